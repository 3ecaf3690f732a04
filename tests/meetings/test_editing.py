"""Editing a draft step by step, two secretaries at once, and taking back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from app.core.db import db
from app.core.policy import OPERATOR, Actor
from app.core.refusal import Refused
from app.meetings.commands.editing import Clashed, edit_programme, undo
from app.meetings.commands.publishing import publish
from app.meetings.models import DraftStep
from app.meetings.queries import draft_of, load_meeting
from app.meetings.queries.steps import last_step
from app.meetings.rules.difference import Entry
from app.meetings.rules.editing import edits as do
from app.meetings.rules.editing.edits import Part
from app.meetings.rules.people import Presenter
from app.meetings.rules.programme import Segment
from app.meetings.rules.words import HalfDay, SegmentKind, Status
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.programmes import MONDAY, a_programme, a_sitting

TUESDAY = MONDAY + timedelta(days=1)
ADA, INES = Actor("account", None), Actor("account", None)
ANA, BO, CY = (Presenter(name=name) for name in ("Ana", "Bo", "Cy"))
PARTS = tuple(Segment(key=kind.value, kind=kind, minutes=60) for kind in (SegmentKind.OPENING, SegmentKind.PANEL))


@pytest.fixture
def meeting(app: Flask):
    """A draft of its first edition."""
    return a_meeting(a_programme(a_sitting(1, segments=PARTS, presenters=(ANA, BO)), a_sitting(2)))


def drafted():
    db.session.expire_all()
    return draft_of(load_meeting("autumn"))


def edit(*edits, based_on: int = 1, by: Actor = ADA, over: int = 0) -> int:
    return edit_programme("autumn", edits, based_on=based_on, by=by, over=over)


def clashes_of(*edits, based_on: int = 1) -> list:
    with pytest.raises(Clashed) as clashed:
        edit(*edits, based_on=based_on)
    return [(clash.path[-1], clash.was, clash.theirs, clash.mine) for clash in clashed.value.clashes]


@pytest.mark.usefixtures("meeting")
def test_each_edit_makes_an_edition_and_is_kept_for_undo() -> None:
    before = drafted()
    assert edit(do.SetRoom(number=1, room="A")) == 2
    assert edit(do.MoveSitting(number=2, date=TUESDAY, half_day=HalfDay.MORNING), based_on=2) == 3
    assert undo("autumn", 3, ADA) == 4
    assert last_step(load_meeting("autumn")).edition == 2
    assert undo("autumn", 2, ADA) == 5
    assert (drafted(), last_step(load_meeting("autumn"))) == (before, None)


@pytest.mark.usefixtures("meeting")
def test_an_edit_that_changes_nothing_makes_no_edition() -> None:
    assert edit(do.SetRoom(number=1, room=None)) == 1
    assert db.session.query(DraftStep).count() == 0


@pytest.mark.usefixtures("meeting")
def test_edits_of_other_things_are_made_whoever_was_first() -> None:
    edit(do.SetRoom(number=1, room="A"))
    edit(do.SetRoom(number=2, room="B"), do.SetRoom(number=1, room=None), based_on=1)
    assert [sitting.room for sitting in drafted().sittings] == ["A", "B"]


@pytest.mark.usefixtures("meeting")
def test_the_second_is_told_where_the_same_field_changed_meanwhile() -> None:
    edit(do.SetRoom(number=1, room="A"))
    assert clashes_of(do.SetRoom(number=1, room="B")) == [("room", None, "A", "B")]
    assert drafted().sitting(1).room == "A"
    edit(do.SetRoom(number=1, room="B"), over=2)
    assert drafted().sitting(1).room == "B"


@pytest.mark.usefixtures("meeting")
def test_who_was_later_can_save_the_rest_and_leave_what_the_other_did() -> None:
    edit(do.SetRoom(number=1, room="A"), do.SetHours(number=1, date=MONDAY, starts="10:00", ends="11:00"))
    theirs = drafted().sitting(1)
    later = do.SetHours(number=1, date=MONDAY, starts="12:00", ends="14:00")
    mine = [do.SetRoom(number=1, room="B"), do.SetName(number=1, title="Mine"), later]
    assert edit_programme("autumn", mine, based_on=1, by=INES, over=2, spare=True) == 3
    assert drafted().sitting(1) == replace(theirs, title="Mine")


@pytest.mark.usefixtures("meeting")
def test_nothing_is_left_as_it_is_that_was_not_looked_at() -> None:
    edit(do.SetRoom(number=1, room="A"))
    with pytest.raises(Clashed):
        edit_programme("autumn", [do.SetRoom(number=1, room="B")], based_on=1, by=INES, spare=True)


@pytest.mark.usefixtures("meeting")
def test_what_was_changed_after_one_looked_is_told_again() -> None:
    edit(do.SetRoom(number=1, room="A"))
    edit(do.SetRoom(number=1, room="C"), based_on=2)
    with pytest.raises(Clashed):
        edit(do.SetRoom(number=1, room="B"), over=2)
    assert drafted().sitting(1).room == "C"


@pytest.mark.usefixtures("meeting")
def test_the_same_change_made_twice_is_no_clash() -> None:
    edit(do.SetRoom(number=1, room="A"))
    assert edit(do.SetRoom(number=1, room="A")) == 2


@pytest.mark.usefixtures("meeting")
def test_hours_sent_whole_do_not_overwrite_an_end_that_somebody_changed() -> None:
    sitting = drafted().sitting(1)
    edit(do.SetHours(number=1, date=MONDAY, starts="10:00", ends="12:00"))
    theirs = sitting.ends_at - timedelta(hours=1)
    clash = clashes_of(do.SetHours(number=1, date=MONDAY, starts="09:00", ends="13:00"))
    assert clash == [("ends_at", sitting.ends_at, theirs, sitting.ends_at)]


@pytest.mark.usefixtures("meeting")
def test_people_are_found_where_they_stand_now() -> None:
    here = {"number": 1, "part": Part.PRESENTERS}
    edit(do.MovePerson(**here, place=0, to=1))
    edit(do.AddPerson(**here, person=CY), based_on=1)
    edit(do.RemovePerson(**here, place=0), based_on=1)
    assert [presenter.name for presenter in drafted().sitting(1).presenters] == ["Bo", "Cy"]
    assert clashes_of(do.ReplacePerson(**here, place=0, person=CY)) == [("presenters", (ANA, BO), (BO, CY), (CY, CY))]


@pytest.mark.usefixtures("meeting")
def test_a_sitting_that_somebody_changed_is_not_removed_unseen() -> None:
    edit(do.AddSegment(number=2, kind=SegmentKind.PANEL, minutes=30))
    assert [name for name, *_ in clashes_of(do.RemoveSitting(number=2))] == [Entry("panel")]


@pytest.mark.usefixtures("meeting")
def test_two_who_add_a_sitting_at_once_get_two_numbers() -> None:
    add = do.AddSitting(date=TUESDAY, starts="10:00", ends="13:00")
    edit(add)
    edit(add)
    assert [sitting.number for sitting in drafted().sittings] == [1, 2, 3, 4]


@pytest.mark.usefixtures("meeting")
def test_only_the_last_step_is_taken_back_and_only_by_its_edition() -> None:
    edit(do.SetRoom(number=1, room="A"))
    edit(do.SetRoom(number=2, room="B"), based_on=2)
    with pytest.raises(Refused, match="not_the_last_step"):
        undo("autumn", 2, INES)


def test_what_was_changed_again_by_other_ways_is_not_taken_back(app: Flask) -> None:
    a_meeting()
    edit(do.SetRoom(number=1, room="A"))
    a_meeting(a_programme(a_sitting(1, room="C"), a_sitting(2)))
    with pytest.raises(Refused, match="changed_since"):
        undo("autumn", 2, ADA)
    assert drafted().sitting(1).room == "C"


def test_a_segment_taken_away_comes_back_to_its_place(app: Flask) -> None:
    three = (*PARTS, Segment(key="closing", kind=SegmentKind.CLOSING, minutes=5))
    a_meeting(a_programme(a_sitting(1, segments=three)))
    edit(do.RemoveSegment(number=1, key="panel"))
    undo("autumn", 2, ADA)
    assert drafted().sitting(1).segments == three


def test_a_removed_draft_sitting_comes_back_with_number_and_uid(app: Flask) -> None:
    a_meeting()
    before = drafted()
    edit(do.RemoveSitting(number=2))
    undo("autumn", 2, ADA)
    assert drafted() == before


def test_a_sitting_published_since_is_not_taken_back(app: Flask) -> None:
    a_meeting()
    edit(do.AddSitting(date=TUESDAY))
    publish("autumn", OPERATOR)
    with pytest.raises(Refused, match="published_since"):
        undo("autumn", 2, ADA)


def test_a_published_sitting_merged_into_another_is_cancelled_in_the_draft(app: Flask) -> None:
    a_challenge("one")
    a_published_meeting()
    edit(do.MergeSittings(number=1, other=2, reason="One is enough"), do.SetChallenges(number=1, challenges=("one",)))
    assert [sitting.status for sitting in drafted().sittings] == [Status.SCHEDULED, Status.CANCELLED]
    assert drafted().sitting(1).challenges == ("one",)


def test_a_draft_whose_steps_are_not_kept_is_looked_at_again(app: Flask) -> None:
    a_meeting()
    with pytest.raises(Refused, match="edition_forgotten"):
        edit(do.SetRoom(number=1, room="A"), based_on=0)


def test_a_meeting_that_is_not_there_is_not_edited(app: Flask) -> None:
    with pytest.raises(Refused, match="no_such_meeting"):
        edit(do.SetRoom(number=1, room="A"))


@pytest.mark.parametrize("ahead", [{"based_on": 2}, {"based_on": 1, "over": 2}])
def test_nobody_has_seen_an_edition_that_is_not_there_yet(app: Flask, ahead: dict[str, int]) -> None:
    a_meeting()
    with pytest.raises(Refused, match="edition_forgotten"):
        edit_programme("autumn", [do.SetRoom(number=1, room="A")], by=ADA, **ahead)
    assert drafted().sitting(1).room is None
