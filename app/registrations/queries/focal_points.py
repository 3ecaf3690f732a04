"""Who registers an entity's people."""

from collections.abc import Collection

from sqlalchemy import select

from app.core.db import db
from app.people.models import Account, RoleGrant

FOCAL_POINT = "focal_point"


def focal_points_of(entity: str) -> list[Account]:
    """The focal points of an entity who can sign in or are invited to, by name."""
    return focal_points([entity]).get(entity, [])


def focal_points(entities: Collection[str]) -> dict[str, list[Account]]:
    """The focal points of each of these entities that has any, in one query."""
    wanted = select(RoleGrant.scope_id, Account).join(RoleGrant.account).where(
        RoleGrant.role == FOCAL_POINT,
        RoleGrant.scope_kind == "entity",
        RoleGrant.scope_id.in_(entities),
        Account.disabled_at.is_(None),
    )  # fmt: skip
    found: dict[str, list[Account]] = {}
    for entity, account in db.session.execute(wanted.order_by(Account.sort_key, Account.id)):
        found.setdefault(entity, []).append(account)
    return found
