"""What is warned of before publishing, and what is not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Interpretation, Segment
from app.meetings.rules.warnings import Caveat, Elsewhere, WarningKind, caveat_of, warnings
from app.meetings.rules.words import SegmentKind, Status
from tests.builders.programmes import a_header, a_programme, a_sitting

STARTS, ENDS = a_sitting(1).starts_at, a_sitting(1).ends_at
HALF = timedelta(minutes=30)
QUIET = {"presiding_officer": "chair"}
ANA = Presenter(name="Ana  López")


def one(**facts):
    return a_sitting(1, **{**QUIET, **facts})


def at_once(**facts):
    """Another sitting at the same time; the chair can't be at both, so nobody presides here by name."""
    return a_sitting(2, starts_at=STARTS + HALF, ends_at=ENDS + HALF, **{"presiding_officer": "first", **facts})


OFFICERS = {"officers": (a_header().officers[0], replace(a_header().officers[0], key="first", name="Bo Li"))}
DEBATE = Segment(key="d", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=190)


def found(*sittings, planned=(), elsewhere=(), **header):
    return warnings(a_programme(*sittings, **{**OFFICERS, **header}), planned, elsewhere)


@pytest.mark.parametrize(
    ("sittings", "told"),
    [
        ((one(),), []),
        ((one(room="A"), at_once(room=" a")), [Caveat(WarningKind.ROOM_TWICE, 1, "A", 2)]),
        ((one(room="A"), at_once(room="B")), []),
        ((one(room="A"), a_sitting(2, room="A", **QUIET)), []),
        ((one(room="A"), at_once(room="A", status=Status.CANCELLED)), []),
        ((one(room="A"), at_once(room="A", status=Status.POSTPONED)), []),
        ((one(presenters=(ANA,)), at_once(panel=(Panellist(name="ana lópez"),))),
         [Caveat(WarningKind.PERSON_TWICE, 1, "Ana  López", 2)]),
        ((one(), at_once(presiding_officer="chair")), [Caveat(WarningKind.PERSON_TWICE, 1, "Ama Mensah", 2)]),
        ((one(panel=(Panellist(entity="MEX"),)), at_once(panel=(Panellist(entity="MEX"),))), []),
        ((one(presenters=(ANA,)), a_sitting(2, presenters=(ANA,), **QUIET)), []),
        ((one(segments=(DEBATE,)),), [Caveat(WarningKind.MINUTES_BEYOND, 1, minutes=10)]),
        ((one(segments=(replace(DEBATE, minutes=180),)),), []),
        ((one(segments=(DEBATE,), starts_at=None, ends_at=None),), []),
        ((one(interpretation=Interpretation(from_at=STARTS, until_at=ENDS)),), []),
        ((one(interpretation=Interpretation(languages=("en",))),), []),
        ((one(interpretation=Interpretation(from_at=STARTS + HALF, until_at=ENDS - HALF)),),
         [Caveat(WarningKind.INTERPRETATION_EXCEEDED, 1, minutes=60)]),
        ((a_sitting(1),), [Caveat(WarningKind.NOBODY_PRESIDES, 1)]),
        ((a_sitting(1, status=Status.CANCELLED),), []),
    ],
)  # fmt: skip
def test_what_is_warned_of_within_a_meeting(sittings, told) -> None:
    assert list(found(*sittings)) == told


def test_an_officer_without_a_name_is_nobody_yet() -> None:
    unnamed = (replace(a_header().officers[0], name=None),)
    assert found(one(), officers=unnamed) == (Caveat(WarningKind.NOBODY_PRESIDES, 1),)


def test_rooms_and_people_are_looked_for_in_other_meetings_too() -> None:
    there = Elsewhere(a_header(slug="other", officers=()), a_sitting(7, starts_at=STARTS, ends_at=ENDS, room="A",
                                                                     presenters=(ANA,)))  # fmt: skip
    assert found(one(room="A", presenters=(ANA,)), elsewhere=[there]) == (
        Caveat(WarningKind.ROOM_TWICE, 1, "A", 7, "other"),
        Caveat(WarningKind.PERSON_TWICE, 1, "Ana  López", 7, "other"),
    )
    geneva = replace(there, header=replace(there.header, venue="Geneva"))
    assert [warning.kind for warning in found(one(room="A"), elsewhere=[geneva])] == []


def test_a_challenge_of_the_year_is_missed_where_no_sitting_that_is_held_takes_it_up() -> None:
    sittings = (one(challenges=("one",)), a_sitting(2, challenges=("two",), status=Status.CANCELLED))
    missing = Caveat(WarningKind.CHALLENGE_NOT_TAKEN_UP, what="two")
    assert found(*sittings, planned=("one", "two")) == (missing,)


def test_a_warning_has_a_name_that_changes_with_what_it_says() -> None:
    short, long = (found(one(segments=(replace(DEBATE, minutes=minutes),)))[0].key for minutes in (181, 182))
    assert (short, long) == ("minutes_beyond|1||||1", "minutes_beyond|1||||2")


@pytest.mark.parametrize(
    "caveat",
    [
        Caveat(WarningKind.ROOM_TWICE, 1, "A|B", 2, "autumn"),
        Caveat(WarningKind.MINUTES_BEYOND, 3, minutes=5),
        Caveat(WarningKind.CHALLENGE_NOT_TAKEN_UP, what="markets"),
    ],
)
def test_a_warning_is_found_again_by_its_name(caveat: Caveat) -> None:
    assert caveat_of(caveat.key) == caveat
