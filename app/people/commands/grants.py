"""Giving roles and taking them."""

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db, lock
from app.core.policy import Actor, Grant
from app.core.refusal import insist
from app.people.models import Account, RoleGrant
from app.people.queries.roles import lock_administrators, refuse_grant, refuse_twice, roles_held_by
from app.people.rules.roles import ADMINISTRATOR, refuse_giving, refuse_losing_administrator


@command
def grant_role(by: Actor, account_id: int, grant: Grant) -> RoleGrant:
    """Give an account a role, everywhere or within a thing that there is."""
    insist(refuse_grant(by, grant))
    account = lock(Account, Account.id == account_id)
    insist(refuse_twice(account, grant))
    return enter_grant(by, account_id, grant)


@command
def enter_grant(by: Actor, account_id: int, grant: Grant) -> RoleGrant:
    """Write a grant down, where all that is to be asked was asked."""
    entered = RoleGrant(
        account_id=account_id,
        role=grant.role,
        scope_kind=grant.scope.kind if grant.scope else None,
        scope_id=grant.scope.public_id if grant.scope else None,
        granted_at=clock.now(),
        granted_by_kind=by.kind,
        granted_by_id=by.account_id,
    )  # fmt: skip
    db.session.add(entered)
    audit(by, "role.granted", entered, ["role", "scope"])
    return entered


@command
def revoke_role(by: Actor, grant_id: int) -> None:
    """Take a role away; nobody takes away the last administrator."""
    administrators = lock_administrators()
    grant = db.session.get_one(RoleGrant, grant_id)
    insist(refuse_giving(grant.role, roles_held_by(by)))
    if grant.role == ADMINISTRATOR:
        insist(refuse_losing_administrator(len(administrators - {grant.account_id})))
    audit(by, "role.revoked", grant, ["role", "scope"])
    db.session.delete(grant)
