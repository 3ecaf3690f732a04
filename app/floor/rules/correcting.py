"""Undoing the last step, and correcting to whom the floor was given."""

from collections.abc import Iterable

from app.core.refusal import Refusal, refusal
from app.floor.rules.entries import Step, StepKind, last_to_undo
from app.floor.rules.moving import why_not_wait
from app.floor.rules.state import Floor


def why_not_undo(steps: Iterable[Step], step: int) -> Refusal | None:
    """Only the last step that stands is undone; those before it follow, one by one."""
    last = last_to_undo(steps)
    if last is None:
        return refusal("floor.nothing_to_undo")
    return None if last.id == step else refusal("floor.not_the_last_step")


def why_not_correct(floor: Floor, steps: Iterable[Step], step: int, who: int) -> Refusal | None:
    """Whoever really spoke takes the place of whoever was called: they must still wait, on the same list."""
    given = next((one for one in steps if one.id == step and one.kind == StepKind.FLOOR_GIVEN), None)
    if given is None:
        return refusal("floor.not_a_giving")
    if refused := why_not_wait(floor, who):
        return refused
    same = floor.inscriptions[given["inscription"]].list == floor.inscriptions[who].list
    return None if same else refusal("floor.another_list")


def why_not_current(floor: Floor, seen: int | None) -> Refusal | None:
    """A deed is done on the state that was seen; on another it is refused, and the fresh state is shown."""
    return None if seen is None or seen == floor.version else refusal("floor.changed_meanwhile")
