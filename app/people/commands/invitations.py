"""Inviting people, and their coming in."""

import secrets
from collections.abc import Collection

from sqlalchemy.exc import IntegrityError

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db, lock
from app.core.live import announce
from app.core.policy import Actor, Grant
from app.core.refusal import Refused, insist, refusal
from app.people.commands.grants import enter_grant
from app.people.models import Account
from app.people.queries.accounts import find_by_email, standing
from app.people.queries.roles import refuse_grant, refuse_twice
from app.people.rules.accounts import key_of, refuse_accepting, refuse_inviting_again, refuse_withdrawing


@command
def invite(by: Actor, email: str, grants: Collection[Grant], name: str = "", *, by_mail: bool = True) -> Account:
    """Make an account for somebody who does not know of it yet, with its roles, and send the link."""
    for grant in grants:
        insist(refuse_grant(by, grant))
    account = _make(by, email, name)
    for grant in grants:
        enter_grant(by, account.id, grant)
    _send_link(by, account, by_mail)
    return account


def _make(by: Actor, email: str, name: str) -> Account:
    made = Account(
        public_id=secrets.token_hex(6),
        email=email.strip(),
        email_key=key_of(email),
        name=name.strip(),
        made_at=clock.now(),
    )  # fmt: skip
    try:
        db.session.add(made)
        db.session.flush()
    except IntegrityError:  # the constraint counts: two may invite the same person at once
        raise Refused(refusal("people.is_there_already")) from None
    audit(by, "account.made", made, ["email", "name"])
    return made


@command
def invite_again(by: Actor, account_id: int, *, by_mail: bool = True) -> Account:
    """Send a new link; the one before is over."""
    account = _locked(account_id)
    insist(refuse_inviting_again(standing(account)))
    _send_link(by, account, by_mail)
    return account


def _send_link(by: Actor, account: Account, by_mail: bool) -> None:
    account.invited_at = clock.now()
    account.invitation_version += 1
    audit(by, "account.invited", account, ["invited_at"])
    if by_mail:
        announce("account.invited", f"account/{account.public_id}", account_id=account.id)


@command
def withdraw_invitation(by: Actor, account_id: int) -> None:
    """The link is over, and none takes its place."""
    account = _locked(account_id)
    insist(refuse_withdrawing(standing(account)))
    account.invited_at = None
    account.invitation_version += 1
    audit(by, "account.invitation_withdrawn", account, ["invited_at"])


@command
def accept_invitation(by: Actor, account_id: int, version: int, name: str, password_hash: str) -> Account:
    """Come in by the link of that version: give a name and choose a password."""
    account = _locked(account_id)
    if account.invitation_version != version:
        raise Refused(refusal("people.invitation_is_over"))
    insist(refuse_accepting(standing(account), clock.now()))
    account.name, account.password_hash = name.strip(), password_hash
    account.joined_at = clock.now()
    account.invitation_version += 1
    account.password_version += 1
    audit(Actor("account", account.id), "account.joined", account, ["name", "password_hash"])
    return account


def _locked(account_id: int) -> Account:
    account = lock(Account, Account.id == account_id)
    assert account is not None
    return account


@command
def bring_in(by: Actor, email: str, grant: Grant, name: str = "") -> Account:
    """Let whoever has this address hold a role that a feature's own rule lets `by` give; who has no account is invited.

    The mail, with the link where there was no account, is the feature's: it says what for.
    Raises Refused where the account holds it already or is disabled.
    """
    there = find_by_email(email)
    if there is None:
        made = _make(by, email, name)
        enter_grant(by, made.id, grant)
        _send_link(by, made, by_mail=False)
        return made
    account = _locked(there.id)
    if account.disabled_at is not None:
        raise Refused(refusal("people.is_disabled"))
    insist(refuse_twice(account, grant))
    enter_grant(by, account.id, grant)
    return account
