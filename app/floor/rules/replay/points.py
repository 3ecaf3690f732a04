"""What steps do to points of order: the clock stands until they are ruled upon."""

from app.floor.rules.entries import Step, StepKind
from app.floor.rules.replay.register import handles
from app.floor.rules.replay.running import stop
from app.floor.rules.state import Floor, Point
from app.floor.rules.words import Appeal, Ruling


@handles(StepKind.POINT_RAISED)
def _raise(floor: Floor, step: Step) -> None:
    floor.points.append(Point(id=step.id, entity=step["entity"], raised_at=step.at))
    stop(floor, step)


@handles(StepKind.RULED)
def _rule(floor: Floor, step: Step) -> None:
    _point(floor, step).ruling = Ruling(step["ruling"])


@handles(StepKind.APPEALED)
def _appeal(floor: Floor, step: Step) -> None:
    _point(floor, step).appealed_by = step["entity"]
    stop(floor, step)


@handles(StepKind.APPEAL_DECIDED)
def _decide(floor: Floor, step: Step) -> None:
    _point(floor, step).appeal = Appeal(step["outcome"])


def _point(floor: Floor, step: Step) -> Point:
    return next(point for point in floor.points if point.id == step["point"])
