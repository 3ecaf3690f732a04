"""Holding a list: announcing, opening and closing it, drawing lots, continuing it in a later sitting."""

from collections.abc import Collection
from datetime import datetime

from app.core.refusal import Refusal, refusal
from app.floor.rules.giving import LONGEST
from app.floor.rules.phases import IN_PHASE
from app.floor.rules.speakers import ListTerms
from app.floor.rules.state import Floor, SpeakersList
from app.floor.rules.words import FirstOrder, Phase


def why_not_announce(floor: Floor, wanted: ListTerms, keys: Collection[str], now: datetime) -> Refusal | None:
    """A list belongs to a segment of the sitting (`keys`); it closes after it opens; lots are drawn in between.

    Its first order, its bands and when lots are drawn stay once it was opened: whoever asked to speak relies on them.
    """
    if wanted.key not in keys:
        return refusal("floor.no_such_segment", list=wanted.key)
    if floor.phase == Phase.ADJOURNED:
        return IN_PHASE[floor.phase]
    if wanted.opens_at and wanted.closes_at and wanted.closes_at <= wanted.opens_at:
        return refusal("floor.closes_before_it_opens")
    if not all(0 < seconds <= LONGEST for seconds in wanted.limits.values()):
        return refusal("floor.no_such_limit")
    if len(set(wanted.bands)) != len(wanted.bands):
        return refusal("floor.band_twice")
    return _why_not_otherwise(floor.lists.get(wanted.key), wanted, now)


def _why_not_otherwise(there: SpeakersList | None, wanted: ListTerms, now: datetime) -> Refusal | None:
    if there is None or not there.was_opened(now):
        return None
    announced, said = (
        (one.first_order, one.bands, None if one.first_order == FirstOrder.RECEIPT else one.drawn_at)
        for one in (there.terms, wanted)
    )
    return None if announced == said else refusal("floor.order_is_announced")


def why_not_open(floor: Floor, key: str, now: datetime) -> Refusal | None:
    """A list is opened before its time, or again after it was closed, by the presiding officer."""
    there = floor.lists.get(key)
    if there is None:
        return refusal("floor.no_such_list", list=key)
    if there.continued_in is not None:
        return refusal("floor.continued", sitting=there.continued_in)
    if floor.phase == Phase.ADJOURNED:
        return IN_PHASE[floor.phase]
    return refusal("floor.list_is_open") if there.is_open(now) else None


def why_not_close(floor: Floor, key: str, now: datetime) -> Refusal | None:
    """The presiding officer may declare the list closed (E/5975/Rev.1, rule 43)."""
    there = floor.lists.get(key)
    if there is None:
        return refusal("floor.no_such_list", list=key)
    return None if there.is_open(now) else refusal("floor.list_is_not_open")


def why_not_draw(floor: Floor, key: str, now: datetime) -> Refusal | None:
    """Lots are drawn once, at the set time or after it, among those who are inscribed by then."""
    there = floor.lists.get(key)
    if there is None:
        return refusal("floor.no_such_list", list=key)
    if there.terms.first_order == FirstOrder.RECEIPT:
        return refusal("floor.order_of_receipt")
    if there.drawn is not None:
        return refusal("floor.drawn_already")
    if there.terms.drawn_at and now < there.terms.drawn_at:
        return refusal("floor.drawn_later", drawn_at=there.terms.drawn_at)
    return None if among(there) else refusal("floor.nobody_to_draw")


def among(there: SpeakersList) -> list[int]:
    """The numbers of those among whom lots are drawn: inscribed by the set time, or by now."""
    until = there.terms.drawn_at
    inscribed = [place.inscription for place in there.places]
    return [one.id for one in inscribed if until is None or one.received_at <= until]


def why_not_continue(floor: Floor, key: str, now: datetime, to_is_later: bool, to_is_adjourned: bool) -> Refusal | None:
    """What is not reached may be continued in a later sitting that is not over; the list here is closed by then."""
    there = floor.lists.get(key)
    if there is None:
        return refusal("floor.no_such_list", list=key)
    if there.continued_in is not None:
        return refusal("floor.continued", sitting=there.continued_in)
    if there.is_open(now):
        return refusal("floor.close_it_first")
    if not to_is_later or to_is_adjourned:
        return refusal("floor.not_a_later_sitting")
    return None if there.places else refusal("floor.nobody_to_continue")


def why_not_take_over(floor: Floor, key: str) -> Refusal | None:
    """A list that is itself continued elsewhere takes nobody over."""
    there = floor.lists.get(key)
    if there is None or there.continued_in is None:
        return None
    return refusal("floor.continued", sitting=there.continued_in)
