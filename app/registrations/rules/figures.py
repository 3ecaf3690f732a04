"""Figures of a meeting: how many take part, in what way, from where; nothing in them names anybody."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.meetings.rules.words import Participation
from app.registrations.rules.ways import attendance
from app.registrations.rules.words import Attendance, Category, Gender, State, Way

MOST_COLUMNS = 62  # days that are drawn one by one; what lasts longer is drawn by weeks


@dataclass(frozen=True, kw_only=True)
class Alike:
    """So many registrations of which all this is the same; `region` is the code of a regional group."""

    category: Category
    region: str | None
    gender: Gender | None
    way: Way
    state: State
    count: int


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A sitting in which people take part: when, and how one can."""

    number: int
    day: date
    participation: Participation


@dataclass(frozen=True, kw_only=True)
class Present:
    """How many take part in a sitting or on a day; on a day, in the room is who is there for any of its sittings."""

    in_person: int = 0
    online: int = 0
    absent: int = 0


@dataclass(frozen=True, kw_only=True)
class Said:
    """What people said of single sittings: by person, with the way of their place."""

    ways: Mapping[Way, int] = field(default_factory=dict)
    plans: Mapping[int, tuple[Way, Mapping[int, Attendance]]] = field(default_factory=dict)

    def groups(self) -> Iterable[tuple[Way, Mapping[int, Attendance], int]]:
        """Those who said something one by one, and those who said nothing together."""
        silent = Counter(self.ways)
        for way, plan in self.plans.values():
            silent[way] -= 1
            yield way, plan, 1
        for way, count in silent.items():
            yield way, {}, count


def take_part(people: Iterable[Alike]) -> list[Alike]:
    """Those whom the Secretariat approved."""
    return [one for one in people if one.state == State.APPROVED]


def counted(people: Iterable[Alike], by: str) -> Counter:
    """How many there are of each kind of this: category, region, gender, way or state."""
    found: Counter = Counter()
    for one in people:
        found[getattr(one, by)] += one.count
    return found


def in_sittings(said: Said, turns: Collection[Turn]) -> dict[int, Present]:
    """How many take part in each sitting, by its number."""
    return {turn.number: _present(said, [turn]) for turn in turns}


def on_days(said: Said, turns: Collection[Turn]) -> dict[date, Present]:
    """How many take part on each day, each person once."""
    days = sorted({turn.day for turn in turns})
    return {day: _present(said, [turn for turn in turns if turn.day == day]) for day in days}


def _present(said: Said, turns: Collection[Turn]) -> Present:
    found: Counter[Attendance] = Counter()
    for way, plan, count in said.groups():
        ways = {attendance(way, plan, turn.number, turn.participation) for turn in turns}
        found[next(one for one in Attendance if one in ways)] += count
    return Present(
        in_person=found[Attendance.IN_PERSON], online=found[Attendance.ONLINE], absent=found[Attendance.ABSENT]
    )


@dataclass(frozen=True, kw_only=True)
class Column:
    """The registrations of some days that follow each other."""

    first: date
    last: date
    count: int


def over_time(days: Mapping[date, int], until: date | None) -> tuple[Column, ...]:
    """Day by day from the first registration to the closing or the last one; by weeks where that is long."""
    if not days:
        return ()
    first, last = min(days), max(max(days), until or max(days))
    width = 1 if (last - first).days < MOST_COLUMNS else 7
    starts = range(0, (last - first).days + 1, width)
    return tuple(_column(days, first + timedelta(days=start), width, last) for start in starts)


def _column(days: Mapping[date, int], first: date, width: int, last: date) -> Column:
    ends = min(first + timedelta(days=width - 1), last)
    return Column(first=first, last=ends, count=sum(count for day, count in days.items() if first <= day <= ends))
