"""Who somebody is: by password, by cookie, by code."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import clock
from app.core.db import db
from app.core.hashing import hash_password, is_outdated, is_password
from app.core.policy import Actor, Grant
from app.core.refusal import insist
from app.core.tokens import derive, fingerprint, seal, unseal
from app.people.models import Account, SignIn
from app.people.queries.accounts import find_by_email
from app.people.rules.accounts import CODE_LIFE, NOTED_EVERY, SIGN_IN_LIFE
from app.people.rules.passwords import refuse_password

HALF_WAY = "people.half_way"


@dataclass(frozen=True)
class Proof:
    """Somebody proved to be this account, by its password of that version."""

    account_id: int
    password_version: int
    wants_code: bool = False
    outdated_hash: str | None = None


@dataclass(frozen=True)
class Reader:
    """Who is signed in at a browser, in one look at the database."""

    actor: Actor
    account_id: int
    sign_in_id: int
    name: str
    locale: str | None
    timezone: str | None
    used_at: datetime

    def is_to_be_noted(self, now: datetime) -> bool:
        """Whether "last used" is to be written again."""
        return now - self.used_at >= NOTED_EVERY


def prove(email: str, password: str) -> Proof | None:
    """Whose password this is; takes as long where nobody has the address."""
    account = find_by_email(email)
    kept = account.password_hash if account and not account.disabled_at else None
    if not is_password(kept, password) or account is None:
        return None
    return proof_of(account, kept if kept and is_outdated(kept) else None)


def proof_of(account: Account, outdated_hash: str | None = None) -> Proof:
    """The proof that a right password, or a link to its mailbox, gives for an account."""
    return Proof(account.id, account.password_version, account.second_factor_since is not None, outdated_hash)


def choose_password(password: str, email: str) -> str:
    """What is to be kept of a new password; raises Refused where it is not a good one."""
    insist(refuse_password(password, email))
    return hash_password(password)


def remember_proof(proof: Proof) -> str:
    """The proof as it waits in the browser for the code."""
    return seal(HALF_WAY, proof.account_id, proof.password_version)


def recall_proof(token: str) -> Proof | None:
    """The proof that waits for its code; None where it waited too long."""
    parts = unseal(HALF_WAY, token, CODE_LIFE)
    return Proof(parts[0], parts[1], wants_code=True) if parts else None


def token_hash(token: str) -> str:
    """What is kept of the token in a browser's cookie."""
    return fingerprint("people.sign_in", token)


def find_reader(token: str, *, demo: bool) -> Reader | None:
    """Whose cookie has this token: account, sign-in and roles in one query. Demo accounts count in the demo alone."""
    wanted = select(SignIn).join(SignIn.account).where(
        SignIn.token_hash == token_hash(token),
        SignIn.used_at > clock.now() - SIGN_IN_LIFE,
        Account.disabled_at.is_(None),
        Account.is_demo.in_((False, demo)),
    )  # fmt: skip
    found = db.session.scalars(wanted.options(joinedload(SignIn.account).joinedload(Account.grants))).unique().first()
    return _reader(found) if found else None


def _reader(sign_in: SignIn) -> Reader:
    account = sign_in.account
    grants = frozenset(Grant(grant.role, grant.scope) for grant in account.grants)
    actor = Actor("account", account.id, grants)
    return Reader(
        actor, account.id, sign_in.id, account.name or account.email, account.locale, account.timezone, sign_in.used_at
    )


def second_factor_secret(account: Account) -> bytes:
    """The secret that the telephone shares with us: derived, so that nobody can read it out of the database."""
    return derive("people.second_factor", account.id, account.second_factor_version)[:20]


def recovery_code_hash(account_id: int, code: str) -> str:
    """What is kept of a recovery code."""
    return fingerprint("people.recovery_code", account_id, code)
