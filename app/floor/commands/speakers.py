"""Putting somebody on a list, and what becomes of their place there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.policy import Actor
from app.entities.models import Entity
from app.entities.rules import EntityKind
from app.floor.commands.writing import entity_of, hold_floor, insist_named, write_step
from app.floor.models import Inscription as Beside
from app.floor.queries.steps import OnFloor
from app.floor.rules import inscribing, moving
from app.floor.rules.entries import StepKind
from app.floor.rules.speakers import Inscription
from app.floor.rules.wanted import BESIDE, Wanted
from app.floor.rules.words import Office

_IN_LOG = ("label", "group", "co_sponsors", "stated_number", "level", "delivery", "language", "home", "endorsed_by")


@command
def inscribe(
    slug: str,
    number: int,
    wanted: Wanted,
    by: Actor,
    *,
    office: Office = Office.DELEGATION,
    on_behalf: bool = False,
    seen: int | None = None,
) -> int:
    """Put somebody on a list; the number of the inscription. Late, only where the presiding officer accepts it."""
    held = hold_floor(slug, number, by, seen)
    entity = entity_of(wanted.entity, by)
    asked = _inscription(wanted, entity)
    insist_named(inscribing.why_not_inscribe(held.floor, asked, clock.now(), office), by)
    is_late = inscribing.is_late(held.floor.lists[wanted.list], clock.now())
    entry = write_step(
        held,
        StepKind.INSCRIBED,
        by,
        on_behalf_of=entity if on_behalf else None,
        list=wanted.list,
        entity=entity.code,
        kind=entity.kind,
        sort_key=entity.sort_key,
        capacity=wanted.capacity,
        is_late=is_late or None,
        **_said(wanted),
    )
    beside = Beside(entry_id=entry, sitting_id=held.sitting.id)
    for name in BESIDE:
        setattr(beside, name, getattr(wanted, name))
    db.session.add(beside)
    return entry


@command
def change_inscription(
    slug: str,
    number: int,
    who: int,
    wanted: Wanted,
    by: Actor,
    *,
    office: Office = Office.DELEGATION,
    on_behalf: bool = False,
    seen: int | None = None,
) -> bool:
    """Let an inscription name another representative, level, delivery, language or co-sponsors; whether it differs."""
    held = hold_floor(slug, number, by, seen)
    entity = entity_of(wanted.entity, by)
    asked = replace(_inscription(wanted, entity), id=who)
    insist_named(inscribing.why_not_change(held.floor, who, asked), by)
    insist_named(inscribing.why_not_be_called(held.floor, who, asked, clock.now(), office), by)
    now = held.floor.inscriptions[who]
    said = {name: getattr(wanted, name) for name in _IN_LOG if getattr(wanted, name) != getattr(now, name)}
    beside = _beside(held, who)
    personal = [name for name in BESIDE if getattr(beside, name) != getattr(wanted, name)]
    for name in personal:
        setattr(beside, name, getattr(wanted, name))
    if said:
        behalf = entity if on_behalf else None
        write_step(held, StepKind.CHANGED, by, on_behalf_of=behalf, inscription=who, said=_plain(said))
    elif personal:
        audit(by, "floor.change_representative", beside, personal, on_behalf_of=entity if on_behalf else None)
    return bool(said or personal)


@command
def give_interpreters_text(
    slug: str, number: int, who: int, text: str, language: str | None, by: Actor, *, on_behalf: bool = False
) -> None:
    """Keep the text of a statement for the interpreters, who alone see it; no text takes it away."""
    held = hold_floor(slug, number, by)
    insist_named(inscribing.why_not_give_text(held.floor, who), by)
    beside = _beside(held, who)
    beside.text, beside.text_language = text.strip(), language if text.strip() else None
    beside.text_at = clock.now() if text.strip() else None
    behalf = _behalf(held, who, on_behalf, by)
    audit(by, "floor.give_interpreters_text", beside, ("text",), on_behalf_of=behalf)


@command
def withdraw(slug: str, number: int, who: int, by: Actor, *, on_behalf: bool = False, seen: int | None = None) -> int:
    """Take somebody off the list who does not want to speak after all."""
    held = hold_floor(slug, number, by, seen)
    insist_named(inscribing.why_not_withdraw(held.floor, who), by)
    return write_step(held, StepKind.WITHDRAWN, by, on_behalf_of=_behalf(held, who, on_behalf, by), inscription=who)


@command
def move(
    slug: str, number: int, who: int, before: int | None, reason: str, by: Actor, *, seen: int | None = None
) -> int:
    """Move somebody before another, or to the end, as the presiding officer decides; the reason is kept."""
    held = hold_floor(slug, number, by, seen)
    insist_named(moving.why_not_move(held.floor, who, before, reason), by)
    return write_step(held, StepKind.MOVED, by, inscription=who, before=before, reason=reason.strip())


@command
def offer_swap(
    slug: str, number: int, who: int, other: int, by: Actor, *, on_behalf: bool = False, seen: int | None = None
) -> int:
    """Offer another delegation to exchange places; the number of the offer."""
    held = hold_floor(slug, number, by, seen)
    insist_named(moving.why_not_offer(held.floor, who, other), by)
    behalf = _behalf(held, who, on_behalf, by)
    return write_step(held, StepKind.SWAP_OFFERED, by, on_behalf_of=behalf, inscription=who, other=other)


@command
def answer_swap(
    slug: str,
    number: int,
    offer: int,
    agrees: bool,
    by: Actor,
    *,
    on_behalf: bool = False,
    seen: int | None = None,
) -> int:
    """Agree to an offered exchange, or decline it."""
    held = hold_floor(slug, number, by, seen)
    insist_named(moving.why_not_answer(held.floor, offer), by)
    kind = StepKind.SWAPPED if agrees else StepKind.SWAP_DECLINED
    pair = next(there.offers[offer] for there in held.floor.lists.values() if offer in there.offers)
    return write_step(held, kind, by, on_behalf_of=_behalf(held, pair[1], on_behalf, by), offer=offer)


@command
def yield_place(
    slug: str, number: int, who: int, by: Actor, *, on_behalf: bool = False, seen: int | None = None
) -> int:
    """Let all others go first."""
    held = hold_floor(slug, number, by, seen)
    insist_named(moving.why_not_yield(held.floor, who), by)
    return write_step(held, StepKind.YIELDED, by, on_behalf_of=_behalf(held, who, on_behalf, by), inscription=who)


@command
def pass_over(slug: str, number: int, who: int, by: Actor, *, seen: int | None = None) -> int:
    """Pass over whoever was called and is absent: to the end once, off the list the second time."""
    held = hold_floor(slug, number, by, seen)
    insist_named(moving.why_not_pass_over(held.floor, who), by)
    return write_step(held, StepKind.PASSED_OVER, by, inscription=who)


def _inscription(wanted: Wanted, entity: Entity) -> Inscription:
    named = {name: getattr(wanted, name) for name in (*_IN_LOG, "list", "entity", "capacity")}
    return Inscription(id=0, kind=EntityKind(entity.kind), sort_key=entity.sort_key, received_at=clock.now(), **named)


def _said(wanted: Wanted) -> dict[str, Any]:
    return {name: getattr(wanted, name) or None for name in _IN_LOG}


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: value.value if hasattr(value, "value") else value for name, value in said.items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in words.items()}


def _beside(held: OnFloor, who: int) -> Beside:
    return db.session.get(Beside, who) or _new_beside(held, who)


def _new_beside(held: OnFloor, who: int) -> Beside:
    made = Beside(entry_id=who, sitting_id=held.sitting.id, representative="", representative_title="", text="")
    db.session.add(made)
    return made


def _behalf(held: OnFloor, who: int, on_behalf: bool, by: Actor) -> Entity | None:
    return entity_of(held.floor.inscriptions[who].entity, by) if on_behalf else None
