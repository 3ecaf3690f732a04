"""Where the resources of the floor hang, and how each deed there is done and answered."""

from collections.abc import Callable
from typing import TypeVar

from pydantic import Field

from app.core.refusal import Refused
from app.core.web.api import Resources, Said, Taken
from app.core.web.api.problems import refused_with
from app.core.web.api.shapes import Whole
from app.floor.api.reading import floor_now
from app.floor.queries.places import AtSitting

api = Resources("floor", __name__)
Result = TypeVar("Result")

SITTING = "/meetings/<slug>/sittings/<int:number>"
LIST = f"{SITTING}/lists/<list>"
FOR = f"{SITTING}/delegations/<entity>"
INSCRIPTION = f"{SITTING}/inscriptions/<int:who>"
CHANGED = "floor.changed_meanwhile"
SEEN = (
    "The version of the floor that was read: where something happened since, nothing is done. Null: whatever happened."
)


class Seen(Taken):
    """On which state of the floor a deed is done."""

    seen: Whole | None = Field(None, ge=0, description=SEEN, examples=[214])


class StepDone(Said):
    """A deed that was done."""

    step: int = Field(description="Its number in the log, and the version of the floor since.", examples=[215])


def done(at: AtSitting, deed: Callable[[], Result]) -> Result:
    """Do it; where it was meant for another state of the floor, the refusal brings the `present` one."""
    try:
        return deed()
    except Refused as refused:
        if refused.refusal.code != CHANGED:
            raise
        raise refused_with(refused, present=floor_now(at)) from None


def step(at: AtSitting, deed: Callable[[], int]) -> StepDone:
    """Do it, and answer with the number of the step that it is."""
    return StepDone(step=done(at, deed))
