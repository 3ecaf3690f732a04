"""Undoing the last step, and correcting to whom the floor was given."""

from collections.abc import Iterable

from app.core.refusal import Refusal, refusal
from app.floor.rules.entries import Step, StepKind, last_to_undo
from app.floor.rules.moving import why_not_wait
from app.floor.rules.replies import Item, why_not_again
from app.floor.rules.state import Floor


def why_not_undo(steps: Iterable[Step], step: int) -> Refusal | None:
    """Only the last step that stands is undone; those before it follow, one by one.

    What was continued in another sitting stays: there are others who rely on it, and nobody is to stand in both. Lots
    are drawn once: whoever could draw again would draw until the order pleases.
    """
    last = last_to_undo(steps)
    if last is None:
        return refusal("floor.nothing_to_undo")
    if last.id != step:
        return refusal("floor.not_the_last_step")
    if last.kind == StepKind.LIST_CONTINUED or last["continues"]:
        return refusal("floor.continuing_stays")
    return refusal("floor.lots_stay") if last.kind == StepKind.LOTS_DRAWN else None


def why_not_undo_reply(floor: Floor, steps: Iterable[Step], step: int, item: Item) -> Refusal | None:
    """A reply that another sitting of the day gave was asked for; one that is wanted after all counts again."""
    found = next(one for one in steps if one.id == step)
    if found.kind == StepKind.REPLY_ASKED:
        return refusal("floor.reply_was_given") if step in floor.taken else None
    if found.kind != StepKind.REPLY_WITHDRAWN:
        return None
    asked = next((one for one in steps if one.id == found["reply"]), None)
    return why_not_again(floor, asked["entity"], item) if asked else None


def why_not_correct(floor: Floor, steps: Iterable[Step], step: int, who: int) -> Refusal | None:
    """Whoever really spoke takes the place of whoever was called: they still wait, on that list since before it."""
    given = next((one for one in steps if one.id == step and one.kind == StepKind.FLOOR_GIVEN), None)
    if given is None or any(one.undoes == step for one in steps):
        return refusal("floor.not_a_giving")
    if refused := why_not_wait(floor, who):
        return refused
    if floor.inscriptions[given["inscription"]].list != floor.inscriptions[who].list:
        return refusal("floor.another_list")
    return refusal("floor.asked_afterwards", entity=floor.inscriptions[who].entity) if who > step else None


def why_not_current(floor: Floor, seen: int | None) -> Refusal | None:
    """A deed is done on the state that was seen; on another it is refused, and the fresh state is shown."""
    return None if seen is None or seen == floor.version else refusal("floor.changed_meanwhile")
