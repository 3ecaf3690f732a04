"""Running the floor: the sitting, who has the floor, the clock, and what was done by mistake."""

from flask import abort
from pydantic import Field

from app.core.policy import may
from app.core.web import current_actor, requires
from app.core.web.api.shapes import Whole
from app.floor.api.blueprint import INSCRIPTION, SITTING, Seen, StepDone, api, step
from app.floor.commands import running as commands
from app.floor.queries.log import kind_of_step
from app.floor.queries.places import AtSitting, find_at, find_inscription
from app.floor.rules.entries import DECIDED_BY_THE_CHAIR

STEP = f"{SITTING}/floor/log/<int:step>"


class ExtensionSent(Seen):
    """How much more time whoever has the floor gets."""

    seconds: Whole = Field(description="Below nought: less.", examples=[60])


class CorrectionSent(Seen):
    """Who really was given the floor."""

    inscription: Whole = Field(description="Its number; it waits still, on the same list.", examples=[118])


@api.post(f"{SITTING}/floor/beginning")
@api.post(f"{SITTING}/floor/resumption")
@requires("floor.run", on=find_at)
def begin_sitting(at: AtSitting, sent: Seen) -> StepDone:
    """Calls the sitting to order, or resumes it after a suspension."""
    return step(at, lambda: commands.begin_sitting(*at.here, current_actor(), seen=sent.seen))


@api.post(f"{SITTING}/floor/suspension")
@requires("floor.run", on=find_at)
def suspend_sitting(at: AtSitting, sent: Seen) -> StepDone:
    """Suspends the sitting; the clock stands."""
    return step(at, lambda: commands.suspend_sitting(*at.here, current_actor(), seen=sent.seen))


@api.post(f"{SITTING}/floor/adjournment")
@requires("floor.run", on=find_at)
def adjourn_sitting(at: AtSitting, sent: Seen) -> StepDone:
    """Adjourns the sitting: nothing follows but corrections."""
    return step(at, lambda: commands.adjourn_sitting(*at.here, current_actor(), seen=sent.seen))


@api.post(f"{INSCRIPTION}/floor")
@requires("floor.run", on=find_inscription)
def give_floor(at: AtSitting, sent: Seen) -> StepDone:
    """Gives the floor to the next on a list, for the seconds of its band."""
    return step(at, lambda: commands.give_floor(*at.here, at.parts["who"], current_actor(), seen=sent.seen))


@api.post(f"{SITTING}/floor/clock/stop")
@requires("floor.run", on=find_at)
def stop_clock(at: AtSitting, sent: Seen) -> StepDone:
    """Stops the clock of whoever has the floor."""
    return step(at, lambda: commands.stop_clock(*at.here, current_actor(), seen=sent.seen))


@api.post(f"{SITTING}/floor/clock/resumption")
@requires("floor.run", on=find_at)
def resume_clock(at: AtSitting, sent: Seen) -> StepDone:
    """Lets the clock go on."""
    return step(at, lambda: commands.resume_clock(*at.here, current_actor(), seen=sent.seen))


@api.post(f"{SITTING}/floor/clock/extensions")
@requires("floor.run", on=find_at)
def extend(at: AtSitting, sent: ExtensionSent) -> StepDone:
    """Gives whoever has the floor so many seconds more, or fewer."""
    return step(at, lambda: commands.extend(*at.here, sent.seconds, current_actor(), seen=sent.seen))


@api.post(f"{SITTING}/floor/finish")
@requires("floor.run", on=find_at)
def finish(at: AtSitting, sent: Seen) -> StepDone:
    """Whoever has the floor has spoken; seconds used are on the record."""
    return step(at, lambda: commands.finish(*at.here, current_actor(), seen=sent.seen))


@api.post(f"{STEP}/undoing")
@requires("floor.run", on=find_at)
def undo(at: AtSitting, sent: Seen) -> StepDone:
    """Takes the last step of this sitting back, as if it never was; the log keeps both.

    What the presiding officer alone decides, only they take back, or the Secretariat on their behalf.
    """
    back, by = at.parts["step"], current_actor()
    if kind_of_step(*at.here, back) in DECIDED_BY_THE_CHAIR and not may(by, "floor.preside", at):
        abort(403)
    return step(at, lambda: commands.undo(*at.here, back, by, seen=sent.seen))


@api.post(f"{STEP}/correction")
@requires("floor.run", on=find_at)
def correct(at: AtSitting, sent: CorrectionSent) -> StepDone:
    """Says who really was given the floor by a step: at that time, in that place."""
    by, wrong = current_actor(), at.parts["step"]
    return step(at, lambda: commands.correct_giving(*at.here, wrong, sent.inscription, by, seen=sent.seen))
