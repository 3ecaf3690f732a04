"""The second factor: turning it on and off, and using a code once."""

import secrets

from sqlalchemy import delete, select

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db, lock
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import insist, refusal
from app.people.models import Account, RecoveryCode
from app.people.queries.proofs import recovery_code_hash, second_factor_secret
from app.people.rules.second_factor import (
    RECOVERY_CODES,
    code_as_typed,
    counter_of,
    looks_like_recovery_code,
    refuse_turning_off,
    refuse_turning_on,
)

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


@command
def turn_on_second_factor(by: Actor, account_id: int, code: str) -> list[str]:
    """From now on a code is asked for; a right one proves that the telephone works. Returns the recovery codes."""
    account = _locked(account_id)
    insist(refuse_turning_on(account.second_factor_since is not None, account.is_demo))
    _use_telephone_code(account, code)
    account.second_factor_since = clock.now()
    audit(by, "second_factor.turned_on", account, ["second_factor_since"])
    announce("second_factor.turned_on", f"account/{account.public_id}", account_id=account.id)
    return _make_recovery_codes(account)


@command
def use_code(by: Actor, account_id: int, code: str) -> None:
    """Accept a code from the telephone or a recovery code, once; raises Refused where it is wrong."""
    account = _locked(account_id)
    if looks_like_recovery_code(code):
        _use_recovery_code(account, code)
    else:
        _use_telephone_code(account, code)
    audit(Actor("account", account_id), "second_factor.used", account, ["second_factor_counter"])


def _use_telephone_code(account: Account, code: str) -> None:
    counter = counter_of(second_factor_secret(account), code, clock.now(), account.second_factor_counter)
    insist(refusal("people.wrong_code") if counter is None else None)
    account.second_factor_counter = counter


def _use_recovery_code(account: Account, code: str) -> None:
    kept = recovery_code_hash(account.id, code_as_typed(code))
    found = db.session.scalars(
        select(RecoveryCode).where(RecoveryCode.account_id == account.id, RecoveryCode.code_hash == kept)
    ).one_or_none()
    insist(None if found else refusal("people.wrong_code"))
    db.session.delete(found)


@command
def renew_recovery_codes(by: Actor, account_id: int) -> list[str]:
    """Ten new codes; those before are over."""
    account = _locked(account_id)
    insist(refuse_turning_off(account.second_factor_since is not None))
    codes = _make_recovery_codes(account)
    audit(by, "second_factor.codes_renewed", account)
    return codes


@command
def turn_off_second_factor(by: Actor, account_id: int) -> None:
    """The password alone is enough again: asked for by the owner, or by an administrator when the telephone is lost."""
    account = _locked(account_id)
    insist(refuse_turning_off(account.second_factor_since is not None))
    account.second_factor_since = account.second_factor_counter = None
    account.second_factor_version += 1
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    audit(by, "second_factor.turned_off", account, ["second_factor_since"])
    announce("second_factor.turned_off", f"account/{account.public_id}", account_id=account.id)


def _make_recovery_codes(account: Account) -> list[str]:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    codes = ["".join(secrets.choice(SIGNS) for _ in range(12)) for _ in range(RECOVERY_CODES)]
    db.session.add_all(
        RecoveryCode(account_id=account.id, code_hash=recovery_code_hash(account.id, code)) for code in codes
    )
    return ["-".join((code[:4], code[4:8], code[8:])) for code in codes]


def _locked(account_id: int) -> Account:
    account = lock(Account, Account.id == account_id)
    assert account is not None
    return account
