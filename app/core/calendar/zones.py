"""Time zones as rules that never change with the calendar (RFC 5545, 3.6.5), and moments on their clocks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from io import BytesIO
from zoneinfo import ZoneInfo

from app.core.calendar.values import HOME

EARLIEST = datetime(1997, 1, 1, tzinfo=UTC)  # what was before is written in UTC
DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_NAME = r"(?:<([^>]+)>|([A-Za-z]+))"
_OFFSET = r"[+-]?\d{1,2}(?::\d{2}){0,2}"
_TURN = r",M(\d{1,2})\.(\d)\.(\d)(?:/(\d{1,2})(?::(\d{2}))?)?"
# POSIX: CET-1CEST,M3.5.0,M10.5.0/3. Turns by the number of a day, or at hours of another day, are not told apart here.
_FOOTER = re.compile(rf"{_NAME}({_OFFSET}){_NAME}({_OFFSET})?{_TURN}{_TURN}")
# Constant, as promised: the years from which the European rules hold.
_SINCE_HOME = {"DAYLIGHT": 1981, "STANDARD": 1996}
_SINCE = 1970


@dataclass(frozen=True)
class Turn:
    """The clocks change every year, on the `week`th `day` (0 is Sunday, week 5 the last) of a month, at an hour."""

    month: int
    week: int
    day: int
    hour: int
    minute: int

    @property
    def rule(self) -> str:
        """As a recurrence."""
        return f"FREQ=YEARLY;BYMONTH={self.month};BYDAY={-1 if self.week == 5 else self.week}{DAYS[self.day]}"

    def first(self, year: int) -> datetime:
        """When it happens in a year, on the clock before it."""
        if self.week == 5:
            last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            day = last - timedelta(days=(last.isoweekday() - self.day) % 7)
        else:
            first = date(year, self.month, 1)
            day = first + timedelta(days=(self.day - first.isoweekday()) % 7 + 7 * (self.week - 1))
        return datetime.combine(day, time(self.hour, self.minute))


@dataclass(frozen=True)
class Period:
    """A part of every year with its own offset, from a turn on."""

    kind: str
    name: str
    offset: timedelta
    before: timedelta
    begins: Turn

    def lines(self, zone: str) -> list[str]:
        """As a part of a VTIMEZONE."""
        since = _SINCE_HOME[self.kind] if zone == HOME else _SINCE
        return [
            f"BEGIN:{self.kind}",
            f"TZNAME:{self.name}",
            f"TZOFFSETFROM:{_offset(self.before)}",
            f"TZOFFSETTO:{_offset(self.offset)}",
            f"DTSTART:{self.begins.first(since):%Y%m%dT%H%M%S}",
            f"RRULE:{self.begins.rule}",
            f"END:{self.kind}",
        ]


@dataclass(frozen=True)
class Rule:
    """A zone whose clocks change twice a year by a rule, and the same rule as a clock of its own."""

    zone: str
    periods: tuple[Period, ...]
    clock: ZoneInfo

    def lines(self) -> list[str]:
        """As a VTIMEZONE."""
        parts = [line for period in self.periods for line in period.lines(self.zone)]
        return ["BEGIN:VTIMEZONE", f"TZID:{self.zone}", *parts, "END:VTIMEZONE"]

    def says(self, moment: datetime, local: datetime) -> bool:
        """Whether who reads `local` by this rule alone comes to the moment; of two such hours the first is meant."""
        return moment >= EARLIEST and local.replace(tzinfo=self.clock, fold=0).astimezone(UTC) == moment


@cache
def rule_of(zone: str) -> Rule | None:
    """The rule of a zone by the time zone database; none where its clocks stand, or turn in some other way."""
    footer = _footer(zone)
    found = _FOOTER.fullmatch(footer.decode("ascii"))
    if found is None:
        return None
    names = [found[1] or found[2], found[4] or found[5]]
    usual = -_duration(found[3])
    other = -_duration(found[6]) if found[6] else usual + timedelta(hours=1)
    to_other, to_usual = _turn(found.groups()[6:11]), _turn(found.groups()[11:16])
    if max(to_other.hour, to_usual.hour) > 23:
        return None
    periods = (
        Period("DAYLIGHT" if other > usual else "STANDARD", names[1], other, usual, to_other),
        Period("STANDARD" if other > usual else "DAYLIGHT", names[0], usual, other, to_usual),
    )
    return Rule(zone, tuple(sorted(periods, key=lambda period: period.kind)), _clock(footer))


def stamp(moment: datetime) -> str:
    """A moment in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def timed(name: str, moment: datetime, zone: str) -> str:
    """A property that holds a moment: on the clock of its zone, in UTC where a rule would not lead back to it."""
    local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    rule = rule_of(zone)
    if rule is None or not rule.says(moment.replace(microsecond=0), local.replace(microsecond=0)):
        return f"{name}:{stamp(moment)}"
    return f"{name};TZID={zone}:{local:%Y%m%dT%H%M%S}"


def zone_lines(zones: Iterable[str]) -> list[str]:
    """The VTIMEZONE of each zone that has a rule; a calendar has one at least, so that it is one when it is empty."""
    rules = [rule for zone in sorted(set(zones)) if (rule := rule_of(zone))] or [rule_of(HOME)]
    return [line for rule in rules if rule for line in rule.lines()]


def _footer(zone: str) -> bytes:
    """What the database says of all years to come: that of our own package, so that machines do not differ."""
    try:
        return files("tzdata.zoneinfo").joinpath(*zone.split("/")).read_bytes().rstrip(b"\n").rpartition(b"\n")[2]
    except OSError:
        return b""


def _turn(parts: Sequence[str | None]) -> Turn:
    month, week, day, hour, minute = parts
    return Turn(int(month or 0), int(week or 0), int(day or 0), int(hour or 2), int(minute or 0))


def _duration(text: str) -> timedelta:
    """POSIX writes how much is to be added to come to UTC."""
    hours, minutes, seconds = (*text.lstrip("+-").split(":"), "0", "0")[:3]
    found = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    return -found if text.startswith("-") else found


def _offset(offset: timedelta) -> str:
    minutes = abs(int(offset.total_seconds())) // 60
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02}{minutes % 60:02}"


def _clock(footer: bytes) -> ZoneInfo:
    """A clock that knows nothing but this rule: a file of the time zone database (RFC 8536) without history."""
    counts = b"".join(number.to_bytes(4, "big") for number in (0, 0, 0, 0, 1, 4))
    block = b"TZif2" + bytes(15) + counts + bytes(6) + b"UTC\0"
    return ZoneInfo.from_file(BytesIO(block + block + b"\n" + footer + b"\n"))
