"""The last two days before registration closes: 160 States and the organizations that share the seats, each with a
program of its focal point."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.core.audit import audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.entities.models import Entity
from app.entities.rules import EntityKind
from app.people.models import Account, ApiToken, RoleGrant
from app.people.queries.api_tokens import PREFIX, api_token_hash
from app.registrations.commands.delegations import invite_delegations
from tests.builders.meetings import a_published_meeting
from tests.builders.programmes import a_programme
from tests.builders.registrations import terms

STATES, ORGANIZATIONS = 160, 20


@dataclass(frozen=True)
class Mission:
    """An entity that is invited, and the token of its focal point's program."""

    entity: str
    token: str

    @property
    def is_organization(self) -> bool:
        """Whether it shares the seats."""
        return self.entity.startswith("NGO")

    @property
    def address(self) -> str:
        """Where its people are registered."""
        return f"/api/v1/meetings/autumn/delegations/{self.entity}/registrations"


def a_rush(states: int = STATES, organizations: int = ORGANIZATIONS, **given: object) -> list[Mission]:
    """Everybody is invited to a published meeting on usual terms, but for what is given."""
    a_published_meeting(a_programme(ends_on=date(2099, 12, 31)))  # real servers live by the real date
    terms(**given)
    missions = [Mission(f"S{at:03}", PREFIX + secrets.token_urlsafe(32)) for at in range(states)]
    missions += [Mission(f"NGO{at:02}", PREFIX + secrets.token_urlsafe(32)) for at in range(organizations)]
    with write() as session:
        for mission in missions:
            session.add(_entity(mission))
            session.add(_program(mission))
        audit(OPERATOR, "test.built", None)
    invite_delegations("autumn", [mission.entity for mission in missions], OPERATOR)
    db.session.rollback()
    return missions


def _entity(mission: Mission) -> Entity:
    kind = EntityKind.NGO if mission.is_organization else EntityKind.MEMBER_STATE
    said = dict.fromkeys(("name", "name_in_text", "name_in_list", "sort_key"), mission.entity)
    return Entity(code=mission.entity, kind=kind.value, **said)


def _program(mission: Mission) -> ApiToken:
    """The token of a focal point that was used today."""
    now, address = clock.now(), f"mission@{mission.entity.lower()}.example"
    account = Account(
        public_id=secrets.token_hex(6), email=address, email_key=address, name="", made_at=now, joined_at=now
    )
    granted = {"role": "focal_point", "scope_kind": "entity", "scope_id": mission.entity}
    account.grants = [RoleGrant(**granted, granted_at=now, granted_by_kind="operator")]
    row = ApiToken(account=account, token_hash=api_token_hash(mission.token), name="rush", reads_only=False)
    row.made_at, row.expires_at, row.used_on = now, now + timedelta(days=30), now.date()
    return row
