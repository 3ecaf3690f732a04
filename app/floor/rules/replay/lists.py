"""What steps do to lists of speakers."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from app.entities.rules import EntityKind
from app.floor.rules.entries import Step, StepKind
from app.floor.rules.order import Drawn, Place, continued, moved, redrawn, swapped, with_newcomer
from app.floor.rules.replay.register import handles
from app.floor.rules.speakers import LIMITS, Inscription, ListTerms
from app.floor.rules.state import Floor, SpeakersList
from app.floor.rules.words import Band, Capacity, FirstOrder, Level, Outcome, Why
from app.meetings.rules.words import Delivery


def terms_said(data: Any) -> ListTerms:
    """The terms of a list as a step says them."""
    return ListTerms(
        key=data["list"],
        opens_at=_moment(data.get("opens_at")),
        closes_at=_moment(data.get("closes_at")),
        first_order=FirstOrder(data.get("first_order", FirstOrder.RECEIPT)),
        bands=tuple(map(Band, data.get("bands", tuple(Band)))),
        limits={**LIMITS, **{Band(band): seconds for band, seconds in data.get("limits", {}).items()}},
        drawn_at=_moment(data.get("drawn_at")),
    )


_WORDS: dict[str, Callable[[Any], Any]] = {
    "kind": EntityKind,
    "capacity": Capacity,
    "level": Level,
    "delivery": Delivery,
    "co_sponsors": tuple,
}


def inscription_said(step: Step) -> Inscription:
    """An inscription as its step says it; the number of the step is its own."""
    names = {one.name for one in fields(Inscription)} - {"id", "received_at"}
    said = {name: _word(name, value) for name, value in step.data.items() if name in names and value is not None}
    return Inscription(id=step.id, received_at=step.at, **said)


def _word(name: str, said: Any) -> Any:
    """What is said of an inscription; what is not said any more is nothing."""
    return said if said is None or name not in _WORDS else _WORDS[name](said)


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


@handles(StepKind.LIST_ANNOUNCED)
def _announce(floor: Floor, step: Step) -> None:
    terms = terms_said(step.data)
    there = floor.lists.setdefault(terms.key, SpeakersList(terms=terms))
    there.terms = terms
    there.places = redrawn(there.places, terms, there.drawn)


@handles(StepKind.LIST_OPENED)
def _open(floor: Floor, step: Step) -> None:
    floor.lists[step["list"]].turns.append((step.at, True))


@handles(StepKind.LIST_CLOSED)
def _close(floor: Floor, step: Step) -> None:
    """What is closed stays closed: an opening that was announced for later is off, until one is announced anew."""
    there = floor.lists[step["list"]]
    there.turns.append((step.at, False))
    if there.terms.opens_at and there.terms.opens_at > step.at:
        there.terms = replace(there.terms, opens_at=None)


@handles(StepKind.LOTS_DRAWN)
def _draw(floor: Floor, step: Step) -> None:
    there = floor.lists[step["list"]]
    ranks = {int(number): rank for number, rank in (step["ranks"] or {}).items()}
    there.drawn = Drawn(seed=step["seed"], ranks=ranks, first=step["first"] or "")
    there.places = redrawn(there.places, there.terms, there.drawn)


@handles(StepKind.LIMIT_CHANGED)
def _shorten(floor: Floor, step: Step) -> None:
    bands = step["bands"] or list(Band)
    floor.lists[step["list"]].shortened |= {Band(band): step["seconds"] for band in bands}


@handles(StepKind.INSCRIBED)
def _inscribe(floor: Floor, step: Step) -> None:
    inscription = inscription_said(step)
    there = floor.lists[inscription.list]
    floor.inscriptions[inscription.id] = inscription
    if not inscription.is_spoken:
        floor.outcomes[inscription.id] = Outcome.WRITTEN
        return
    floor.outcomes[inscription.id] = Outcome.WAITING
    if step["continues"]:
        there.places = continued(there.places, Place(inscription=inscription, why=Why.CONTINUED, by=step.id))
    else:
        there.places = with_newcomer(there.places, inscription, there.terms, there.drawn)


@handles(StepKind.CHANGED)
def _change(floor: Floor, step: Step) -> None:
    """Level, delivery, language and co-sponsors may be others; the place stays, but for a level that counts.

    Whoever had submitted in writing, and is to be called after all, asks to speak from now on.
    """
    who = step["inscription"]
    before = floor.inscriptions[who]
    said = {name: _word(name, value) for name, value in step["said"].items()}
    now = replace(before, **said)
    there = floor.lists[now.list]
    if floor.outcomes[who] == Outcome.WRITTEN and now.is_spoken:
        now, floor.outcomes[who] = replace(now, received_at=step.at), Outcome.WAITING
        there.places = with_newcomer(there.places, now, there.terms, there.drawn)
    floor.inscriptions[who] = now
    place = there.place(who)
    if place is None:
        return
    if not now.is_spoken:
        leave(floor, who, Outcome.WRITTEN)
    elif place.by is None and now.level != before.level:
        others = [one for one in there.places if one.inscription.id != who]
        there.places = with_newcomer(others, now, there.terms, there.drawn)
    else:
        put(there, who, replace(place, inscription=now))


@handles(StepKind.WITHDRAWN)
def _withdraw(floor: Floor, step: Step) -> None:
    leave(floor, step["inscription"], Outcome.WITHDRAWN)


@handles(StepKind.MOVED)
def _move(floor: Floor, step: Step) -> None:
    """By hand; or to the head, in the place of the same inscription that is continued from an earlier sitting."""
    _place(floor, step, Why.CONTINUED if step["continues"] else Why.MOVED, step["before"])


@handles(StepKind.YIELDED)
def _yield(floor: Floor, step: Step) -> None:
    _place(floor, step, Why.YIELDED, None)


@handles(StepKind.PASSED_OVER)
def _pass_over(floor: Floor, step: Step) -> None:
    place = floor.list_of(step["inscription"]).place(step["inscription"])
    if place and place.passed_over:
        leave(floor, step["inscription"], Outcome.STRUCK_OFF)
    else:
        _place(floor, step, Why.PASSED_OVER, None, passed_over=1)


def _place(floor: Floor, step: Step, why: Why, before: int | None, passed_over: int = 0) -> None:
    who = step["inscription"]
    there = floor.list_of(who)
    place = there.place(who)
    if place is None:
        return
    times = place.passed_over + passed_over
    changed = Place(inscription=place.inscription, why=why, by=step.id, reason=step["reason"] or "", passed_over=times)
    if why == Why.CONTINUED:
        there.places = continued([one for one in there.places if one.inscription.id != who], changed)
    else:
        there.places = moved(there.places, who, before, changed)
    there.offers = {offer: pair for offer, pair in there.offers.items() if who not in pair}


@handles(StepKind.SWAP_OFFERED)
def _offer(floor: Floor, step: Step) -> None:
    """Where a correction says that one of the two had spoken by then, there was nothing to exchange."""
    there, pair = floor.list_of(step["inscription"]), (step["inscription"], step["other"])
    if all(map(there.place, pair)):
        there.offers[step.id] = pair


@handles(StepKind.SWAP_DECLINED)
def _decline(floor: Floor, step: Step) -> None:
    for there in floor.lists.values():
        there.offers.pop(step["offer"], None)


@handles(StepKind.SWAPPED)
def _swap(floor: Floor, step: Step) -> None:
    for there in floor.lists.values():
        if step["offer"] in there.offers:
            one, other = there.offers[step["offer"]]
            there.places = swapped(there.places, one, other, step.id)
            there.offers = {offer: pair for offer, pair in there.offers.items() if not {one, other} & set(pair)}


@handles(StepKind.LIST_CONTINUED)
def _continue(floor: Floor, step: Step) -> None:
    """What was not reached is continued in a later sitting, whose log inscribes it anew."""
    there = floor.lists[step["list"]]
    there.continued_in = step["continued_in"]
    for inscription in [place.inscription.id for place in there.places]:
        leave(floor, inscription, Outcome.CONTINUED)


def leave(floor: Floor, who: int, outcome: Outcome) -> None:
    """Somebody does not wait any more."""
    there = floor.list_of(who)
    there.places = [place for place in there.places if place.inscription.id != who]
    there.offers = {offer: pair for offer, pair in there.offers.items() if who not in pair}
    floor.outcomes[who] = outcome


def put(there: SpeakersList, who: int, changed: Place) -> None:
    """Let somebody's place say something else."""
    there.places = [changed if place.inscription.id == who else place for place in there.places]
