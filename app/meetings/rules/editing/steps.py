"""The steps of a draft: what each changed, so that it can be taken back, and an older state be told from a newer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.core.refusal import Refusal, refusal
from app.meetings.rules.difference import ABSENT, KEYS, Entry, Order, Path, apply, differences
from app.meetings.rules.programme import Header, Programme, Sitting


class StepKind(StrEnum):
    """How a step came about."""

    EDITED = "edited"
    TAKEN_BACK = "taken_back"
    WRITTEN = "written"


@dataclass(frozen=True)
class Excerpt:
    """What a programme says where a step changed it; a sitting that was not there is none."""

    header: Header | None = None
    sittings: Mapping[int, Sitting | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One change of a draft, which made this edition of it; `deeds` name what was done, `undoes` the edition undone."""

    edition: int
    kind: StepKind
    before: Excerpt
    after: Excerpt
    actor_kind: str = "account"
    actor_id: int | None = None
    deeds: tuple[Mapping[str, Any], ...] = ()
    undoes: int | None = None


def excerpts(before: Programme, after: Programme) -> tuple[Excerpt, Excerpt]:
    """What two programmes say where they differ."""
    numbers = sorted({sitting.number for sitting in (*before.sittings, *after.sittings)})
    touched = [number for number in numbers if before.sitting(number) != after.sitting(number)]
    is_header_touched = before.header != after.header
    one, other = (
        Excerpt(of.header if is_header_touched else None, {number: of.sitting(number) for number in touched})
        for of in (before, after)
    )
    return one, other


def put(programme: Programme, excerpt: Excerpt) -> Programme:
    """The programme saying what the excerpt says."""
    kept = {sitting.number: sitting for sitting in programme.sittings} | dict(excerpt.sittings)
    whole = replace(programme, header=excerpt.header or programme.header)
    return whole.with_sittings(sitting for sitting in kept.values() if sitting is not None)


def rolled_back(programme: Programme, steps: Iterable[Step]) -> Programme:
    """The programme before these steps, the latest of which made it what it is."""
    for step in sorted(steps, key=lambda step: step.edition, reverse=True):
        programme = put(programme, step.before)
    return programme


def without(programme: Programme, step: Step, published: Iterable[int] = ()) -> Programme | Refusal:
    """The programme with one step taken back: only what it changed, and only where nobody changed that since."""
    changes = differences(put(programme, step.after), put(programme, step.before))
    if any(not says(programme, change.path, change.before) for change in changes):
        return refusal("meetings.changed_since", edition=step.edition)
    before = apply(programme, changes)
    if set(published) - {sitting.number for sitting in before.sittings}:
        return refusal("meetings.published_since")
    return before


def value_at(programme: Programme, path: Path) -> Any:
    """What a programme says in a place; the order of a list as its keys."""
    value: Any = programme
    for depth, part in enumerate(path):
        if isinstance(part, str):
            value = getattr(value, part)
            continue
        entries = {getattr(entry, KEYS[str(path[depth - 1])]): entry for entry in value}
        value = tuple(entries) if isinstance(part, Order) else entries.get(part.key, ABSENT)
        if value is ABSENT:
            return ABSENT
    return value


def says(programme: Programme, path: Path, value: Any) -> bool:
    """Whether a programme says this in that place; of an order what counts is that of the entries in both."""
    found = value_at(programme, path)
    if path and isinstance(path[-1], Order) and found is not ABSENT:
        return [key for key in found if key in value] == [key for key in value if key in found]
    return found == value


def number_of(path: Path) -> int | None:
    """The number of the sitting in which a place lies."""
    return int(path[1].key) if len(path) > 1 and isinstance(path[1], Entry) and path[0] == "sittings" else None
