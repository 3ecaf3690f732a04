"""What steps do to the running floor: who has it, and the clock."""

from datetime import timedelta

from app.floor.rules.entries import Step, StepKind
from app.floor.rules.replay.lists import leave
from app.floor.rules.replay.register import handles
from app.floor.rules.state import Floor, Speaking, Spoken
from app.floor.rules.words import Outcome, Phase


@handles(StepKind.BEGUN)
def _begin(floor: Floor, step: Step) -> None:
    floor.phase = Phase.GOING_ON


@handles(StepKind.SUSPENDED)
def _suspend(floor: Floor, step: Step) -> None:
    floor.phase = Phase.SUSPENDED
    stop(floor, step)


@handles(StepKind.RESUMED)
def _resume(floor: Floor, step: Step) -> None:
    floor.phase = Phase.GOING_ON


@handles(StepKind.ADJOURNED)
def _adjourn(floor: Floor, step: Step) -> None:
    floor.phase = Phase.ADJOURNED


@handles(StepKind.FLOOR_GIVEN)
def _give(floor: Floor, step: Step) -> None:
    who = step["inscription"]
    inscription = floor.inscriptions[who]
    leave(floor, who, Outcome.ON_FLOOR)
    floor.speaking = Speaking(
        inscription=who,
        reply=None,
        entity=inscription.entity,
        given_at=step.at,
        limit=step["limit"],
        running_since=step.at,
        band=inscription.band,
        step=step.id,
    )


@handles(StepKind.CLOCK_STOPPED)
def _stop(floor: Floor, step: Step) -> None:
    stop(floor, step)


@handles(StepKind.CLOCK_RESUMED)
def _resume_clock(floor: Floor, step: Step) -> None:
    if floor.speaking and floor.speaking.running_since is None:
        floor.speaking.running_since = step.at


@handles(StepKind.EXTENDED)
def _extend(floor: Floor, step: Step) -> None:
    if floor.speaking:
        floor.speaking.limit += step["seconds"]


@handles(StepKind.FINISHED)
def _finish(floor: Floor, step: Step) -> None:
    speaking = floor.speaking
    if speaking is None:
        return
    used: timedelta = speaking.used(step.at)
    floor.spoken.append(
        Spoken(
            inscription=speaking.inscription,
            reply=speaking.reply,
            entity=speaking.entity,
            band=speaking.band,
            given_at=speaking.given_at,
            finished_at=step.at,
            seconds=used.total_seconds(),
            limit=speaking.limit,
            sitting=step.sitting,
        )
    )
    if speaking.inscription is not None:
        floor.outcomes[speaking.inscription] = Outcome.HEARD
    floor.speaking = None


def stop(floor: Floor, step: Step) -> None:
    """The clock stands from this step on."""
    speaking = floor.speaking
    if speaking and speaking.running_since is not None:
        speaking.used_before, speaking.running_since = speaking.used(step.at), None
