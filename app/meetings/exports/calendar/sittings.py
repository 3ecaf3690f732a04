"""A sitting as an event: the one place for its UID, SEQUENCE and LAST-MODIFIED."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from flask_babel import gettext as _

from app.core.addresses import address_of
from app.core.calendar import Conference, Event
from app.core.i18n import locale_code
from app.meetings.exports.calendar.telling import OF_STATUS, Said, domain, follow, plain, rich, summary, why
from app.meetings.phrases import sitting_name
from app.meetings.phrases.calendar import KINDS, NO_TIME, ONLINE, SITTING
from app.meetings.phrases.words import HALF_DAYS
from app.meetings.rules.faces import place
from app.meetings.rules.order import reason_of, status_of
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.uid import calendar_uid
from app.meetings.rules.words import Participation
from app.workplan.models import Challenge


def sitting_event(
    sitting: Sitting, header: Header, challenges: Mapping[str, Challenge], own: Iterable[str] = ()
) -> Event:
    """A published sitting, in the language spoken just now; without times, the whole day, taking nobody's time.

    `own` is said to its reader alone: what they do there, and how they take part.
    """
    status = status_of(sitting, header)
    webcast = follow(header, _("Webcast"))
    lines = _lines(sitting, header, webcast, own)
    starts, ends = sitting.starts_at or sitting.date, sitting.ends_at or sitting.date + timedelta(days=1)
    return Event(
        uid=calendar_uid(sitting.uid, domain()),
        sequence=sitting.sequence,
        revised=_revised(sitting, challenges),
        starts=starts,
        ends=ends,
        zone=header.timezone,
        language=locale_code(),
        summary=summary(_title(sitting, challenges), status, header),
        description=plain(lines),
        rich=rich(lines),
        location=_place(sitting, header, webcast),
        url=_address(sitting, header),
        categories=(str(KINDS.get(sitting.kind, SITTING)),),
        conferences=(webcast,) if webcast else (),
        status=OF_STATUS[status],
    )


def _revised(sitting: Sitting, challenges: Mapping[str, Challenge]) -> datetime:
    """When anything changed that it says: the version counts its own, the workplan what challenges are called."""
    assert sitting.revised is not None, "a published sitting has its revision"
    named = (challenges[slug].renamed_at for slug in sitting.challenges if slug in challenges)
    return max([sitting.revised, *(moment for moment in named if moment)])


def _title(sitting: Sitting, challenges: Mapping[str, Challenge]) -> str:
    name = sitting_name(sitting)
    topics = "; ".join(challenges[slug].short_title for slug in sitting.challenges if slug in challenges)
    return f"{name}: {topics}" if topics else name


def _lines(sitting: Sitting, header: Header, webcast: Conference | None, own: Iterable[str]) -> list[Said]:
    """What there is to know that stands nowhere else; no names of speakers."""
    status = status_of(sitting, header)
    lines = [*why(status, reason_of(sitting, header), header), Said(header.short_title or header.title)]
    lines += map(Said, own)
    if not sitting.has_times:
        lines.append(Said(" ".join([*_half_day(sitting), str(NO_TIME)])))
    if sitting.note:
        lines.append(Said(sitting.note))
    if webcast:
        lines.append(Said(_("Follow: %(where)s", where=webcast.label), webcast.uri))
    return [*lines, Said(_("Programme of the sitting"), _address(sitting, header))]


def _half_day(sitting: Sitting) -> list[str]:
    return [f"{HALF_DAYS[sitting.half_day]}.".capitalize()] if sitting.half_day else []


def _place(sitting: Sitting, header: Header, webcast: Conference | None) -> str:
    """Room and building; what is held online alone has its link there."""
    if header.participation == Participation.ONLINE:
        return webcast.uri if webcast else str(ONLINE)
    return place(sitting.room, header.venue)


def _address(sitting: Sitting, header: Header) -> str:
    return address_of("publishing.sitting", slug=header.slug, number=sitting.number)
