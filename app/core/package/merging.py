"""Three-way merging: what a package changed since it was last loaded, on top of what was changed by hand since.

A field that the package did not change stays as it is; one that nobody else changed follows the package; where both
changed it differently the load is refused. Lists with keys are merged entry by entry, any other list is one field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Names = tuple[str, ...]
Step = str | tuple[str, Any]  # a field, or the key and its value that name an entry of a list


class _Missing:
    """What is not there."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()


@dataclass(frozen=True)
class Conflict:
    """A field that was changed by hand and, differently, in the package."""

    path: tuple[Step, ...]
    by_hand: Any
    in_package: Any


@dataclass
class Merge:
    """A merge of documents whose lists at these paths have keys; what conflicts is noted and follows the package."""

    keys: Mapping[Names, str]
    conflicts: list[Conflict] = field(default_factory=list)

    def documents(self, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
        """The document in which the changes from `base` to `theirs` are made to `mine`."""
        return self._fields(base, mine, theirs, (), ())

    def _value(self, base: Any, mine: Any, theirs: Any, names: Names, path: tuple[Step, ...]) -> Any:
        if same(theirs, base):
            return mine
        if same(mine, base) or same(mine, theirs):
            return theirs
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self._fields(base if isinstance(base, dict) else {}, mine, theirs, names, path)
        if names in self.keys and isinstance(mine, list) and isinstance(theirs, list):
            return self._entries(base if isinstance(base, list) else [], mine, theirs, names, path)
        self.conflicts.append(Conflict(path, mine, theirs))
        return theirs

    def _fields(self, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], names: Names,
                path: tuple[Step, ...]) -> dict[str, Any]:  # fmt: skip
        merged = {}
        for name in dict.fromkeys((*theirs, *mine)):
            value = self._value(
                base.get(name, MISSING),
                mine.get(name, MISSING),
                theirs.get(name, MISSING),
                (*names, name),
                (*path, name),
            )
            if value is not MISSING:
                merged[name] = value
        return merged

    def _entries(self, base: list[Any], mine: list[Any], theirs: list[Any], names: Names,
                 path: tuple[Step, ...]) -> list[Any]:  # fmt: skip
        key = self.keys[names]
        sides = [{entry[key]: entry for entry in side} for side in (base, mine, theirs)]
        merged = {}
        for name in dict.fromkeys((*sides[2], *sides[1])):
            at = (*path, (key, name))
            value = self._value(*(side.get(name, MISSING) for side in sides), names, at)
            if value is not MISSING:
                merged[name] = value
        order = self._order(*(list(side) for side in sides), path)
        return [merged[name] for name in order if name in merged]

    def _order(self, base: list[Any], mine: list[Any], theirs: list[Any], path: tuple[Step, ...]) -> list[Any]:
        """The order of the side that changed it, with the other side's new entries after those they followed."""
        common = set(base) & set(mine) & set(theirs)
        orders = [[name for name in side if name in common] for side in (base, mine, theirs)]
        if orders[2] == orders[0]:
            return _woven(mine, theirs)
        if orders[1] not in (orders[0], orders[2]):
            self.conflicts.append(Conflict((*path, "order"), orders[1], orders[2]))
        return _woven(theirs, mine)


def _woven(first: list[Any], second: list[Any]) -> list[Any]:
    """The first order, and what only the second has, each after the one that it follows there."""
    woven, last = list(first), None
    for name in second:
        if name not in woven:
            woven.insert(woven.index(last) + 1 if last is not None else 0, name)
        last = name
    return woven


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of one kind: 1 is not true, nor 1.0."""
    if one is MISSING or other is MISSING:
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other
