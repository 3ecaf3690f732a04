"""Holding lists of speakers: announcing, opening and closing them, drawing lots, changing limits, continuing later."""

import secrets
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from app.core import clock
from app.core.db import command, db
from app.core.policy import Actor
from app.core.refusal import insist
from app.floor.commands.writing import hold_floor, hold_floors, insist_named, write_step
from app.floor.models import EMPTY, Inscription
from app.floor.queries.steps import OnFloor, debate_of, keys_of_lists
from app.floor.rules import giving, inscribing, listing
from app.floor.rules.correcting import why_not_current
from app.floor.rules.entries import StepKind
from app.floor.rules.lots import METHOD, draw, draw_first
from app.floor.rules.speakers import Inscription as Entry
from app.floor.rules.speakers import ListTerms
from app.floor.rules.words import Band, FirstOrder, Phase
from app.meetings.models import Sitting
from app.meetings.rules.words import Status


@command
def announce_list(slug: str, number: int, terms: ListTerms, by: Actor, *, seen: int | None = None) -> int:
    """Say on what terms a list is held; announced opening and closing take effect by themselves."""
    held = hold_floor(slug, number, by, seen)
    insist_named(listing.why_not_announce(held.floor, terms, keys_of_lists(held.sitting), clock.now()), by)
    return announce_terms(held, terms, by)


@command
def announce_terms(held: OnFloor, terms: ListTerms, by: Actor) -> int:
    """Write down on what terms a list is held, in a sitting that is held and where nothing stands in the way."""
    return write_step(
        held,
        StepKind.LIST_ANNOUNCED,
        by,
        list=terms.key,
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        first_order=terms.first_order,
        bands=[band.value for band in terms.bands],
        limits={band.value: seconds for band, seconds in terms.limits.items()},
        drawn_at=terms.drawn_at,
    )


def _untimed(terms: ListTerms) -> ListTerms:
    """The same terms, when it opens and closes left to be said."""
    return replace(terms, opens_at=None, closes_at=None, drawn_at=None)


@command
def open_list(slug: str, number: int, key: str, by: Actor, *, seen: int | None = None) -> int:
    """Open a list before its time, or again."""
    held = hold_floor(slug, number, by, seen)
    insist_named(listing.why_not_open(held.floor, key, clock.now()), by)
    return write_step(held, StepKind.LIST_OPENED, by, list=key)


@command
def close_list(slug: str, number: int, key: str, by: Actor, *, seen: int | None = None) -> int:
    """Declare a list closed."""
    held = hold_floor(slug, number, by, seen)
    insist_named(listing.why_not_close(held.floor, key, clock.now()), by)
    return write_step(held, StepKind.LIST_CLOSED, by, list=key)


@command
def draw_lots(slug: str, number: int, key: str, by: Actor, *, seed: str | None = None, seen: int | None = None) -> int:
    """Draw lots among those who were inscribed by the set time; seed, method and result are kept and published."""
    held = hold_floor(slug, number, by, seen)
    insist_named(listing.why_not_draw(held.floor, key, clock.now()), by)
    there, seed = held.floor.lists[key], seed or secrets.token_hex(16)
    among = listing.among(there)
    if there.terms.first_order == FirstOrder.ALPHABETICAL:
        first = draw_first(seed, [held.floor.inscriptions[one].sort_key for one in among])
        return write_step(held, StepKind.LOTS_DRAWN, by, list=key, seed=seed, method=METHOD, first=first)
    ranks = {str(one): rank for one, rank in draw(seed, among).items()}
    return write_step(held, StepKind.LOTS_DRAWN, by, list=key, seed=seed, method=METHOD, ranks=ranks)


@command
def change_limit(
    slug: str,
    number: int,
    key: str,
    seconds: int,
    by: Actor,
    *,
    bands: Sequence[Band] = (),
    seen: int | None = None,
) -> int:
    """Shorten, or lengthen again, the time of those who are still to speak: of all, or of some bands."""
    held = hold_floor(slug, number, by, seen)
    insist_named(giving.why_not_limit(held.floor, key, seconds), by)
    only = [band.value for band in bands] or None
    return write_step(held, StepKind.LIMIT_CHANGED, by, list=key, seconds=seconds, bands=only)


@command
def continue_list(slug: str, number: int, key: str, later: int, by: Actor, *, seen: int | None = None) -> int:
    """Continue in a later sitting what was not reached: there everybody stands at the head, in their order."""
    held, there = hold_floors(slug, (number, later), by)
    insist(why_not_current(held.floor, seen))
    is_later = _begins(there.sitting) > _begins(held.sitting)
    is_over = there.floor.phase == Phase.ADJOURNED or there.sitting.status == Status.CANCELLED
    insist_named(listing.why_not_continue(held.floor, key, clock.now(), is_later, is_over), by)
    key_there = key if key in keys_of_lists(there.sitting) else debate_of(there.sitting)
    insist_named(listing.why_not_take_over(there.floor, key_there), by)
    entry = write_step(held, StepKind.LIST_CONTINUED, by, list=key, continued_in=later)
    if key_there not in there.floor.lists:
        terms = _untimed(held.floor.lists[key].terms)
        announce_terms(there, replace(terms, key=key_there, first_order=FirstOrder.RECEIPT), by)
    for place in held.floor.lists[key].places:
        _carry(there, place.inscription, key_there, by)
    return entry


def _begins(sitting: Sitting) -> tuple[date, str]:
    return sitting.date, str(sitting.starts_at)


def _carry(there: OnFloor, one: Entry, key: str, by: Actor) -> None:
    """Inscribe somebody in the later sitting as they were; whoever waits there in that capacity already stands once."""
    wanted = replace(one, list=key)
    if twin := inscribing.same_that_waits(there.floor, wanted):
        write_step(there, StepKind.MOVED, by, inscription=twin, continues=one.id)
        return
    said = {name: getattr(wanted, name) or None for name in _CARRIED}
    number = write_step(there, StepKind.INSCRIBED, by, continues=one.id, **said)
    beside = db.session.get(Inscription, one.id)
    if beside is not None:
        copy = Inscription(entry_id=number, sitting_id=there.sitting.id)
        for name in EMPTY:
            setattr(copy, name, getattr(beside, name))
        db.session.add(copy)


_CARRIED = [one.name for one in fields(Entry) if one.name not in ("id", "received_at")]
