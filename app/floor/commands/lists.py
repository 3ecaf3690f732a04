"""Holding lists of speakers: announcing, opening and closing them, drawing lots, changing limits, continuing later."""

import secrets
from collections.abc import Sequence

from app.core import clock
from app.core.db import command, db
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.floor.commands.writing import hold_floor, insist_named, write_step
from app.floor.models import FloorEntry, Inscription
from app.floor.queries.steps import OnFloor, find_sitting, keys_of_lists, on_floor
from app.floor.rules import giving, listing
from app.floor.rules.entries import StepKind
from app.floor.rules.lots import METHOD, draw, draw_first
from app.floor.rules.speakers import ListTerms
from app.floor.rules.words import Band, FirstOrder, Phase


@command
def announce_list(slug: str, number: int, terms: ListTerms, by: Actor, *, seen: int | None = None) -> int:
    """Say on what terms a list is held; announced opening and closing take effect by themselves."""
    held = hold_floor(slug, number, by, seen)
    insist_named(listing.why_not_announce(held.floor, terms, keys_of_lists(held.sitting), clock.now()), by)
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
    """Continue in a later sitting what was not reached: there everybody stands in the order in which they stood."""
    held = hold_floor(slug, number, by, seen)
    found = find_sitting(slug, later)
    if found is None:
        raise Refused(refusal("meetings.no_such_sitting", number=later))
    is_later = (found.date, str(found.starts_at)) > (held.sitting.date, str(held.sitting.starts_at))
    there = on_floor(found)
    is_over = there.floor.phase == Phase.ADJOURNED
    insist_named(listing.why_not_continue(held.floor, key, clock.now(), is_later, is_over), by)
    entry = write_step(held, StepKind.LIST_CONTINUED, by, list=key, continued_in=later)
    if key not in there.floor.lists:
        terms = held.floor.lists[key].terms
        write_step(
            there,
            StepKind.LIST_ANNOUNCED,
            by,
            list=key,
            first_order=FirstOrder.RECEIPT,
            bands=[band.value for band in terms.bands],
            limits={band.value: seconds for band, seconds in terms.limits.items()},
        )
    for place in held.floor.lists[key].places:
        _carry(there, place.inscription.id, by)
    return entry


def _carry(there: OnFloor, who: int, by: Actor) -> None:
    """Inscribe somebody in the later sitting as they were, with what is personal of it."""
    entry = db.session.get_one(FloorEntry, who)
    data = {**entry.data, "continues": who}
    number = write_step(there, StepKind.INSCRIBED, by, entity=entry.entity, **data)
    beside = db.session.get(Inscription, who)
    if beside is not None:
        copy = Inscription(entry_id=number, sitting_id=there.sitting.id)
        for name in ("representative", "representative_title", "text", "text_language", "text_at"):
            setattr(copy, name, getattr(beside, name))
        db.session.add(copy)
