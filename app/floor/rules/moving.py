"""Moving, swapping, yielding, and calling those who are absent."""

from app.core.refusal import Refusal, refusal
from app.floor.rules.inscribing import why_not_touch
from app.floor.rules.state import Floor
from app.floor.rules.words import Outcome


def why_not_move(floor: Floor, who: int, before: int | None, reason: str) -> Refusal | None:
    """The presiding officer may move anybody, before somebody else of the list or to its end, and says why."""
    if refused := why_not_wait(floor, who):
        return refused
    if not reason.strip():
        return refusal("floor.reason_missing")
    if before is None:
        return None
    if before == who:
        return refusal("floor.before_oneself")
    return why_not_wait(floor, before) or _why_not_one_list(floor, who, before)


def why_not_offer(floor: Floor, who: int, other: int) -> Refusal | None:
    """Two delegations exchange their places on a list where both agree; within a band, for the bands are the list's.

    Whoever wants a place in another band asks the presiding officer.
    """
    if who == other:
        return refusal("floor.swap_with_oneself")
    if refused := why_not_wait(floor, who) or why_not_wait(floor, other) or _why_not_one_list(floor, who, other):
        return refused
    there, (one, another) = floor.list_of(who), (floor.inscriptions[who], floor.inscriptions[other])
    if there.terms.bands and one.band != another.band:
        return refusal("floor.swap_across_bands")
    if (who, other) in there.offers.values():
        return refusal("floor.offered_already")
    return None


def why_not_answer(floor: Floor, offer: int) -> Refusal | None:
    """An offer is answered while both wait and nothing moved either of them since."""
    is_there = any(offer in there.offers for there in floor.lists.values())
    return None if is_there else refusal("floor.offer_is_over")


def why_not_yield(floor: Floor, who: int) -> Refusal | None:
    """A delegation may let all others go first; the last has nobody to let go first."""
    if refused := why_not_wait(floor, who):
        return refused
    is_last = floor.list_of(who).places[-1].inscription.id == who
    return refusal("floor.last_already") if is_last else None


def why_not_pass_over(floor: Floor, who: int) -> Refusal | None:
    """Only the next is called: absent, it goes to the end once, and is struck off the second time."""
    if refused := why_not_wait(floor, who):
        return refused
    if floor.speaking is not None:
        return refusal("floor.somebody_has_the_floor", entity=floor.speaking.entity)
    return why_not_next(floor, who)


def why_not_next(floor: Floor, who: int) -> Refusal | None:
    """The order is strict; whoever is to come earlier is moved first, with a reason."""
    first = floor.list_of(who).places[0].inscription
    return None if first.id == who else refusal("floor.not_next", entity=first.entity)


def why_not_wait(floor: Floor, who: int) -> Refusal | None:
    """Only whoever waits to be called has a place; a statement in writing has none."""
    if refused := why_not_touch(floor, who):
        return refused
    return None if floor.outcomes[who] == Outcome.WAITING else refusal("floor.in_writing")


def _why_not_one_list(floor: Floor, who: int, other: int) -> Refusal | None:
    same = floor.inscriptions[who].list == floor.inscriptions[other].list
    return None if same else refusal("floor.another_list")
