"""Growing pauses after a few mistakes."""

from datetime import UTC, datetime, timedelta

import pytest

from app.people.rules.throttle import LIMITS, Limit, Tally, counted, given_back, pause, refuse_attempt

NOW = datetime(2023, 10, 24, 8, tzinfo=UTC)
LIMIT = Limit(3, timedelta(seconds=10), timedelta(seconds=60), timedelta(hours=1))


def after(attempts: int, limit: Limit = LIMIT) -> Tally:
    """The tally after so many attempts at one moment."""
    tally = Tally()
    for _ in range(attempts):
        tally = counted(tally, limit, NOW)
    return tally


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, None), (2, None), (3, 10), (4, 20), (5, 40), (6, 60), (7, 60), (10_000, 60)]
)
def test_pauses_grow_up_to_the_longest(attempts: int, seconds: int | None) -> None:
    refused = refuse_attempt(Tally(attempts, NOW, NOW + pause(attempts, LIMIT) if attempts >= 3 else None), NOW)
    assert (refused.parameters["retry_after"] if refused else None) == seconds


def test_a_pause_ends_by_itself() -> None:
    tally = after(3)
    refusals = [refuse_attempt(tally, NOW + timedelta(seconds=seconds)) for seconds in (9.2, 10, 11)]
    assert [refused.parameters if refused else None for refused in refusals] == [{"retry_after": 1}, None, None]


def test_after_a_quiet_hour_the_count_begins_anew() -> None:
    tally = after(5)
    later = [counted(tally, LIMIT, NOW + timedelta(minutes=minutes)).count for minutes in (59, 60)]
    assert later == [6, 1]


def test_what_was_right_does_not_count_and_the_pause_of_others_stays() -> None:
    assert given_back(after(3)) == Tally(2, NOW, NOW + timedelta(seconds=10))
    assert given_back(Tally()) == Tally()


def test_a_conference_behind_one_address_may_be_wrong_hundreds_of_times() -> None:
    tally = after(499, LIMITS["network"])
    assert refuse_attempt(tally, NOW) is None
    assert pause(100_000, LIMITS["network"]) == timedelta(seconds=5)


def test_nobody_is_locked_out_for_longer_than_a_quarter_of_an_hour() -> None:
    assert pause(10**9, LIMITS["password"]) == timedelta(minutes=15)
