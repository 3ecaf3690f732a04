"""Everybody who is registered for a meeting, as the Secretariat looks at them: filtered, sorted, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from app.core.db import db
from app.core.refusal import Refusal
from app.entities.models import Entity
from app.entities.rules import sort_key
from app.registrations.models import Delegation, Registration, RegistrationPlan, RegistrationTerms
from app.registrations.queries.places import load_places
from app.registrations.queries.registry import Registry
from app.registrations.rules.states import CHANGED
from app.registrations.rules.waiting import Waiting, ahead, move_up
from app.registrations.rules.words import State

PAGE = 50
_ASKED = func.coalesce(Registration.asked_at, Registration.made_at)
ORDERS = {
    "asked": (_ASKED,),
    "name": (Registration.sort_key,),
    "delegation": (Entity.sort_key, Registration.sort_key),
    "way": (Registration.way, Registration.sort_key),
    "state": (Registration.state, _ASKED),
}
ONLY = ("needs", "visa", "credentials", "changed")


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What the address asks for; nothing of a state means everybody but drafts."""

    words: str = ""
    state: str = ""
    category: str = ""
    entity: str = ""
    way: str = ""
    only: str = ""
    order: str = "asked"
    page: int = 1


@dataclass(frozen=True)
class Found:
    """One page of people, how many there are in all, and why each of those who wait still waits."""

    people: list[Registration]
    total: int
    page: int
    waits: Mapping[int, "Waits"]

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list is one page too."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True)
class Waits:
    """What somebody waits for, and how many stand before them who want something of the same."""

    full: Refusal
    ahead: int


def find_people(registry: Registry, sought: Sought) -> Found:
    """The people that are asked for."""
    chosen = _joined().where(Registration.meeting_id == registry.meeting.id, *_conditions(registry.terms, sought))
    total = db.session.scalar(select(func.count()).select_from(chosen.with_only_columns(Registration.id).subquery()))
    page = min(max(1, sought.page), max(1, -(-(total or 0) // PAGE)))
    some = _ordered(chosen, sought.order).offset((page - 1) * PAGE).limit(PAGE)
    rows = list(db.session.scalars(_whole(some)))
    return Found(rows, total or 0, page, _waits(registry, rows))


def state_counts(registry: Registry) -> dict[State, int]:
    """How many are in each state."""
    of = Registration
    counted = select(of.state, func.count()).where(of.meeting_id == registry.meeting.id).group_by(of.state)
    return {State(state): count for state, count in db.session.execute(counted)}


def delegation_names(registry: Registry) -> dict[str, str]:
    """The delegations of a meeting by code, in the order of an alphabetical list."""
    named = select(Entity.code, Entity.name_in_list).join(Delegation, Delegation.entity_code == Entity.code)
    rows = db.session.execute(
        named.where(Delegation.meeting_id == registry.meeting.id).order_by(Entity.sort_key, Entity.code)
    )
    return dict(rows.all())  # type: ignore[arg-type]


def _joined() -> Select[tuple[Registration]]:
    return select(Registration).join(Registration.delegation).join(Delegation.entity)


def _whole(chosen: Select[tuple[Registration]]) -> Select[tuple[Registration]]:
    of_delegation = contains_eager(Registration.delegation)
    return chosen.join(Delegation.meeting).options(
        of_delegation.contains_eager(Delegation.entity),
        of_delegation.contains_eager(Delegation.meeting),
        selectinload(Registration.plans).joinedload(RegistrationPlan.sitting),
    )


def _ordered(chosen: Select[tuple[Registration]], order: str) -> Select[tuple[Registration]]:
    columns = ORDERS.get(order.removeprefix("-"), ORDERS["asked"])
    first, *rest = columns
    return chosen.order_by(first.desc() if order.startswith("-") else first, *rest, Registration.id)


def _conditions(terms: RegistrationTerms | None, sought: Sought) -> list[ColumnElement[bool]]:
    of = Registration
    plain = [
        (of.state, sought.state),
        (Delegation.category, sought.category),
        (Delegation.entity_code, sought.entity),
        (of.way, sought.way),
    ]
    conditions = [column == wanted for column, wanted in plain if wanted]
    conditions += [of.state != State.DRAFT.value] if not sought.state else []
    conditions += [_has(word) for word in sought.words.split()]
    return [*conditions, _is(sought.only, terms)] if sought.only else conditions


def _has(word: str) -> ColumnElement[bool]:
    """Accents and capitals of a name do not matter; a sign that no name has is looked for in the address."""
    address = Registration.email_key.contains(word.casefold(), autoescape=True)
    plain = sort_key(word)
    return or_(Registration.sort_key.contains(plain, autoescape=True), address) if plain else address


def _is(only: str, terms: RegistrationTerms | None) -> ColumnElement[bool]:
    of, due = Registration, terms.with_credentials if terms else ()
    return {
        "needs": of.needs != "",
        "visa": of.wants_visa_letter.is_(True),
        "credentials": and_(Delegation.credentials_id.is_(None), Delegation.category.in_(due)),
        "changed": and_(of.approved.is_not(None), of.state.in_(sorted(CHANGED))),
    }[only]


def _waits(registry: Registry, rows: list[Registration]) -> dict[int, Waits]:
    """Why those of a page still wait; the whole list is needed to know it."""
    if registry.terms is None or not any(row.state == State.WAITING.value for row in rows):
        return {}
    rules, taken, waiting = load_places(registry.terms)
    full, shown = move_up(waiting, rules, taken).waits, {row.id for row in rows}
    return {one.id: _why(one, waiting, full[one.id]) for one in waiting if one.id in shown & full.keys()}


def _why(one: Waiting, waiting: list[Waiting], full: Refusal) -> Waits:
    return Waits(full, ahead(one, waiting))
