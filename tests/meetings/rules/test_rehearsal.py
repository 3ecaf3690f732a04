from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.meetings.rules.local import day_of
from app.meetings.rules.programme import Interpretation, MarginEvent
from app.meetings.rules.rehearsal import is_running, moved, shift_to, why_not_rehearsed
from tests.builders.programmes import MONDAY, a_programme, a_sitting, an_officer

SITTINGS = [a_sitting(number) for number in range(1, 7)]
REHEARSAL = a_programme(*SITTINGS, rehearsal=True)


def rehearsed(now: datetime, programme=REHEARSAL):
    return moved(programme, shift_to(programme, now))


@given(st.integers(1_600_000_000, 2_200_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_whenever_it_is_moved_sitting_three_began_twenty_minutes_ago_and_nothing_else_changed(now: datetime) -> None:
    programme = rehearsed(now)
    assert timedelta(minutes=20) <= now - programme.sitting(3).starts_at < timedelta(minutes=21)
    assert is_running(programme, now)
    shifts = {
        sitting.starts_at - before.starts_at for sitting, before in zip(programme.sittings, SITTINGS, strict=True)
    }
    assert len(shifts) == 1
    assert [sitting.ends_at - sitting.starts_at for sitting in programme.sittings] == [timedelta(hours=3)] * 6
    days = [sitting.date for sitting in programme.sittings]
    assert days == [day_of(sitting.starts_at, programme.header.zone) for sitting in programme.sittings]
    assert (programme.header.starts_on, programme.header.ends_on) == (min(days), max(days))


def test_dates_follow_the_local_clock_across_midnight() -> None:
    programme = rehearsed(datetime(2027, 1, 4, 23, 10, tzinfo=UTC))  # ten past midnight in Vienna
    assert [sitting.date.day for sitting in programme.sittings] == [3, 4, 4, 5, 5, 6]
    assert (programme.header.starts_on, programme.header.ends_on) == (date(2027, 1, 3), date(2027, 1, 6))


def test_across_a_clock_change_all_times_move_by_one_amount() -> None:
    programme = rehearsed(datetime(2027, 3, 28, 1, 10, tzinfo=UTC))  # clocks in Vienna went forward ten minutes ago
    first, third = programme.sitting(1), programme.sitting(3)
    assert third.starts_at == datetime(2027, 3, 28, 0, 50, tzinfo=UTC)
    assert third.starts_at - first.starts_at == SITTINGS[2].starts_at - SITTINGS[0].starts_at


def test_what_has_hours_moves_with_them_and_whole_days_with_the_first_sitting() -> None:
    start = SITTINGS[2].starts_at
    hours = Interpretation(from_at=start, until_at=start + timedelta(hours=3))
    with_more = a_programme(
        a_sitting(1), a_sitting(3, interpretation=hours), rehearsal=True,
        officers=(an_officer(presides_on=(MONDAY,)),),
        margins=(
            MarginEvent(title="A", starts_on=MONDAY, starts_at=start, ends_at=start + timedelta(hours=1)),
            MarginEvent(title="B", starts_on=MONDAY, ends_on=MONDAY + timedelta(days=1)),
        ),
    )  # fmt: skip
    now = start + timedelta(days=7, minutes=20)
    after = rehearsed(now, with_more)
    week = timedelta(days=7)
    assert after.sitting(3).interpretation == Interpretation(
        from_at=start + week, until_at=start + week + timedelta(hours=3)
    )
    assert after.header.officers[0].presides_on == (MONDAY + week,)
    assert [(event.starts_on, event.ends_on, event.starts_at) for event in after.header.margins] == [
        (SITTINGS[2].date + week, None, start + week),
        (MONDAY + week, MONDAY + week + timedelta(days=1), None),
    ]


@pytest.mark.parametrize(("minutes", "running"), [(-1, False), (0, True), (179, True), (180, False)])
def test_a_sitting_runs_from_its_beginning_to_its_end(minutes: int, running: bool) -> None:
    assert is_running(REHEARSAL, SITTINGS[0].starts_at + timedelta(minutes=minutes)) == running


@pytest.mark.parametrize(
    ("programme", "code"),
    [
        (a_programme(*SITTINGS), "meetings.not_a_rehearsal"),
        (a_programme(*SITTINGS[:2], rehearsal=True), "meetings.rehearsal_without_times"),
        (a_programme(a_sitting(3, starts_at=None, ends_at=None), rehearsal=True), "meetings.rehearsal_without_times"),
    ],
)
def test_only_a_rehearsal_whose_third_sitting_has_times_is_moved(programme, code: str) -> None:
    assert why_not_rehearsed(REHEARSAL) is None
    assert why_not_rehearsed(programme).code == code
