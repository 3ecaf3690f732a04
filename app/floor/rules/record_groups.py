"""The statements of a sitting in the groups in which a Chair's summary names them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from app.floor.rules.record import Record


class Made(Protocol):
    """What grouping needs to know of a statement: under whom the source lists it."""

    listed_with: str | None


@dataclass(frozen=True)
class Statements:
    """Each group in the order in which its statements were made; the European Union stands among the States."""

    states: tuple[Made, ...] = ()
    observers: tuple[Made, ...] = ()
    organizations: tuple[Made, ...] = ()

    def __len__(self) -> int:
        return len(self.states) + len(self.observers) + len(self.organizations)


@dataclass(frozen=True)
class Sponsors:
    """The count of a joint statement's co-sponsors, where a union of States stands for its members."""

    announced: int | None
    named: int
    unions: int
    counted: int

    @property
    def differs(self) -> bool:
        """True when a reader who counts the names would not arrive at the announced number."""
        return self.announced is not None and self.announced != self.named


def group(statements: Sequence[Made]) -> Statements:
    """Whoever a source lists with neither States nor NGOs, an independent expert say, is among the observers.

    Where it does not say among whom, they are among the States.
    """
    listed = [(made, made.listed_with or "states") for made in statements]
    return Statements(
        states=tuple(made for made, among in listed if among == "states"),
        observers=tuple(made for made, among in listed if among not in ("states", "ngos")),
        organizations=tuple(made for made, among in listed if among == "ngos"),
    )


def count_sponsors(names: Collection[str], announced: int | None, members: dict[str, Collection[str]]) -> Sponsors:
    """Count co-sponsors: those named, and those they stand for (20 and the European Union with 27 members: 47)."""
    unions = [name for name in names if name in members]
    counted = {name for name in names if name not in members}.union(*(members[union] for union in unions))
    return Sponsors(announced, len(names), len(unions), len(counted))


def entities_of_record(record: Record) -> set[str]:
    """The codes of all entities on a record."""
    codes = {one.entity for one in (*record.statements, *record.replies)}
    joint = [one.on_behalf_of for one in record.statements if one.on_behalf_of]
    codes |= set(chain.from_iterable((one.group, *one.co_sponsors) for one in joint))
    codes |= set(chain.from_iterable((one.ngo_home, one.nominated_by) for one in record.statements))
    return {code for code in codes if code}
