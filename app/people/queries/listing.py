"""The list of people: found by name, address, role and state, a page at a time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from app.core import clock
from app.core.db import db
from app.entities.rules import sort_key
from app.people.models import Account, RoleGrant
from app.people.rules.accounts import INVITATION_LIFE, State

PAGE = 50
ORDERS = {"name": Account.sort_key, "email": Account.email_key}


@dataclass(frozen=True)
class Wanted:
    """What the address asks for."""

    words: str = ""
    role: str = ""
    state: str = ""
    order: str = "name"
    page: int = 1


@dataclass(frozen=True)
class Found:
    """One page of people, and how many there are in all."""

    people: list[Account]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list is one page too."""
        return max(1, -(-self.total // PAGE))


def find_people(wanted: Wanted) -> Found:
    """The people that are asked for."""
    chosen = select(Account).where(*_conditions(wanted, clock.now()))
    total = db.session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    page = min(max(1, wanted.page), max(1, -(-total // PAGE)))
    some = _ordered(chosen, wanted.order).offset((page - 1) * PAGE).limit(PAGE)
    return Found(list(db.session.scalars(some.options(selectinload(Account.grants)))), total, page)


def invitations_waiting(life: timedelta) -> dict[date, int]:
    """How many invitations that nobody took up end on which day, or ended: the earliest first."""
    waits = (Account.disabled_at.is_(None), Account.joined_at.is_(None), Account.invited_at.is_not(None))
    invited = db.session.scalars(select(Account.invited_at).where(*waits).order_by(Account.invited_at))
    return dict(Counter((at + life).date() for at in invited if at))


def _ordered(chosen: Select[tuple[Account]], order: str) -> Select[tuple[Account]]:
    column = ORDERS.get(order.removeprefix("-"), Account.sort_key)
    return chosen.order_by(column.desc() if order.startswith("-") else column, Account.id)


def _conditions(wanted: Wanted, now: datetime) -> list[ColumnElement[bool]]:
    conditions = [_has(word) for word in wanted.words.split()]
    if wanted.role:
        conditions.append(Account.grants.any(RoleGrant.role == wanted.role))
    if wanted.state:
        conditions.append(_is_in(wanted.state, now))
    return conditions


def _has(word: str) -> ColumnElement[bool]:
    """Accents and capitals of a name do not matter; a sign that no name has is looked for in the address."""
    address = Account.email_key.contains(word.casefold(), autoescape=True)
    plain = sort_key(word)
    return or_(Account.sort_key.contains(plain, autoescape=True), address) if plain else address


def _is_in(state: str, now: datetime) -> ColumnElement[bool]:
    """The same as rules.accounts.state_of, in the database's words; a test compares the two."""
    waits = and_(Account.disabled_at.is_(None), Account.joined_at.is_(None))
    oldest = now - INVITATION_LIFE
    return {
        State.disabled: Account.disabled_at.is_not(None),
        State.active: and_(Account.disabled_at.is_(None), Account.joined_at.is_not(None)),
        State.withdrawn: and_(waits, Account.invited_at.is_(None)),
        State.invited: and_(waits, Account.invited_at > oldest),
        State.expired: and_(waits, Account.invited_at <= oldest),
    }.get(state, Account.id.is_(None))  # type: ignore[call-overload]
