"""Somebody's own sittings as a calendar."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from flask_babel import gettext as _

from app.core.addresses import address_of
from app.core.calendar import Calendar, Event, write_calendar
from app.core.calendar.values import HOME
from app.core.i18n import AVAILABLE, locale_code, speaking
from app.core.moments import in_words
from app.meetings.exports.calendar import sitting_event
from app.meetings.phrases.words import ROLES as PARTS
from app.people.phrases import ROLES
from app.publishing.phrases.calendars import ATTENDANCES, NOTHING_HELD, WITHOUT_DELEGATIONS
from app.publishing.queries.own_calendar import OwnSources
from app.publishing.rules.calendars import zone_of_most
from app.publishing.rules.own_calendar import Own


def access_of(sources: OwnSources, language: str | None) -> str:
    """What the calendar shows because of who it is: as one name, so that it is known when that changes."""
    shown = [
        [one.header.slug, number, *own.roles, *own.attendances, *(sources.entities[code] for code in own.delegations)]
        for one, of in sources.parts
        for number, own in of.items()
    ]
    return hashlib.sha256(json.dumps([language, shown]).encode()).hexdigest()


def own_feed(sources: OwnSources, language: str | None, access_at: datetime | None, source: str) -> bytes:
    """The calendar; LAST-MODIFIED is the later of the sitting's and of the last change of what its owner may see."""
    with speaking(language if language in AVAILABLE else "en"):
        name, description, page = _about(sources)
        calendar = Calendar(
            name=name,
            description=description,
            url=page,
            source=source,
            zone=_zone(sources),
            language=locale_code(),
            events=tuple(_events(sources, access_at)),
        )
    return write_calendar(calendar)


def own_feed_address(token: str, *, delegations: bool = True) -> str:
    """Where it is fetched, with the sittings of one's delegations or without."""
    return address_of("publishing.own_feed", token=token, **({} if delegations else {WITHOUT_DELEGATIONS: "0"}))


def reasons(own: Own, sources: OwnSources) -> Iterator[str]:
    """Why a sitting is somebody's own, each reason a sentence or a name."""
    if own.roles:
        roles = [str(PARTS[role] if role in PARTS else ROLES[role]) for role in own.roles]
        yield _("Your part: %(part)s", part=in_words(roles))
    if own.attendances:
        yield str(ATTENDANCES[own.attendances])
    for code in own.delegations:
        yield _("Delegation of %(entity)s", entity=sources.entities[code])


def _about(sources: OwnSources) -> tuple[str, str, str]:
    """What it is called, what it holds, and the page about it: never one whose address is a secret."""
    if sources.state is None:
        return _("My sittings"), _("The sittings in which you have a part"), address_of("publishing.own_calendar")
    said = str(NOTHING_HELD.get(sources.state) or _("The sittings in which you take part"))
    if sources.meeting is None:
        return _("My sittings"), said, address_of("publishing.home")
    title = sources.meeting.short_title or sources.meeting.title
    page = address_of("publishing.meeting", slug=sources.meeting.slug)
    return _("My sittings: %(meeting)s", meeting=title), said, page


def _zone(sources: OwnSources) -> str:
    if sources.meeting:
        return sources.meeting.timezone
    return zone_of_most((one.header.timezone for one, of in sources.parts for _number in of), HOME)


def _events(sources: OwnSources, access_at: datetime | None) -> Iterable[Event]:
    for programme, parts in sources.parts:
        for number, own in parts.items():
            sitting = programme.sitting(number)
            assert sitting is not None, "parts are those of the programme"
            event = sitting_event(sitting, programme.header, sources.challenges, reasons(own, sources))
            yield replace(event, revised=max(event.revised, access_at or event.revised))
