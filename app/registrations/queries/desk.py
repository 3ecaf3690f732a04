"""How delegations stand, of many meetings at once: for the desk of those who look after them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app.core import clock
from app.core.db import db
from app.meetings.rules.words import Status
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.queries.terms import terms_of
from app.registrations.rules.delegations import are_credentials_missing
from app.registrations.rules.needs import Preparation
from app.registrations.rules.places import Left, Taken, left
from app.registrations.rules.terms import Quota, Terms, is_closed
from app.registrations.rules.words import Category, State, Way


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A delegation as its focal point's desk shows it."""

    delegation: Delegation
    terms: Terms
    quota: Quota
    left: Left
    preparation: Preparation


def overviews(delegations: Sequence[Delegation]) -> list[Overview]:
    """How each of these stands; so many queries whatever their number."""
    meetings = {one.meeting_id for one in delegations}
    wanted = select(RegistrationTerms).where(RegistrationTerms.meeting_id.in_(meetings))
    terms = {row.meeting_id: row for row in db.session.scalars(wanted.options(joinedload(RegistrationTerms.meeting)))}
    counts, taken = counts_of(delegations), _taken(delegations)
    return [
        _overview(one, terms_of(terms[one.meeting_id], [one]), counts[one.id], taken[one.meeting_id])
        for one in delegations
    ]


def counts_of(delegations: Collection[Delegation]) -> dict[int, dict[State, int]]:
    """How many of each delegation are in which state."""
    found: dict[int, dict[State, int]] = {one.id: {} for one in delegations}
    wanted = select(Registration.delegation_id, Registration.state, func.count())
    wanted = wanted.where(Registration.delegation_id.in_(found))
    for of, state, count in db.session.execute(wanted.group_by(Registration.delegation_id, Registration.state)):
        found[of][State(state)] = count
    return found


def preparation_of(delegation: Delegation, terms: Terms, counts: dict[State, int]) -> Preparation:
    """How a delegation stands, by the days of its meeting's place."""
    meeting, zone = delegation.meeting, ZoneInfo(delegation.meeting.timezone)
    category = Category(delegation.category)
    return Preparation(
        counts=counts,
        credentials_missing=are_credentials_missing(category, terms, delegation.credentials_id is not None),
        opens_on=_day(terms.opens_at, zone),
        closes_on=_day(terms.closes_at, zone),
        starts_on=meeting.starts_on,
        ends_on=meeting.ends_on,
        is_cancelled=meeting.status == Status.CANCELLED.value,
        is_closed=is_closed(terms, clock.now()),
    )


def _overview(delegation: Delegation, terms: Terms, counts: dict[State, int], taken: Taken) -> Overview:
    category = Category(delegation.category)
    return Overview(
        delegation=delegation,
        terms=terms,
        quota=terms.quota(delegation.entity_code, category),
        left=left(delegation.entity_code, category, terms, taken),
        preparation=preparation_of(delegation, terms, counts),
    )


def _taken(delegations: Collection[Delegation]) -> dict[int, Taken]:
    """What is taken of each meeting, as far as it concerns these delegations: their own numbers, and all seats."""
    entities = {one.id: one.entity_code for one in delegations}
    numbers: dict[int, dict[tuple[str, Way], set[int]]] = {one.meeting_id: {} for one in delegations}
    seats: dict[int, set[int]] = {one.meeting_id: set() for one in delegations}
    columns = (Registration.meeting_id, Registration.delegation_id, Registration.way)
    wanted = select(*columns, Registration.place_number, Registration.seat_number).where(
        Registration.meeting_id.in_(numbers),
        Registration.place_number.is_not(None),
        or_(Registration.delegation_id.in_(entities), Registration.seat_number.is_not(None)),
    )
    for meeting, of, way, number, seat in db.session.execute(wanted):
        if of in entities:
            numbers[meeting].setdefault((entities[of], Way(way)), set()).add(number)
        seats[meeting] |= {seat} - {None}
    return {
        meeting: Taken({key: frozenset(of) for key, of in taken.items()}, frozenset(seats[meeting]))
        for meeting, taken in numbers.items()
    }


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None
