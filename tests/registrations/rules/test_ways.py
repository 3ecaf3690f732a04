"""How somebody takes part in the meeting and in its sittings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.refusal import Refusal
from app.meetings.rules.words import Participation
from app.registrations.rules.ways import attendance, beyond_room, why_not_plan, why_not_this_way
from app.registrations.rules.words import Attendance, Way

SITTINGS = {1: Participation.HYBRID, 2: Participation.ONLINE, 3: Participation.IN_PERSON}
ROOM, LINK, ABSENT = Attendance


def code(refused: Refusal | None) -> str | None:
    """What a rule says."""
    return refused.code.removeprefix("registrations.") if refused else None


@pytest.mark.parametrize(
    ("participation", "in_person", "online"),
    [
        (Participation.HYBRID, None, None),
        (Participation.ONLINE, "not_held_in_room", None),
        (Participation.IN_PERSON, None, "not_held_online"),
    ],
)
def test_a_meeting_is_attended_as_it_is_held(participation, in_person, online) -> None:  # type: ignore[no-untyped-def]
    assert [code(why_not_this_way(way, participation)) for way in Way] == [in_person, online]


@pytest.mark.parametrize(
    ("number", "said", "in_person", "online"),
    [
        (1, ROOM, None, "place_is_online"),
        (1, LINK, None, None),
        (2, ROOM, "sitting_not_this_way", "place_is_online"),
        (2, LINK, None, None),
        (3, ROOM, None, "place_is_online"),
        (3, LINK, "sitting_not_this_way", "sitting_not_this_way"),
        (3, ABSENT, None, None),
        (4, ABSENT, "no_such_sitting", "no_such_sitting"),
    ],
)
def test_a_place_in_the_room_covers_being_online_and_not_the_other_way_round(number, said, in_person, online) -> None:  # type: ignore[no-untyped-def]
    assert [code(why_not_plan(way, {number: said}, SITTINGS)) for way in Way] == [in_person, online]


def test_the_first_sitting_that_does_not_go_is_named() -> None:
    refused = why_not_plan(Way.ONLINE, {3: ROOM, 1: LINK, 2: ROOM}, SITTINGS)
    assert refused is not None
    assert refused.parameters == {"number": 2}


@given(st.sampled_from(Way), st.dictionaries(st.sampled_from(sorted(SITTINGS)), st.sampled_from(Attendance)))
def test_whatever_follows_from_a_plan_could_have_been_said(way: Way, plan: dict[int, Attendance]) -> None:
    if why_not_plan(way, plan, SITTINGS) is not None:
        return
    followed = {number: attendance(way, plan, number, held) for number, held in SITTINGS.items()}
    assert why_not_plan(way, followed, SITTINGS) is None
    assert plan.items() <= followed.items()


@pytest.mark.parametrize(("way", "expected"), [(Way.IN_PERSON, [ROOM, LINK, ROOM]), (Way.ONLINE, [LINK, LINK, ABSENT])])
def test_where_nothing_was_said_one_takes_part_as_the_sitting_is_held(way: Way, expected: list[Attendance]) -> None:
    assert [attendance(way, {}, number, held) for number, held in SITTINGS.items()] == expected


def test_sittings_in_which_more_mean_to_be_in_the_room_than_may_are_pointed_out() -> None:
    planned = {2: [ROOM, ROOM, LINK], 1: [ROOM, LINK, ABSENT], 3: [ROOM, ROOM, ROOM]}
    assert [beyond_room(limit, planned) for limit in (None, 0, 1, 2, 3)] == [[], [1, 2, 3], [2, 3], [3], []]
