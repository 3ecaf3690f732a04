"""Who has which place, who waits, and who is known at a meeting: what is asked under the lock of its terms."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from app.core.db import db
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.queries.terms import sittings_to_attend, terms_of
from app.registrations.rules.asking import Roll
from app.registrations.rules.people import Known
from app.registrations.rules.places import Taken, Wish
from app.registrations.rules.states import OPEN
from app.registrations.rules.terms import Terms
from app.registrations.rules.waiting import Waiting
from app.registrations.rules.words import Category, Role, State, Way

_IS_OPEN = Registration.state.in_(sorted(OPEN))


def load_roll(
    terms: RegistrationTerms,
    delegation: Delegation,
    known: Collection[Known] = (),
    besides: int | None = None,
    *,
    with_sittings: bool = True,
) -> Roll:
    """What is so for people of a delegation who are known as this; `besides` is a registration that is theirs.

    Sittings are asked for by who says something of them.
    """
    rows = _concerned(terms.meeting_id, delegation)
    sittings = sittings_to_attend(terms.meeting) if with_sittings else {}
    found = _registered(terms.meeting_id, known, besides)
    heads = {row.id for row in rows if row.delegation_id == delegation.id and row.role == Role.HEAD.value}
    return Roll(
        entity=delegation.entity_code,
        category=Category(delegation.category),
        terms=terms_of(terms, [delegation, *rows]),
        sittings={number: how for number, (_id, how) in sittings.items()},
        taken=_taken(rows),
        waiting=tuple(_waiting(rows)),
        registered=frozenset(one for one, of in found.items() if of == delegation.id),
        elsewhere=frozenset(one for one, of in found.items() if of != delegation.id),
        has_head=bool(heads - {besides}),
    )


def load_places(terms: RegistrationTerms, delegation: Delegation | None = None) -> tuple[Terms, Taken, list[Waiting]]:
    """The terms, what is taken, and who waits: of all delegations, or of those that one can give a place to."""
    rows = _concerned(terms.meeting_id, delegation)
    own = [delegation] if delegation is not None else []
    return terms_of(terms, [*own, *rows]), _taken(rows), _waiting(rows)


def taken_by(meeting_id: int, delegations: Iterable[Delegation]) -> Taken:
    """What these delegations of a meeting have taken, in one query, and all seats."""
    concerned = or_(
        Registration.delegation_id.in_([one.id for one in delegations]), Registration.seat_number.is_not(None)
    )
    return _taken(_open(Registration.meeting_id == meeting_id, Registration.place_number.is_not(None), concerned))


def wish_of(delegation: Delegation, way: Way) -> Wish:
    """What somebody of a delegation wants."""
    return Wish(entity=delegation.entity_code, category=Category(delegation.category), way=way)


def _concerned(meeting_id: int, delegation: Delegation | None) -> list[Any]:
    """Who has a place or waits for one that a delegation can give or take; organizations share the seats.

    Without a delegation everybody, where anybody waits: else there is nobody to give a place to.
    """
    of_meeting = Registration.meeting_id == meeting_id
    if delegation is None:
        waits = select(Registration.id).where(of_meeting, Registration.state == State.WAITING.value)
        return _open(of_meeting) if db.session.scalar(waits.limit(1)) is not None else []
    if delegation.category == Category.NGO.value:
        return _open(of_meeting, Delegation.category == Category.NGO.value)
    return list(db.session.execute(_of_delegation(), {"of": delegation.id}))


@cache
def _of_delegation() -> Select[Any]:
    return _columns().where(Registration.delegation_id == bindparam("of"))


def _open(*where: ColumnElement[bool]) -> list[Any]:
    """Those of whom this is so, but for whom it is over."""
    return list(db.session.execute(_columns().where(*where)))


def _columns() -> Select[Any]:
    """What a place hangs on, and no more."""
    of, also = Registration, Delegation
    wanted = select(
        of.id, of.delegation_id, of.way, of.role, of.state, of.place_number, of.seat_number, of.asked_at,
        also.entity_code, also.category, also.quota,
    )  # fmt: skip
    return wanted.join(of.delegation).where(_IS_OPEN)


def _waiting(rows: Iterable[Any]) -> list[Waiting]:
    return [
        Waiting(id=row.id, since=row.asked_at, wish=wish_of(row, Way(row.way)))
        for row in rows
        if row.state == State.WAITING.value
    ]


def _taken(rows: Iterable[Any]) -> Taken:
    numbers: dict[tuple[str, Way], set[int]] = {}
    for row in rows:
        if row.place_number is not None:
            numbers.setdefault((row.entity_code, Way(row.way)), set()).add(row.place_number)
    seats = frozenset(row.seat_number for row in rows if row.seat_number is not None)
    return Taken({key: frozenset(of) for key, of in numbers.items()}, seats)


def _registered(meeting_id: int, known: Collection[Known], besides: int | None) -> dict[Known, int]:
    """For which delegation each of those is registered already, in any state but withdrawn and rejected."""
    if not known:
        return {}
    keys = {"\n".join(one): one for one in known}
    asked = {"at": meeting_id, "keys": list(keys), "besides": besides or 0}
    return {keys[key]: delegation_id for key, delegation_id in db.session.execute(_known(), asked) if key}


@cache
def _known() -> Select[Any]:
    is_one = Registration.known.in_(bindparam("keys", expanding=True))
    at = Registration.meeting_id == bindparam("at")
    wanted = select(Registration.known, Registration.delegation_id).where(at, _IS_OPEN, is_one)
    return wanted.where(Registration.id != bindparam("besides"))
