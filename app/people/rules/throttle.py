"""How often one may be wrong: a few times at once, then after growing pauses, never for good.

Each attempt is counted before it is looked at, so that many at the same time are no way round; what turns out to be
right is given back. A conference shares one network address, so that address may be wrong hundreds of times.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from app.core.refusal import Refusal, refusal


@dataclass(frozen=True)
class Limit:
    """After `free` attempts each next one is followed by a pause, each twice as long as the one before."""

    free: int
    first_pause: timedelta
    longest_pause: timedelta
    forgotten_after: timedelta


LIMITS = {
    "password": Limit(5, timedelta(seconds=15), timedelta(minutes=15), timedelta(days=1)),
    "code": Limit(5, timedelta(seconds=15), timedelta(minutes=15), timedelta(days=1)),
    "network": Limit(500, timedelta(seconds=1), timedelta(seconds=5), timedelta(hours=1)),
    "token": Limit(20, timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)),  # wrong ones, by network
    # Wrong ones, by network: a mission shares one, and a delegation that is guessed at is not locked out.
    "registration_code": Limit(20, timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)),
    "reset": Limit(3, timedelta(minutes=5), timedelta(minutes=15), timedelta(days=1)),
    "reset_network": Limit(300, timedelta(seconds=2), timedelta(seconds=30), timedelta(hours=1)),
}
LONGEST_MEMORY = max(limit.forgotten_after for limit in LIMITS.values())


@dataclass(frozen=True)
class Tally:
    """How often it was tried, when last, and until when to wait."""

    count: int = 0
    at: datetime | None = None
    until: datetime | None = None


def refuse_attempt(tally: Tally, now: datetime) -> Refusal | None:
    """Whether it may be tried now."""
    if tally.until is None or tally.until <= now:
        return None
    return refusal("people.too_many_attempts", retry_after=ceil((tally.until - now).total_seconds()))


def counted(tally: Tally, limit: Limit, now: datetime) -> Tally:
    """The tally after one more attempt."""
    forgotten = tally.at is None or now - tally.at >= limit.forgotten_after
    count = 1 if forgotten else tally.count + 1
    return Tally(count, now, now + pause(count, limit) if count >= limit.free else None)


def pause(count: int, limit: Limit) -> timedelta:
    """How long to wait after `count` attempts, of which `free` were free."""
    doublings = min(count - limit.free, 32)  # beyond that the longest pause has long been reached
    return min(limit.longest_pause, limit.first_pause * 2**doublings)


def given_back(tally: Tally) -> Tally:
    """The tally where the last attempt was right after all; the pause that others earned stays."""
    return replace(tally, count=max(0, tally.count - 1))
