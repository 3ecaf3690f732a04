"""How many stand behind a joint statement: the number that was announced stays beside that of the names."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


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


def count_sponsors(names: Collection[str], announced: int | None, members: Mapping[str, Collection[str]]) -> Sponsors:
    """Count co-sponsors: those named, and those they stand for (20 and the European Union with 27 members: 47)."""
    unions = [name for name in names if name in members]
    counted = {name for name in names if name not in members}.union(*(members[union] for union in unions))
    return Sponsors(announced, len(names), len(unions), len(counted))
