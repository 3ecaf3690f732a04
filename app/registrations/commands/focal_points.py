"""Who registers an entity's people: several focal points, who hand over to one another."""

from collections.abc import Sequence

from app.core.audit import audit
from app.core.db import command, db
from app.core.jobs.queue import put
from app.core.policy import Actor, Grant, Scope
from app.core.refusal import Refused, insist, refusal
from app.people.commands.invitations import bring_in
from app.people.models import Account
from app.people.queries.accounts import find_account, get_account
from app.registrations.commands.holding import hold_delegation
from app.registrations.models import Delegation
from app.registrations.queries.focal_points import FOCAL_POINT, focal_points_of
from app.registrations.rules.delegations import why_not_leave
from app.registrations.rules.words import Party

MAIL_NEW_FOCAL_POINT = "registrations.mail_new_focal_point"  # the work of jobs.py


@command
def add_focal_point(
    delegation_id: int, email: str, by: Actor, *, name: str = "", party: Party = Party.DELEGATION
) -> Account:
    """Let somebody register the people of an entity; they are told by mail, and whoever has no account is invited."""
    _terms, delegation = hold_delegation(delegation_id, by)
    return _add(delegation, email, by, name, party)


@command
def remove_focal_point(delegation_id: int, public_id: str, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Let somebody not register the people of an entity any more: a colleague, or oneself who handed over."""
    _terms, delegation = hold_delegation(delegation_id, by)
    account = find_account(public_id)
    others = [one for one in focal_points_of(delegation.entity_code) if one.joined_at and one != account]
    _remove(delegation, account, by, party, others)


@command
def hand_over(delegation_id: int, email: str, by: Actor, *, name: str = "") -> Account:
    """Let a successor register the people of an entity, and step back: both or neither."""
    _terms, delegation = hold_delegation(delegation_id, by)
    successor = _add(delegation, email, by, name, Party.DELEGATION)
    oneself = get_account(by.account_id) if by.account_id else None
    _remove(delegation, oneself, by, Party.DELEGATION, [successor])
    return successor


def _add(delegation: Delegation, email: str, by: Actor, name: str, party: Party) -> Account:
    account = bring_in(by, email, Grant(FOCAL_POINT, Scope("entity", delegation.entity_code)), name)
    behalf = delegation if party == Party.SECRETARIAT else None
    audit(by, "delegations.add_focal_point", delegation, ("focal_points",), on_behalf_of=behalf)
    colleague = by.account_id if party == Party.DELEGATION else None
    put(MAIL_NEW_FOCAL_POINT, None, {"account_id": account.id, "delegation_id": delegation.id, "colleague": colleague})
    return account


def _remove(
    delegation: Delegation, account: Account | None, by: Actor, party: Party, others: Sequence[Account]
) -> None:
    """`others` are those who remain: who was only invited is nobody yet, unless one hands over to them."""
    scope = Scope("entity", delegation.entity_code)
    held = [one for one in account.grants if (one.role, one.scope) == (FOCAL_POINT, scope)] if account else []
    if not held:
        raise Refused(refusal("registrations.no_focal_point"))
    insist(why_not_leave(1 + len(others), party))
    behalf = delegation if party == Party.SECRETARIAT else None
    audit(by, "delegations.remove_focal_point", delegation, ("focal_points",), on_behalf_of=behalf)
    db.session.delete(held[0])
