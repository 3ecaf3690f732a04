"""The segments of a sitting: in their order, each known by a key of its own."""

from collections.abc import Iterable
from dataclasses import replace

from app.core.refusal import Refused, refusal
from app.meetings.rules.editing import limits
from app.meetings.rules.editing.edits import AddSegment, Known, MoveSegment, Part, RemoveSegment, SetSegment
from app.meetings.rules.programme import Programme, Segment, Sitting


def free_key(wanted: str, there: Iterable[Segment]) -> str:
    """The key wanted, with a number where it is taken: panel, panel-2."""
    taken = {segment.key for segment in there}
    key, count = wanted, 1
    while key in taken:
        count += 1
        key = f"{wanted}-{count}"
    return key


def add_segment(programme: Programme, edit: AddSegment, _known: Known) -> Programme:
    """One more segment, at the end."""
    sitting = limits.sitting_in(programme, edit.number)
    key = free_key(edit.kind.value, sitting.segments)
    added = Segment(key=key, kind=edit.kind, minutes=limits.minutes(edit.minutes), title=limits.text(edit.title))
    return limits.with_sitting(programme, replace(sitting, segments=(*sitting.segments, added)))


def set_segment(programme: Programme, edit: SetSegment, _known: Known) -> Programme:
    """The segment with these minutes and this title."""
    sitting, place = _find(programme, edit.number, edit.key)
    segments = list(sitting.segments)
    segments[place] = replace(segments[place], minutes=limits.minutes(edit.minutes), title=limits.text(edit.title))
    return limits.with_sitting(programme, replace(sitting, segments=tuple(segments)))


def move_segment(programme: Programme, edit: MoveSegment, _known: Known) -> Programme:
    """The segment in another place, the last one where there is none so far."""
    sitting, place = _find(programme, edit.number, edit.key)
    segments = list(sitting.segments)
    segments.insert(max(edit.to, 0), segments.pop(place))
    return limits.with_sitting(programme, replace(sitting, segments=tuple(segments)))


def remove_segment(programme: Programme, edit: RemoveSegment, _known: Known) -> Programme:
    """The sitting without the segment."""
    sitting, _place = _find(programme, edit.number, edit.key)
    people = {
        part: tuple(replace(one, segment=None) if one.segment == edit.key else one for one in getattr(sitting, part))
        for part in Part
    }
    segments = tuple(segment for segment in sitting.segments if segment.key != edit.key)
    return limits.with_sitting(programme, replace(sitting, segments=segments, **people))


def _find(programme: Programme, number: int, key: str) -> tuple[Sitting, int]:
    sitting = limits.sitting_in(programme, number)
    for place, segment in enumerate(sitting.segments):
        if segment.key == key:
            return sitting, place
    raise Refused(refusal("meetings.no_such_segment"))
