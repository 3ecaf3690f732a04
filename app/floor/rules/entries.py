"""What a running floor writes down: each step as an entry that is never changed.

Entries hold ids and codes, never what is personal: who represents whom stands beside, with the inscription.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class StepKind(StrEnum):
    """What a step on the floor is."""

    LIST_ANNOUNCED = "list_announced"
    LIST_OPENED = "list_opened"
    LIST_CLOSED = "list_closed"
    LOTS_DRAWN = "lots_drawn"
    LIMIT_CHANGED = "limit_changed"
    INSCRIBED = "inscribed"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    SWAP_OFFERED = "swap_offered"
    SWAP_DECLINED = "swap_declined"
    SWAPPED = "swapped"
    YIELDED = "yielded"
    PASSED_OVER = "passed_over"
    LIST_CONTINUED = "list_continued"
    BEGUN = "begun"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ADJOURNED = "adjourned"
    FLOOR_GIVEN = "floor_given"
    CLOCK_STOPPED = "clock_stopped"
    CLOCK_RESUMED = "clock_resumed"
    EXTENDED = "extended"
    FINISHED = "finished"
    REPLY_ASKED = "reply_asked"
    REPLY_WITHDRAWN = "reply_withdrawn"
    REPLIES_OPENED = "replies_opened"
    REPLY_GIVEN = "reply_given"
    POINT_RAISED = "point_raised"
    RULED = "ruled"
    APPEALED = "appealed"
    APPEAL_DECIDED = "appeal_decided"
    CORRECTED = "corrected"
    UNDONE = "undone"


# What the presiding officer alone decides, so that nobody else undoes it.
DECIDED_BY_THE_CHAIR = (
    StepKind.LIMIT_CHANGED,
    StepKind.MOVED,
    StepKind.REPLIES_OPENED,
    StepKind.RULED,
    StepKind.APPEAL_DECIDED,
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: when, in which sitting (its number), of which list and inscription or reply, and what else it says.

    `undoes` takes an earlier step back; `corrects` stands in the place and at the time of an earlier one.
    """

    id: int
    kind: StepKind
    at: datetime
    sitting: int = 0
    data: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None
    corrects: int | None = None

    def __getitem__(self, name: str) -> Any:
        return self.data.get(name)


def standing(steps: Iterable[Step]) -> list[Step]:
    """The steps that stand: without those undone; a correction in the place, and at the time, of what it corrects.

    Undoing a correction brings back what it corrected.
    """
    by_place: dict[int, list[Step]] = {}
    place: dict[int, int] = {}
    for step in steps:
        if step.undoes is not None:
            by_place[place[step.undoes]].pop()
            place[step.id] = place[step.undoes]
        elif step.corrects is not None:
            at = place[step.corrects]
            place[step.id] = at
            by_place[at].append(replace(step, kind=by_place[at][-1].kind, at=by_place[at][-1].at))
        else:
            place[step.id] = step.id
            by_place[step.id] = [step]
    return [stack[-1] for stack in by_place.values() if stack]


def last_to_undo(steps: Iterable[Step]) -> Step | None:
    """The newest step that stands: what undo takes back. The earlier ones follow, one by one."""
    done: list[Step] = []
    for step in steps:
        if step.undoes is None:
            done.append(step)
        else:
            done.remove(next(one for one in done if one.id == step.undoes))
    return done[-1] if done else None
