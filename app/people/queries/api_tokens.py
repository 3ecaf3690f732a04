"""Which program asks, and the tokens of an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from app.core import clock
from app.core.db import db
from app.core.policy import Actor, Grant, Scope
from app.core.tokens import fingerprint
from app.people.models import Account, ApiToken, RoleGrant

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
    known = {"shown": api_token_hash(token), "now": clock.now(), "kinds": (False, demo)}
    rows = db.session.execute(_shown(), known).all()
    return _program(rows) if rows else None


@cache
def _shown() -> Select[Any]:
    of, grant = ApiToken, RoleGrant
    asked = select(of.id, of.account_id, of.name, of.expires_at, of.used_on, of.reads_only, Account.locale)
    with_grants = asked.add_columns(grant.role, grant.scope_kind, grant.scope_id).join(of.account)
    return with_grants.outerjoin(grant, grant.account_id == of.account_id).where(
        of.token_hash == bindparam("shown"),
        of.expires_at > bindparam("now"),
        Account.disabled_at.is_(None),
        Account.is_demo.in_(bindparam("kinds", expanding=True)),
    )


def _program(rows: Sequence[Any]) -> Program:
    token, grants = rows[0], frozenset(_grant(row) for row in rows if row.role)
    actor = Actor("account", token.account_id, grants, token.reads_only)
    return Program(actor, token.account_id, token.id, token.name, token.expires_at, token.used_on, token.locale)


def _grant(row: Any) -> Grant:
    return Grant(row.role, Scope(row.scope_kind, row.scope_id) if row.scope_kind else None)


def api_tokens_of(account: Account) -> list[ApiToken]:
    """The tokens of an account, the newest first; those too that are over, until they are cleared away."""
    wanted = select(ApiToken).where(ApiToken.account_id == account.id)
    return list(db.session.scalars(wanted.order_by(ApiToken.made_at.desc(), ApiToken.id.desc())))
