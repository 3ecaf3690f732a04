"""The delegations of a meeting, as the Secretariat's page lists them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from app.entities.rules import sort_key
from app.registrations.queries.standing import TAKING_PART, Standing
from app.registrations.rules.words import Category, State

LACKING = ("credentials", "focal_points", "people")


@dataclass(frozen=True)
class Asked:
    """What the address asks for: words of a name, a category, what is lacking, and the order."""

    words: str = ""
    category: str = ""
    lacking: str = ""
    order: str = "name"


def chosen(found: Iterable[Standing], asked: Asked) -> list[Standing]:
    """Those that are asked for, in the order that is."""
    kept = [one for one in found if _is_meant(one, asked)]
    key = _ORDERS.get(asked.order.removeprefix("-"), _ORDERS["name"])
    return sorted(kept, key=key, reverse=asked.order.startswith("-"))


def people_of(one: Standing) -> list[tuple[State, int]]:
    """How many of a delegation take part, by state; withdrawn and rejected are no longer people of it."""
    return [(state, one.people[state]) for state in TAKING_PART if one.people.get(state)]


def _is_meant(one: Standing, asked: Asked) -> bool:
    entity = one.delegation.entity
    text = f"{entity.sort_key} {sort_key(entity.name)} {entity.code.casefold()}"
    lacks = {
        "": True,
        "credentials": one.credentials_missing,
        "focal_points": not one.focal_points,
        "people": not one.taking_part,
    }
    return (
        all(word in text for word in sort_key(asked.words).split())
        and asked.category in ("", one.category.value)
        and lacks[asked.lacking]
    )


def _places(number: int | None) -> float:
    return float("inf") if number is None else number


_ORDERS: dict[str, Callable[[Standing], Any]] = {
    "name": lambda one: one.delegation.entity.sort_key,
    "category": lambda one: list(Category).index(one.category),
    "focal_points": lambda one: len(one.focal_points),
    "credentials": lambda one: one.credentials_missing,
    "people": lambda one: one.taking_part,
    "in_person": lambda one: _places(one.left.in_person),
    "online": lambda one: _places(one.left.online),
}
