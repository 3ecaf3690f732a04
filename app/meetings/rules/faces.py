"""What an event of a calendar says, before it is put into words. What does not stand here moves no event.

The exports of calendars say just this (`app/meetings/exports/calendar`); a test compares the two field by field.
"""

from urllib.parse import urlsplit

from app.meetings.rules.order import reason_of, status_of
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.words import NAMED_KINDS, Participation, Status


def calendar_face(header: Header, sitting: Sitting) -> tuple:
    """What raises SEQUENCE: when, where, and whether it takes place."""
    hours = (sitting.starts_at, sitting.ends_at, header.timezone)
    when = hours if sitting.has_times else sitting.date
    return when, _where(header, sitting.room), status_of(sitting, header)


def visible_face(header: Header, sitting: Sitting) -> tuple:
    """What moves LAST-MODIFIED: all that is said of the sitting, and of its meeting where its event says that too."""
    name = sitting.title or sitting.thematic_number
    kind = sitting.kind if sitting.kind in NAMED_KINDS else None
    half_day = None if sitting.has_times else sitting.half_day
    said = (name, kind, sitting.challenges, half_day, sitting.note)
    reason = reason_said(status_of(sitting, header), reason_of(sitting, header))
    return calendar_face(header, sitting), said, reason, of_meeting(header), followed(header)


def of_meeting(header: Header) -> tuple:
    """What an event says of its meeting; its language is that of what is said."""
    return header.short_title or header.title, header.language, header.rehearsal


def reason_said(status: Status, reason: str | None) -> str | None:
    """Why something is off; what is held has no reason."""
    return None if status == Status.SCHEDULED else reason


def followed(header: Header) -> tuple[str, str | None] | None:
    """Where the public follows, if that is an address on the web, and what that place is called."""
    webcast = header.webcast
    if webcast is None or not webcast.url or not is_web(webcast.url):
        return None
    return webcast.url, webcast.where


def is_web(url: str) -> bool:
    """Whether this is an address that a browser opens."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def place(*parts: str | None) -> str:
    """Room, building and city, what is in another of them said once."""
    found: list[str] = []
    for part in filter(None, parts):
        if not any(part in other for other in found):
            found.append(part)
    return ", ".join(found)


def _where(header: Header, room: str | None) -> str | tuple[str | None]:
    """What is held online alone is held at its address, whatever rooms are named."""
    if header.participation != Participation.ONLINE:
        return place(room, header.venue)
    at = followed(header)
    return (at[0] if at else None,)
