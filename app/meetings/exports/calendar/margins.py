"""An event on the margins of a meeting as calendars know it."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from app.core.addresses import address_of
from app.core.calendar import Event
from app.core.i18n import locale_code
from app.meetings.exports.calendar.telling import OF_STATUS, Said, domain, plain, rich, summary, why
from app.meetings.phrases.calendar import MARGINS, NO_TIME
from app.meetings.queries import PublishedHeader
from app.meetings.rules.faces import is_web, place
from app.meetings.rules.margins import announced_of, status_of_margin
from app.meetings.rules.programme import Announced, Header
from app.meetings.rules.uid import margin_uid


def margin_events(meetings: Sequence[PublishedHeader]) -> Iterable[Event]:
    """Every event on the margins of these meetings, also what is gone, in the language spoken just now."""
    for one in meetings:
        for announced in announced_of(one.header, one.published_at):
            yield margin_event(announced, one.header)


def margin_event(announced: Announced, header: Header) -> Event:
    """One event; without times, its days, which take nobody's time."""
    event, status = announced.event, status_of_margin(announced, header)
    lines = _lines(announced, header)
    whole = event.starts_at is None or event.ends_at is None
    return Event(
        uid=margin_uid(announced.uid, domain()),
        sequence=announced.sequence,
        revised=announced.revised,
        starts=event.starts_on if whole else event.starts_at,
        ends=(event.ends_on or event.starts_on) + timedelta(days=1) if whole else event.ends_at,
        zone=header.timezone,
        language=locale_code(),
        summary=summary(event.title, status, header),
        description=plain(lines),
        rich=rich(lines),
        location=place(event.room, header.venue) if event.room else None,
        url=_address(header),
        categories=(str(MARGINS),),
        status=OF_STATUS[status],
    )


def _lines(announced: Announced, header: Header) -> list[Said]:
    event, status = announced.event, status_of_margin(announced, header)
    reason = None if announced.is_gone else header.status_reason
    lines = [*why(status, reason, header), Said(f"{MARGINS}: {header.short_title or header.title}")]
    if not event.starts_at:
        lines.append(Said(str(NO_TIME)))
    lines += [Said(part) for part in (event.organizer, event.note) if part]
    if event.link and is_web(event.link):
        lines.append(Said("", event.link))
    return [*lines, Said("", _address(header))]


def _address(header: Header) -> str:
    return address_of("publishing.meeting", slug=header.slug)
