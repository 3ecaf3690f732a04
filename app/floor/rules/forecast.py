"""When each one is expected to speak, who is not heard, and what limit would let all be heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.floor.rules.speakers import Inscription
from app.floor.rules.state import Floor, SpeakersList
from app.floor.rules.words import Phase

BETWEEN = timedelta(seconds=15)  # to give the floor and take it, where this sitting has not told yet
PRIOR = 3  # so many speakers who use their time whole are assumed before this sitting has told otherwise
STEP, SHORTEST = 30, 60  # seconds: limits are announced in half minutes, and none is below one


@dataclass(frozen=True, kw_only=True)
class Pace:
    """What speakers of this sitting really use: a share of their limit, and the time between two of them."""

    share: float = 1.0
    between: timedelta = BETWEEN


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Somebody's expected time."""

    inscription: Inscription
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """When each one speaks, who would not be heard before the end, and the longest limit with which all would be."""

    expected: tuple[Expected, ...]
    not_heard: tuple[Inscription, ...]
    limit: int | None


def pace_of(floor: Floor) -> Pace:
    """From those who have spoken; the fewer they are, the more a whole limit is assumed."""
    spoken = [one for one in floor.spoken if one.inscription is not None and one.limit]
    used, had = sum(one.seconds for one in spoken), sum(one.limit for one in spoken)
    usual = had / len(spoken) if spoken else 0.0
    share = (used + PRIOR * usual) / (had + PRIOR * usual) if spoken else 1.0
    gaps = [max(later.given_at - one.finished_at, timedelta()) for one, later in zip(spoken, spoken[1:], strict=False)]
    short = [gap for gap in gaps if gap <= timedelta(minutes=2)]  # longer ones were something else
    between = (sum(short, BETWEEN * PRIOR) / (len(short) + PRIOR)) if short else BETWEEN
    return Pace(share=share, between=between)


def forecast(floor: Floor, key: str, now: datetime, end: datetime | None) -> Forecast:
    """The forecast for a list: from `now` on, until `end` (interpretation stops on time), if there is one."""
    there, pace = floor.lists[key], pace_of(floor)
    waiting = [place.inscription for place in there.places]
    expected = _laid_out(floor, there, waiting, pace, now)
    late = tuple(one.inscription for one in expected if end is not None and one.ends_at > end)
    limit = _limit_for_all(floor, there, waiting, pace, now, end) if late else None
    return Forecast(expected=expected, not_heard=late, limit=limit)


def _laid_out(
    floor: Floor,
    there: SpeakersList,
    waiting: Sequence[Inscription],
    pace: Pace,
    now: datetime,
    most: int | None = None,
) -> tuple[Expected, ...]:
    """One after the other; with `most` nobody has more seconds than that."""
    at, found = free_at(floor, now), []
    for inscription in waiting:
        starts = at + (pace.between if at > now or floor.spoken else timedelta())
        limit = there.limit(inscription) if most is None else min(most, there.limit(inscription))
        at = starts + timedelta(seconds=limit * pace.share)
        found.append(Expected(inscription=inscription, starts_at=starts, ends_at=at))
    return tuple(found)


def free_at(floor: Floor, now: datetime) -> datetime:
    """When the floor is free again: whoever has it is thought to use what is left, and no more."""
    return now + max(floor.speaking.left(now), timedelta()) if floor.speaking else now


def _limit_for_all(
    floor: Floor,
    there: SpeakersList,
    waiting: Sequence[Inscription],
    pace: Pace,
    now: datetime,
    end: datetime | None,
) -> int | None:
    """The longest limit, in half minutes, with which all are heard before the end; none if a minute is too long."""
    longest = max((there.limit(one) for one in waiting), default=0)
    for most in range(longest - longest % STEP, SHORTEST - 1, -STEP):
        laid_out = _laid_out(floor, there, waiting, pace, now, most)
        if end is not None and (not laid_out or laid_out[-1].ends_at <= end):
            return most
    return None


def starts_from(floor: Floor, now: datetime, starts_at: datetime | None) -> datetime:
    """From when on a forecast counts: a sitting that has not begun does so at its time."""
    has_begun = floor.phase != Phase.NOT_BEGUN or starts_at is None
    return now if has_begun or starts_at is None else max(now, starts_at)
