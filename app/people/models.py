"""Accounts, where they are signed in, the roles they hold, and the tally of wrong attempts."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Id, Model
from app.core.policy import Scope
from app.entities.rules import sort_key


class Account(Model):
    """Somebody who may sign in, or who is invited to.

    Links are derived from a version: `invitation_version` and `password_version` count on, and the links made before
    are over. The second factor's secret is derived from `second_factor_version`.
    """

    __tablename__ = "account"

    id: Mapped[Id] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)  # casefolded: one account whatever the capitals
    name: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(index=True)  # follows from name and address, see below
    locale: Mapped[str | None]
    timezone: Mapped[str | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    invited_at: Mapped[datetime | None]
    invitation_version: Mapped[int] = mapped_column(default=0)
    joined_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    password_hash: Mapped[str | None]
    password_version: Mapped[int] = mapped_column(default=0)
    second_factor_since: Mapped[datetime | None]
    second_factor_version: Mapped[int] = mapped_column(default=0)
    second_factor_counter: Mapped[int | None]

    grants: Mapped[list["RoleGrant"]] = relationship(
        back_populates="account", foreign_keys="RoleGrant.account_id", order_by="RoleGrant.id", cascade="all"
    )

    def scopes(self) -> Iterable[Scope]:
        """An account lies within nothing: only roles held everywhere concern it."""
        return ()


@event.listens_for(Account, "before_insert")
@event.listens_for(Account, "before_update")
def _keep_sort_key(_mapper: object, _connection: object, account: Account) -> None:
    """By name as in every list, whatever its accents; who has not given one stands under the mail address."""
    account.sort_key = sort_key(account.name) or account.email_key


class SignIn(Model):
    """One place where an account is signed in. The cookie holds the token, we hold its fingerprint."""

    __tablename__ = "sign_in"
    __table_args__ = {"sqlite_autoincrement": True}  # audit entries name it when it is gone

    id: Mapped[Id] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    used_at: Mapped[datetime]
    browser: Mapped[str]
    system: Mapped[str]

    account: Mapped[Account] = relationship()


class ApiToken(Model):
    """What a program shows to act as an account. The program holds the token, we hold its fingerprint."""

    __tablename__ = "api_token"
    __table_args__ = {"sqlite_autoincrement": True}  # audit entries name it when it is gone

    id: Mapped[Id] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    reads_only: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_on: Mapped[date | None]

    account: Mapped[Account] = relationship()

    @property
    def last_day(self) -> date:
        """The last day on which it lets anybody in."""
        return (self.expires_at - timedelta(seconds=1)).date()


class RoleGrant(Model):
    """A role that an account holds, everywhere or within one thing."""

    __tablename__ = "role_grant"
    __table_args__ = (
        CheckConstraint("(scope_kind IS NULL) = (scope_id IS NULL)", name="scope_whole"),
        Index(
            "uq_role_grant_everywhere",
            "account_id",
            "role",
            unique=True,
            sqlite_where=text("scope_kind IS NULL"),
            postgresql_where=text("scope_kind IS NULL"),
        ),
        UniqueConstraint("account_id", "role", "scope_kind", "scope_id"),
        Index("ix_role_grant_scope", "scope_kind", "scope_id", "role"),
        {"sqlite_autoincrement": True},  # audit entries name it when it is gone
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    role: Mapped[str]
    scope_kind: Mapped[str | None]
    scope_id: Mapped[str | None]
    granted_at: Mapped[datetime]
    granted_by_kind: Mapped[str]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    account: Mapped[Account] = relationship(back_populates="grants", foreign_keys=[account_id])
    granted_by: Mapped[Account | None] = relationship(foreign_keys=[granted_by_id])

    @property
    def scope(self) -> Scope | None:
        """Within what the role is held; None is everywhere."""
        return Scope(self.scope_kind, self.scope_id) if self.scope_kind and self.scope_id else None

    def scopes(self) -> Iterable[Scope]:
        """Only roles held everywhere concern a grant."""
        return ()


class RecoveryCode(Model):
    """One of ten codes, each good once: used means gone."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("account_id", "code_hash"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    code_hash: Mapped[str]


class Throttle(Model):
    """How often something was tried; whose it is stands there only as a fingerprint."""

    __tablename__ = "throttle"
    __machinery__ = True

    key: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime | None] = mapped_column(index=True)
    until: Mapped[datetime | None]
