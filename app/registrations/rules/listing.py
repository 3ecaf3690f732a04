"""The list of participants: who stands in it, in what order, and who is only counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from app.registrations.rules.words import Category, Consent, Role


@dataclass(frozen=True, kw_only=True)
class Attending:
    """Somebody who was approved, with the delegation; `agreed` is what they consented to."""

    entity: str
    entity_name: str
    entity_key: str
    category: Category
    role: Role
    title: str = ""
    name: str = ""
    function: str = ""
    sort_key: str = ""
    agreed: frozenset[str] = frozenset()

    @property
    def is_named(self) -> bool:
        """Whether they agreed to being listed; of whom is forgotten there is no name."""
        return Consent.LISTED in self.agreed and bool(self.name)


@dataclass(frozen=True, kw_only=True)
class Delegates:
    """A delegation as it is listed: its people in order, and how many others are not named."""

    code: str
    name: str
    named: tuple[Attending, ...]
    others: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.named) + self.others


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The delegations of each category that came, in the usual order of categories, alphabetical within each."""

    groups: tuple[tuple[Category, tuple[Delegates, ...]], ...] = field(default_factory=tuple)

    @property
    def count(self) -> int:
        """How many take part."""
        return sum(one.count for _category, delegations in self.groups for one in delegations)

    @property
    def delegations(self) -> int:
        """Of how many delegations."""
        return sum(len(delegations) for _category, delegations in self.groups)

    @property
    def others(self) -> int:
        """How many of them are not named."""
        return sum(one.others for _category, delegations in self.groups for one in delegations)


def listing(people: Iterable[Attending]) -> Listing:
    """The list: members, other Member States, observer States, United Nations entities, IGOs, NGOs; then the others."""
    groups = groupby(sorted(people, key=_place), key=lambda one: one.category)
    return Listing(groups=tuple((category, _by_delegation(of_category)) for category, of_category in groups))


def _by_delegation(people: Iterable[Attending]) -> tuple[Delegates, ...]:
    return tuple(_delegates(list(group)) for _entity, group in groupby(people, key=lambda one: one.entity))


def _place(one: Attending) -> tuple[int, str, str, int, str, str]:
    """Head first, then alternates, advisers and experts, each by name."""
    rank = list(Category).index(one.category), one.entity_key, one.entity
    return *rank, list(Role).index(one.role), one.sort_key, one.name


def _delegates(people: list[Attending]) -> Delegates:
    named = tuple(one for one in people if one.is_named)
    first = people[0]
    return Delegates(code=first.entity, name=first.entity_name, named=named, others=len(people) - len(named))


def searched(found: Listing, words: str) -> Listing:
    """Of the list what answers a search: delegations of this name whole, else whoever in them has it."""
    wanted = words.casefold().split()
    groups = ((category, tuple(filter(None, (_answering(one, wanted) for one in of)))) for category, of in found.groups)
    return Listing(groups=tuple((category, of) for category, of in groups if of))


def _answering(one: Delegates, wanted: list[str]) -> Delegates | None:
    if all(word in one.name.casefold() for word in wanted):
        return one
    named = tuple(person for person in one.named if _says(person, wanted))
    return Delegates(code=one.code, name=one.name, named=named, others=0) if named else None


def _says(person: Attending, wanted: list[str]) -> bool:
    said = f"{person.name} {person.sort_key} {person.function}".casefold()
    return all(word in said for word in wanted)
