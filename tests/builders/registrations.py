"""Builders of delegations and registrations in the database."""

from collections.abc import Collection
from io import BytesIO

from app.core.files import keep
from app.core.policy import OPERATOR, Actor, Grant, Scope
from app.entities.queries import find_entity
from app.entities.rules import EntityKind, sort_key
from app.meetings.queries import find_meeting
from app.people.models import Account
from app.registrations.commands.delegations import give_credentials, invite_delegations
from app.registrations.commands.registering import register
from app.registrations.commands.terms import set_terms
from app.registrations.models import Delegation, Registration
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import get_registration
from app.registrations.queries.terms import find_terms
from app.registrations.rules.people import Particulars
from app.registrations.rules.terms import Wanted, usual
from app.registrations.rules.words import Party
from tests.builders.meetings import a_published_meeting, an_entity
from tests.builders.people import actor_of, an_account
from tests.core.files import samples


def terms(slug: str = "autumn", **given: object) -> None:
    """Let a meeting have usual terms but for what is given; it is published first where it is not there."""
    meeting = find_meeting(slug) or a_published_meeting()
    there = find_terms(slug)
    wanted = usual(meeting.ends_on)
    said = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}
    set_terms(slug, Wanted(**{**said, **given}), OPERATOR, seen=there.edition if there else 0)


def a_delegation(
    entity: str = "MEX",
    kind: EntityKind = EntityKind.MEMBER_STATE,
    *,
    slug: str = "autumn",
    name: str | None = None,
    credentials: bool = True,
) -> Delegation:
    """A delegation that is invited on usual terms, its credentials there."""
    if find_terms(slug) is None:
        terms(slug)
    if find_entity(entity) is None:
        an_entity(entity, kind, name)
    made = invite_delegations(slug, [entity], OPERATOR)[0]
    if credentials:
        give_credentials(made.id, some_credentials(), OPERATOR)
    found = find_delegation(slug, entity)
    assert found is not None
    return found


def some_credentials(content: bytes | None = None) -> int:
    """A note verbale that was uploaded."""
    return keep(BytesIO(content or samples.pdf()), "registrations.credentials", OPERATOR, "note-verbale.pdf").id


def somebody(name: str = "Ana López", **given: object) -> Particulars:
    """What somebody says of themselves: given names, then the family name."""
    given_names, _, family_name = name.rpartition(" ")
    email = given.pop("email", f"{sort_key(family_name).replace(' ', '.')}.{len(given_names)}@example.org")
    return Particulars(family_name=family_name, given_names=given_names, email=email, **given)


def registered(delegation: Delegation, *names: str, **given: object) -> list[Registration]:
    """People of these names who are registered for a delegation by the Secretariat."""
    people = [somebody(name, **given) for name in names or ("Ana López",)]
    rows = register(delegation.id, people, OPERATOR, party=Party.SECRETARIAT)
    return [get_registration(row.id) for row in rows]


def a_focal_point(entity: str = "MEX", email: str | None = None) -> Account:
    """Somebody with an account who registers the people of an entity."""
    return an_account(email or f"mission@{entity.casefold()}.example", Grant("focal_point", Scope("entity", entity)))


def focal_point_of(delegation: Delegation) -> Actor:
    """A focal point as one who acts."""
    return actor_of(a_focal_point(delegation.entity_code))


def states(rows: Collection[Registration]) -> list[str]:
    """The states of these registrations as they are kept."""
    return [get_registration(row.id).state for row in rows]
