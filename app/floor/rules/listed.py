"""A list of speakers as everybody reads it: who was heard, has the floor and is to come; when, and why there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.floor.rules.entries import Step, StepKind
from app.floor.rules.forecast import forecast
from app.floor.rules.order import Place
from app.floor.rules.replies import ReplyTerms, in_turn, limit_of, rank
from app.floor.rules.speakers import Inscription
from app.floor.rules.state import Floor, Reply, SpeakersList
from app.floor.rules.words import Band, Outcome, Phase, Why


class Standing(StrEnum):
    """Whether one can ask to speak."""

    NOT_YET = "not_yet"
    TO_OPEN = "to_open"
    OPEN = "open"
    CLOSED = "closed"
    CONTINUED = "continued"


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When the part of the sitting begins to which a list belongs, and when interpretation ends."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An inscription as its list shows it.

    Who is to come has a place (`at`), why it is that (`why`, with the `other` before whom or with whom, a `reason` or
    a `lot`), and an expected time where one can be told. `among` is the band among which it stands.
    """

    inscription: Inscription
    outcome: Outcome
    limit: int
    at: int | None = None
    why: Why | None = None
    reason: str = ""
    other: str | None = None
    lot: int | None = None
    passed_over: int = 0
    among: Band | None = None
    expected_at: datetime | None = None
    is_in_time: bool = True
    given_at: datetime | None = None
    seconds: float | None = None


@dataclass(frozen=True, kw_only=True)
class ListedReply:
    """A right of reply as the list shows it: a delegation's first or second, and to whose statement."""

    reply: Reply
    rank: int
    limit: int
    answers: str | None
    outcome: Outcome


def standing_of(there: SpeakersList, now: datetime) -> tuple[Standing, datetime | None]:
    """Whether one can ask to speak, and when that changes by itself."""
    if there.continued_in is not None:
        return Standing.CONTINUED, None
    if there.is_open(now):
        closes = there.terms.closes_at
        return Standing.OPEN, closes if closes and closes > now else None
    opens = there.terms.opens_at
    if opens and opens > now:
        return Standing.TO_OPEN, opens
    return (Standing.CLOSED if there.was_opened(now) else Standing.NOT_YET), None


def listed(floor: Floor, steps: Sequence[Step], key: str, now: datetime, hours: Hours) -> tuple[Listed, ...]:
    """Everybody on a list: those heard, the one who has the floor, those to come, those in writing, those who left."""
    waiting = _to_come(floor, {step.id: step for step in steps}, key, now, hours)
    return (*_heard(floor, key), *_speaking(floor, key), *waiting, *_others(floor, key))


def listed_replies(floor: Floor, terms: ReplyTerms) -> tuple[ListedReply, ...]:
    """Rights of reply: those given, in that order, then those to be given, in their turn."""
    speaking = floor.speaking.reply if floor.speaking else None
    given = [floor.replies[one] for one in floor.taken if one in floor.replies]
    return tuple(
        ListedReply(
            reply=one,
            rank=rank(floor, one),
            limit=limit_of(floor, one, terms),
            answers=_entity(floor, one.statement),
            outcome=Outcome.ON_FLOOR if one.id == speaking else outcome,
        )
        for outcome, several in ((Outcome.HEARD, given), (Outcome.WAITING, in_turn(floor)))
        for one in several
    )


def _heard(floor: Floor, key: str) -> list[Listed]:
    spoken = [(floor.inscriptions[one.inscription], one) for one in floor.spoken if one.inscription is not None]
    return [
        Listed(
            inscription=inscription,
            outcome=Outcome.HEARD,
            limit=one.limit,
            given_at=one.given_at,
            seconds=one.seconds,
        )
        for inscription, one in spoken
        if inscription.list == key
    ]


def _speaking(floor: Floor, key: str) -> list[Listed]:
    now = floor.speaking
    if now is None or now.inscription is None or floor.inscriptions[now.inscription].list != key:
        return []
    inscription = floor.inscriptions[now.inscription]
    return [Listed(inscription=inscription, outcome=Outcome.ON_FLOOR, limit=now.limit, given_at=now.given_at)]


def _to_come(
    floor: Floor, steps: Mapping[int, Step], key: str, now: datetime, hours: Hours
) -> list[Listed]:  # fmt: skip
    there, expected = floor.lists[key], _expected(floor, key, now, hours)
    bands = _bands(there)
    return [
        Listed(
            inscription=place.inscription,
            outcome=Outcome.WAITING,
            limit=there.limit(place.inscription),
            at=at,
            why=_why(place, steps),
            reason=place.reason,
            other=_entity(floor, _other(place, steps)),
            lot=there.drawn.ranks.get(place.inscription.id) if there.drawn else None,
            passed_over=place.passed_over,
            among=bands[at - 1],
            expected_at=expected.get(place.inscription.id, (None, True))[0],
            is_in_time=expected.get(place.inscription.id, (None, True))[1],
        )
        for at, place in enumerate(there.places, start=1)
    ]


def _others(floor: Floor, key: str) -> list[Listed]:
    """Who is not called any more; who withdrew is not named, for nobody asks them why."""
    left = (Outcome.WRITTEN, Outcome.STRUCK_OFF, Outcome.CONTINUED)
    there = floor.lists[key]
    return [
        Listed(inscription=one, outcome=outcome, limit=there.limit(one))
        for outcome in left
        for one in floor.inscriptions.values()
        if one.list == key and floor.outcomes[one.id] == outcome
    ]


def _why(place: Place, steps: Mapping[int, Step]) -> Why:
    """Whoever is continued from an earlier sitting says so, as long as nothing else is newer."""
    said = steps.get(place.inscription.id)
    return Why.CONTINUED if place.by is None and said is not None and said["continues"] else place.why


def _other(place: Place, steps: Mapping[int, Step]) -> int | None:
    """Before whom somebody was moved, or with whom places were exchanged."""
    step = steps.get(place.by or 0)
    if step is None:
        return None
    if step.kind == StepKind.SWAPPED:
        offer = steps[step["offer"]]
        return next(one for one in (offer["inscription"], offer["other"]) if one != place.inscription.id)
    return step["before"]


def _entity(floor: Floor, who: int | None) -> str | None:
    found = floor.inscriptions.get(who) if who is not None else None
    return found.entity if found else None


def _bands(there: SpeakersList) -> list[Band | None]:
    """Among which band each one stands: whoever was placed by hand, among those into whose midst that was."""
    if not there.terms.bands:
        return [None for _place in there.places]
    own = [place.inscription.band if place.by is None else None for place in there.places]
    found: list[Band | None] = []
    for at, band in enumerate(own):
        before = found[-1] if found else next((one for one in own[at:] if one), None)
        found.append(band or before or there.places[at].inscription.band)
    return found


def _expected(floor: Floor, key: str, now: datetime, hours: Hours) -> dict[int, tuple[datetime, bool]]:
    """When each one is expected, and whether that is before the end; nothing where it can't be told."""
    begins = _begins(floor, key, now, hours)
    if begins is None:
        return {}
    told = forecast(floor, key, begins, hours.ends_at)
    late = {one.id for one in told.not_heard}
    return {one.inscription.id: (one.starts_at, one.inscription.id not in late) for one in told.expected}


def _begins(floor: Floor, key: str, now: datetime, hours: Hours) -> datetime | None:
    """From when on to count: from now once somebody was heard, else from when the part is to begin."""
    if _heard(floor, key) or _speaking(floor, key):
        return now if floor.phase == Phase.GOING_ON else None
    if floor.phase == Phase.GOING_ON:
        return max(now, hours.starts_at or now)
    is_past = hours.ends_at is not None and hours.ends_at <= now
    if floor.phase != Phase.NOT_BEGUN or hours.starts_at is None or is_past:
        return None
    return max(now, hours.starts_at)
