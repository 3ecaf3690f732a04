from dataclasses import replace
from datetime import timedelta

from app.meetings.rules.programme import Segment
from app.meetings.rules.segments import minutes_held, minutes_left, minutes_planned, timetable
from app.meetings.rules.words import SegmentKind
from tests.builders.programmes import a_sitting

OPENING = Segment(key="opening", kind=SegmentKind.OPENING, minutes=15)
DEBATE = Segment(key="debate", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=170)
SITTING = a_sitting(segments=(OPENING, DEBATE))


def test_segments_follow_one_another_from_the_beginning():
    begins = SITTING.starts_at
    assert [(slot.starts_at, slot.ends_at) for slot in timetable(SITTING)] == [
        (begins, begins + timedelta(minutes=15)),
        (begins + timedelta(minutes=15), begins + timedelta(minutes=185)),
    ]


def test_the_minutes_add_up_against_the_sitting():
    assert (minutes_held(SITTING), minutes_planned(SITTING), minutes_left(SITTING)) == (180, 185, -5)


def test_a_sitting_without_times_has_segments_without_times():
    without = replace(SITTING, starts_at=None, ends_at=None)
    assert [(slot.segment, slot.starts_at, slot.ends_at) for slot in timetable(without)] == [
        (OPENING, None, None),
        (DEBATE, None, None),
    ]
    assert (minutes_held(without), minutes_left(without)) == (None, None)
