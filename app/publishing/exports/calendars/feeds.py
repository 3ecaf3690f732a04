"""Public calendars: the same octets for everybody who asks for the same, until something is published."""

from collections.abc import Iterable

from flask_babel import gettext as _

from app.core.addresses import address_of
from app.core.calendar import Calendar, Event, write_calendar, write_download
from app.core.calendar.values import HOME
from app.core.i18n import AVAILABLE, locale_code, speaking
from app.meetings.exports.calendar import KINDS, sitting_event
from app.publishing.queries.calendars import CalendarSources, SittingSources
from app.publishing.rules.calendars import Wanted, zone_of_most


def language_of(asked: str | None, sources: CalendarSources | SittingSources) -> str:
    """What was asked for, else the language of the meeting; never what the reader's program prefers."""
    header = sources.header if isinstance(sources, SittingSources) else sources.meeting
    language = asked or (header.language if header else None)
    return language if language in AVAILABLE else "en"


def feed(sources: CalendarSources, wanted: Wanted) -> bytes:
    """The calendar of a meeting, of a challenge, or of everything."""
    with speaking(language_of(wanted.language, sources)):
        name, description, page = _about(sources)
        calendar = Calendar(
            name=name,
            description=description,
            url=page,
            source=feed_address(sources, wanted),
            zone=_zone(sources, wanted),
            language=locale_code(),
            events=tuple(_events(sources, wanted)),
        )
    return write_calendar(calendar)


def sitting_download(sources: SittingSources, asked: str | None) -> bytes:
    """One sitting."""
    with speaking(language_of(asked, sources)):
        return write_download(sitting_event(sources.sitting, sources.header, sources.challenges))


def feed_address(sources: CalendarSources, wanted: Wanted) -> str:
    """Where the calendar is fetched."""
    if sources.meeting:
        return address_of("publishing.meeting_feed", slug=sources.meeting.slug, **wanted.questions)
    if sources.challenge:
        return address_of("publishing.challenge_feed", slug=sources.challenge.slug, **wanted.questions)
    return address_of("publishing.all_feed", **wanted.questions)


def _about(sources: CalendarSources) -> tuple[str, str, str]:
    """What it is called, what it holds, and the page about it."""
    if header := sources.meeting:
        page = address_of("publishing.meeting", slug=header.slug)
        return header.short_title or header.title, header.title, page
    if challenge := sources.challenge:
        page = address_of("publishing.challenge", slug=challenge.slug)
        return challenge.short_title, _("Every sitting that treats this challenge"), page
    return (
        _("Intersessional meetings"),
        _("Every sitting of every intersessional meeting"),
        address_of("publishing.home"),
    )


def _zone(sources: CalendarSources, wanted: Wanted) -> str:
    """The zone of the meeting, or of most sittings."""
    if sources.meeting:
        return sources.meeting.timezone
    return zone_of_most((header.timezone for sitting, header in sources.sittings if wanted.has(sitting)), HOME)


def _events(sources: CalendarSources, wanted: Wanted) -> Iterable[Event]:
    for sitting, header in sources.sittings:
        if wanted.has(sitting):
            yield sitting_event(sitting, header, sources.challenges)
    for kind in KINDS.values():
        if kind.name not in wanted.without:
            yield from kind.make(sources.meetings)
