"""Two secretaries at once: an edit based on an older edition is made where it leaves alone what others did since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from app.core.refusal import Refusal
from app.meetings.rules.difference import Change, Entry, Path, apply, differences
from app.meetings.rules.editing import Edit, Known, edited
from app.meetings.rules.editing.edits import Addition, MovePerson, OfPlace
from app.meetings.rules.editing.header import margin_at
from app.meetings.rules.editing.header_edits import AddMargin, RemoveMargin, SetMargin
from app.meetings.rules.editing.people import person_at
from app.meetings.rules.editing.steps import Step, number_of, put, rolled_back, says, value_at
from app.meetings.rules.programme import Programme

TIMES = ("date", "half_day", "starts_at", "ends_at", "interpretation")


@dataclass(frozen=True)
class Clash:
    """A place that somebody changed meanwhile, and that the edit would change again; `step` is the last that did."""

    path: Path
    was: Any
    theirs: Any
    mine: Any
    step: Step


@dataclass(frozen=True)
class Joined:
    """A draft after edits, and what these changed of what others had done meanwhile."""

    programme: Programme
    clashes: tuple[Clash, ...] = ()


def joined(current: Programme, since: Sequence[Step], edits: Iterable[Edit], known: Known) -> Joined | Refusal:
    """The programme after these edits, which were made on the state before `since`."""
    base = rolled_back(current, since)
    wanted = _wanted(base, edits, known)
    if isinstance(wanted, Refusal):
        return wanted
    rebased = [_rebased(edit, base, current) for edit in wanted]
    result = _all(current, [edit for edit, _ in rebased], known)
    if isinstance(result, Refusal):
        return result
    spared = {_list_of(edit) for edit, is_safe in rebased if is_safe}
    clashes = tuple(
        Clash(change.path, change.before, change.after, value_at(result, change.path), _last(change.path, since, base))
        for change in differences(base, current)
        if change.path[:3] not in spared and not says(result, change.path, change.after)
    )
    return Joined(result, clashes)


def sparing(joined: Joined, current: Programme) -> Programme:
    """The draft after edits, but saying what others made of it wherever these met them.

    Day, hours and interpretation belong together: of these nothing is taken from one and something from the other.
    """
    programme = apply(joined.programme, [Change(one.path, one.mine, one.theirs) for one in joined.clashes])
    for number in {number_of(one.path) for one in joined.clashes if one.path[-1] in TIMES}:
        there = current.sitting(number or 0)
        kept = [replace(one, **{name: getattr(there, name) for name in TIMES}) if one.number == number else one
                for one in programme.sittings]  # fmt: skip
        programme = programme.with_sittings(kept)
    return programme


def _wanted(base: Programme, edits: Iterable[Edit], known: Known) -> list[Edit] | Refusal:
    """Those edits that change something: of a form that was sent whole, what was typed."""
    wanted = []
    for edit in edits:
        after = edited(base, edit, known)
        if isinstance(after, Refusal):
            return after
        if after != base:
            wanted.append(edit)
        base = after
    return wanted


def _all(programme: Programme, edits: Iterable[Edit], known: Known) -> Programme | Refusal:
    for edit in edits:
        after = edited(programme, edit, known)
        if isinstance(after, Refusal):
            return after
        programme = after
    return programme


def _rebased(edit: Edit, base: Programme, current: Programme) -> tuple[Edit, bool]:
    """The edit as it reads now, and whether it spares what others did to its list: people may stand elsewhere."""
    if isinstance(edit, get_args(Addition)):
        return edit, True
    if isinstance(edit, SetMargin | RemoveMargin):
        return edit, margin_at(base, edit) == margin_at(current, edit)
    if not isinstance(edit, get_args(OfPlace)):
        return edit, False
    sitting = current.sitting(edit.number)
    people = getattr(sitting, edit.part) if sitting else ()
    person = person_at(base, edit)
    if person not in people:
        return edit, False
    place = people.index(person)
    if isinstance(edit, MovePerson):
        return replace(edit, place=place, to=edit.to - edit.place + place), True
    return replace(edit, place=place), True


def _list_of(edit: Any) -> Path | None:
    if isinstance(edit, AddMargin | SetMargin | RemoveMargin):
        return ("header", "margins")
    return ("sittings", Entry(edit.number), edit.part.value) if hasattr(edit, "part") else None


def _last(path: Path, since: Sequence[Step], base: Programme) -> Step:
    """The last of these steps that changed what stands in a place."""
    last, programme = since[-1], base
    for step in sorted(since, key=lambda step: step.edition):
        after = put(programme, step.after)
        if not says(after, path, value_at(programme, path)):
            last = step
        programme = after
    return last
