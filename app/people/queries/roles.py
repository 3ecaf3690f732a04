"""Roles: who holds them, and within what they can be held."""

from sqlalchemy import select

from app.core.db import db
from app.core.policy import Actor, Grant, Scope
from app.core.refusal import Refusal, refusal
from app.core.scopes import SCOPE_KINDS, name_of
from app.people.models import Account, RoleGrant
from app.people.rules.roles import ADMINISTRATOR, REACH, refuse_giving, refuse_reach


def roles_held_by(by: Actor) -> frozenset[str]:
    """The roles that somebody holds everywhere; the operator and Rostrum itself may give what an administrator may."""
    if by.kind in ("operator", "system"):
        return frozenset({ADMINISTRATOR})
    return frozenset(grant.role for grant in by.grants if grant.scope is None)


def refuse_grant(by: Actor, grant: Grant) -> Refusal | None:
    """Whether `by` may give this role within this thing, if there is such a thing."""
    role, scope = grant.role, grant.scope
    refused = refuse_reach(role, scope.kind if scope else None) or refuse_giving(role, roles_held_by(by))
    if refused is None and scope and name_of(scope) is None:
        return refusal("people.no_such_scope", scope=str(scope))
    return refused


def refuse_twice(account: Account | None, wanted: Grant) -> Refusal | None:
    """Whether an account holds this role already."""
    held = {Grant(grant.role, grant.scope) for grant in account.grants} if account else set()
    return refusal("people.has_role") if wanted in held else None


def holders(role: str, scope: Scope) -> list[Account]:
    """The accounts that hold a role within this thing and can sign in."""
    held = select(RoleGrant.account_id).where(
        RoleGrant.role == role, RoleGrant.scope_kind == scope.kind, RoleGrant.scope_id == scope.public_id
    )
    able = (Account.disabled_at.is_(None), Account.joined_at.is_not(None))
    return list(db.session.scalars(select(Account).where(Account.id.in_(held), *able).order_by(Account.id)))


def lock_administrators() -> set[int]:
    """The accounts of administrators who can sign in; nobody else unmakes one until the write under way ends."""
    held = select(RoleGrant.id).where(RoleGrant.role == ADMINISTRATOR).order_by(RoleGrant.id)
    db.session.execute(held.with_for_update()).all()
    able = select(Account.id).join(Account.grants).where(RoleGrant.role == ADMINISTRATOR)
    return set(db.session.scalars(able.where(Account.disabled_at.is_(None), Account.joined_at.is_not(None))))


def scopes_to_choose() -> dict[str, list[tuple[str, str]]]:
    """For each kind within which some role is held: what there is, as (`entity/MEX`, Mexico); one query a kind."""
    kinds = dict.fromkeys(kind for reach in REACH.values() for kind in reach.kinds)
    return {
        str(SCOPE_KINDS[kind].label): [(f"{kind}/{one}", name) for one, name in SCOPE_KINDS[kind].names(None).items()]
        for kind in kinds
        if kind in SCOPE_KINDS
    }


def scope_names() -> dict[str, str]:
    """What every scope is called, `entity/MEX` as Mexico, however many roles are shown."""
    return {one: name for choices in scopes_to_choose().values() for one, name in choices}
