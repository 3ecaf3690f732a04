"""Handing out calendars: the same to every program, and said how long it may be kept."""

import hashlib
from urllib.parse import quote

from flask import Response, request

MEDIA_TYPE = "text/calendar; charset=utf-8"
PUBLIC = "public, max-age=300, must-revalidate"


def calendar_answer(octets: bytes, name: str) -> Response:
    """A feed, which a program fetches again and again."""
    return _answer(octets, f'inline; filename="{name}.ics"')


def calendar_download(octets: bytes, name: str, title: str) -> Response:
    """A file that is saved: its name in ASCII, and beside it one that people read."""
    return _answer(octets, f"attachment; filename=\"{name}.ics\"; filename*=UTF-8''{quote(title, safe='')}.ics")


def private_calendar_answer(octets: bytes, name: str) -> Response:
    """A feed for one person: nobody between keeps it, nobody finds it, and its address is told to nobody."""
    response = _private(_answer(octets, f'inline; filename="{name}.ics"'))
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hashlib.sha256(octets).hexdigest()[:32])
    response.make_conditional(request.environ)
    response.headers.pop("Date", None)  # the server says it
    return response


def private_refusal(status: int, sentence: str) -> Response:
    """For a program: a page to sign in at would be read as a calendar, or kept as an error for ever."""
    response = _private(Response(f"{sentence}\n", status, content_type="text/plain; charset=utf-8"))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _private(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _answer(octets: bytes, disposition: str) -> Response:
    response = Response(octets, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = disposition
    response.headers["Cache-Control"] = PUBLIC
    return response
