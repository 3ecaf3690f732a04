"""Points of order: raised and appealed for a delegation, ruled upon by the presiding officer."""

from pydantic import Field

from app.core.web import current_actor, requires
from app.floor.api.blueprint import FOR, SITTING, Seen, StepDone, api, step
from app.floor.commands import points as commands
from app.floor.policies import is_on_behalf
from app.floor.queries.places import AtSitting, find_at, find_for
from app.floor.rules.words import Appeal, Ruling

POINT = f"{SITTING}/points/<int:point>"


class RulingSent(Seen):
    """What the presiding officer decides."""

    ruling: Ruling = Field(examples=["noted"])


class OutcomeSent(Seen):
    """What became of an appeal."""

    outcome: Appeal = Field(examples=["stands"])


@api.post(f"{FOR}/points")
@requires("floor.speak", on=find_for)
def raise_point(at: AtSitting, sent: Seen) -> StepDone:
    """Raises a point of order for a Member State: the clock stands from now on."""
    by, entity, on_behalf = current_actor(), at.entity or "", is_on_behalf(current_actor(), at)
    return step(at, lambda: commands.raise_point(*at.here, entity, by, on_behalf=on_behalf, seen=sent.seen))


@api.post(f"{POINT}/ruling")
@requires("floor.preside", on=find_at)
def rule(at: AtSitting, sent: RulingSent) -> StepDone:
    """Enters the ruling of the presiding officer on the point of order that was raised first."""
    by, point = current_actor(), at.parts["point"]
    return step(at, lambda: commands.rule(*at.here, point, sent.ruling, by, seen=sent.seen))


@api.post(f"{FOR}/points/<int:point>/appeal")
@requires("floor.speak", on=find_for)
def appeal(at: AtSitting, sent: Seen) -> StepDone:
    """Appeals for a Member State against a ruling, whoever raised the point; it is put to the vote at once."""
    by, entity, on_behalf = current_actor(), at.entity or "", is_on_behalf(current_actor(), at)
    point = at.parts["point"]
    return step(at, lambda: commands.appeal(*at.here, point, entity, by, on_behalf=on_behalf, seen=sent.seen))


@api.post(f"{POINT}/appeal/outcome")
@requires("floor.preside", on=find_at)
def decide_appeal(at: AtSitting, sent: OutcomeSent) -> StepDone:
    """Enters what became of an appeal."""
    by, point = current_actor(), at.parts["point"]
    return step(at, lambda: commands.decide_appeal(*at.here, point, sent.outcome, by, seen=sent.seen))
