"""Writes of entities."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.audit import audit, flushed_changes
from app.core.db import command, db, put
from app.core.live import announce
from app.core.policy import Actor
from app.entities import queries
from app.entities.models import Entity, Membership, RegionalGroup

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
