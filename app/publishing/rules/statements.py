"""The statements of a sitting in the groups in which a Chair's summary names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.floor.rules.sponsors import Sponsors as Sponsors
from app.floor.rules.sponsors import count_sponsors as count_sponsors


class Made(Protocol):
    """What grouping needs to know of a statement: under whom the source lists it."""

    listed_with: str


@dataclass(frozen=True)
class Statements:
    """Each group in the order in which its statements were made; the European Union stands among the States."""

    states: tuple[Made, ...] = ()
    observers: tuple[Made, ...] = ()
    organizations: tuple[Made, ...] = ()

    def __len__(self) -> int:
        return len(self.states) + len(self.observers) + len(self.organizations)


def group(statements: Sequence[Made]) -> Statements:
    """Whoever a source lists with neither States nor NGOs, an independent expert say, is among the observers."""
    return Statements(
        states=tuple(made for made in statements if made.listed_with == "states"),
        observers=tuple(made for made in statements if made.listed_with not in ("states", "ngos")),
        organizations=tuple(made for made in statements if made.listed_with == "ngos"),
    )
