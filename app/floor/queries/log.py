"""The log of a sitting as those read it who run it: each step, and about whom it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select

from app.core.db import db
from app.entities.queries import entities_named
from app.floor.models import FloorEntry
from app.floor.queries.steps import OnFloor
from app.floor.rules.entries import Step, StepKind, last_to_undo, standing
from app.meetings.models import Meeting, Sitting


@dataclass(frozen=True)
class Logged:
    """A step: about which entity and which other, by their codes; whether it stands, and is what undo takes back."""

    step: Step
    entity: str | None
    other: str | None
    stands: bool
    is_last: bool


def log_of(held: OnFloor) -> list[Logged]:
    """Each step of a sitting, in order."""
    steps = held.own_steps
    stands, last, entity_of = {one.id for one in standing(steps)}, last_to_undo(steps), _entities(held.steps)
    shown = stands | {one.id for one in steps if one.kind == StepKind.UNDONE}
    return [_logged(one, entity_of, one.id in shown, last is not None and last.id == one.id) for one in steps]


def names_of(codes: Iterable[str | None]) -> dict[str, str]:
    """How a list names these entities."""
    return {code: one.name_in_list for code, one in entities_named(codes).items()}


def kind_of_step(slug: str, number: int, step: int) -> StepKind | None:
    """What a step of a sitting is; nothing where it has no such step."""
    wanted = select(FloorEntry.kind).join(Sitting, Sitting.id == FloorEntry.sitting_id).join(Sitting.meeting)
    here = wanted.where(Meeting.slug == slug, Sitting.number == number)
    kind = db.session.scalar(here.where(FloorEntry.id == step))
    return StepKind(kind) if kind in {one.value for one in StepKind} else None


def _logged(step: Step, entity_of: dict[int, str], stands: bool, is_last: bool) -> Logged:
    about = next((step[name] for name in ("inscription", "reply", "point") if step[name]), None)
    entity, other = step["entity"] or entity_of.get(about or 0), entity_of.get(step["other"] or step["before"] or 0)
    if step["offer"]:
        entity, other = entity_of.get(step["offer"]), entity_of.get(-step["offer"])
    return Logged(replace(step), entity, other, stands, is_last)


def _entities(steps: Iterable[Step]) -> dict[int, str]:
    """Whose each inscription, reply and point of order is; of an offer, whose it is and, below nought, to whom."""
    found: dict[int, str] = {}
    for step in steps:
        if step["entity"]:
            found[step.id] = step["entity"]
        elif step.kind == StepKind.SWAP_OFFERED:
            found[step.id] = found.get(step["inscription"], "")
            found[-step.id] = found.get(step["other"], "")
    return found
