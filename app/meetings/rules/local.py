"""A meeting's clock: hours as its programme prints them, and the moments that they are.

When clocks go forward an hour does not exist; when they go back one comes twice, and its offset tells which is meant.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_HOUR = re.compile(r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?P<offset>[+-](?:0\d|1[0-4]):[0-5]\d)?", re.ASCII)


@dataclass(frozen=True)
class Unreal:
    """Why no single moment has this hour on this day; `choices` are the hours that name one."""

    hour: str
    day: date
    zone: str
    choices: tuple[str, ...] = ()


def is_hour(text: str) -> bool:
    """Whether this is written as an hour: 10:00, or 02:30+01:00 where 02:30 comes twice."""
    return _HOUR.fullmatch(text) is not None


def moment_at(day: date, hour: str, zone: ZoneInfo) -> datetime | Unreal:
    """The moment, UTC, of an hour on the meeting's clock."""
    parts = _HOUR.fullmatch(hour)
    if parts is None:
        raise ValueError(hour)
    local = datetime.combine(day, time(int(parts["hour"]), int(parts["minute"])))
    moments = _moments(local, zone)
    chosen = [moment for moment in moments if parts["offset"] in (None, _offset(moment, zone))]
    if len(chosen) == 1:
        return chosen[0]
    return Unreal(hour, day, zone.key, tuple(f"{local:%H:%M}{_offset(moment, zone)}" for moment in moments))


def hour_said(moment: datetime, zone: ZoneInfo) -> str:
    """The hour of a moment on the meeting's clock, with its offset where the hour comes twice that day."""
    local = moment.astimezone(zone)
    twice = len(_moments(local.replace(tzinfo=None, fold=0), zone)) > 1
    return f"{local:%H:%M}{_offset(moment, zone) if twice else ''}"


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The date of a moment on the meeting's clock."""
    return moment.astimezone(zone).date()


def _moments(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moments at which the clock shows this: one, none when it is skipped, two when it comes twice."""
    folds = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return sorted({moment for moment in folds if moment.astimezone(zone).replace(tzinfo=None, fold=0) == local})


def _offset(moment: datetime, zone: ZoneInfo) -> str:
    shift = moment.astimezone(zone).utcoffset() or timedelta()
    minutes = abs(int(shift.total_seconds())) // 60
    return f"{'-' if shift < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
