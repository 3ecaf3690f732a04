"""Changing, disabling and enabling accounts."""

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.policy import Actor
from app.core.refusal import insist
from app.people.commands.api_tokens import end_tokens
from app.people.commands.sign_ins import end_sign_ins
from app.people.models import Account
from app.people.queries.accounts import standing
from app.people.queries.roles import lock_administrators
from app.people.rules.accounts import refuse_disabling, refuse_enabling
from app.people.rules.roles import refuse_losing_administrator

PROFILE = ("name", "locale", "timezone")


@command
def change_profile(by: Actor, account_id: int, **changes: str | None) -> None:
    """Change one's name, language or time zone."""
    account = db.session.get_one(Account, account_id)
    changed = [field for field in PROFILE if field in changes and getattr(account, field) != changes[field]]
    for field in changed:
        setattr(account, field, changes[field])
    if changed:
        audit(by, "account.changed", account, changed)


@command
def disable(by: Actor, account_id: int) -> None:
    """Keep an account out: it is signed out everywhere, at once, and its programs with it."""
    administrators = lock_administrators()
    account = db.session.get_one(Account, account_id)
    insist(refuse_disabling(standing(account), is_own=by.account_id == account_id))
    if account_id in administrators:
        insist(refuse_losing_administrator(len(administrators) - 1))
    account.disabled_at = clock.now()
    audit(by, "account.disabled", account, ["disabled_at"])
    end_sign_ins(by, account_id)
    end_tokens(by, account_id)


@command
def enable(by: Actor, account_id: int) -> None:
    """Let a disabled account in again, with the roles that it had."""
    account = db.session.get_one(Account, account_id)
    insist(refuse_enabling(standing(account)))
    account.disabled_at = None
    audit(by, "account.enabled", account, ["disabled_at"])
