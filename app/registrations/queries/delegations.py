"""Delegations: one by its address, those of a meeting, those of an account; and their codes."""

import base64
from collections.abc import Collection
from functools import cache
from hmac import compare_digest

from sqlalchemy import Select, and_, bindparam, func, inspect, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.db import db
from app.core.tokens import derive
from app.entities.models import Entity, Membership
from app.entities.queries import find_body
from app.meetings.models import Meeting
from app.registrations.models import Delegation, Registration
from app.registrations.rules.delegations import as_read

CODE = "registrations.code"


def find_delegation(slug: str, entity: str) -> Delegation | None:
    """The delegation of an entity at a meeting, with both and with its credentials."""
    return db.session.scalars(_by_address(), {"at": slug, "of": entity}).one_or_none()


def find_delegation_by_id(delegation_id: int) -> Delegation | None:
    """The same by its id, where it is still there."""
    return db.session.scalars(_whole().where(Delegation.id == delegation_id)).one_or_none()


def get_delegation(delegation_id: int) -> Delegation:
    """The delegation of this id, with entity, meeting and credentials."""
    return db.session.scalars(_by_id(), {"this": delegation_id}).one()


def id_of(delegation: Delegation) -> int:
    """The id of a delegation that was found before a write began, which let go of all else."""
    return inspect(delegation).identity[0]


def delegations_of(slug: str) -> list[Delegation]:
    """All delegations of a meeting, in the order of an alphabetical list."""
    return list(db.session.scalars(_whole().where(Meeting.slug == slug)))


def delegations_of_entities(codes: Collection[str]) -> list[Delegation]:
    """The delegations of these entities at all meetings, the latest meeting first."""
    wanted = _whole().where(Entity.code.in_(codes)).order_by(None)
    return list(db.session.scalars(wanted.order_by(Meeting.starts_on.desc(), Meeting.slug, Entity.sort_key)))


def members_at(meeting: Meeting) -> set[str]:
    """The members of the body whose meeting it is, in the year in which it begins."""
    body = meeting.body or (found.code if (found := find_body()) else None)
    year = meeting.starts_on.year
    through = and_(
        or_(Membership.first_year.is_(None), Membership.first_year <= year),
        or_(Membership.last_year.is_(None), Membership.last_year >= year),
    )
    return set(db.session.scalars(select(Membership.state).where(Membership.organization == body, through)))


def people_count(delegation: Delegation) -> int:
    """How many were ever registered for a delegation."""
    wanted = select(func.count()).select_from(Registration).where(Registration.delegation_id == delegation.id)
    return db.session.scalar(wanted) or 0


def code_of(delegation: Delegation) -> str | None:
    """With what people register themselves, as in `MEX-7K4QXT2M`; worked out, and kept nowhere."""
    if delegation.code_version == 0:
        return None
    return _code(delegation.id, delegation.code_version, delegation.entity_code)


def find_by_code(slug: str, code: str) -> Delegation | None:
    """The delegation whose code this is, however it is written: small letters, blanks, no hyphen, 0 for O."""
    typed = as_read(code).encode()
    for of, version, entity in db.session.execute(_with_codes(), {"at": slug}):
        if compare_digest(as_read(_code(of, version, entity)).encode(), typed):
            return find_delegation_by_id(of)
    return None


def _code(delegation_id: int, version: int, entity: str) -> str:
    secret = derive(CODE, delegation_id, version)
    return f"{entity}-{base64.b32encode(secret[:5]).decode()}"


@cache
def _by_address() -> Select[tuple[Delegation]]:
    return _whole().where(Meeting.slug == bindparam("at"), Entity.code == bindparam("of"))


@cache
def _with_codes() -> Select[tuple[int, int, str]]:
    wanted = select(Delegation.id, Delegation.code_version, Delegation.entity_code).join(Delegation.meeting)
    return wanted.where(Meeting.slug == bindparam("at"), Delegation.code_version > 0)


@cache
def _by_id() -> Select[tuple[Delegation]]:
    return _whole().where(Delegation.id == bindparam("this"))


def _whole() -> Select[tuple[Delegation]]:
    joined = select(Delegation).join(Delegation.meeting).join(Delegation.entity)
    with_both = joined.options(contains_eager(Delegation.meeting), contains_eager(Delegation.entity))
    return with_both.options(joinedload(Delegation.credentials)).order_by(Entity.sort_key, Entity.code)
