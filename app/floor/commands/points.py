"""Points of order: raised, ruled upon, appealed against."""

from app.core.db import command
from app.core.policy import Actor
from app.entities.rules import EntityKind
from app.floor.commands.writing import entity_of, hold_floor, insist_named, write_step
from app.floor.rules import points as rules
from app.floor.rules.entries import StepKind
from app.floor.rules.words import Appeal, Ruling


@command
def raise_point(
    slug: str, number: int, entity: str, by: Actor, *, on_behalf: bool = False, seen: int | None = None
) -> int:
    """Raise a point of order: the clock stands from now on; its number."""
    held = hold_floor(slug, number, by, seen)
    found = entity_of(entity, by)
    insist_named(rules.why_not_raise(held.floor, entity, EntityKind(found.kind)), by)
    return write_step(held, StepKind.POINT_RAISED, by, on_behalf_of=found if on_behalf else None, entity=entity)


@command
def rule(slug: str, number: int, point: int, ruling: Ruling, by: Actor, *, seen: int | None = None) -> int:
    """Enter the ruling of the presiding officer."""
    held = hold_floor(slug, number, by, seen)
    insist_named(rules.why_not_rule(held.floor, point), by)
    return write_step(held, StepKind.RULED, by, point=point, ruling=ruling)


@command
def appeal(
    slug: str, number: int, point: int, entity: str, by: Actor, *, on_behalf: bool = False, seen: int | None = None
) -> int:
    """Appeal against a ruling; it is put to the vote at once."""
    held = hold_floor(slug, number, by, seen)
    found = entity_of(entity, by)
    insist_named(rules.why_not_appeal(held.floor, point, entity, EntityKind(found.kind)), by)
    behalf = found if on_behalf else None
    return write_step(held, StepKind.APPEALED, by, on_behalf_of=behalf, point=point, entity=entity)


@command
def decide_appeal(slug: str, number: int, point: int, outcome: Appeal, by: Actor, *, seen: int | None = None) -> int:
    """Enter what became of an appeal."""
    held = hold_floor(slug, number, by, seen)
    insist_named(rules.why_not_decide(held.floor, point), by)
    return write_step(held, StepKind.APPEAL_DECIDED, by, point=point, outcome=outcome)
