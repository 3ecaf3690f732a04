"""Registrations: one by its address or link, and the roster of a delegation."""

import re
from collections.abc import Collection, Sequence
from hmac import compare_digest

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import contains_eager, selectinload

from app.core.db import db
from app.core.tokens import derive
from app.entities.models import Entity
from app.meetings.models import Meeting
from app.registrations.models import Delegation, Registration, RegistrationPlan, RegistrationWord
from app.registrations.rules.people import Particulars
from app.registrations.rules.states import OPEN
from app.registrations.rules.words import Attendance, Consent, Gender, Role, State, Way

LINK = "registrations.link"
_TOKEN = re.compile(r"(?P<public_id>[0-9a-f]{12})-(?P<version>[1-9]\d{0,8})-(?P<mac>[0-9a-f]{40})", re.ASCII)


def find_registration(slug: str, entity: str, registration: str) -> Registration | None:
    """Somebody of a delegation, with delegation, entity, meeting, plan and words."""
    wanted = _whole().where(Meeting.slug == slug, Entity.code == entity, Registration.public_id == registration)
    return db.session.scalars(wanted).one_or_none()


def get_registration(registration_id: int) -> Registration:
    """The registration of this id, with the same."""
    wanted = _whole().where(Registration.id == registration_id)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def find_registered(registration_id: int) -> Registration | None:
    """The same, where something personal is left of it."""
    return next(iter(people_of([registration_id])), None)


def people_of(ids: Collection[int]) -> list[Registration]:
    """The registrations of these ids of which something personal is left, by name."""
    wanted = _whole().where(Registration.id.in_(ids), Registration.emptied_at.is_(None))
    return list(db.session.scalars(wanted.order_by(Registration.sort_key, Registration.id)))


def find_by_public_id(registration: str) -> Registration | None:
    """Somebody at any meeting, by the public id alone, while something personal is left."""
    wanted = _whole().where(Registration.public_id == registration, Registration.emptied_at.is_(None))
    return db.session.scalars(wanted).one_or_none()


def as_kept(rows: Sequence[Registration]) -> list[Registration]:
    """The same after the command that made or changed them; what its commit let go of is loaded again, in one query."""
    ids = [inspect(row).identity[0] for row in rows if inspect(row).expired]
    if ids:
        wanted = _whole().where(Registration.id.in_(ids)).execution_options(populate_existing=True)
        db.session.scalars(wanted).all()
    return list(rows)


def registrations_named(slug: str, public_ids: Collection[str]) -> list[Registration]:
    """These of a meeting, in the order in which they came."""
    wanted = _whole().where(Meeting.slug == slug, Registration.public_id.in_(public_ids)).order_by(Registration.id)
    return list(db.session.scalars(wanted.execution_options(populate_existing=True)))


def roster_of(delegation: Delegation) -> list[Registration]:
    """The people of a delegation: the head first, then by name, last who withdrew or was rejected; with their plans."""
    wanted = _whole().where(Registration.delegation_id == delegation.id).order_by(Registration.sort_key)
    rows = db.session.scalars(wanted.order_by(Registration.id))
    gone = (State.WITHDRAWN.value, State.REJECTED.value)
    return sorted(rows, key=lambda row: (row.state in gone, list(Role).index(Role(row.role))))


def kept_as_said(delegation_id: int, people: Sequence[Particulars]) -> list[Registration]:
    """The registrations of a delegation that say just what these people say, in their order; none where one is not."""
    wanted = _whole().where(Registration.delegation_id == delegation_id, Registration.state.in_(sorted(OPEN)))
    found = {row.known: row for row in db.session.scalars(wanted)}
    rows = [found.get("\n".join(person.known)) for person in people]
    if not all(row and particulars_of(row) == person for row, person in zip(rows, people, strict=True)):
        return []
    return [row for row in rows if row]


def link_token(row: Registration) -> str:
    """The secret part of the address of somebody's own page; worked out when it is needed, and kept nowhere."""
    return f"{row.public_id}-{row.link_version}-{_mac(row.public_id, row.link_version)}"


def find_by_link(token: str) -> Registration | None:
    """Whose own page this is; none where the link is over or was never one of ours."""
    said = _TOKEN.fullmatch(token)
    if said is None or not compare_digest(said["mac"], _mac(said["public_id"], int(said["version"]))):
        return None
    wanted = _whole().where(Registration.public_id == said["public_id"])
    wanted = wanted.where(Registration.link_version == int(said["version"]), Registration.emptied_at.is_(None))
    return db.session.scalars(wanted).one_or_none()


def registrations_of_address(email_key: str) -> list[Registration]:
    """What is registered under a mail address, the latest meeting first."""
    wanted = _whole().where(Registration.email_key == email_key, Registration.emptied_at.is_(None))
    return list(db.session.scalars(wanted.order_by(Meeting.starts_on.desc(), Registration.id)))


def particulars_of(row: Registration) -> Particulars:
    """What somebody said, as rules read it; `row` is loaded with its plan."""
    return Particulars(
        family_name=row.family_name,
        given_names=row.given_names,
        title=row.title,
        function=row.function,
        email=row.email,
        role=Role(row.role),
        way=Way(row.way),
        plan=plan_of(row),
        locale=row.locale,
        gender=Gender(row.gender) if row.gender else None,
        gender_words=row.gender_words,
        needs=row.needs,
        wants_visa_letter=row.wants_visa_letter,
        visa_details=row.visa_details,
        consents=frozenset(map(Consent, row.consents)),
        may_wait=row.may_wait,
    )


def plan_of(row: Registration) -> dict[int, Attendance]:
    """What somebody said of single sittings, by number."""
    return {one.sitting.number: Attendance(one.attendance) for one in row.plans}


def _mac(public_id: str, version: int) -> str:
    return derive(LINK, public_id, version).hex()[:40]


def _whole() -> Select[tuple[Registration]]:
    joined = select(Registration).join(Registration.delegation).join(Delegation.entity).join(Delegation.meeting)
    of_delegation = contains_eager(Registration.delegation)
    return joined.options(
        of_delegation.contains_eager(Delegation.entity),
        of_delegation.contains_eager(Delegation.meeting),
        selectinload(Registration.plans).joinedload(RegistrationPlan.sitting),
        selectinload(Registration.words).joinedload(RegistrationWord.file),
    )
