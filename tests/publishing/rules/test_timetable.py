"""How sittings become a timetable."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from app.publishing.rules.timetable import Timetable, arrange

VIENNA = ZoneInfo("Europe/Vienna")
MONDAY, TUESDAY, WEDNESDAY = (date(2023, 10, day) for day in (23, 24, 25))


@dataclass(frozen=True)
class Sitting:
    number: int
    date: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def at(number: int, day: date, hour: int, hours: int = 3) -> Sitting:
    """A sitting that starts at this hour of Vienna."""
    starts = datetime(day.year, day.month, day.day, hour, tzinfo=VIENNA).astimezone(UTC)
    return Sitting(number, day, starts, starts + timedelta(hours=hours))


def shape(timetable: Timetable) -> list[tuple[object, ...]]:
    """Each row as its start and the numbers in its cells."""
    return [
        (row.starts and f"{row.starts:%H:%M}", *([entry.sitting.number for entry in cell] for cell in row.cells))
        for row in timetable.rows
    ]


OCTOBER = [
    at(1, MONDAY, 10),
    at(2, MONDAY, 15),
    at(3, TUESDAY, 10),
    at(4, TUESDAY, 15),
    at(5, WEDNESDAY, 10),
    at(6, WEDNESDAY, 15),
]


@pytest.mark.parametrize(
    ("sittings", "expected"),
    [
        ([], []),
        (OCTOBER, [("10:00", [1], [3], [5]), ("15:00", [2], [4], [6])]),
        (list(reversed(OCTOBER)), [("10:00", [1], [3], [5]), ("15:00", [2], [4], [6])]),
        ([at(1, MONDAY, 10), at(2, WEDNESDAY, 15)], [("10:00", [1], []), ("15:00", [], [2])]),
        ([at(2, MONDAY, 10), at(1, MONDAY, 10)], [("10:00", [1, 2])]),
        ([at(1, MONDAY, 23), at(2, TUESDAY, 4)], [("04:00", [], [2]), ("23:00", [1], [])]),
        ([Sitting(1, MONDAY), Sitting(2, TUESDAY)], [(None, [1], [2])]),
        ([Sitting(1, MONDAY), at(2, MONDAY, 15)], [("15:00", [2]), (None, [1])]),
    ],
)
def test_days_are_columns_and_start_times_are_rows(sittings, expected) -> None:
    assert shape(arrange(sittings, VIENNA, MONDAY)) == expected


def test_a_sitting_stands_on_the_day_on_which_it_starts_where_the_meeting_is() -> None:
    late = at(1, MONDAY, 23)
    assert [day.date for day in arrange([late], timezone(timedelta(hours=9)), MONDAY).days] == [TUESDAY]


def test_a_row_says_when_its_sittings_end_only_if_all_end_together() -> None:
    sittings = [at(1, MONDAY, 10), at(2, TUESDAY, 10, hours=2), at(3, MONDAY, 15), at(4, TUESDAY, 15)]
    ends = [row.ends and f"{row.ends:%H:%M}" for row in arrange(sittings, VIENNA, MONDAY).rows]
    assert ends == [None, "18:00"]


@pytest.mark.parametrize(
    ("today", "open_days"),
    [
        (MONDAY - timedelta(days=30), [MONDAY]),
        (MONDAY, [MONDAY]),
        (TUESDAY, [TUESDAY]),
        (WEDNESDAY, [WEDNESDAY]),
        (WEDNESDAY + timedelta(days=1), [MONDAY, TUESDAY, WEDNESDAY]),
    ],
)
def test_the_day_that_matters_now_is_open(today, open_days) -> None:
    assert [day.date for day in arrange(OCTOBER, VIENNA, today).days if day.is_open] == open_days


def test_today_is_marked() -> None:
    assert [day.is_today for day in arrange(OCTOBER, VIENNA, TUESDAY).days] == [False, True, False]


def test_an_archive_has_no_times_at_all() -> None:
    assert arrange([Sitting(1, MONDAY)], VIENNA, MONDAY).without_times is True
    assert arrange(OCTOBER, VIENNA, MONDAY).without_times is False
