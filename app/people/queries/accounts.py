"""Accounts: one, by whatever names it; and what the rules want to know of it."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core import clock
from app.core.db import db
from app.core.tokens import seal, unseal
from app.people.models import Account, RoleGrant, SignIn
from app.people.rules.accounts import INVITATION_LIFE, RESET_LIFE, Standing, State, key_of, state_of

INVITATION = "people.invitation"
RESET = "people.reset"


def get_account(account_id: int) -> Account:
    """The account with this id, with its grants."""
    return db.session.get_one(Account, account_id, options=[selectinload(Account.grants)])


def find_account(public_id: str) -> Account | None:
    """The account that an address names, with its grants and who gave them."""
    wanted = select(Account).where(Account.public_id == public_id)
    return db.session.scalars(
        wanted.options(selectinload(Account.grants).joinedload(RoleGrant.granted_by))
    ).one_or_none()


def find_by_email(email: str) -> Account | None:
    """The account with this mail address, whatever its capitals."""
    return db.session.scalars(select(Account).where(Account.email_key == key_of(email))).one_or_none()


def locales_of(emails: Iterable[str]) -> dict[str, str | None]:
    """The language that the account of each of these addresses chose, by the address's key."""
    wanted = {key_of(email) for email in emails}
    rows = db.session.execute(select(Account.email_key, Account.locale).where(Account.email_key.in_(wanted)))
    return dict(rows.all())


def everybody() -> list[Account]:
    """All accounts by address, with their grants."""
    return list(db.session.scalars(select(Account).order_by(Account.email_key).options(selectinload(Account.grants))))


def find_grant(public_id: str, grant_id: int) -> RoleGrant | None:
    """One role that a person holds, as an address names it."""
    account = find_account(public_id)
    return next((grant for grant in account.grants if grant.id == grant_id), None) if account else None


def find_demo_account(role: str) -> Account | None:
    """The demo's account for a role: the one that was made for it, whoever was given it since."""
    wanted = select(Account).join(Account.grants).where(Account.is_demo, RoleGrant.role == role)
    return db.session.scalars(wanted.order_by(RoleGrant.id).limit(1)).one_or_none()


def demo_accounts() -> list[Account]:
    """The demo's accounts, in the order in which they were made, with their roles."""
    wanted = select(Account).where(Account.is_demo).order_by(Account.id)
    return list(db.session.scalars(wanted.options(selectinload(Account.grants))))


def standing(account: Account) -> Standing:
    """What the rules want to know of an account."""
    return Standing(account.invited_at, account.joined_at, account.disabled_at, account.is_demo)


def sign_ins_of(account: Account) -> list[SignIn]:
    """Where an account is signed in, the last used first."""
    wanted = select(SignIn).where(SignIn.account_id == account.id)
    return list(db.session.scalars(wanted.order_by(SignIn.used_at.desc(), SignIn.id.desc())))


def invitation_token(account: Account) -> str:
    """What the link of an invitation says; the same however often it is asked for, until the next one is sent."""
    return seal(INVITATION, account.id, account.invitation_version)


def find_invited(token: str) -> Account | None:
    """Whom a link invites; None where the link is over."""
    account = _named_by(INVITATION, token, INVITATION_LIFE)
    return account[0] if account and account[0].invitation_version == account[1] else None


def reset_token(account: Account) -> str:
    """What the link for a new password says."""
    return seal(RESET, account.id, account.password_version)


def find_resetting(token: str) -> Account | None:
    """Who may choose a new password by this link; None where the link is over."""
    account = _named_by(RESET, token, RESET_LIFE)
    if account is None or account[0].password_version != account[1]:
        return None
    return account[0] if state_of(standing(account[0]), clock.now()) == State.active else None


def _named_by(purpose: str, token: str, life) -> tuple[Account, int] | None:  # type: ignore[no-untyped-def]
    parts = unseal(purpose, token, life)
    account = db.session.get(Account, parts[0]) if parts else None
    return (account, parts[1]) if account and parts else None


def find_account_to_mail(account_id: int, wanted: State) -> Account | None:
    """The account, where it is still in the state that the mail is about."""
    account = db.session.get(Account, account_id)
    return account if account and state_of(standing(account), clock.now()) == wanted else None


def names_of(account_ids: Iterable[int | None]) -> dict[int, str]:
    """What each of these accounts is called, by id; by its address where it has no name."""
    wanted = {one for one in account_ids if one is not None}
    rows = db.session.execute(select(Account.id, Account.name, Account.email).where(Account.id.in_(wanted)))
    return {account_id: name or email for account_id, name, email in rows}
