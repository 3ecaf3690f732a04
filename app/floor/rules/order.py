"""The order of a list: bands, levels, then receipt, lots or the alphabet; whoever was placed by hand stays there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.floor.rules.speakers import LEVELS, Inscription, ListTerms
from app.floor.rules.words import Band, FirstOrder, Level, Why

Key = tuple[object, ...]


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What was drawn: the numbers of inscriptions by their lots, or from which letter the alphabet begins."""

    seed: str
    ranks: Mapping[int, int]
    first: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Somebody's place on a list and why it is that: `by` is the step that placed them by hand, if one did."""

    inscription: Inscription
    why: Why
    by: int | None = None
    reason: str = ""
    passed_over: int = 0


def natural_key(inscription: Inscription, terms: ListTerms, drawn: Drawn | None) -> Key:
    """By what somebody stands where nobody placed them by hand: band, level, first order, receipt."""
    band = terms.bands.index(inscription.band) if inscription.band in terms.bands else len(terms.bands)
    has_levels = bool(terms.bands) and inscription.band == Band.STATES
    level = LEVELS.index(inscription.level or Level.OTHER) if has_levels else 0
    received = (inscription.received_at, inscription.id)
    return (band if terms.bands else 0, level, *_first(inscription, terms, drawn), *received)


def _first(inscription: Inscription, terms: ListTerms, drawn: Drawn | None) -> Key:
    """What decides within a band: a lot, or the alphabet from the drawn State on; whoever has none comes after."""
    if terms.first_order == FirstOrder.LOTS and drawn:
        return (0, drawn.ranks[inscription.id]) if inscription.id in drawn.ranks else (1, 0)
    if terms.first_order == FirstOrder.ALPHABETICAL and not inscription.is_late:
        first = drawn.first if drawn else ""
        return (0, (inscription.sort_key < first, inscription.sort_key))
    return (1, (False, "")) if terms.first_order == FirstOrder.ALPHABETICAL else (0, 0)


def natural_why(inscription: Inscription, terms: ListTerms, drawn: Drawn | None) -> Why:
    """Why somebody stands there where nobody placed them by hand."""
    if inscription.is_late:
        return Why.LATE
    if terms.first_order == FirstOrder.LOTS and drawn:
        return Why.LOT if inscription.id in drawn.ranks else Why.AFTER_LOTS
    if terms.first_order == FirstOrder.ALPHABETICAL:
        return Why.ALPHABET
    has_level = inscription.level in (Level.HEAD, Level.MINISTER) and inscription.band == Band.STATES
    return Why.LEVEL if terms.bands and has_level else Why.RECEIPT


def with_newcomer(
    places: Sequence[Place], inscription: Inscription, terms: ListTerms, drawn: Drawn | None
) -> list[Place]:
    """A newcomer stands behind the last who comes before them by nature; whoever was placed by hand stays there."""
    key = natural_key(inscription, terms, drawn)
    free = [at for at, place in enumerate(places) if place.by is None]
    behind = (at + 1 for at in reversed(free) if natural_key(places[at].inscription, terms, drawn) <= key)
    at = next(behind, free[0] if free else len(places))
    place = Place(inscription=inscription, why=natural_why(inscription, terms, drawn))
    return [*places[:at], place, *places[at:]]


def redrawn(places: Sequence[Place], terms: ListTerms, drawn: Drawn | None) -> list[Place]:
    """Everybody in the order of what was drawn; whoever was placed by hand keeps that place on the list."""
    free = [place for place in places if place.by is None]
    free.sort(key=lambda place: natural_key(place.inscription, terms, drawn))
    in_turn = iter(replace(place, why=natural_why(place.inscription, terms, drawn)) for place in free)
    return [next(in_turn) if place.by is None else place for place in places]


def moved(places: Sequence[Place], who: int, before: int | None, changed: Place) -> list[Place]:
    """Somebody before another, or at the end; the place says why."""
    others = [place for place in places if place.inscription.id != who]
    at = next((at for at, place in enumerate(others) if place.inscription.id == before), len(others))
    return [*others[:at], changed, *others[at:]]


def swapped(places: Sequence[Place], one: int, other: int, by: int) -> list[Place]:
    """Two exchange their places."""
    found = {place.inscription.id: place for place in places}
    exchange = {one: found[other], other: found[one]}
    return [
        replace(exchange[place.inscription.id], why=Why.SWAPPED, by=by) if place.inscription.id in exchange else place
        for place in places
    ]


def continued(places: Sequence[Place], place: Place) -> list[Place]:
    """Whoever is continued from an earlier sitting stands at the head, behind those who were continued before them."""
    at = next((at for at, one in enumerate(places) if one.why != Why.CONTINUED), len(places))
    return [*places[:at], place, *places[at:]]


def place_of(places: Sequence[Place], who: int) -> int | None:
    """The how-manieth somebody is, from 1."""
    return next((at for at, place in enumerate(places, start=1) if place.inscription.id == who), None)
