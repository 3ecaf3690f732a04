from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.meetings.rules.order import (
    chronological,
    half_day_of,
    presiding_officer_of,
    status_of,
    treat_the_same_item,
)
from app.meetings.rules.words import HalfDay, Status
from tests.builders.programmes import MONDAY, a_header, a_programme, a_sitting, an_officer

VIENNA = ZoneInfo("Europe/Vienna")


def without_times(number, **given):
    return replace(a_sitting(number, **given), starts_at=None, ends_at=None)


def test_sittings_are_held_in_the_order_of_their_times_not_of_their_numbers():
    late = a_sitting(1, date=MONDAY + timedelta(days=2))
    early = a_sitting(2, date=MONDAY)
    assert [sitting.number for sitting in chronological(a_programme(late, early))] == [2, 1]


def test_sittings_without_times_follow_their_half_day_and_then_their_number():
    afternoon = without_times(1, date=MONDAY, half_day=HalfDay.AFTERNOON)
    morning = without_times(2, date=MONDAY, half_day=HalfDay.MORNING)
    unsaid = without_times(3, date=MONDAY)
    assert [sitting.number for sitting in chronological(a_programme(afternoon, morning, unsaid))] == [2, 3, 1]


@pytest.mark.parametrize(
    ("hour", "half_day"),
    [
        (8, HalfDay.MORNING),
        (10, HalfDay.MORNING),
        (11, HalfDay.AFTERNOON),
        (13, HalfDay.AFTERNOON),
        (16, HalfDay.EVENING),
    ],
)
def test_the_half_day_follows_the_clock_of_the_meeting(hour, half_day):
    sitting = a_sitting(starts_at=datetime(2026, 10, 19, hour, tzinfo=UTC), half_day=HalfDay.MORNING)
    assert half_day_of(sitting, VIENNA) == half_day


def test_without_times_the_half_day_is_the_stated_one():
    assert half_day_of(without_times(1, half_day=HalfDay.AFTERNOON), VIENNA) == HalfDay.AFTERNOON


def test_the_officer_named_by_the_sitting_presides():
    header = a_header(officers=(an_officer(presides_on=(MONDAY,)), an_officer(key="first", role="vice_chair")))
    assert presiding_officer_of(a_sitting(presiding_officer="first"), header).key == "first"
    assert presiding_officer_of(a_sitting(), header).key == "chair"


def test_nobody_presides_where_two_officers_share_the_day():
    header = a_header(officers=(an_officer(presides_on=(MONDAY,)), an_officer(key="first", presides_on=(MONDAY,))))
    assert presiding_officer_of(a_sitting(), header) is None


@pytest.mark.parametrize(
    ("sitting", "meeting", "public"),
    [
        (Status.SCHEDULED, Status.SCHEDULED, Status.SCHEDULED),
        (Status.SCHEDULED, Status.POSTPONED, Status.POSTPONED),
        (Status.SCHEDULED, Status.CANCELLED, Status.CANCELLED),
        (Status.POSTPONED, Status.SCHEDULED, Status.POSTPONED),
        (Status.POSTPONED, Status.CANCELLED, Status.CANCELLED),
        (Status.CANCELLED, Status.POSTPONED, Status.CANCELLED),
    ],
)
def test_a_sitting_is_not_held_when_its_meeting_is_not(sitting, meeting, public):
    assert status_of(a_sitting(status=sitting), a_header(status=meeting)) == public


def test_sittings_of_one_day_with_equal_challenges_treat_the_same_item():
    both = {"challenges": ("crime-links", "ict-misuse")}
    one, other = a_sitting(1, **both), a_sitting(2, challenges=("ict-misuse", "crime-links"))
    assert treat_the_same_item(one, other)
    assert not treat_the_same_item(one, a_sitting(3, **both))
    assert not treat_the_same_item(a_sitting(1), a_sitting(2))
