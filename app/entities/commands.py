"""Writes of entities."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.exc import IntegrityError

from app.core.audit import audit, flushed_changes
from app.core.db import command, db, put
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.entities import queries
from app.entities.models import Entity, Membership, RegionalGroup
from app.entities.rules import (
    UNNAMED_NGO,
    EntityKind,
    code_proposed,
    name_in_list,
    name_in_text,
    sort_key,
    why_not_add,
    without_accents,
)

Columns = Mapping[str, Any]


@command
def write_entities(
    groups: Mapping[str, str], entities: Sequence[Columns], members: Mapping[str, Sequence[Columns]], by: Actor
) -> bool:
    """Let these groups, entities and members of organizations stand; whether anything differed.

    What is not named stays as it is, but for the members of an organization that is named.
    """
    changed = _write_groups(groups)
    changed |= _write_entities(entities)
    changed |= _write_members(members)
    if changed:
        audit(by, "entities.write", None, fields=changed)
        announce("entities_changed", "entities")
    return bool(changed)


@command
def add_organization(name: str, kind: EntityKind, by: Actor, *, acronym: str | None = None) -> Entity:
    """Add an organization that no package brought, under a code made of its acronym or name."""
    there = queries.all_entities()
    insist(why_not_add(name, {without_accents(one.name) for one in there}))
    made = Entity(
        code=code_proposed(name, acronym, {UNNAMED_NGO, *(one.code for one in there)}),
        kind=kind.value,
        name=name,
        name_in_text=name_in_text(name, kind),
        name_in_list=name_in_list(name),
        acronym=acronym,
        sort_key=sort_key(name),
        extra={},
    )
    try:
        db.session.add(made)
        db.session.flush()
    except IntegrityError:  # the constraint counts: two may add the same at once
        raise Refused(refusal("entities.there_already", name=name)) from None
    audit(by, "entities.add", made, ("code", "kind", "name", "acronym"))
    announce("entities_changed", "entities")
    return made


def _write_groups(groups: Mapping[str, str]) -> set[str]:
    there = {group.code: group for group in queries.regional_groups()}
    for position, (code, name) in enumerate(groups.items()):
        put(RegionalGroup, there.get(code), {"code": code, "name": name, "position": position})
    return flushed_changes()


def _write_entities(entities: Sequence[Columns]) -> set[str]:
    there = {entity.code: entity for entity in queries.all_entities()}
    for columns in entities:
        put(Entity, there.get(columns["code"]), columns)
    return flushed_changes()


def _write_members(members: Mapping[str, Sequence[Columns]]) -> set[str]:
    there: dict[str, dict[tuple[str, int | None], Membership]] = {organization: {} for organization in members}
    for membership in queries.memberships():
        there.get(membership.organization, {})[membership.state, membership.first_year] = membership
    for organization, wanted in members.items():
        for columns in wanted:
            row = there[organization].pop((columns["state"], columns.get("first_year")), None)
            put(Membership, row, {"organization": organization, **columns})
        for gone in there[organization].values():
            db.session.delete(gone)
    return flushed_changes()
