"""Who has which place, who waits, and who is known at a meeting: what is asked under the lock of its terms."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

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
    terms: RegistrationTerms, delegation: Delegation, known: Collection[Known] = (), besides: int | None = None
) -> Roll:
    """What is so for people of a delegation who are known as this; `besides` is a registration that is theirs."""
    rules, taken, waiting = load_places(terms, delegation)
    return Roll(
        entity=delegation.entity_code,
        category=Category(delegation.category),
        terms=rules,
        sittings={number: how for number, (_id, how) in sittings_to_attend(terms.meeting).items()},
        taken=taken,
        waiting=tuple(waiting),
        registered=_registered(terms.meeting_id, known, besides),
        has_head=_has_head(delegation, besides),
    )


def load_places(terms: RegistrationTerms, delegation: Delegation | None = None) -> tuple[Terms, Taken, list[Waiting]]:
    """The terms, what is taken, and who waits: of all delegations, or of those that one can give a place to."""
    waiting = _waiting(terms.meeting_id, delegation)
    delegations = {one.delegation_id: one.delegation for one in waiting}
    if delegation is not None:
        delegations[delegation.id] = delegation
    rules = terms_of(terms, delegations.values())
    return rules, _taken(terms.meeting_id, delegations), [waiting_of(one) for one in waiting]


def taken_by(meeting_id: int, delegations: Iterable[Delegation]) -> Taken:
    """What these delegations of a meeting have taken, in one query."""
    return _taken(meeting_id, {one.id: one for one in delegations})


def waiting_of(row: Registration) -> Waiting:
    """Somebody on the waiting list, whose delegation is loaded."""
    assert row.asked_at is not None, "whoever waits asked"
    return Waiting(id=row.id, since=row.asked_at, wish=wish_of(row.delegation, Way(row.way)))


def wish_of(delegation: Delegation, way: Way) -> Wish:
    """What somebody of a delegation wants."""
    return Wish(entity=delegation.entity_code, category=Category(delegation.category), way=way)


def _waiting(meeting_id: int, delegation: Delegation | None) -> list[Registration]:
    wanted = select(Registration).join(Registration.delegation).options(joinedload(Registration.delegation))
    wanted = wanted.where(Registration.meeting_id == meeting_id, Registration.state == State.WAITING.value)
    return list(db.session.scalars(wanted.where(_want_the_same(delegation)) if delegation is not None else wanted))


def _want_the_same(delegation: Delegation) -> ColumnElement[bool]:
    """The delegation's own people; and where it is an NGO, all who wait for one of the seats."""
    own = Registration.delegation_id == delegation.id
    if delegation.category != Category.NGO.value:
        return own
    return or_(own, and_(Delegation.category == Category.NGO.value, Registration.way == Way.IN_PERSON.value))


def _taken(meeting_id: int, delegations: dict[int, Delegation]) -> Taken:
    """The numbers of these delegations, and all seats."""
    found = select(Registration.delegation_id, Registration.way, Registration.place_number, Registration.seat_number)
    concerned = or_(Registration.delegation_id.in_(delegations), Registration.seat_number.is_not(None))
    numbers: dict[tuple[str, Way], set[int]] = {}
    seats = set()
    for delegation_id, way, number, seat in db.session.execute(
        found.where(Registration.meeting_id == meeting_id, Registration.place_number.is_not(None), concerned)
    ):
        if delegation_id in delegations:
            numbers.setdefault((delegations[delegation_id].entity_code, Way(way)), set()).add(number)
        seats |= {seat} - {None}
    return Taken({key: frozenset(of) for key, of in numbers.items()}, frozenset(seats))


def _registered(meeting_id: int, known: Collection[Known], besides: int | None) -> frozenset[Known]:
    """Which of those are registered already, in any state but withdrawn and rejected."""
    if not known:
        return frozenset()
    keys = {"\n".join(one): one for one in known}
    found = select(Registration.known).where(Registration.meeting_id == meeting_id, _IS_OPEN)
    found = found.where(Registration.known.in_(keys), Registration.id != (besides or 0))
    return frozenset(keys[key] for key in db.session.scalars(found) if key)


def _has_head(delegation: Delegation, besides: int | None) -> bool:
    wanted = select(Registration.id).where(Registration.delegation_id == delegation.id, _IS_OPEN)
    wanted = wanted.where(Registration.role == Role.HEAD.value, Registration.id != (besides or 0))
    return db.session.scalar(wanted.limit(1)) is not None
