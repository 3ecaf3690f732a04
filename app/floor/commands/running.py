"""Running the floor: the sitting, who has the floor, and the clock."""

from app.core.db import command
from app.core.policy import Actor
from app.floor.commands.writing import hold_floor, insist_named, write_step
from app.floor.rules import correcting, giving
from app.floor.rules.entries import StepKind
from app.floor.rules.words import Phase


@command
def begin_sitting(slug: str, number: int, by: Actor, *, seen: int | None = None) -> int:
    """Call the sitting to order, or resume it after a suspension."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_phase(held.floor, Phase.GOING_ON), by)
    kind = StepKind.RESUMED if held.floor.phase == Phase.SUSPENDED else StepKind.BEGUN
    return write_step(held, kind, by)


@command
def suspend_sitting(slug: str, number: int, by: Actor, *, seen: int | None = None) -> int:
    """Suspend the sitting; the clock stands."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_phase(held.floor, Phase.SUSPENDED), by)
    return write_step(held, StepKind.SUSPENDED, by)


@command
def adjourn_sitting(slug: str, number: int, by: Actor, *, seen: int | None = None) -> int:
    """Adjourn the sitting: nothing follows but corrections."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_phase(held.floor, Phase.ADJOURNED), by)
    return write_step(held, StepKind.ADJOURNED, by)


@command
def give_floor(slug: str, number: int, who: int, by: Actor, *, seen: int | None = None) -> int:
    """Give the floor to the next on a list, for the seconds of its band."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_give(held.floor, who), by)
    limit = held.floor.list_of(who).limit(held.floor.inscriptions[who])
    return write_step(held, StepKind.FLOOR_GIVEN, by, inscription=who, limit=limit)


@command
def stop_clock(slug: str, number: int, by: Actor, *, seen: int | None = None) -> int:
    """Stop the clock of whoever has the floor."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_stop(held.floor), by)
    return write_step(held, StepKind.CLOCK_STOPPED, by)


@command
def resume_clock(slug: str, number: int, by: Actor, *, seen: int | None = None) -> int:
    """Let the clock go on."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_resume(held.floor), by)
    return write_step(held, StepKind.CLOCK_RESUMED, by)


@command
def extend(slug: str, number: int, seconds: int, by: Actor, *, seen: int | None = None) -> int:
    """Give whoever has the floor so many seconds more, or fewer."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_extend(held.floor, seconds), by)
    return write_step(held, StepKind.EXTENDED, by, seconds=seconds)


@command
def finish(slug: str, number: int, by: Actor, *, seen: int | None = None) -> int:
    """Whoever has the floor has spoken."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_finish(held.floor), by)
    return write_step(held, StepKind.FINISHED, by)


@command
def undo(slug: str, number: int, step: int, by: Actor, *, seen: int | None = None) -> int:
    """Take the last step of this sitting back, as if it never was; the log keeps both."""
    held = hold_floor(slug, number, by, seen)
    insist_named(correcting.why_not_undo(held.own_steps, step), by)
    insist_named(correcting.why_not_undo_reply(held.floor, held.steps, step, held.item), by)
    return write_step(held, StepKind.UNDONE, by, undoes=step)


@command
def correct_giving(slug: str, number: int, step: int, who: int, by: Actor, *, seen: int | None = None) -> int:
    """Say who really was given the floor by a step: at that time, in that place."""
    held = hold_floor(slug, number, by, seen)
    insist_named(correcting.why_not_correct(held.floor, held.own_steps, step, who), by)
    limit = held.floor.list_of(who).limit(held.floor.inscriptions[who])
    return write_step(held, StepKind.CORRECTED, by, corrects=step, inscription=who, limit=limit)
