"""Which program asks, and the tokens of an account."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import clock
from app.core.db import db
from app.core.policy import Actor, Grant
from app.core.tokens import fingerprint
from app.people.models import Account, ApiToken

PREFIX = "rostrum_"  # so that one that was left in a file is recognised by those who look for such things


@dataclass(frozen=True)
class Program:
    """Who asks by a token."""

    actor: Actor
    account_id: int
    token_id: int
    name: str
    expires_at: datetime
    used_on: date | None
    locale: str | None


def api_token_hash(token: str) -> str:
    """What is kept of a token."""
    return fingerprint("people.api_token", token)


def find_program(token: str, *, demo: bool) -> Program | None:
    """Whose token this is: token, account and roles in one query. Demo accounts count in the demo alone."""
    wanted = select(ApiToken).join(ApiToken.account).where(
        ApiToken.token_hash == api_token_hash(token),
        ApiToken.expires_at > clock.now(),
        Account.disabled_at.is_(None),
        Account.is_demo.in_((False, demo)),
    )  # fmt: skip
    found = db.session.scalars(wanted.options(joinedload(ApiToken.account).joinedload(Account.grants))).unique().first()
    return _program(found) if found else None


def _program(token: ApiToken) -> Program:
    grants = frozenset(Grant(grant.role, grant.scope) for grant in token.account.grants)
    actor = Actor("account", token.account_id, grants, token.reads_only)
    return Program(
        actor, token.account_id, token.id, token.name, token.expires_at, token.used_on, token.account.locale
    )  # fmt: skip


def api_tokens_of(account: Account) -> list[ApiToken]:
    """The tokens of an account, the newest first; those too that are over, until they are cleared away."""
    wanted = select(ApiToken).where(ApiToken.account_id == account.id)
    return list(db.session.scalars(wanted.order_by(ApiToken.made_at.desc(), ApiToken.id.desc())))
