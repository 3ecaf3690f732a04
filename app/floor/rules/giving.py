"""Giving the floor, the clock, and the sitting as a whole."""

from app.core.refusal import Refusal, refusal
from app.floor.rules.moving import why_not_next, why_not_wait
from app.floor.rules.phases import IN_PHASE
from app.floor.rules.state import Floor
from app.floor.rules.words import Phase

LONGEST = 60 * 60  # seconds; a limit beyond an hour is a slip


def why_not_going_on(floor: Floor) -> Refusal | None:
    """Whether the sitting is one in which somebody can have the floor."""
    return None if floor.phase == Phase.GOING_ON else IN_PHASE[floor.phase]


def why_not_free(floor: Floor) -> Refusal | None:
    """Nobody speaks without having been given the floor, one at a time (E/5975/Rev.1, rule 41)."""
    if refused := why_not_going_on(floor):
        return refused
    if floor.speaking is not None:
        return refusal("floor.somebody_has_the_floor", entity=floor.speaking.entity)
    return why_not_settled(floor)


def why_not_settled(floor: Floor) -> Refusal | None:
    """A point of order is dealt with at once, before anything else (E/5975/Rev.1, rule 42)."""
    point = floor.open_point
    return refusal("floor.point_is_open", entity=point.entity) if point else None


def why_not_give(floor: Floor, who: int) -> Refusal | None:
    """The floor is given to the next on a list, when it is free (E/5975/Rev.1, rule 41: in the order of the list)."""
    return why_not_free(floor) or why_not_wait(floor, who) or why_not_next(floor, who)


def why_not_stop(floor: Floor) -> Refusal | None:
    """The clock of whoever has the floor is stopped once."""
    if floor.speaking is None:
        return refusal("floor.nobody_has_the_floor")
    return None if floor.speaking.running_since else refusal("floor.clock_stands")


def why_not_resume(floor: Floor) -> Refusal | None:
    """It goes on when the sitting does and no point of order is open."""
    if floor.speaking is None:
        return refusal("floor.nobody_has_the_floor")
    if floor.speaking.running_since:
        return refusal("floor.clock_runs")
    return why_not_going_on(floor) or why_not_settled(floor)


def why_not_extend(floor: Floor, seconds: int) -> Refusal | None:
    """More time, or less, for whoever has the floor."""
    if floor.speaking is None:
        return refusal("floor.nobody_has_the_floor")
    return None if 0 < floor.speaking.limit + seconds <= LONGEST else refusal("floor.no_such_limit")


def why_not_finish(floor: Floor) -> Refusal | None:
    """Whoever has the floor gives it back, also while the clock stands; not over a point of order."""
    if floor.speaking is None:
        return refusal("floor.nobody_has_the_floor")
    return why_not_settled(floor)


def why_not_limit(floor: Floor, key: str, seconds: int) -> Refusal | None:
    """The presiding officer may shorten, or lengthen again, the time of those who are still to speak (rule 44)."""
    if key not in floor.lists:
        return refusal("floor.no_such_list", list=key)
    return None if 0 < seconds <= LONGEST else refusal("floor.no_such_limit")


def why_not_phase(floor: Floor, wanted: Phase) -> Refusal | None:
    """A sitting is begun once, suspended and resumed, adjourned when nobody has the floor (rules 45 and 46)."""
    if floor.phase not in _BEFORE[wanted]:
        return IN_PHASE[floor.phase]
    if wanted != Phase.ADJOURNED:
        return None
    if floor.speaking is not None:
        return refusal("floor.somebody_has_the_floor", entity=floor.speaking.entity)
    return why_not_settled(floor)


_BEFORE = {
    Phase.GOING_ON: (Phase.NOT_BEGUN, Phase.SUSPENDED),
    Phase.SUSPENDED: (Phase.GOING_ON,),
    Phase.ADJOURNED: (Phase.GOING_ON, Phase.SUSPENDED),
}
