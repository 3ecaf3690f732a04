"""Who is told of a change, and of what."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.refusal import Refusal
from app.meetings.rules.affected import OF_EVERYBODY, affected
from app.meetings.rules.contacts import Role, everybody, known_as
from app.meetings.rules.editing import edited
from app.meetings.rules.order import status_of
from app.meetings.rules.people import OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import Programme
from app.meetings.rules.telling import OfMeeting, OfSitting, tell
from app.meetings.rules.words import Status
from tests.builders.programmes import MONDAY, a_programme, a_sitting, an_officer
from tests.builders.random_edits import a_random_edit, known_to

ANA, BEN, CY, DEE = (Presenter(name=name) for name in ("Ana", "Ben", "Cy", "Dee"))
CHAIR, VICE = an_officer(presides_on=(MONDAY,)), an_officer(key="vice", name="Vic Ota", role="vice_chair")


def before() -> Programme:
    """The Chair presides on Monday; Ana presents in the morning, Ben sits on the panel of the afternoon."""
    return a_programme(
        a_sitting(1, room="A", thematic_number=1, presenters=(ANA,)),
        a_sitting(2, thematic_number=2, panel=(Panellist(name="Ben"),)),
        a_sitting(3, thematic_number=3, opening_speakers=(OpeningSpeaker(name="Cy"),)),
        officers=(CHAIR, VICE),
        venue="Vienna",
    )


def sitting(number: int, **changes):
    """The programme with one sitting told otherwise."""
    programme = before()
    return programme.with_sittings(
        replace(one, **changes) if one.number == number else one for one in programme.sittings
    )


def header(**changes):
    """The programme with the meeting told otherwise."""
    return replace(before(), header=replace(before().header, **changes))


def without(number: int):
    """The programme without one sitting."""
    return before().with_sittings(one for one in before().sittings if one.number != number)


MORNING = before().sitting(1)
EVERYBODY = {"ama mensah", "vic ota", "ana", "ben", "cy"}
CASES = {
    "nothing": (before(), set()),
    "another room": (sitting(1, room="B"), {"ama mensah", "ana"}),
    "another hour": (sitting(1, starts_at=MORNING.starts_at + timedelta(hours=1)), {"ama mensah", "ana"}),
    "a cancelled sitting": (sitting(2, status=Status.CANCELLED, status_reason="strike"), {"ama mensah", "ben"}),
    "a sitting taken out": (without(3), {"cy"}),
    "somebody more": (sitting(1, presenters=(ANA, DEE)), {"ama mensah", "ana", "dee"}),
    "somebody removed": (sitting(1, presenters=()), {"ama mensah", "ana"}),
    "somebody replaced": (sitting(2, panel=(Panellist(name="Dee"),)), {"ama mensah", "ben", "dee"}),
    "another role": (sitting(1, presenters=(), panel=(Panellist(name="Ana"),)), {"ama mensah", "ana"}),
    "a name written otherwise": (sitting(1, presenters=(Presenter(name=" ANA "),)), {"ama mensah", "ana"}),
    "another presides": (sitting(1, presiding_officer="vice"), {"ama mensah", "vic ota", "ana"}),
    "another day of presiding": (
        header(officers=(replace(CHAIR, presides_on=(MONDAY + timedelta(days=1),)), VICE)),
        {"ama mensah"},
    ),
    "two preside, so neither": (
        header(officers=(CHAIR, replace(VICE, presides_on=(MONDAY,)))),
        {"ama mensah", "vic ota"},
    ),
    "another officer": (header(officers=(replace(CHAIR, name="New Chair"), VICE)), {"new chair", "ama mensah"}),
    "the meeting is postponed": (header(status=Status.POSTPONED, status_reason="flood"), EVERYBODY),
    "another venue": (header(venue="Geneva"), EVERYBODY),
    "another zone": (header(timezone="Europe/London"), EVERYBODY),
    "another note": (header(note="Bring a pen"), set()),
    "another title": (header(title="Discussions"), set()),
    "what nobody sees": (header(extra={"a": 1}), set()),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_those_are_told_whose_sittings_changed_and_nobody_else(case: str) -> None:
    after, expected = CASES[case]
    assert {one.named.key for one in affected(before(), after)} == expected


def test_each_is_told_of_their_own_sittings_and_of_the_meeting() -> None:
    after = replace(sitting(1, room="B"), header=header(venue="Geneva", note="Bring a pen").header)
    told = {one.named.key: [telling.kind for telling in one.told] for one in affected(before(), after)}
    assert told["ana"] == [OfMeeting.VENUE_CHANGED, OfSitting.ROOM_CHANGED]
    assert told["ben"] == [OfMeeting.VENUE_CHANGED]


def test_whoever_left_is_still_known_by_the_part_they_had() -> None:
    (_chair, ana) = affected(before(), sitting(1, presenters=()))
    assert (ana.now, ana.was and ana.was.parts) == (None, ((1, Role.PRESENTING),))


def test_without_a_name_somebody_is_known_by_office_and_entity() -> None:
    assert known_as(Presenter(title="Director", entity="WHO")) == "||director||who|"
    assert known_as(Presenter(title="Chief", unit="Prevention")) != known_as(Presenter(title="Chief", unit="Data"))
    assert known_as(Presenter(as_printed="a speaker")) == "|a speaker"
    assert known_as(Presenter()) is None
    assert known_as(an_officer(name=None)) is None


def face(programme: Programme, key: str) -> set:
    """What somebody can see of their own sittings: when, where, whether, and in what role."""
    named = everybody(programme).get(key)
    sittings = [(programme.sitting(number), role) for number, role in (named.parts if named else ())]
    return {
        (one.number, role, one.date, one.starts_at, one.ends_at, one.room, status_of(one, programme.header))
        for one, role in sittings
    }


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 4))
def test_whoever_sees_a_difference_is_told_and_nobody_else(seed: int, steps: int) -> None:
    chance, after = Random(seed), before()
    for _step in range(steps):
        outcome = edited(after, a_random_edit(after, chance), known_to(after, 9))
        after = after if isinstance(outcome, Refusal) else outcome
    told = {one.named.key for one in affected(before(), after)}
    of_all = any(one.kind in OF_EVERYBODY for one in tell(before(), after))
    for key in everybody(before()) | everybody(after):
        if face(before(), key) != face(after, key):
            assert key in told
        named = [found for one in (before(), after) if (found := everybody(one).get(key))]
        numbers = {number for one in named for number in one.numbers}
        same = all(before().sitting(number) == after.sitting(number) for number in numbers)
        if same and before().header.officers == after.header.officers and not of_all:
            assert key not in told
