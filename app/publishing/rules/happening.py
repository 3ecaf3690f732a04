"""What is going on now, what comes next, and until when that is true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol


class Timed(Protocol):
    """What must be known of a sitting; times are aware, or absent where none is stated."""

    starts_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True)
class Happening:
    """A sitting that is running, or the next one; `is_running` says which."""

    sitting: Timed
    is_running: bool


def happening(sittings: Sequence[Timed], now: datetime, within: timedelta = timedelta(days=7)) -> Happening | None:
    """The sitting that is running now, else the next to begin `within` that time; none is worth a line otherwise."""
    timed = sorted((it for it in sittings if it.starts_at and it.ends_at), key=lambda it: it.starts_at)
    running = next((it for it in timed if it.starts_at <= now < it.ends_at), None)
    if running:
        return Happening(running, is_running=True)
    coming = next((it for it in timed if now < it.starts_at <= now + within), None)
    return Happening(coming, is_running=False) if coming else None


def is_over(ends_on: date, sittings: Iterable[Timed], now: datetime, zone: tzinfo) -> bool:
    """Whether a meeting lies behind: its last day is past and no sitting of it is still to end."""
    still = any(it.ends_at and it.ends_at > now for it in sittings)
    return not still and ends_on < now.astimezone(zone).date()


def next_change(moments: Iterable[datetime | None], now: datetime, zone: tzinfo) -> datetime:
    """The first moment at which a page says something else: one of `moments`, or midnight at the meeting's place."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    midnight = datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone)
    return min([midnight, *(moment for moment in moments if moment and moment > now)])
