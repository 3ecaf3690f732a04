"""Who registers an entity's people."""

from typing import Annotated

from flask import request, url_for
from pydantic import AfterValidator, Field

from app.core.web import current_actor, requires
from app.core.web.api import Said, Taken
from app.core.web.api.shapes import Line
from app.people.forms import LONGEST_NAME, NO_ADDRESS
from app.people.rules.accounts import mail_address
from app.registrations.api.blueprint import api
from app.registrations.commands import focal_points as commands
from app.registrations.models import Delegation
from app.registrations.policies import party_of
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.focal_points import focal_points_of

LONGEST_ADDRESS = 254
ACCOUNT = "By what the account is known here."


def _is_address(text: str) -> str:
    found = mail_address(text)
    if found is None:
        raise ValueError(str(NO_ADDRESS))
    return found


Address = Annotated[
    Line, Field(max_length=LONGEST_ADDRESS, examples=["ana.lopez@mission.example.org"]), AfterValidator(_is_address)
]


class FocalPointRead(Said):
    """Somebody who registers the people of an entity."""

    account: str = Field(description=ACCOUNT, examples=["3f9c2a1b7d4e"])
    name: str
    email: str
    has_joined: bool = Field(description="Whether the invitation to have an account was accepted.")


class FocalPointsRead(Said):
    """The focal points of a delegation, by name."""

    items: list[FocalPointRead]


class FocalPointSent(Taken):
    """Who is to register an entity's people."""

    email: Address
    name: Line = Field("", max_length=LONGEST_NAME, description="Of whom has no account yet.")


class FocalPointKept(Said):
    """Somebody who registers the people of an entity from now on."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/delegations/MEX/focal-points/3f9c2a1b7d4e"])
    account: str = Field(description=ACCOUNT, examples=["3f9c2a1b7d4e"])


def _find(slug: str, entity: str, account: str) -> Delegation | None:
    return find_delegation(slug, entity)


@api.get("/meetings/<slug>/delegations/<entity>/focal-points")
@requires("registrations.see_delegation", on=find_delegation)
def focal_points(delegation: Delegation) -> FocalPointsRead:
    """Who registers the people of an entity, at this meeting as at every other."""
    items = [
        FocalPointRead(account=one.public_id, name=one.name, email=one.email, has_joined=one.joined_at is not None)
        for one in focal_points_of(delegation.entity_code)
    ]
    return FocalPointsRead(items=items)


@api.post("/meetings/<slug>/delegations/<entity>/focal-points", status=201)
@requires("registrations.hand_over", on=find_delegation)
def add_focal_point(delegation: Delegation, sent: FocalPointSent) -> FocalPointKept:
    """Lets somebody register an entity's people; whoever has no account is invited by mail."""
    by = current_actor()
    account = commands.add_focal_point(delegation.id, sent.email, by, name=sent.name, party=party_of(by)).public_id
    address = url_for("registrations_api.remove_focal_point", **(request.view_args or {}), account=account)
    return FocalPointKept(address=address, account=account)


@api.delete("/meetings/<slug>/delegations/<entity>/focal-points/<account>")
@requires("registrations.hand_over", on=_find)
def remove_focal_point(delegation: Delegation) -> None:
    """Lets somebody not register an entity's people any more; the last one hands over first."""
    by, account = current_actor(), (request.view_args or {})["account"]
    commands.remove_focal_point(delegation.id, account, by, party=party_of(by))
