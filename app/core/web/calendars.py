"""Handing out calendars: the same to every program, and said how long it may be kept."""

from urllib.parse import quote

from flask import Response

MEDIA_TYPE = "text/calendar; charset=utf-8"
PUBLIC = "public, max-age=300, must-revalidate"


def calendar_answer(octets: bytes, name: str) -> Response:
    """A feed, which a program fetches again and again."""
    return _answer(octets, f'inline; filename="{name}.ics"')


def calendar_download(octets: bytes, name: str, title: str) -> Response:
    """A file that is saved: its name in ASCII, and beside it one that people read."""
    return _answer(octets, f"attachment; filename=\"{name}.ics\"; filename*=UTF-8''{quote(title, safe='')}.ics")


def _answer(octets: bytes, disposition: str) -> Response:
    response = Response(octets, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = disposition
    response.headers["Cache-Control"] = PUBLIC
    return response
