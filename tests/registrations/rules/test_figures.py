"""Figures: who means to be where, of what kind they are, and when they were registered."""

from datetime import date, timedelta

from app.meetings.rules.words import Participation
from app.registrations.rules.figures import (
    Alike,
    Column,
    Present,
    Said,
    Turn,
    counted,
    in_sittings,
    on_days,
    over_time,
    take_part,
)
from app.registrations.rules.words import Attendance, Category, Gender, State, Way

MONDAY = date(2026, 10, 19)
ROOM, ONLINE, ABSENT = Attendance
TURNS = tuple(
    Turn(number=number, day=MONDAY + timedelta(days=(number - 1) // 2), participation=Participation.HYBRID)
    for number in (1, 2, 3)
)


def alike(count: int, **given: object) -> Alike:
    """So many women in the room for member States, approved, unless something else is said."""
    usual = {"category": Category.MEMBER, "region": "africa", "gender": Gender.WOMAN, "way": Way.IN_PERSON}
    return Alike(count=count, **{**usual, "state": State.APPROVED, **given})


def test_who_said_nothing_of_a_sitting_takes_part_as_in_the_meeting() -> None:
    said = Said(
        ways={Way.IN_PERSON: 5, Way.ONLINE: 3}, plans={1: (Way.IN_PERSON, {1: ONLINE}), 2: (Way.ONLINE, {1: ABSENT})}
    )
    assert in_sittings(said, TURNS) == {
        1: Present(in_person=4, online=3, absent=1),
        2: Present(in_person=5, online=3),
        3: Present(in_person=5, online=3),
    }


def test_on_a_day_each_person_counts_once_in_the_room_if_they_are_there_for_any_sitting() -> None:
    plans = {1: (Way.IN_PERSON, {1: ONLINE}), 2: (Way.IN_PERSON, {1: ABSENT, 2: ABSENT}), 3: (Way.ONLINE, {1: ABSENT})}
    said = Said(ways={Way.IN_PERSON: 2, Way.ONLINE: 1}, plans=plans)
    assert on_days(said, TURNS) == {
        MONDAY: Present(in_person=1, online=1, absent=1),
        MONDAY + timedelta(days=1): Present(in_person=2, online=1),
    }


def test_a_meeting_online_alone_has_nobody_in_the_room() -> None:
    turn = Turn(number=1, day=MONDAY, participation=Participation.ONLINE)
    assert in_sittings(Said(ways={Way.ONLINE: 4}), [turn]) == {1: Present(online=4)}


def test_own_words_are_one_class_and_not_stated_another() -> None:
    people = [alike(2), alike(1, gender=Gender.OWN_WORDS), alike(3, gender=None), alike(1, region=None)]
    assert counted(people, "gender") == {Gender.WOMAN: 3, Gender.OWN_WORDS: 1, None: 3}
    assert counted(people, "region") == {"africa": 6, None: 1}


def test_only_who_is_approved_takes_part() -> None:
    assert take_part([alike(1, state=state) for state in State]) == [alike(1)]


def test_days_without_a_registration_are_there_too_until_the_closing() -> None:
    days = {MONDAY: 2, MONDAY + timedelta(days=2): 1}
    columns = over_time(days, MONDAY + timedelta(days=3))
    assert [(one.first.day, one.count) for one in columns] == [(19, 2), (20, 0), (21, 1), (22, 0)]
    assert over_time({}, MONDAY) == ()


def test_what_lasts_long_is_drawn_by_weeks_and_nobody_is_lost() -> None:
    days = {MONDAY + timedelta(days=at): 1 for at in range(100)}
    columns = over_time(days, None)
    assert (len(columns), sum(one.count for one in columns)) == (15, 100)
    assert columns[-1] == Column(first=MONDAY + timedelta(days=98), last=MONDAY + timedelta(days=99), count=2)
