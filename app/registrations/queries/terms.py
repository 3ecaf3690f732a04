"""The terms of registering for a meeting, as rules read them."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.meetings.models import Meeting, Sitting
from app.meetings.rules.words import Participation, Status
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.rules.terms import QUOTAS, Quota, Terms, end_of
from app.registrations.rules.words import Category


def find_terms(slug: str) -> RegistrationTerms | None:
    """The terms of a meeting with the meeting; none where registering was never set up."""
    wanted = select(RegistrationTerms).join(RegistrationTerms.meeting).where(Meeting.slug == slug)
    return db.session.scalars(wanted.options(joinedload(RegistrationTerms.meeting))).one_or_none()


@cache
def of_delegation() -> ColumnElement[bool]:
    """Which terms are those of the meeting of a delegation, whose id is given as `delegation_id`."""
    wanted = select(Delegation.meeting_id).where(Delegation.id == bindparam("delegation_id"))
    return RegistrationTerms.meeting_id == wanted.scalar_subquery()


def of_registration(registration_id: int) -> ColumnElement[bool]:
    """Which terms are those of the meeting of a registration."""
    wanted = select(Registration.meeting_id).where(Registration.id == registration_id)
    return RegistrationTerms.meeting_id == wanted.scalar_subquery()


def of_meeting(slug: str) -> ColumnElement[bool]:
    """Which terms are those of a meeting."""
    return RegistrationTerms.meeting_id == select(Meeting.id).where(Meeting.slug == slug).scalar_subquery()


def terms_of(row: RegistrationTerms, delegations: Iterable[Delegation] = ()) -> Terms:
    """The terms of a meeting, with the own quotas of these delegations."""
    own = {one.entity_code: quota_of(one.quota) for one in delegations if one.quota is not None}
    zone = ZoneInfo(row.meeting.timezone)
    return Terms(
        participation=participation_of(row.meeting),
        zone=zone,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        over_at=end_of(row.meeting.ends_on, zone),
        categories=frozenset(map(Category, row.categories)),
        quotas={**QUOTAS, **{Category(category): quota_of(said) for category, said in row.quotas.items()}},
        own_quotas=own,
        ngo_seats=row.ngo_seats,
        with_credentials=frozenset(map(Category, row.with_credentials)),
        is_cancelled=row.meeting.status == Status.CANCELLED.value,
    )


def quota_of(said: Mapping[str, Any]) -> Quota:
    """A quota as it is kept."""
    return Quota(in_person=said["in_person"], online=said["online"], in_room=said["in_room"])


def participation_of(meeting: Meeting) -> Participation:
    """How one takes part in a meeting; where nobody said so, both ways."""
    return Participation(meeting.participation) if meeting.participation else Participation.HYBRID


def sittings_to_attend(meeting: Meeting) -> dict[int, tuple[int, Participation]]:
    """The sittings of a meeting that take place, by number: id, and how one can take part."""
    wanted = select(Sitting.number, Sitting.id).where(
        Sitting.meeting_id == meeting.id, Sitting.status != Status.CANCELLED.value
    )
    how = participation_of(meeting)
    return {number: (sitting_id, how) for number, sitting_id in db.session.execute(wanted.order_by(Sitting.number))}
