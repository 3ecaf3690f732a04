"""Two people change the workplan at once; and what of it is still to be taken up."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Merged:
    """What comes of a change that was made on a page opened earlier; `conflicts` are keys that both changed."""

    values: dict[Any, Any]
    conflicts: tuple[Any, ...] = ()


def merged(seen: Mapping[Key, Any], wanted: Mapping[Key, Any], present: Mapping[Key, Any]) -> Merged:
    """Only what was changed on the page is changed; what somebody else changed meanwhile stays as they left it.

    Both changed the same thing, and to different values: nobody is overruled unseen.
    """
    values, conflicts = dict(present), []
    for key in wanted:
        mine, before, now = wanted[key], seen.get(key), present.get(key)
        if mine in (before, now):
            continue
        if now != before:
            conflicts.append(key)
        values[key] = mine
    return Merged(values, tuple(conflicts))


class Named(Protocol):
    """Something with a short title, and since when it has it."""

    short_title: Any
    renamed_at: Any


def dated(present: Named, wanted: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """What is wanted of a challenge, with the time of its new short title, which never goes back (whole seconds)."""
    if wanted.get("short_title", present.short_title) == present.short_title:
        return dict(wanted)
    now, before = now.replace(microsecond=0), present.renamed_at
    return {**wanted, "renamed_at": max(now, before + timedelta(seconds=1)) if before else now}


@dataclass(frozen=True)
class Renamed:
    """What a challenge is called, and since when."""

    slug: str
    short_title: str
    renamed_at: datetime


def named_later(present: Named, brought: Renamed) -> dict[str, Any]:
    """What changes of a challenge where a package says what it is called: of two names the later one holds."""
    if present.renamed_at and present.renamed_at >= brought.renamed_at:
        return {}
    return {"short_title": brought.short_title, "renamed_at": brought.renamed_at}


@dataclass(frozen=True)
class Planned:
    """A challenge that the workplan takes up in a year."""

    challenge: str
    year: int
    cross_cutting: bool = False


def still_to_take_up(planned: Iterable[Planned], taken: Collection[tuple[str, int]]) -> dict[int, list[str]]:
    """Challenges by year that are planned and that no published sitting of that year treats.

    A cross-cutting challenge has no sitting of its own: it is never missed.
    """
    missing: dict[int, list[str]] = {}
    for one in planned:
        if not one.cross_cutting and (one.challenge, one.year) not in taken:
            missing.setdefault(one.year, []).append(one.challenge)
    return dict(sorted(missing.items()))
