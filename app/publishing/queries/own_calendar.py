"""Whose own calendar an address is, and what stands in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hmac import compare_digest

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.core.tokens import derive
from app.meetings.queries import newest_programmes
from app.meetings.queries.contacts import known_by_address
from app.meetings.rules.programme import Programme
from app.people.models import Account, RoleGrant
from app.publishing.models import CalendarSubscription
from app.publishing.rules.own_calendar import Connections, has_office, own_parts
from app.workplan.models import Challenge
from app.workplan.queries import challenges

PURPOSE = "publishing.own_calendar"
_TOKEN = re.compile(r"(?P<id>[1-9]\d{0,8})-(?P<version>[1-9]\d{0,8})-(?P<mac>[0-9a-f]{40})", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """The calendar that an address meant; not `is_current` once that is over, or where its owner is not let in."""

    subscription: CalendarSubscription
    is_current: bool


@dataclass(frozen=True)
class OwnSources:
    """Somebody's own sittings by meeting, with what they do there."""

    parts: list[tuple[Programme, dict[int, tuple[str, ...]]]]
    challenges: Mapping[str, Challenge]


def calendar_token(subscription: CalendarSubscription) -> str:
    """The secret part of the address: worked out when it is needed, and kept nowhere."""
    return f"{subscription.id}-{subscription.version}-{_mac(subscription.id, subscription.version)}"


def _mac(subscription_id: int, version: int) -> str:
    return derive(PURPOSE, subscription_id, version).hex()[:40]


def find_subscription(token: str, *, demo: bool) -> Asked | None:
    """Whose calendar this is, with the roles of its owner; none where the address was never one of ours."""
    said = _TOKEN.fullmatch(token)
    if said is None or not compare_digest(said["mac"], _mac(int(said["id"]), int(said["version"]))):
        return None
    owner = joinedload(CalendarSubscription.account).joinedload(Account.grants)
    wanted = select(CalendarSubscription).where(CalendarSubscription.id == int(said["id"])).options(owner)
    found = db.session.scalars(wanted).unique().one_or_none()
    if found is None:
        return None
    comes_in = found.account.disabled_at is None and (demo or not found.account.is_demo)
    return Asked(found, found.is_on and found.version == int(said["version"]) and comes_in)


def subscription_of(account_id: int) -> CalendarSubscription | None:
    """The calendar of an account, if it was ever made."""
    return db.session.scalars(
        select(CalendarSubscription).where(CalendarSubscription.account_id == account_id)
    ).one_or_none()


def own_sources(account: Account) -> OwnSources:
    """Somebody's own sittings; the same number of queries however many there are."""
    connections = _connections(account)
    programmes = newest_programmes(None if has_office(connections.everywhere) else connections.meetings)
    with_parts = [(programme, own_parts(programme, connections)) for programme in programmes]
    return OwnSources([one for one in with_parts if one[1]], challenges())


def _connections(account: Account) -> Connections:
    everywhere = frozenset(grant.role for grant in account.grants if grant.scope is None)
    return Connections(everywhere, _roles(account.grants), known_by_address(account.email_key))


def _roles(grants: Iterable[RoleGrant]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for grant in grants:
        if grant.scope and grant.scope.kind == "meeting":
            found[grant.scope.public_id] = found.get(grant.scope.public_id, frozenset()) | {grant.role}
    return found
