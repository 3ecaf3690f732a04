"""The programme as a timetable: the days on which sittings start, and the times at which they do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Protocol


class Scheduled(Protocol):
    """What a timetable needs to know of a sitting; times are aware, or absent where the source states none."""

    number: int
    date: date
    starts_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True)
class Entry:
    """A sitting at its local times."""

    sitting: Scheduled
    starts: datetime | None
    ends: datetime | None

    @property
    def day(self) -> date:
        return self.starts.date() if self.starts else self.sitting.date


@dataclass(frozen=True)
class Day:
    date: date
    entries: tuple[Entry, ...]
    is_today: bool
    is_open: bool


@dataclass(frozen=True)
class Row:
    """The sittings that start at one time of day, one cell for each day."""

    starts: time | None
    ends: time | None
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True)
class Timetable:
    days: tuple[Day, ...]
    rows: tuple[Row, ...]

    @property
    def without_times(self) -> bool:
        return all(row.starts is None for row in self.rows)


def arrange(sittings: Sequence[Scheduled], zone: tzinfo, today: date | None) -> Timetable:
    """Days as columns, times as rows; what has no time stands in one row of its own, at the end.

    Without `today` no day matters more than another.
    """
    entries = sorted((_entry(sitting, zone) for sitting in sittings), key=_order)
    dates = sorted({entry.day for entry in entries})
    days = tuple(_day(day, entries, dates, today) for day in dates)
    times = sorted({entry.starts.time() for entry in entries if entry.starts})
    rows = [_row(at, days) for at in times]
    if any(entry.starts is None for entry in entries):
        rows.append(_row(None, days))
    return Timetable(days, tuple(rows))


def _entry(sitting: Scheduled, zone: tzinfo) -> Entry:
    return Entry(sitting, _local(sitting.starts_at, zone), _local(sitting.ends_at, zone))


def _local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment and moment.astimezone(zone)


def _order(entry: Entry) -> tuple[date, bool, time, int]:
    starts = entry.starts.time() if entry.starts else time.max
    return entry.day, entry.starts is None, starts, entry.sitting.number


def _day(day: date, entries: Sequence[Entry], dates: Sequence[date], today: date | None) -> Day:
    own = tuple(entry for entry in entries if entry.day == day)
    return Day(day, own, is_today=day == today, is_open=_matters_now(day, dates, today))


def _matters_now(day: date, dates: Sequence[date], today: date | None) -> bool:
    """The day in progress or else the next one; once all are past, each is as good as any other."""
    ahead = [other for other in dates if today and other >= today]
    return not ahead or day == ahead[0]


def _row(at: time | None, days: Sequence[Day]) -> Row:
    cells = tuple(tuple(entry for entry in day.entries if _starts(entry) == at) for day in days)
    ends = {entry.ends and entry.ends.time() for cell in cells for entry in cell}
    return Row(at, ends.pop() if len(ends) == 1 else None, cells)


def _starts(entry: Entry) -> time | None:
    return entry.starts.time() if entry.starts else None
