"""Which sittings there are: added, removed, split, merged. A number is given once, with its UID, and never again."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from app.core.refusal import Refused, insist, refusal
from app.meetings.rules import status
from app.meetings.rules.editing import half_days, limits
from app.meetings.rules.editing.edits import AddSitting, Known, MergeSittings, Part, RemoveSitting, SplitSitting
from app.meetings.rules.editing.segments import free_key
from app.meetings.rules.order import chronological
from app.meetings.rules.programme import Interpretation, Programme, Segment, Sitting
from app.meetings.rules.segments import timetable
from app.meetings.rules.uid import uid_of
from app.meetings.rules.words import SegmentKind, Status

# The kind of segment to which somebody belongs who names none.
OWN_SEGMENT = {
    Part.OPENING_SPEAKERS: SegmentKind.OPENING,
    Part.PRESENTERS: SegmentKind.INTRODUCTORY_PRESENTATIONS,
    Part.PANEL: SegmentKind.PANEL,
}


def _new(programme: Programme, known: Known) -> dict[str, Any]:
    number = max([known.last_number, *(sitting.number for sitting in programme.sittings)]) + 1
    return {"number": number, "uid": uid_of(programme.header.slug, number)}


def add_sitting(programme: Programme, edit: AddSitting, known: Known) -> Programme:
    """One more sitting."""
    starts_at, ends_at = half_days.span(programme.header, edit.date, edit.starts, edit.ends)
    kind = limits.kind_of_sitting(edit.kind)
    added = Sitting(**_new(programme, known), kind=kind, date=edit.date, starts_at=starts_at, ends_at=ends_at)
    return limits.with_sitting(programme, added)


def remove_sitting(programme: Programme, edit: RemoveSitting, known: Known) -> Programme:
    """The programme without the sitting, or with it cancelled."""
    return _gone(programme, limits.sitting_in(programme, edit.number), edit.reason, known)


def _gone(programme: Programme, sitting: Sitting, reason: str | None, known: Known) -> Programme:
    if sitting.number not in known.published:
        return programme.with_sittings(other for other in programme.sittings if other.number != sitting.number)
    insist(status.why_not(sitting.status, Status.CANCELLED, reason))
    return limits.with_sitting(programme, replace(sitting, status=Status.CANCELLED, status_reason=limits.text(reason)))


def split_sitting(programme: Programme, edit: SplitSitting, known: Known) -> Programme:
    """Two sittings, one after the other; a segment that lasts beyond the hour is divided."""
    sitting = limits.sitting_in(programme, edit.number)
    if sitting.starts_at is None or sitting.ends_at is None:
        raise Refused(refusal("meetings.time_not_stated"))
    at = limits.moment(sitting.date, edit.at, programme.header)
    if not sitting.starts_at < at < sitting.ends_at:
        raise Refused(refusal("meetings.split_outside", hour=edit.at))
    before, after = _segments_around(sitting, at)
    first = replace(sitting, ends_at=at, segments=before, interpretation=_until(sitting.interpretation, at))
    second = replace(
        sitting,
        **_new(programme, known),
        starts_at=at,
        segments=after,
        interpretation=_from(sitting.interpretation, at),
    )
    for part in Part:
        stays, goes = _people_around(sitting, part, first, second)
        first, second = replace(first, **{part: stays}), replace(second, **{part: goes})
    return limits.with_sitting(limits.with_sitting(programme, first), second)


def _segments_around(sitting: Sitting, at: datetime) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    before, after = [], []
    for slot in timetable(sitting):
        assert slot.starts_at is not None
        assert slot.ends_at is not None
        inside = int((min(slot.ends_at, at) - slot.starts_at).total_seconds() // 60)
        if inside > 0:
            before.append(replace(slot.segment, minutes=inside))
        if slot.segment.minutes > max(inside, 0):
            after.append(replace(slot.segment, minutes=slot.segment.minutes - max(inside, 0)))
    return tuple(before), tuple(after)


def _people_around(sitting: Sitting, part: Part, first: Sitting, second: Sitting) -> tuple[tuple, tuple]:
    """Who stays with the first part and who goes with the second: each with the segment."""
    people = getattr(sitting, part)
    goes = [person for person in people if _goes(person.segment, part, first, second)]
    return tuple(person for person in people if person not in goes), tuple(goes)


def _goes(segment: str | None, part: Part, first: Sitting, second: Sitting) -> bool:
    if segment:
        return all(kept.key != segment for kept in first.segments)
    kinds = [{kept.kind for kept in half.segments} for half in (first, second)]
    return OWN_SEGMENT[part] not in kinds[0] and OWN_SEGMENT[part] in kinds[1]


def _until(given: Interpretation | None, at: datetime) -> Interpretation | None:
    """What of the interpretation falls before the hour."""
    if given and given.from_at and given.from_at >= at:
        return None
    return replace(given, until_at=at) if given and given.until_at and given.until_at > at else given


def _from(given: Interpretation | None, at: datetime) -> Interpretation | None:
    """What of the interpretation falls after the hour."""
    if given and given.until_at and given.until_at <= at:
        return None
    return replace(given, from_at=at) if given and given.from_at and given.from_at < at else given


def merge_sittings(programme: Programme, edit: MergeSittings, known: Known) -> Programme:
    """The earlier with all that the other had; it lasts until the other's end only where that follows at once."""
    pair = {limits.sitting_in(programme, number).number for number in (edit.number, edit.other)}
    if len(pair) != 2:
        raise Refused(refusal("meetings.two_sittings_wanted"))
    earlier, later = (sitting for sitting in chronological(programme) if sitting.number in pair)
    merged = _with_segments_of(earlier, later)
    merged = replace(
        merged,
        ends_at=later.ends_at if earlier.ends_at and earlier.ends_at == later.starts_at else earlier.ends_at,
        challenges=tuple(dict.fromkeys((*earlier.challenges, *later.challenges))),
        presiding_officer=earlier.presiding_officer or later.presiding_officer,
    )
    return limits.with_sitting(_gone(programme, later, edit.reason, known), merged)


def _with_segments_of(earlier: Sitting, later: Sitting) -> Sitting:
    """The segments of both and all who take part, nobody twice."""
    segments, keys = list(earlier.segments), {}
    for segment in later.segments:
        keys[segment.key] = free_key(segment.key, segments)
        segments.append(replace(segment, key=keys[segment.key]))
    people: dict[str, Any] = {}
    for part in Part:
        came = [replace(person, segment=keys.get(person.segment)) for person in getattr(later, part)]
        there = getattr(earlier, part)
        said = [replace(person, segment=None) for person in there]
        people[part] = (*there, *(person for person in came if replace(person, segment=None) not in said))
    return replace(earlier, segments=tuple(segments), **people)
