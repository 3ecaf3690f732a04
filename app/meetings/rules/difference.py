"""What differs between two programmes, exactly: the differences applied to the first give the second."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Any

from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Header, Programme, Segment, Sitting

# Lists whose entries are known by a key; any other list is one value.
KEYS = {"sittings": "number", "officers": "key", "segments": "key"}
_COMPARED_BY_FIELD = (Programme, Header, Sitting, Officer, Segment)


class Absence(Enum):
    """What is not there."""

    ABSENT = "absent"


ABSENT = Absence.ABSENT


@dataclass(frozen=True)
class Entry:
    """The entry of a list that is known by this key."""

    key: str | int


@dataclass(frozen=True)
class Order:
    """The order of a list's entries, as their keys."""


Path = tuple[str | Entry | Order, ...]


@dataclass(frozen=True)
class Change:
    """One value that differs, and where."""

    path: Path
    before: Any
    after: Any


def differences(before: Programme, after: Programme) -> tuple[Change, ...]:
    """Every difference between two programmes."""
    return tuple(_compare((), before, after))


def _compare(path: Path, before: Any, after: Any) -> Iterable[Change]:
    if before == after:
        return
    if isinstance(before, _COMPARED_BY_FIELD) and type(before) is type(after):
        for field in fields(before):
            yield from _compare((*path, field.name), getattr(before, field.name), getattr(after, field.name))
    elif path and path[-1] in KEYS:
        yield from _compare_entries(path, before, after)
    else:
        yield Change(path, before, after)


def _compare_entries(path: Path, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterable[Change]:
    old, new = _by_key(path, before), _by_key(path, after)
    for key in dict.fromkeys((*old, *new)):
        if key in old and key in new:
            yield from _compare((*path, Entry(key)), old[key], new[key])
        else:
            yield Change((*path, Entry(key)), old.get(key, ABSENT), new.get(key, ABSENT))
    if list(new) != _natural_order(old, new):
        yield Change((*path, Order()), tuple(old), tuple(new))


def _natural_order(old: Iterable[Any], new: Iterable[Any]) -> list[Any]:
    """Those that stay as they were, then those that came, in their order."""
    came = [key for key in new if key not in set(old)]
    return [key for key in old if key in set(new)] + came


def _by_key(path: Path, entries: Iterable[Any]) -> dict[Any, Any]:
    key = KEYS[str(path[-1])]
    return {getattr(entry, key): entry for entry in entries}


def apply(programme: Programme, changes: Iterable[Change]) -> Programme:
    """The programme with these changes made."""
    return _applied((), programme, list(changes))


def _applied(path: Path, value: Any, changes: list[Change]) -> Any:
    if len(changes) == 1 and changes[0].path == path:
        return changes[0].after
    steps = {step: list(of_step) for step, of_step in groupby(changes, key=lambda change: change.path[len(path)])}
    if is_dataclass(value):
        changed = {str(name): _applied((*path, name), getattr(value, str(name)), of) for name, of in steps.items()}
        return replace(value, **changed)  # type: ignore[type-var]
    entries: dict[Any, Any] = _by_key(path, value)
    order = steps.pop(Order(), None)
    for step, of_step in steps.items():
        assert isinstance(step, Entry)
        entries[step.key] = _applied((*path, step), entries.get(step.key, ABSENT), of_step)
    there = {key: entry for key, entry in entries.items() if entry is not ABSENT}
    return tuple(there[key] for key in (order[0].after if order else there))
