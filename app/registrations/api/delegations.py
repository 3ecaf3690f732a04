"""The delegations of a meeting: inviting them, their quotas, and the code with which people register themselves."""

from dataclasses import asdict
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from pydantic import Field

from app.core.policy import may
from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken, said_of
from app.core.web.api.problems import refuse_field
from app.core.web.api.shapes import Text
from app.entities.queries import entities_named
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting
from app.registrations.api.blueprint import api
from app.registrations.api.terms import QuotaRead, QuotaSent
from app.registrations.commands import delegations as commands
from app.registrations.models import Delegation
from app.registrations.policies import party_of
from app.registrations.queries.delegations import code_of, delegations_of, find_delegation, get_delegation
from app.registrations.queries.invited import Counted, Invited, counted, find_invited
from app.registrations.rules.places import Left
from app.registrations.rules.terms import Quota
from app.registrations.rules.words import Category, State

MOST_INVITED = 500


class DelegationRead(Said):
    """An entity at a meeting, as what it is counted, and how many people it has and may still have."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/delegations/MEX"])
    entity: str = Field(examples=["MEX"])
    name: str = Field(examples=["Mexico"])
    category: Category
    quota: QuotaRead = Field(description="What holds for it.")  # type: ignore[valid-type]
    own_quota: QuotaRead | None = Field(description="Its own, which stands before that of its category.")  # type: ignore[valid-type]
    left: said_of(Left) = Field(description="What can still be given; null: any number.")  # type: ignore[valid-type]
    people: dict[State, int] = Field(description="How many are in which state.", examples=[{"submitted": 3}])
    invited_at: datetime
    credentials_at: datetime | None = Field(description="When the note verbale or letter that is here was given.")
    has_code: bool = Field(description="Whether people can register themselves with a code.")


class DelegationsRead(Said):
    """Delegations of a meeting, in the order of an alphabetical list."""

    items: list[DelegationRead]


class DelegationsInvited(Taken):
    """Whom to invite, by the codes of entities."""

    entities: list[Text] = Field(min_length=1, max_length=MOST_INVITED, examples=[["MEX", "NOR"]])


class OwnQuotaSent(Taken):
    """A quota of its own; null: that of its category again."""

    quota: QuotaSent | None = Field(examples=[{"in_person": 5, "online": 7, "in_room": 2}])  # type: ignore[valid-type]


class CodeRead(Said):
    """The code with which people of a delegation register themselves."""

    code: str | None = Field(description="Null where none counts.", examples=["MEX-7K4QXT2M"])


@api.get("/meetings/<slug>/delegations")
@requires("registrations.see_delegations", on=find_invited)
def delegations(invited: Invited, asked: Asked) -> DelegationsRead:
    """The delegations of a meeting: all for the Secretariat, for a focal point those of its entities."""
    by = current_actor()
    return _listed([one for one in invited.delegations if may(by, "registrations.see_delegation", one)])


@api.post("/meetings/<slug>/delegations", status=201)
@requires("registrations.invite", on=find_meeting)
def invite(meeting: Meeting, sent: DelegationsInvited) -> DelegationsRead:
    """Invites entities, all of them or none; each is counted as what it is on the first day of the meeting."""
    known = entities_named(sent.entities)
    for place, code in enumerate(sent.entities):
        if code not in known:
            refuse_field(f"#/entities/{place}", _("There is no such entity."))
    slug = meeting.slug
    commands.invite_delegations(slug, dict.fromkeys(sent.entities), current_actor())
    return _listed([one for one in delegations_of(slug) if one.entity_code in known])


@api.get("/meetings/<slug>/delegations/<entity>")
@requires("registrations.see_delegation", on=find_delegation)
def delegation(delegation: Delegation, asked: Asked) -> DelegationRead:
    """One delegation."""
    return delegation_read(delegation)


@api.delete("/meetings/<slug>/delegations/<entity>")
@requires("registrations.invite", on=find_delegation)
def uninvite(delegation: Delegation) -> None:
    """Takes an invitation back, where nobody was ever registered of it."""
    commands.uninvite_delegation(delegation.id, current_actor())


@api.put("/meetings/<slug>/delegations/<entity>/quota")
@requires("registrations.invite", on=find_delegation)
def give_quota(delegation: Delegation, sent: OwnQuotaSent) -> DelegationRead:
    """Gives a delegation a quota of its own; whoever waits for a place that is free by it moves up at once."""
    quota = Quota(**sent.quota.model_dump()) if sent.quota else None
    commands.set_quota(delegation.id, quota, current_actor())
    return delegation_now(delegation.id)


@api.get("/meetings/<slug>/delegations/<entity>/code")
@requires("registrations.hand_over", on=find_delegation)
def code(delegation: Delegation) -> CodeRead:
    """The code with which people register themselves; it is worked out, and kept nowhere."""
    return CodeRead(code=code_of(delegation))


@api.post("/meetings/<slug>/delegations/<entity>/code")
@requires("registrations.hand_over", on=find_delegation)
def issue_code(delegation: Delegation) -> DelegationRead:
    """Issues a code, which is read at the same address; the one before is over."""
    by = current_actor()
    commands.issue_code(delegation.id, by, party=party_of(by))
    return delegation_now(delegation.id)


@api.delete("/meetings/<slug>/delegations/<entity>/code")
@requires("registrations.hand_over", on=find_delegation)
def stop_code(delegation: Delegation) -> DelegationRead:
    """Lets nobody register with the code any more."""
    by = current_actor()
    commands.stop_code(delegation.id, by, party=party_of(by))
    return delegation_now(delegation.id)


def delegation_now(delegation_id: int) -> DelegationRead:
    """A delegation as it is since."""
    return delegation_read(get_delegation(delegation_id))


def delegation_read(delegation: Delegation) -> DelegationRead:
    """One delegation as programs read it."""
    return _listed([delegation]).items[0]


def _listed(delegations: list[Delegation]) -> DelegationsRead:
    return DelegationsRead(items=[_read(one) for one in counted(delegations)])


def _read(one: Counted) -> DelegationRead:
    row = one.delegation
    return DelegationRead(
        address=url_for("registrations_api.delegation", slug=row.meeting.slug, entity=row.entity_code),
        entity=row.entity_code,
        name=row.entity.name,
        category=Category(row.category),
        quota=QuotaRead(**asdict(one.quota)),
        own_quota=QuotaRead(**row.quota) if row.quota else None,
        left=said_of(Left)(**asdict(one.left)),
        people=one.people,
        invited_at=row.invited_at,
        credentials_at=row.credentials_at,
        has_code=row.code_version > 0,
    )
