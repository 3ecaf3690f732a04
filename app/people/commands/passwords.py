"""New passwords: by mail, and by whoever knows the old one."""

from app.core import clock
from app.core.audit import audit
from app.core.db import command, lock
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.people.commands.api_tokens import end_tokens
from app.people.commands.sign_ins import end_sign_ins
from app.people.models import Account
from app.people.queries.accounts import find_by_email, standing
from app.people.rules.accounts import State, refuse_password_for, state_of


@command
def ask_for_reset(by: Actor, email: str) -> None:
    """Send the link for a new password, if somebody here has this address; whether, nobody is told.

    Who was invited and has not come in yet gets the invitation once more, while it holds.
    """
    account = find_by_email(email)
    if account is None or refuse_password_for(standing(account)):
        return
    state = state_of(standing(account), clock.now())
    if state == State.active:
        audit(by, "account.reset_asked", account)
        announce("account.reset_asked", f"account/{account.public_id}", account_id=account.id)
    elif state == State.invited:
        audit(by, "account.reset_asked", account)
        announce("account.invited", f"account/{account.public_id}", account_id=account.id)


@command
def reset_password(by: Actor, account_id: int, version: int, password_hash: str) -> Account:
    """Choose a new password by the link of that version; who was signed in is signed out."""
    account = lock(Account, Account.id == account_id)
    if account is None or account.disabled_at or account.password_version != version:
        raise Refused(refusal("people.reset_is_over"))
    insist(refuse_password_for(standing(account)))
    _change(Actor("account", account_id), account, password_hash)
    return account


@command
def change_password(by: Actor, account_id: int, password_hash: str, sign_in_id: int | None) -> Account:
    """Change one's own password; only the sign-in `sign_in_id` stays."""
    account = lock(Account, Account.id == account_id)
    assert account is not None
    insist(refuse_password_for(standing(account)))
    _change(by, account, password_hash, sign_in_id)
    return account


def _change(by: Actor, account: Account, password_hash: str, kept: int | None = None) -> None:
    account.password_hash = password_hash
    account.password_version += 1
    end_sign_ins(by, account.id, but=kept)
    end_tokens(by, account.id)
    audit(by, "account.password_changed", account, ["password_hash"])
    announce("account.password_changed", f"account/{account.public_id}", account_id=account.id)
