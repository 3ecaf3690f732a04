"""Replaying the steps of a sitting: the state of its floor is this and nothing else."""

from collections.abc import Iterable

from app.floor.rules.entries import Step, StepKind, standing
from app.floor.rules.replay import lists, points, replies, running
from app.floor.rules.replay.register import HANDLERS
from app.floor.rules.state import Floor

__all__ = ["lists", "points", "replay", "replies", "running"]
_OF_THE_ITEM = (StepKind.REPLY_ASKED, StepKind.REPLY_WITHDRAWN, StepKind.REPLY_GIVEN)


def replay(sitting: int, steps: Iterable[Step]) -> Floor:
    """The floor of a sitting after these steps, in their order.

    Steps of other sittings of the day on the same item may be among them: replies that were asked there are taken here.
    """
    taken = list(steps)
    floor = Floor(sitting=sitting, version=max((step.id for step in taken), default=0))
    for step in standing(taken):
        if step.sitting == sitting or step.kind in _OF_THE_ITEM:
            HANDLERS[step.kind](floor, step)
    return floor
