"""How the delegations of a meeting stand: all of them in a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select

from app.core.db import db
from app.meetings.models import Meeting
from app.people.models import Account
from app.registrations.models import Delegation, Registration
from app.registrations.queries.delegations import delegations_of
from app.registrations.queries.focal_points import focal_points
from app.registrations.queries.registry import Registry
from app.registrations.queries.terms import terms_of
from app.registrations.rules.delegations import are_credentials_missing
from app.registrations.rules.places import Left, Taken, left
from app.registrations.rules.terms import Terms
from app.registrations.rules.words import Category, State, Way


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A delegation with its focal points, its people by state, what is left to it, and whether credentials are due."""

    delegation: Delegation
    category: Category
    focal_points: tuple[Account, ...]
    people: Mapping[State, int] = field(default_factory=dict)
    left: Left
    credentials_missing: bool

    @property
    def taking_part(self) -> int:
        """How many have a place or wait for one."""
        return sum(self.people.get(one, 0) for one in TAKING_PART)


TAKING_PART = (State.APPROVED, State.SUBMITTED, State.MORE_WANTED, State.WAITING)


def standings(registry: Registry) -> list[Standing]:
    """Every delegation of a meeting, in the order of an alphabetical list."""
    if registry.terms is None:
        return []
    rows = delegations_of(registry.slug)
    rules, taken = terms_of(registry.terms, rows), _taken(registry.meeting, rows)
    focal, people = focal_points({one.entity_code for one in rows}), _people(registry.meeting)
    return [_standing(one, rules, taken, focal.get(one.entity_code, []), people.get(one.id, {})) for one in rows]


def people_counts(meeting_id: int) -> dict[int, int]:
    """How many were ever registered for each delegation of a meeting that has any."""
    of = Registration.delegation_id
    counted = select(of, func.count()).where(Registration.meeting_id == meeting_id).group_by(of)
    return dict(db.session.execute(counted).all())  # type: ignore[arg-type]


def earlier_meetings(slug: str) -> dict[str, tuple[str, int]]:
    """Other meetings that invited anybody, the latest first: what each is called, and how many it invited."""
    of = Meeting
    counted = select(of.slug, func.coalesce(of.short_title, of.title), func.count(Delegation.id))
    counted = counted.join(Delegation, Delegation.meeting_id == of.id).where(of.slug != slug).group_by(of.id)
    rows = db.session.execute(counted.order_by(of.starts_on.desc(), of.slug))
    return {other: (name, count) for other, name, count in rows}


def _standing(
    row: Delegation, rules: Terms, taken: Taken, accounts: list[Account], people: Mapping[State, int]
) -> Standing:
    category = Category(row.category)
    return Standing(
        delegation=row,
        category=category,
        focal_points=tuple(accounts),
        people=people,
        left=left(row.entity_code, category, rules, taken),
        credentials_missing=are_credentials_missing(category, rules, row.credentials_id is not None),
    )


def _people(meeting: Meeting) -> dict[int, dict[State, int]]:
    of = Registration
    counted = select(of.delegation_id, of.state, func.count()).where(of.meeting_id == meeting.id)
    found: dict[int, dict[State, int]] = {}
    for delegation, state, count in db.session.execute(counted.group_by(of.delegation_id, of.state)):
        found.setdefault(delegation, {})[State(state)] = count
    return found


def _taken(meeting: Meeting, rows: list[Delegation]) -> Taken:
    """Every place that is taken at a meeting."""
    codes, of = {one.id: one.entity_code for one in rows}, Registration
    given = select(of.delegation_id, of.way, of.place_number, of.seat_number)
    numbers: dict[tuple[str, Way], set[int]] = {}
    seats = set()
    for delegation, way, number, seat in db.session.execute(
        given.where(of.meeting_id == meeting.id, of.place_number.is_not(None))
    ):
        numbers.setdefault((codes[delegation], Way(way)), set()).add(number)
        seats |= {seat} - {None}
    return Taken({key: frozenset(those) for key, those in numbers.items()}, frozenset(seats))
