"""Guards of the editor that nothing else would miss."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.refusal import Refusal
from app.meetings.rules.editing import Known, edited
from app.meetings.rules.editing import edits as do
from app.meetings.rules.editing.edits import Part
from app.meetings.rules.people import Officer, Presenter
from app.meetings.rules.programme import Programme, Segment
from app.meetings.rules.words import SegmentKind
from tests.builders.programmes import MONDAY, a_programme, a_sitting

KNOWN = Known(entities=frozenset({"MEX"}))
PARTS = tuple(Segment(key=kind.value, kind=kind, minutes=30) for kind in list(SegmentKind)[:3])
TIMELESS = a_sitting(1, starts_at=None, ends_at=None)


def after(edit, *sittings, **header) -> Programme:
    done = edited(a_programme(*sittings, **header), edit, KNOWN)
    assert isinstance(done, Programme), done
    return done


def test_an_entity_that_nobody_knows_any_more_may_stay() -> None:
    old = Presenter(name="Ana", entity="OLD")
    told = do.ReplacePerson(number=1, part=Part.PRESENTERS, place=0, person=replace(old, name="Bo"))
    assert after(told, a_sitting(1, presenters=(old,))).sitting(1).presenters[0].entity == "OLD"
    named = do.NameOfficer(key="chair", name="Bo", country="OLD")
    assert after(named, officers=(Officer(key="chair", country="OLD"),)).header.officers[0].name == "Bo"


@pytest.mark.parametrize(
    ("edit", "sitting", "code"),
    [
        (do.SetHours(number=1, date=MONDAY, starts="13:00", ends="10:00"), a_sitting(1), "ends_before_it_starts"),
        (do.SetInterpretation(number=1, starts="13:00"), a_sitting(1), "ends_before_it_starts"),
        (do.SplitSitting(number=1, at="11:00"), TIMELESS, "time_not_stated"),
        (do.SetName(number=1, thematic_number=1000), a_sitting(1), "thematic_number_out_of_range"),
        (do.NameOfficer(key=" ", name="Bo"), a_sitting(1), "unknown_officer"),
        (do.NameOfficer(key="chair", name="Bo", country="ZZZ"), a_sitting(1), "unknown_entity"),
    ],
)
def test_what_cannot_be_is_refused(edit, sitting, code) -> None:
    done = edited(a_programme(sitting), edit, KNOWN)
    assert isinstance(done, Refusal)
    assert done.code == f"meetings.{code}"


def test_nothing_said_of_interpretation_stays_nothing() -> None:
    assert after(do.SetInterpretation(number=1), a_sitting(1)).sitting(1).interpretation is None


def test_who_presides_over_the_later_presides_over_both_where_the_earlier_has_nobody() -> None:
    later = a_sitting(2, presiding_officer="chair")
    merged = after(do.MergeSittings(number=1, other=2), a_sitting(1), later)
    assert merged.sitting(1).presiding_officer == "chair"


def test_a_segment_moved_before_the_first_is_the_first() -> None:
    moved = after(do.MoveSegment(number=1, key=PARTS[2].key, to=-1), a_sitting(1, segments=PARTS))
    assert moved.sitting(1).segments == (PARTS[2], PARTS[0], PARTS[1])


def test_a_sitting_that_lasted_past_midnight_may_go_on_doing_so() -> None:
    night = a_sitting(1)
    night = replace(night, ends_at=night.starts_at + timedelta(hours=16))
    moved = after(do.SetHours(number=1, date=MONDAY, starts="20:00", ends="02:00"), night).sitting(1)
    assert moved.ends_at - moved.starts_at == timedelta(hours=6)
