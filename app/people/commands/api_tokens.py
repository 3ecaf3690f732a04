"""Making and ending the tokens of programs."""

import secrets
from datetime import date

from sqlalchemy import delete, func, select, update

from app.core import clock
from app.core.audit import audit, unaudited
from app.core.db import command, db, lock
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.people.models import Account, ApiToken
from app.people.queries.api_tokens import PREFIX, api_token_hash
from app.people.rules.tokens import SHOWN_AFTERWARDS, end_of, refuse_token, usual_end


@command
def make_token(
    by: Actor, account_id: int, name: str, expires_on: date | None = None, *, reads_only: bool = False
) -> tuple[ApiToken, str]:
    """Let a program act as an account until the end of a day; returns the token too, which is kept nowhere else."""
    account = lock(Account, Account.id == account_id)
    if account is None or account.disabled_at:
        raise Refused(refusal("people.is_disabled"))
    name, today = " ".join(name.split()), clock.now().date()
    held = db.session.scalar(select(func.count()).where(ApiToken.account_id == account_id)) or 0
    expires_on = expires_on or usual_end(today)
    insist(refuse_token(name, expires_on, held, today))
    token = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken(account_id=account_id, token_hash=api_token_hash(token), name=name, reads_only=reads_only)
    row.made_at, row.expires_at = clock.now(), end_of(expires_on)
    db.session.add(row)
    audit(by, "api_token.made", row)
    announce("account.token_made", f"account/{account.public_id}", account_id=account_id)
    return row, token


@command
def end_token(by: Actor, account_id: int, token_id: int) -> None:
    """Let no program in by this token any more."""
    ended = db.session.get(ApiToken, token_id)
    if ended is not None and ended.account_id == account_id:
        _end(by, ended)


@command
def end_tokens(by: Actor, account_id: int) -> None:
    """Let no program act as this account any more."""
    for ended in db.session.scalars(select(ApiToken).where(ApiToken.account_id == account_id)).all():
        _end(by, ended)


def _end(by: Actor, token: ApiToken) -> None:
    audit(by, "api_token.ended", token)
    db.session.delete(token)


@command
def note_token_use(by: Actor, token_id: int) -> None:
    """A token was used today; written once a day."""
    unaudited("on which day a token was last used")
    today = clock.now().date()
    due = (ApiToken.used_on.is_(None)) | (ApiToken.used_on < today)
    db.session.execute(update(ApiToken).where(ApiToken.id == token_id, due).values(used_on=today))


@command
def forget_old_tokens(by: Actor) -> None:
    """What lets nobody in for a month now goes."""
    unaudited("tokens that ended by themselves")
    db.session.execute(delete(ApiToken).where(ApiToken.expires_at <= clock.now() - SHOWN_AFTERWARDS))
