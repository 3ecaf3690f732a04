"""What is told of a sitting, by what happened to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from app.meetings.rules.events import EventKind
from app.meetings.rules.order import presiding_officer_of
from app.meetings.rules.programme import Header, Interpretation, Segment, Sitting
from app.meetings.rules.telling.kinds import Code, Hour, OfSitting, Telling, hour_of, when_held
from app.meetings.rules.telling.lists import turnover
from app.meetings.rules.telling.people import tell_people
from app.meetings.rules.words import SegmentKind, Status

Told = Iterable[Telling]


@dataclass(frozen=True)
class Both:
    """A sitting in two programmes, with their headers; `fields` are those that differ in the event told."""

    was: Sitting
    now: Sitting
    header_was: Header
    header_now: Header
    fields: frozenset[str] = frozenset()


def tell_status(kind: OfSitting, because: OfSitting) -> Callable[[Both], Told]:
    """Cancelled, postponed or held after all, with the reason where one is given."""

    def tell(both: Both) -> Told:
        reason = both.now.status_reason
        yield Telling(because, facts={"reason": reason}) if reason else Telling(kind)

    return tell


def tell_reason(both: Both) -> Told:
    """Of what is held, the reason is why it is so after all."""
    if both.now.status_reason and both.now.status == Status.SCHEDULED:
        yield from tell_status(OfSitting.REINSTATED, OfSitting.REINSTATED_BECAUSE)(both)
    elif both.now.status_reason:
        yield Telling(OfSitting.REASON_GIVEN, facts={"after": both.now.status_reason})
    else:
        yield Telling(OfSitting.REASON_GONE)


def tell_time(both: Both) -> Told:
    """To another day, or to other hours of the same; the end only where the length is another."""
    before, after = when_held(both.was, both.header_was), when_held(both.now, both.header_now)
    if before.day != after.day or before.half_day != after.half_day:
        yield Telling(OfSitting.MOVED, facts={"before": before, "after": after})
        if after.begins and before.begins and _length(both.was) != _length(both.now):
            yield Telling(OfSitting.ENDS, facts={"after": hour_of(both.now.ends_at, both.header_now)})
    elif before.begins and after.begins:
        yield from _tell_hours_of_day(both)
    elif after.begins:
        yield Telling(OfSitting.TIME_GIVEN, facts={"after": after})
    elif before.begins:
        yield Telling(OfSitting.TIME_GONE, facts={"day": after.day})


def _tell_hours_of_day(both: Both) -> Told:
    was = {"before": hour_of(both.was.starts_at, both.header_was), "end_before": _end(both.was, both.header_was)}
    now = {"after": hour_of(both.now.starts_at, both.header_now), "end_after": _end(both.now, both.header_now)}
    facts = {**was, **now, "day": both.now.date}
    if was["before"] == now["after"] and was["end_before"] != now["end_after"]:
        yield Telling(OfSitting.ENDS_INSTEAD, facts=facts)
    elif was["before"] != now["after"]:
        kind = OfSitting.BEGINS if _length(both.was) == _length(both.now) else OfSitting.HOURS_CHANGED
        yield Telling(kind, facts=facts)


def _end(sitting: Sitting, header: Header) -> Hour:
    return hour_of(sitting.ends_at, header)


def _length(sitting: Sitting) -> timedelta | None:
    return sitting.ends_at - sitting.starts_at if sitting.starts_at and sitting.ends_at else None


def tell_room(both: Both) -> Told:
    before, after = both.was.room, both.now.room
    if before and after:
        yield Telling(OfSitting.ROOM_CHANGED, facts={"before": before, "after": after})
    elif after:
        yield Telling(OfSitting.ROOM_GIVEN, facts={"after": after})
    else:
        yield Telling(OfSitting.ROOM_GONE)


def tell_name(both: Both) -> Told:
    """By what it is called; else by its number among the thematic sessions."""
    if _called(both.was) != _called(both.now):
        yield Telling(OfSitting.RENAMED, facts={"before": both.was})
    elif both.was.thematic_number != both.now.thematic_number:
        number = both.now.thematic_number
        yield Telling(OfSitting.NUMBERED, facts={"after": number}) if number else Telling(OfSitting.NUMBER_GONE)


def _called(sitting: Sitting) -> tuple:
    """What gives a sitting its name: its title, else its number, else its kind."""
    return (sitting.title,) if sitting.title else (sitting.thematic_number or sitting.kind, None)


def tell_challenges(both: Both) -> Told:
    change = turnover(both.was.challenges, both.now.challenges, lambda slug: slug)
    came, left = (tuple(Code("challenge", slug) for slug in slugs) for slugs in (change.came, change.left))
    if came and left:
        yield Telling(OfSitting.CHALLENGES_REPLACED, facts={"after": came, "before": left})
    elif came:
        yield Telling(OfSitting.CHALLENGES_CAME, facts={"after": came})
    elif left:
        yield Telling(OfSitting.CHALLENGES_LEFT, facts={"before": left})
    else:
        yield Telling(OfSitting.CHALLENGES_REORDERED)


def tell_presiding(both: Both) -> Told:
    """Who presides in the end, also where the day says it."""
    before = presiding_officer_of(both.was, both.header_was)
    after = presiding_officer_of(both.now, both.header_now)
    if before and after and before != after:
        yield Telling(OfSitting.PRESIDED_INSTEAD, facts={"after": after, "before": before})
    elif after and not before:
        yield Telling(OfSitting.PRESIDED, facts={"after": after})
    elif before and not after:
        yield Telling(OfSitting.PRESIDED_BY_NOBODY, facts={"before": before})


def tell_part(part: str) -> Callable[[Both], Told]:
    """How the people of a part changed."""
    return lambda both: tell_people(part, getattr(both.was, part), getattr(both.now, part))


def tell_segments(both: Both) -> Told:
    """Parts that came, left, last longer or shorter, are called otherwise, or come in another order."""
    if not both.was.segments:
        yield Telling(OfSitting.SEGMENTS_GIVEN, facts={"segments": both.now.segments})
        return
    if not both.now.segments:
        yield Telling(OfSitting.SEGMENTS_GONE)
        return
    change = turnover(both.was.segments, both.now.segments, lambda segment: segment.key)
    for segment in change.came:
        yield Telling(OfSitting.SEGMENT_CAME, facts={"segment": segment, "minutes": segment.minutes})
    for segment in change.left:
        yield Telling(OfSitting.SEGMENT_LEFT, facts={"segment": segment})
    for before, after in change.stayed:
        yield from _tell_segment(before, after)
    if change.swapped or change.reordered:
        yield Telling(OfSitting.SEGMENTS_REORDERED, facts={"segments": both.now.segments})


def _tell_segment(before: Segment, after: Segment) -> Told:
    if _segment_called(before) != _segment_called(after):
        yield Telling(OfSitting.SEGMENT_RENAMED, facts={"before": before, "after": after})
    more = after.minutes - before.minutes
    if more:
        kind = OfSitting.SEGMENT_LONGER if more > 0 else OfSitting.SEGMENT_SHORTER
        yield Telling(kind, facts={"segment": after, "minutes": abs(more)})


def _segment_called(segment: Segment) -> tuple[str | None, SegmentKind | None]:
    return (segment.title, None) if segment.title else (None, segment.kind)


def tell_interpretation(both: Both) -> Told:
    """Whether there is interpretation, when, and into which languages."""
    before, after = both.was.interpretation, both.now.interpretation
    if after is None:
        yield Telling(OfSitting.INTERPRETATION_LEFT)
        return
    if before is None and after.languages:
        languages = tuple(Code("language", one) for one in after.languages)
        yield Telling(OfSitting.INTERPRETED_INTO, facts={"languages": languages})
    elif before is None:
        yield Telling(OfSitting.INTERPRETATION_CAME)
    before = before or Interpretation(languages=after.languages)
    yield from _tell_hours(before, after, both.header_now)
    yield from _tell_languages(before, after)


def _tell_hours(before: Interpretation, after: Interpretation, header: Header) -> Told:
    """Its bounds; where one is absent it is that of the sitting."""
    if before.from_at != after.from_at:
        given = Telling(OfSitting.INTERPRETATION_FROM, facts={"after": hour_of(after.from_at, header)})
        yield given if after.from_at else Telling(OfSitting.INTERPRETATION_FROM_BEGINNING)
    if before.until_at != after.until_at:
        given = Telling(OfSitting.INTERPRETATION_UNTIL, facts={"after": hour_of(after.until_at, header)})
        yield given if after.until_at else Telling(OfSitting.INTERPRETATION_UNTIL_END)


def _tell_languages(before: Interpretation, after: Interpretation) -> Told:
    came = tuple(Code("language", one) for one in after.languages if one not in before.languages)
    left = tuple(Code("language", one) for one in before.languages if one not in after.languages)
    if came:
        yield Telling(OfSitting.LANGUAGES_CAME, facts={"languages": came})
    if left:
        yield Telling(OfSitting.LANGUAGES_LEFT, facts={"languages": left})


def tell_details(both: Both) -> Told:
    """Note and source, each by itself; anything else in one sentence."""
    if "note" in both.fields:
        note = both.now.note
        yield Telling(OfSitting.NOTE_GIVEN, facts={"after": note}) if note else Telling(OfSitting.NOTE_GONE)
    if "source" in both.fields:
        source = both.now.source
        yield Telling(OfSitting.SOURCE_GIVEN, facts={"after": source}) if source else Telling(OfSitting.SOURCE_GONE)
    if both.fields - {"note", "source"}:
        yield Telling(OfSitting.DETAILS_CHANGED)


TELL: dict[EventKind, Callable[[Both], Told]] = {
    EventKind.CANCELLED: tell_status(OfSitting.CANCELLED, OfSitting.CANCELLED_BECAUSE),
    EventKind.POSTPONED: tell_status(OfSitting.POSTPONED, OfSitting.POSTPONED_BECAUSE),
    EventKind.REINSTATED: tell_status(OfSitting.REINSTATED, OfSitting.REINSTATED_BECAUSE),
    EventKind.REASON_CHANGED: tell_reason,
    EventKind.MOVED: tell_time,
    EventKind.RELOCATED: tell_room,
    EventKind.RENAMED: tell_name,
    EventKind.CHALLENGES_CHANGED: tell_challenges,
    EventKind.PRESIDING_OFFICER_CHANGED: tell_presiding,
    EventKind.OPENING_SPEAKERS_CHANGED: tell_part("opening_speakers"),
    EventKind.PRESENTERS_CHANGED: tell_part("presenters"),
    EventKind.PANEL_CHANGED: tell_part("panel"),
    EventKind.SEGMENTS_CHANGED: tell_segments,
    EventKind.INTERPRETATION_CHANGED: tell_interpretation,
    EventKind.DETAILS_CHANGED: tell_details,
}
