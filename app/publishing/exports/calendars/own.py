"""Somebody's own sittings as a calendar."""

import hashlib
import json
from collections.abc import Iterable
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
from app.publishing.queries.own_calendar import OwnSources
from app.publishing.rules.calendars import zone_of_most


def access_of(sources: OwnSources, language: str | None) -> str:
    """What the calendar shows because of who it is: as one name, so that it is known when that changes."""
    shown = [[one.header.slug, number, *parts] for one, of in sources.parts for number, parts in of.items()]
    return hashlib.sha256(json.dumps([language, shown]).encode()).hexdigest()


def own_feed(sources: OwnSources, language: str | None, access_at: datetime | None, token: str) -> bytes:
    """The calendar; LAST-MODIFIED is the later of the sitting's and of the last change of what its owner may see."""
    with speaking(language if language in AVAILABLE else "en"):
        calendar = Calendar(
            name=_("My sittings"),
            description=_("The sittings in which you have a part"),
            url=address_of("publishing.own_calendar"),
            source=address_of("publishing.own_feed", token=token),
            zone=zone_of_most((one.header.timezone for one, of in sources.parts for _number in of), HOME),
            language=locale_code(),
            events=tuple(_events(sources, access_at)),
        )
    return write_calendar(calendar)


def _events(sources: OwnSources, access_at: datetime | None) -> Iterable[Event]:
    for programme, parts in sources.parts:
        for number, roles in parts.items():
            sitting = programme.sitting(number)
            assert sitting is not None, "parts are those of the programme"
            words = in_words([str(PARTS[role] if role in PARTS else ROLES[role]) for role in roles])
            event = sitting_event(sitting, programme.header, sources.challenges, words)
            yield replace(event, revised=max(event.revised, access_at or event.revised))
