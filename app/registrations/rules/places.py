"""Places: each is numbered and somebody's alone, so that a constraint can say that none is given twice.

A place is one of a delegation's for a way of taking part. An NGO in person also needs one of the meeting's NGO seats.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from app.core.refusal import Refusal, refusal
from app.registrations.rules.terms import Terms
from app.registrations.rules.words import Category, Way

NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Place:
    """The how-manieth of its delegation's places in this way, and which of the NGO seats goes with it."""

    way: Way
    number: int
    seat: int | None = None


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Somebody of a delegation who wants a place."""

    entity: str
    category: Category
    way: Way

    @property
    def needs_seat(self) -> bool:
        """Whether it takes one of the NGO seats of the meeting."""
        return self.category == Category.NGO and self.way == Way.IN_PERSON


@dataclass(frozen=True)
class Taken:
    """The numbers that are taken: by entity and way, and of the NGO seats."""

    numbers: Mapping[tuple[str, Way], frozenset[int]] = field(default_factory=dict)
    seats: frozenset[int] = NONE

    def of(self, entity: str, way: Way) -> frozenset[int]:
        """The numbers that a delegation has given away."""
        return self.numbers.get((entity, way), NONE)

    def with_place(self, entity: str, place: Place) -> "Taken":
        """The same once this place is given."""
        numbers = {**self.numbers, (entity, place.way): self.of(entity, place.way) | {place.number}}
        return replace(self, numbers=numbers, seats=self.seats | _seat(place))

    def without(self, entity: str, place: Place) -> "Taken":
        """The same once this place is free again."""
        numbers = {**self.numbers, (entity, place.way): self.of(entity, place.way) - {place.number}}
        return replace(self, numbers=numbers, seats=self.seats - _seat(place))


@dataclass(frozen=True, kw_only=True)
class Left:
    """What a delegation can still have, in person and online; None: any number."""

    in_person: int | None
    online: int | None


def place_for(wish: Wish, terms: Terms, taken: Taken) -> Place | Refusal:
    """The lowest number that is free, or what is full: the delegation's own places first, then the NGO seats."""
    if full := _why_full(wish, terms, taken):
        return full
    seat = _lowest_free(taken.seats) if wish.needs_seat else None
    return Place(way=wish.way, number=_lowest_free(taken.of(wish.entity, wish.way)), seat=seat)


def left(entity: str, category: Category, terms: Terms, taken: Taken) -> Left:
    """What the form says is left; a quota lowered below what was given takes no place away, but gives none."""
    in_person, online = (_left(Wish(entity=entity, category=category, way=way), terms, taken) for way in Way)
    return Left(in_person=in_person, online=online)


def why_not_enter(entity: str, category: Category, terms: Terms, inside: int) -> Refusal | None:
    """How many of a delegation are in the room at a time is asked at the door: they take turns within a sitting."""
    limit = terms.quota(entity, category).in_room
    return refusal("registrations.room_limit", limit=limit) if limit is not None and inside >= limit else None


def _why_full(wish: Wish, terms: Terms, taken: Taken) -> Refusal | None:
    limit = terms.quota(wish.entity, wish.category).places(wish.way)
    if limit is not None and len(taken.of(wish.entity, wish.way)) >= limit:
        in_person = refusal("registrations.no_place_in_person", limit=limit)
        return in_person if wish.way == Way.IN_PERSON else refusal("registrations.no_place_online", limit=limit)
    if wish.needs_seat and terms.ngo_seats is not None and len(taken.seats) >= terms.ngo_seats:
        return refusal("registrations.no_ngo_seat", limit=terms.ngo_seats)
    return None


def _left(wish: Wish, terms: Terms, taken: Taken) -> int | None:
    limits = [(terms.quota(wish.entity, wish.category).places(wish.way), taken.of(wish.entity, wish.way))]
    limits += [(terms.ngo_seats, taken.seats)] if wish.needs_seat else []
    lefts = [max(0, limit - len(numbers)) for limit, numbers in limits if limit is not None]
    return min(lefts) if lefts else None


def _lowest_free(numbers: Collection[int]) -> int:
    return next(number for number in count(1) if number not in numbers)


def _seat(place: Place) -> frozenset[int]:
    return NONE if place.seat is None else frozenset({place.seat})
