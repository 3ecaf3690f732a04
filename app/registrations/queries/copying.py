"""Who of a delegation's latest earlier meeting can be copied."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.db import db
from app.meetings.models import Meeting
from app.registrations.models import Delegation, Registration
from app.registrations.queries.people import roster_of
from app.registrations.queries.terms import find_terms
from app.registrations.rules.copying import THERE, may_copy
from app.registrations.rules.words import State


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The latest earlier meeting at which the entity had people, who can be copied, and how many did not agree.

    Of a meeting that was purged nothing personal is left, whoever agreed.
    """

    delegation: Delegation
    people: tuple[Registration, ...]
    others: int
    is_purged: bool


def earlier_roster(delegation: Delegation) -> Earlier | None:
    """The people of the latest earlier meeting who agreed to be copied; none where the entity was at no meeting."""
    before = _latest_before(delegation)
    if before is None:
        return None
    there = [row for row in roster_of(before) if State(row.state) in THERE and row.emptied_at is None]
    people = tuple(row for row in there if may_copy(State(row.state), row.consents, is_emptied=False))
    terms = find_terms(before.meeting.slug)
    is_purged = terms is not None and terms.purged_at is not None
    return Earlier(delegation=before, people=people, others=len(there) - len(people), is_purged=is_purged)


def _latest_before(delegation: Delegation) -> Delegation | None:
    people = select(Registration.id).where(
        Registration.delegation_id == Delegation.id, Registration.state.in_(sorted(THERE))
    )
    wanted = (
        select(Delegation)
        .join(Delegation.meeting)
        .where(Delegation.entity_code == delegation.entity_code, Meeting.starts_on < delegation.meeting.starts_on)
        .where(people.exists())
        .options(contains_eager(Delegation.meeting), joinedload(Delegation.entity))
        .order_by(Meeting.starts_on.desc(), Meeting.id.desc())
        .limit(1)
    )
    return db.session.scalars(wanted).one_or_none()
