"""Whose own calendar an address is, and what stands in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hmac import compare_digest

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.core.tokens import derive
from app.meetings.queries import newest_programmes
from app.meetings.queries.contacts import known_by_address
from app.meetings.rules.programme import Header, Programme
from app.people.models import Account, RoleGrant
from app.publishing.models import CalendarSubscription
from app.publishing.rules.own_calendar import (
    Connections,
    Own,
    Owner,
    has_office,
    own_parts,
    without_delegations,
)
from app.registrations.models import Delegation, Registration
from app.registrations.queries.attending import attending_by_address, attending_of
from app.registrations.queries.delegations import delegations_of_entities
from app.registrations.queries.focal_points import FOCAL_POINT
from app.registrations.rules.words import State
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
    """Somebody's own sittings by meeting, with why they are that, and how the entities are named in a sentence.

    Of a registration, where it stands, and its meeting as that is published.
    """

    parts: list[tuple[Programme, dict[int, Own]]]
    challenges: Mapping[str, Challenge]
    entities: Mapping[str, str]
    state: State | None = None
    meeting: Header | None = None

    @property
    def has_delegations(self) -> bool:
        """Whether any of it is there because somebody looks after a delegation."""
        return any(own.delegations for _programme, of in self.parts for own in of.values())

    def without_delegations(self) -> "OwnSources":
        """The same without the sittings that are there for that alone."""
        parts = [(programme, without_delegations(of)) for programme, of in self.parts]
        return replace(self, parts=[one for one in parts if one[1]])


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
    found = _subscription(CalendarSubscription.id == int(said["id"]))
    if found is None:
        return None
    is_current = is_running(found) and found.version == int(said["version"])
    return Asked(found, is_current and _comes_in(found, demo))


def subscription_of(owner: Owner) -> CalendarSubscription | None:
    """The calendar of an account or of a registration, if it was ever made."""
    if owner.account_id is not None:
        return _subscription(CalendarSubscription.account_id == owner.account_id)
    return _subscription(CalendarSubscription.registration_id == owner.registration_id)


def is_running(subscription: CalendarSubscription | None) -> bool:
    """Whether it has an address; that of a registration is over with the link from which it was made."""
    if subscription is None or not subscription.is_on:
        return False
    registration = subscription.registration
    return registration is None or registration.link_version == subscription.link_version


def _subscription(which: ColumnElement[bool]) -> CalendarSubscription | None:
    """A calendar with its owner: the account with its roles, or the registration with its meeting."""
    account = joinedload(CalendarSubscription.account).joinedload(Account.grants)
    registration = joinedload(CalendarSubscription.registration)
    meeting = registration.joinedload(Registration.delegation).joinedload(Delegation.meeting)
    wanted = select(CalendarSubscription).where(which).options(account, meeting)
    return db.session.scalars(wanted).unique().one_or_none()


def _comes_in(subscription: CalendarSubscription, demo: bool) -> bool:
    """Whether its owner is there still: an account that is let in, or a registration that was not emptied."""
    account, registration = subscription.account, subscription.registration
    if account is not None:
        return account.disabled_at is None and (demo or not account.is_demo)
    return registration is not None and registration.emptied_at is None


def sources_of(subscription: CalendarSubscription) -> OwnSources:
    """What stands in a calendar."""
    if subscription.account is not None:
        return own_sources(subscription.account)
    assert subscription.registration is not None, "a calendar is somebody's"
    return registration_sources(subscription.registration)


def own_sources(account: Account) -> OwnSources:
    """The own sittings of an account; the same number of queries however many there are."""
    entities = [one.scope.public_id for one in account.grants if one.role == FOCAL_POINT and one.scope]
    delegations = delegations_of_entities(entities) if entities else []
    connections = _connections(account, delegations)
    programmes = newest_programmes(None if has_office(connections.everywhere) else connections.meetings)
    names = {one.entity_code: one.entity.name_in_text for one in delegations}
    return OwnSources(_own(programmes, connections), challenges(), names)


def registration_sources(row: Registration) -> OwnSources:
    """The sittings in which somebody takes part who is registered; none while that is not approved."""
    slug = row.delegation.meeting.slug
    programmes = newest_programmes([slug])
    parts = _own(programmes, Connections(attending=attending_of(row.id)))
    return OwnSources(parts, challenges(), {}, State(row.state), programmes[0].header if programmes else None)


def _own(programmes: Iterable[Programme], connections: Connections) -> list[tuple[Programme, dict[int, Own]]]:
    with_parts = [(programme, own_parts(programme, connections)) for programme in programmes]
    return [one for one in with_parts if one[1]]


def _connections(account: Account, delegations: Iterable[Delegation]) -> Connections:
    entities: dict[str, tuple[str, ...]] = {}
    for one in delegations:
        entities[one.meeting.slug] = (*entities.get(one.meeting.slug, ()), one.entity_code)
    return Connections(
        everywhere=frozenset(grant.role for grant in account.grants if grant.scope is None),
        roles=_roles(account.grants),
        sittings=_roles_in_sittings(account.grants),
        persons=known_by_address(account.email_key),
        attending=attending_by_address(account.email_key),
        delegations=entities,
    )


def _roles(grants: Iterable[RoleGrant]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for grant in grants:
        if grant.scope and grant.scope.kind == "meeting":
            found[grant.scope.public_id] = found.get(grant.scope.public_id, frozenset()) | {grant.role}
    return found


def _roles_in_sittings(grants: Iterable[RoleGrant]) -> dict[tuple[str, int], frozenset[str]]:
    found: dict[tuple[str, int], frozenset[str]] = {}
    for grant in grants:
        if grant.scope and grant.scope.kind == "sitting":
            slug, _slash, number = grant.scope.public_id.rpartition("/")
            found[slug, int(number)] = found.get((slug, int(number)), frozenset()) | {grant.role}
    return found
