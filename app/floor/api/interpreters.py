"""Links for interpreters: made, listed and taken back by those who let them in."""

from datetime import datetime
from typing import Annotated

from flask import abort, url_for
from pydantic import Field

from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken
from app.core.web.api.shapes import Line
from app.floor.api.blueprint import SITTING, api
from app.floor.commands import interpreters as commands
from app.floor.exports.interpreters import link_address
from app.floor.queries.interpreters import BoothLink, links_of
from app.floor.queries.places import AtSitting, find_at

LINKS = f"{SITTING}/interpreters"
LINK = f"{LINKS}/<int:link>"


class BoothLinkSent(Taken):
    """For whom a link is."""

    label: Annotated[Line, Field(min_length=1, max_length=60)] = Field(examples=["Arabic booth"])


class BoothLinkMade(Said):
    """A link that was made; where it leads is read at its address."""

    number: int
    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/sittings/3/interpreters/2"])


class BoothLinkRead(Said):
    """A link as it stands."""

    number: int
    label: str
    made_at: datetime
    revoked_at: datetime | None
    ends_at: datetime = Field(description="Until when it leads to the sitting.")
    is_over: bool
    leads: str | None = Field(description="The secret address to pass on; null where the link is over.")


class BoothLinksRead(Said):
    """The links of a sitting, in the order in which they were made; where each leads is read one by one."""

    items: list[BoothLinkRead]


@api.get(LINKS)
@requires("floor.invite_interpreters", on=find_at)
def interpreter_links(at: AtSitting, asked: Asked) -> BoothLinksRead:
    """The links of interpreters of a sitting."""
    return BoothLinksRead(items=[_read(one, with_secret=False) for one in links_of(*at.here)])


@api.get(LINK)
@requires("floor.invite_interpreters", on=find_at)
def interpreter_link(at: AtSitting, asked: Asked) -> BoothLinkRead:
    """One link with the secret address to which it leads; that is worked out, and kept nowhere."""
    found = next((one for one in links_of(*at.here) if one.number == at.parts["link"]), None)
    return _read(found, with_secret=True) if found else abort(404)


@api.post(LINKS, status=201)
@requires("floor.invite_interpreters", on=find_at)
def make_interpreter_link(at: AtSitting, sent: BoothLinkSent) -> BoothLinkMade:
    """Makes a link for a booth; it leads to the list and the texts until some hours after the sitting."""
    link = commands.make_link(*at.here, sent.label, current_actor())
    slug, number = at.here
    address = url_for("floor_api.interpreter_link", slug=slug, number=number, link=link)
    return BoothLinkMade(number=link, address=address)


@api.delete(LINK)
@requires("floor.invite_interpreters", on=find_at)
def revoke_interpreter_link(at: AtSitting) -> None:
    """Takes a link back: it leads nowhere from now on."""
    commands.revoke_link(*at.here, at.parts["link"], current_actor())


def _read(one: BoothLink, *, with_secret: bool) -> BoothLinkRead:
    return BoothLinkRead(
        number=one.number,
        label=one.label,
        made_at=one.made_at,
        revoked_at=one.revoked_at,
        ends_at=one.ends_at,
        is_over=one.is_over,
        leads=link_address(one.number) if with_secret and not one.is_over else None,
    )
