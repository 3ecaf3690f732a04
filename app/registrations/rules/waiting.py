"""The waiting list of a meeting: who gets a place when one is free, and why somebody still waits."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.refusal import Refusal
from app.registrations.rules.places import Place, Taken, Wish, place_for
from app.registrations.rules.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A registration that waits since a moment; of two of the same moment, the one that was received first."""

    id: int
    since: datetime
    wish: Wish

    @property
    def turn(self) -> tuple[datetime, int]:
        """By what the list is ordered."""
        return self.since, self.id


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Who has a place now, and what stands in the way of each of the others."""

    given: dict[int, Place]
    waits: dict[int, Refusal]


def in_turn(waiting: Iterable[Waiting]) -> list[Waiting]:
    """The waiting list in its order."""
    return sorted(waiting, key=lambda one: one.turn)


def move_up(waiting: Collection[Waiting], terms: Terms, taken: Taken) -> Outcome:
    """Give what is free in order; who waits for what is still full keeps nobody from something else.

    It is asked whenever a place is freed, a quota is raised, or somebody registers: a newcomer stands at the end.
    """
    given: dict[int, Place] = {}
    waits: dict[int, Refusal] = {}
    for one in in_turn(waiting):
        found = place_for(one.wish, terms, taken)
        if isinstance(found, Refusal):
            waits[one.id] = found
        else:
            given[one.id] = found
            taken = taken.with_place(one.wish.entity, found)
    return Outcome(given=given, waits=waits)


def ahead(one: Waiting, waiting: Collection[Waiting]) -> int:
    """How many stand before somebody who want something of the same: the delegation's places or the NGO seats."""
    return sum(other.turn < one.turn and _want_the_same(one.wish, other.wish) for other in waiting)


def _want_the_same(one: Wish, other: Wish) -> bool:
    same_places = (one.entity, one.way) == (other.entity, other.way)
    return same_places or (one.needs_seat and other.needs_seat)
