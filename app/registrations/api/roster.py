"""The people of a delegation together: the roster, and registering more."""

from flask import request, url_for
from pydantic import Field

from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken
from app.registrations.api.blueprint import api
from app.registrations.api.person import (
    PersonSent,
    RegistrationRead,
    Standing,
    refused_people,
    registration_read,
    standing_of,
)
from app.registrations.commands.registering import register
from app.registrations.models import Delegation
from app.registrations.policies import party_of
from app.registrations.queries.delegations import find_delegation, id_of
from app.registrations.queries.people import as_kept, roster_of
from app.registrations.rules.asking import PeopleRefused
from app.registrations.rules.words import Party, Source

MOST_PEOPLE = 200


class RosterRead(Said):
    """The people of a delegation: the head first, then by name, last who withdrew or was rejected."""

    items: list[RegistrationRead]


class PeopleSent(Taken):
    """People of one delegation, one or many; all of them are registered or none."""

    people: list[PersonSent] = Field(
        min_length=1,
        max_length=MOST_PEOPLE,
        examples=[[{"family_name": "López", "given_names": "Ana", "email": "ana.lopez@mission.example.org"}]],
    )
    is_draft: bool = Field(False, description="Kept without asking for places: submitted one by one, later.")


class PeopleKept(Said):
    """Where each of those stands who were registered, in the order in which they were sent."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/delegations/MEX/registrations"])
    items: list[Standing]


@api.get("/meetings/<slug>/delegations/<entity>/registrations")
@requires("registrations.see_delegation", on=find_delegation)
def roster(delegation: Delegation, asked: Asked) -> RosterRead:
    """Everybody who is or was registered for a delegation, with all that they said."""
    return RosterRead(items=[registration_read(one) for one in roster_of(delegation)])


@api.post("/meetings/<slug>/delegations/<entity>/registrations", status=201)
@requires("registrations.register", on=find_delegation)
def register_people(delegation: Delegation, sent: PeopleSent) -> PeopleKept:
    """Registers people: each gets a place or, where that was agreed to, waits for one.

    With a mistake nobody is registered: 409, with `errors` that name the person, the field and the reason; a limit that
    is full is among them. The answer says where each stands, and nothing of the people: it is kept for a day.
    """
    by = current_actor()
    party = party_of(by)
    source = Source.SECRETARIAT if party == Party.SECRETARIAT else Source.DELEGATION
    people = [one.particulars() for one in sent.people]
    try:
        rows = register(id_of(delegation), people, by, party=party, source=source, is_draft=sent.is_draft)
    except PeopleRefused as refused:
        raise refused_people(refused, "#/people/{row}") from None
    address = url_for("registrations_api.roster", **(request.view_args or {}))
    return PeopleKept(address=address, items=[standing_of(row) for row in as_kept(rows)])
