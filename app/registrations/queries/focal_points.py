"""Who registers an entity's people."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from app.core.db import db
from app.people.models import Account, RoleGrant
from app.people.queries.accounts import names_of
from app.registrations.models import Delegation
from app.registrations.queries.delegations import get_delegation

FOCAL_POINT = "focal_point"


@dataclass(frozen=True)
class Newcomer:
    """Somebody who became a focal point, of which delegation, and by which colleague; None: by the Secretariat."""

    account: Account
    delegation: Delegation
    colleague: str | None


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


def find_newcomer(account_id: int, delegation_id: int, colleague: int | None) -> Newcomer | None:
    """Who is to be told that they are a focal point, where they still are."""
    delegation = db.session.get(Delegation, delegation_id)
    there = focal_points_of(delegation.entity_code) if delegation else []
    account = next((one for one in there if one.id == account_id), None)
    if account is None:
        return None
    return Newcomer(account, get_delegation(delegation_id), names_of([colleague]).get(colleague) if colleague else None)
