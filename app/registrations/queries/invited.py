"""The delegations of a meeting together: who they are, what is left to each, and how many people it has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.core.db import db
from app.core.policy import Scope
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.queries.delegations import delegations_of
from app.registrations.queries.places import taken_by
from app.registrations.queries.terms import find_terms, terms_of
from app.registrations.rules.places import Left, left
from app.registrations.rules.terms import Quota
from app.registrations.rules.words import Category, State


@dataclass(frozen=True)
class Invited:
    """Everybody who is invited to a meeting; it concerns whom the meeting or one of the delegations concerns."""

    terms: RegistrationTerms
    delegations: list[Delegation]

    def scopes(self) -> Iterable[Scope]:
        """Those of the meeting and of each delegation."""
        return {scope for one in (self.terms, *self.delegations) for scope in one.scopes()}


@dataclass(frozen=True)
class Counted:
    """A delegation with its quota, what is left of it, and how many of its people are in which state."""

    delegation: Delegation
    quota: Quota
    left: Left
    people: dict[State, int]


def find_invited(slug: str) -> Invited | None:
    """Who is invited to a meeting; None where registering was never set up."""
    terms = find_terms(slug)
    return Invited(terms, delegations_of(slug)) if terms else None


def counted(delegations: Sequence[Delegation]) -> list[Counted]:
    """These delegations of one meeting, counted in the same number of queries however many they are."""
    terms = find_terms(delegations[0].meeting.slug) if delegations else None
    if terms is None:
        return []
    rules, taken, people = terms_of(terms, delegations), taken_by(terms.meeting_id, delegations), _people(delegations)
    found = []
    for one in delegations:
        code, category = one.entity_code, Category(one.category)
        remaining = left(code, category, rules, taken)
        found.append(Counted(one, rules.quota(code, category), remaining, people.get(one.id, {})))
    return found


def _people(delegations: Sequence[Delegation]) -> dict[int, dict[State, int]]:
    found: dict[int, dict[State, int]] = {}
    of, state = Registration.delegation_id, Registration.state
    wanted = select(of, state, func.count()).where(of.in_([one.id for one in delegations])).group_by(of, state)
    for delegation_id, name, number in db.session.execute(wanted):
        found.setdefault(delegation_id, {})[State(name)] = number
    return found
