"""A new meeting from an earlier one: the same shape on other days, its people and challenges to be chosen anew."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.refusal import Refusal, refusal
from app.meetings.rules.local import Unreal, day_of, moment_at
from app.meetings.rules.order import chronological
from app.meetings.rules.people import Officer, OpeningSpeaker, Presenter
from app.meetings.rules.programme import Header, Interpretation, MarginEvent, Programme, Segment, Sitting
from app.meetings.rules.uid import uid_of
from app.meetings.rules.words import Participation, Status

WORKING_DAYS = 5
OF_ITS_SESSION = re.compile(r" at its .*$")  # "Chair of the Commission at its sixty-sixth session"
Calendar = Callable[[date], date]


class NoSuchHour(Exception):
    """An hour of the earlier meeting that the clock of the new one skips."""

    def __init__(self, unreal: Unreal):
        self.unreal = unreal


@dataclass(frozen=True, kw_only=True)
class New:
    """What is chosen for the new meeting; challenges by the number of the earlier sitting.

    Events on the margins are often held once: those that are held again are chosen, by their places from 1 on.
    """

    slug: str
    title: str
    starts_on: date
    timezone: str
    short_title: str | None = None
    session: int | None = None
    ordinal: int | None = None
    venue: str | None = None
    participation: Participation | None = None
    margins: frozenset[int] = frozenset()
    challenges: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def copy_of(earlier: Programme, new: New) -> Programme | Refusal:
    """The draft of the new meeting, or the hour that does not exist on its day."""
    on = days_moved(earlier, new.starts_on)
    numbers = numbers_given(earlier)
    try:
        sittings = [_sitting(one, numbers[one.number], earlier, new, on) for one in _kept(earlier)]
        header = _header(earlier.header, new, on)
    except NoSuchHour as skipped:
        unreal = skipped.unreal
        return refusal("meetings.no_such_hour", hour=unreal.hour, day=unreal.day.isoformat(), zone=unreal.zone)
    return Programme(header=header).with_sittings(sittings)


def days_moved(earlier: Programme, starts_on: date) -> Calendar:
    """Each day of the earlier meeting as a day of the new one.

    Working days stay working days in their order, also where the new meeting begins on another weekday; where either
    meeting knows a Saturday or Sunday, days are simply counted.
    """
    first = earlier.header.starts_on
    if not all(map(_is_working_day, (starts_on, *_days_of(earlier)))):
        return lambda day: starts_on + (day - first)
    moved = _working_number(starts_on) - _working_number(first)

    def on(day: date) -> date:
        """A sitting that lasts beyond midnight on a Friday ends on the day after its Friday."""
        beyond = timedelta(days=max(0, day.weekday() - WORKING_DAYS + 1))
        return _working_day(_working_number(day - beyond) + moved) + beyond

    return on


def margins_offered(earlier: Programme, starts_on: date) -> dict[int, tuple[str, date]]:
    """The events on the margins that may be held again, by their places: what they were, and when they would be."""
    on = days_moved(earlier, starts_on)
    return {place: (one.title, on(one.starts_on)) for place, one in enumerate(earlier.header.margins, start=1)}


def numbers_given(earlier: Programme) -> dict[int, int]:
    """The number of each earlier sitting that is kept, and the one that it has in the new meeting: 1, 2, 3 as held."""
    return {one.number: number for number, one in enumerate(_kept(earlier), start=1)}


def _kept(earlier: Programme) -> list[Sitting]:
    """What was cancelled is not held again."""
    return [one for one in chronological(earlier) if one.status != Status.CANCELLED]


def _days_of(earlier: Programme) -> Iterable[date]:
    header = earlier.header
    yield from (header.starts_on, header.ends_on, *(one.date for one in _kept(earlier)))
    yield from (day for officer in header.officers for day in officer.presides_on)
    yield from (day for event in header.margins for day in (event.starts_on, event.ends_on) if day)


def _is_working_day(day: date) -> bool:
    return day.weekday() < WORKING_DAYS


def _working_number(day: date) -> int:
    """Working days are numbered through, Monday to Friday, week after week."""
    week, weekday = divmod(day.toordinal() - 1, 7)
    return week * WORKING_DAYS + weekday


def _working_day(number: int) -> date:
    week, weekday = divmod(number, WORKING_DAYS)
    return date.fromordinal(week * 7 + weekday + 1)


def _moment(moment: datetime | None, earlier: ZoneInfo, new: ZoneInfo, on: Calendar) -> datetime | None:
    """The same hour on the clock of the new place; of an hour that comes twice, the first."""
    if moment is None:
        return None
    local, day = moment.astimezone(earlier), on(day_of(moment, earlier))
    found = moment_at(day, f"{local:%H:%M}", new)
    if isinstance(found, Unreal) and found.choices:
        found = moment_at(day, found.choices[0], new)
    if isinstance(found, Unreal):
        raise NoSuchHour(found)
    return found


def _sitting(one: Sitting, number: int, earlier: Programme, new: New, on: Calendar) -> Sitting:
    zones = earlier.header.zone, ZoneInfo(new.timezone)
    thematic = sorted({kept.thematic_number for kept in _kept(earlier) if kept.thematic_number})
    return Sitting(
        number=number,
        uid=uid_of(new.slug, number),
        date=on(one.date),
        kind=one.kind,
        thematic_number=thematic.index(one.thematic_number) + 1 if one.thematic_number else None,
        title=None if one.challenges else one.title,
        half_day=one.half_day,
        starts_at=_moment(one.starts_at, *zones, on),
        ends_at=_moment(one.ends_at, *zones, on),
        room=one.room,
        challenges=new.challenges.get(one.number, ()),
        presiding_officer=_keys(earlier.header).get(one.presiding_officer or ""),
        interpretation=_interpretation(one.interpretation, *zones, on),
        segments=tuple(
            Segment(key=part.key, kind=part.kind, minutes=part.minutes, title=part.title) for part in one.segments
        ),
        opening_speakers=tuple(map(_opening_speaker, one.opening_speakers)),
        presenters=tuple(
            Presenter(unit=who.unit, entity=who.entity, country=who.country, segment=who.segment)
            for who in one.presenters
        ),
    )


def _opening_speaker(who: OpeningSpeaker) -> OpeningSpeaker:
    """An office stays; who speaks for a group changes from year to year."""
    group = who.on_behalf_of and replace(who.on_behalf_of, extra={})
    entity = None if group else who.entity
    return OpeningSpeaker(entity=entity, role=who.role, on_behalf_of=group, segment=who.segment)


def _interpretation(given: Interpretation | None, earlier: ZoneInfo, new: ZoneInfo, on: Calendar):
    if given is None:
        return None
    return Interpretation(
        from_at=_moment(given.from_at, earlier, new, on),
        until_at=_moment(given.until_at, earlier, new, on),
        languages=given.languages,
    )


def _header(earlier: Header, new: New, on: Calendar) -> Header:
    """Left is what was so of the earlier meeting alone: figures, notes, webcast, documents, what was made public."""
    zones = earlier.zone, ZoneInfo(new.timezone)
    kept = [event for place, event in enumerate(earlier.margins, start=1) if place in new.margins]
    return Header(
        slug=new.slug,
        title=new.title,
        short_title=new.short_title,
        starts_on=new.starts_on,
        ends_on=on(earlier.ends_on),
        timezone=new.timezone,
        body=earlier.body,
        session=new.session,
        ordinal=new.ordinal,
        venue=new.venue,
        language=earlier.language,
        participation=new.participation,
        officers=tuple(_officer(one, earlier, on) for one in earlier.officers),
        margins=tuple(_margin(event, *zones, on) for event in kept),
    )


def _keys(earlier: Header) -> dict[str, str]:
    """Keys of officers in the new meeting: by what they do there, as the earlier ones may be somebody's name."""
    given: dict[str, str] = {}
    for one in earlier.officers:
        word = one.role or "officer"
        same = sum(key.rpartition("-")[0] == word for key in given.values())
        given[one.key] = f"{word}-{same + 1}"
    return given


def _officer(one: Officer, earlier: Header, on: Calendar) -> Officer:
    office = one.office and OF_ITS_SESSION.sub("", one.office)
    days = tuple(map(on, one.presides_on))
    return Officer(key=_keys(earlier)[one.key], role=one.role, office=office, presides_on=days)


def _margin(event: MarginEvent, earlier: ZoneInfo, new: ZoneInfo, on: Calendar) -> MarginEvent:
    return MarginEvent(
        title=event.title,
        starts_on=on(event.starts_on),
        ends_on=on(event.ends_on) if event.ends_on else None,
        starts_at=_moment(event.starts_at, earlier, new, on),
        ends_at=_moment(event.ends_at, earlier, new, on),
        room=event.room,
        organizer=event.organizer,
    )
