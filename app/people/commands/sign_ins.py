"""Signing in and out."""

import secrets

from sqlalchemy import delete, select, update

from app.core import clock
from app.core.audit import audit, unaudited
from app.core.db import command, db, lock
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.people.commands.throttle import forget_attempts, give_back_attempt
from app.people.models import Account, SignIn
from app.people.queries.proofs import Proof, token_hash
from app.people.rules.accounts import NOTED_EVERY, SIGN_IN_LIFE
from app.people.rules.devices import device_of


@command
def start_sign_in(by: Actor, proof: Proof, user_agent: str, network: str | None = None) -> str:
    """Sign in whoever gave `proof`; returns the token for the cookie, which is kept nowhere else."""
    account = _proved(proof)
    forget_attempts(by, password=account.email_key, reset=account.email_key, code=str(account.id))
    if network:
        give_back_attempt(by, network=network)
    token = secrets.token_urlsafe(32)
    browser, system = device_of(user_agent)
    now = clock.now()
    sign_in = SignIn(
        account_id=account.id,
        token_hash=token_hash(token),
        started_at=now,
        used_at=now,
        browser=browser,
        system=system,
    )  # fmt: skip
    db.session.add(sign_in)
    audit(Actor("account", account.id), "sign_in.started", sign_in)
    return token


def _proved(proof: Proof) -> Account:
    """The account, where what was proved is still true."""
    account = lock(Account, Account.id == proof.account_id)
    if account is None or account.disabled_at or account.password_version != proof.password_version:
        raise Refused(refusal("people.proof_is_over"))
    return account


@command
def keep_password_anew(by: Actor, proof: Proof, password_hash: str) -> None:
    """The same password, kept with the parameters of today."""
    account = lock(Account, Account.id == proof.account_id)
    if account and account.password_hash == proof.outdated_hash:
        account.password_hash = password_hash
        audit(Actor("account", account.id), "account.password_kept_anew", account, ["password_hash"])


@command
def note_use(by: Actor, sign_in_id: int) -> None:
    """This sign-in was used now; written at most once an hour."""
    unaudited("when a sign-in was last used, to the hour")
    now = clock.now()
    due = update(SignIn).where(SignIn.id == sign_in_id, SignIn.used_at <= now - NOTED_EVERY)
    db.session.execute(due.values(used_at=now))


@command
def end_sign_in(by: Actor, account_id: int, sign_in_id: int) -> None:
    """Sign an account out in one place."""
    ended = db.session.get(SignIn, sign_in_id)
    if ended is not None and ended.account_id == account_id:
        _end(by, ended)


@command
def end_sign_ins(by: Actor, account_id: int, but: int | None = None) -> int:
    """Sign an account out everywhere, or everywhere but in one place; returns in how many."""
    ended = db.session.scalars(select(SignIn).where(SignIn.account_id == account_id, SignIn.id != (but or 0))).all()
    for sign_in in ended:
        _end(by, sign_in)
    return len(ended)


def _end(by: Actor, sign_in: SignIn) -> None:
    audit(by, "sign_in.ended", sign_in)
    db.session.delete(sign_in)


@command
def forget_unused_sign_ins(by: Actor) -> None:
    """What was not used for a month lets nobody in any more, and goes."""
    unaudited("sign-ins that ended by themselves")
    db.session.execute(delete(SignIn).where(SignIn.used_at <= clock.now() - SIGN_IN_LIFE))
