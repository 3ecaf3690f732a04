"""What steps do to rights of reply."""

from app.entities.rules import EntityKind
from app.floor.rules.entries import Step, StepKind
from app.floor.rules.replay.register import handles
from app.floor.rules.state import Floor, Reply, Speaking


@handles(StepKind.REPLY_ASKED)
def _ask(floor: Floor, step: Step) -> None:
    floor.replies[step.id] = _reply(step, step.id)


def _reply(step: Step, number: int) -> Reply:
    return Reply(
        id=number,
        entity=step["entity"],
        kind=EntityKind(step["kind"]),
        sitting=step.sitting,
        asked_at=step.at,
        statement=step["statement"],
    )


@handles(StepKind.REPLY_WITHDRAWN)
def _withdraw(floor: Floor, step: Step) -> None:
    floor.replies.pop(step["reply"], None)


@handles(StepKind.REPLIES_OPENED)
def _open(floor: Floor, step: Step) -> None:
    floor.replies_opened = True


@handles(StepKind.REPLY_GIVEN)
def _give(floor: Floor, step: Step) -> None:
    """Given here, somebody has the floor; given in another sitting of the day, it is taken.

    Where the programme was changed meanwhile, so that the sitting in which it was asked is none of the item any more,
    the step itself says whose it is.
    """
    reply = floor.replies.get(step["reply"]) or _reply(step, step["reply"])
    floor.replies[reply.id] = reply
    floor.taken.append(reply.id)
    if step.sitting != floor.sitting:
        return
    floor.speaking = Speaking(
        inscription=None,
        reply=reply.id,
        entity=reply.entity,
        given_at=step.at,
        limit=step["limit"],
        running_since=step.at,
        step=step.id,
    )
