"""The statements of a sitting in the groups in which a Chair's summary names them."""

from collections.abc import Sequence
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


def entities_of_record(record: Record) -> set[str]:
    """The codes of all entities on a record."""
    codes = {one.entity for one in (*record.statements, *record.replies)}
    joint = [one.on_behalf_of for one in record.statements if one.on_behalf_of]
    codes |= set(chain.from_iterable((one.group, *one.co_sponsors) for one in joint))
    codes |= set(chain.from_iterable((one.ngo_home, one.nominated_by) for one in record.statements))
    return {code for code in codes if code}
