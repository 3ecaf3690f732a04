"""Segments: their minutes add up against the sitting, and their times follow from its beginning."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.meetings.rules.programme import Segment, Sitting


@dataclass(frozen=True)
class Slot:
    """A segment with its times, UTC; without times where the sitting has none."""

    segment: Segment
    starts_at: datetime | None
    ends_at: datetime | None


def timetable(sitting: Sitting) -> tuple[Slot, ...]:
    """The segments one after the other from the beginning of the sitting."""
    slots, at = [], sitting.starts_at
    for segment in sitting.segments:
        until = at + timedelta(minutes=segment.minutes) if at else None
        slots.append(Slot(segment, at, until))
        at = until
    return tuple(slots)


def minutes_planned(sitting: Sitting) -> int:
    """The minutes of all segments together."""
    return sum(segment.minutes for segment in sitting.segments)


def minutes_held(sitting: Sitting) -> int | None:
    """The length of a sitting in whole minutes, where its times are stated."""
    if sitting.starts_at is None or sitting.ends_at is None:
        return None
    return int((sitting.ends_at - sitting.starts_at).total_seconds() // 60)


def minutes_left(sitting: Sitting) -> int | None:
    """What the segments leave of a sitting; below nought they are longer than it."""
    held = minutes_held(sitting)
    return None if held is None else held - minutes_planned(sitting)
