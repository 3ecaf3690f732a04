"""Reads of entities."""

from collections.abc import Iterable

from sqlalchemy import select

from app.core.db import db
from app.entities.models import Entity, Membership, RegionalGroup
from app.entities.rules import STATES, EntityKind, sorts_of


def all_entities() -> list[Entity]:
    """Every entity, in the order of an alphabetical list."""
    return list(db.session.scalars(select(Entity).order_by(Entity.sort_key, Entity.code)))


def find_entity(code: str) -> Entity | None:
    """The entity of this code."""
    return db.session.scalars(select(Entity).where(Entity.code == code)).one_or_none()


def entity_codes() -> set[str]:
    """The codes of all entities."""
    return set(db.session.scalars(select(Entity.code)))


def regional_groups() -> list[RegionalGroup]:
    """The regional groups in their order."""
    return list(db.session.scalars(select(RegionalGroup).order_by(RegionalGroup.position)))


def memberships() -> list[Membership]:
    """Who is a member of what."""
    in_order = (Membership.organization, Membership.first_year, Membership.state)
    return list(db.session.scalars(select(Membership).order_by(*in_order)))


def entities_named(codes: Iterable[str | None]) -> dict[str, Entity]:
    """The entities of these codes, by code; a code that is not known is absent."""
    wanted = {code for code in codes if code}
    return {entity.code: entity for entity in db.session.scalars(select(Entity).where(Entity.code.in_(wanted)))}


def find_body() -> Entity | None:
    """The body whose meetings these are: the Commission."""
    return db.session.scalars(select(Entity).where(Entity.kind == EntityKind.BODY).order_by(Entity.id)).first()


def members_of(organizations: Iterable[str]) -> dict[str, list[str]]:
    """The member States of each of these organizations that has any."""
    statement = select(Membership.organization, Membership.state).where(Membership.organization.in_(organizations))
    members: dict[str, list[str]] = {}
    for organization, state in db.session.execute(statement.order_by(Membership.id)):
        members.setdefault(organization, []).append(state)
    return members


def list_names(code: str | None = None) -> dict[str, str]:
    """The name of each entity in an alphabetical list, by code; or of one alone."""
    wanted = select(Entity.code, Entity.name_in_list).order_by(Entity.sort_key, Entity.code)
    return dict(db.session.execute(wanted.where(Entity.code == code) if code else wanted).all())


def sorts_of_entity(code: str) -> frozenset[str]:
    """What roles ask of the entity of this code; nothing of one that there is not."""
    entity = find_entity(code)
    return sorts_of(entity.code, EntityKind(entity.kind)) if entity else frozenset()


def codes_of_countries() -> set[str]:
    """The codes of whatever somebody can come from: States, and areas."""
    wanted = (*STATES, EntityKind.AREA)
    return set(db.session.scalars(select(Entity.code).where(Entity.kind.in_(wanted))))


def group_names(code: str | None = None) -> dict[str, str]:
    """The name of each regional group, by code; or of one alone."""
    wanted = select(RegionalGroup.code, RegionalGroup.name).order_by(RegionalGroup.position)
    return dict(db.session.execute(wanted.where(RegionalGroup.code == code) if code else wanted).all())
