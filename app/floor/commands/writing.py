"""Taking hold of a sitting's floor, and writing a step of it down."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.audit import audit
from app.core.db import Model, command, db, lock
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.entities.models import Entity
from app.entities.queries import find_entity
from app.floor.models import FloorEntry
from app.floor.queries.steps import OnFloor, find_sitting, named, of_the_same_item, on_floor, step_of
from app.floor.rules.correcting import why_not_current
from app.floor.rules.entries import StepKind
from app.meetings.models import Sitting


@command
def hold_floor(slug: str, number: int, by: Actor, seen: int | None = None) -> OnFloor:
    """The floor of a sitting, held until the end of the write; of the version that was seen, where one is named."""
    (held,) = hold_floors(slug, (number,), by)
    insist(why_not_current(held.floor, seen))
    return held


@command
def hold_floors(slug: str, numbers: Sequence[int], by: Actor) -> list[OnFloor]:
    """The floors of some sittings, held with all on the same item, over which rights of reply are counted.

    Whoever holds several takes them in one order, so that no two wait for one another.
    """
    sittings = [_get_sitting(slug, number) for number in numbers]
    wanted = {one.id for sitting in sittings for one in (sitting, *of_the_same_item(sitting))}
    for one in sorted(wanted):
        lock(Sitting, Sitting.id == one)
    return [on_floor(_get_sitting(slug, number)) for number in numbers]


def _get_sitting(slug: str, number: int) -> Sitting:
    found = find_sitting(slug, number)
    if found is None:
        raise Refused(refusal("meetings.no_such_sitting", number=number))
    return found


@command
def write_step(
    held: OnFloor,
    kind: StepKind,
    by: Actor,
    /,
    *,
    on_behalf_of: Model | None = None,
    undoes: int | None = None,
    **data: Any,
) -> int:
    """Write a step down, at the database's time, as the next of those on which it was decided; its number."""
    said = {name: _plain(value) for name, value in data.items() if value is not None}
    entry = FloorEntry(sitting_id=held.sitting.id, kind=kind.value, at=clock.now(), entity=said.pop("entity", None))
    entry.data, entry.withdraws_id, entry.step = said, undoes, len(held.own_steps) + 1
    db.session.add(entry)
    audit(by, f"floor.{kind.value}", entry, on_behalf_of=on_behalf_of)
    held.steps.append(step_of(entry, held.sitting.number))
    meeting = held.sitting.meeting
    topics = [f"floor/{meeting.slug}/{held.sitting.number}"]
    topics += [f"meeting/{meeting.slug}"] if kind in _ON_THE_PAGE else []
    topics += ["meetings"] if kind in _COUNTED else []
    announce("floor_changed", *topics, meeting=meeting.slug, number=held.sitting.number, entry_id=entry.id)
    return entry.id


# What the page of the meeting says too.
_ON_THE_PAGE = (
    StepKind.LIST_ANNOUNCED,
    StepKind.LIST_OPENED,
    StepKind.LIST_CLOSED,
    StepKind.ADJOURNED,
    StepKind.UNDONE,
)
# What other pages count once it is over: the statements and replies of a sitting.
_COUNTED = (StepKind.ADJOURNED, StepKind.UNDONE)


@command
def entity_of(code: str, by: Actor) -> Entity:
    """The entity of this code, where there is one."""
    found = find_entity(code)
    if found is None:
        raise Refused(refusal("registrations.no_such_entity", entity=code))
    return found


@command
def insist_named(refused: Any, by: Actor) -> None:
    """Raise Refused where a rule gave a reason, with the names of those whom it is about."""
    insist(named(refused))


def _plain(value: Any) -> Any:
    """As the log keeps it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    return value.value if hasattr(value, "value") else value
