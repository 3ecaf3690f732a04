"""Places on a list: moved by the presiding officer, exchanged by delegations, given up by who is absent."""

from typing import Annotated

from flask import url_for
from pydantic import Field

from app.core.web import current_actor, requires
from app.core.web.api import Said
from app.core.web.api.shapes import Line, Whole
from app.floor.api.blueprint import INSCRIPTION, SITTING, Seen, StepDone, api, done, step
from app.floor.commands import speakers as commands
from app.floor.policies import is_on_behalf
from app.floor.queries.places import AtSitting, find_inscription, find_offer

OFFER = f"{SITTING}/offers/<int:offer>"


class PlaceSent(Seen):
    """Before whom somebody is to stand, and why."""

    before: Whole | None = Field(None, description="The number of an inscription; null: at the end.", examples=[118])
    reason: Annotated[Line, Field(max_length=500)] = Field(
        description="Why; it is kept in the log and everybody reads it, so it names no person.",
        examples=["The delegation has to leave at noon"],
    )


class OfferSent(Seen):
    """With whom somebody wants to exchange places."""

    other: Whole = Field(description="The number of the other inscription.", examples=[118])


class Offered(Said):
    """An offer to exchange places."""

    step: int = Field(description="Its number, and the version of the floor since.", examples=[131])
    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/sittings/3/floor"])


@api.put(f"{INSCRIPTION}/place")
@requires("floor.preside", on=find_inscription)
def move(at: AtSitting, sent: PlaceSent) -> StepDone:
    """Moves somebody before another, or to the end, as the presiding officer decides; the reason is kept."""
    by, who = current_actor(), at.parts["who"]
    return step(at, lambda: commands.move(*at.here, who, sent.before, sent.reason, by, seen=sent.seen))


@api.post(f"{INSCRIPTION}/absence")
@requires("floor.run", on=find_inscription)
def pass_over(at: AtSitting, sent: Seen) -> StepDone:
    """Passes over whoever was called and is absent: to the end once, off the list the second time."""
    return step(at, lambda: commands.pass_over(*at.here, at.parts["who"], current_actor(), seen=sent.seen))


@api.post(f"{INSCRIPTION}/offers", status=201)
@requires("floor.speak", on=find_inscription)
def offer_exchange(at: AtSitting, sent: OfferSent) -> Offered:
    """Offers another delegation to exchange places; the other delegation answers."""
    by, who, on_behalf = current_actor(), at.parts["who"], is_on_behalf(current_actor(), at)
    made = done(at, lambda: commands.offer_swap(*at.here, who, sent.other, by, on_behalf=on_behalf, seen=sent.seen))
    slug, number = at.here
    return Offered(step=made, address=url_for("floor_api.floor", slug=slug, number=number))


@api.post(f"{OFFER}/agreement")
@requires("floor.speak", on=find_offer)
def agree(at: AtSitting, sent: Seen) -> StepDone:
    """Agrees to exchange places; asked of the delegation to which it was offered."""
    return _answer(at, sent, agrees=True)


@api.post(f"{OFFER}/refusal")
@requires("floor.speak", on=find_offer)
def decline(at: AtSitting, sent: Seen) -> StepDone:
    """Declines to exchange places."""
    return _answer(at, sent, agrees=False)


def _answer(at: AtSitting, sent: Seen, *, agrees: bool) -> StepDone:
    by, offer, on_behalf = current_actor(), at.parts["offer"], is_on_behalf(current_actor(), at)
    return step(at, lambda: commands.answer_swap(*at.here, offer, agrees, by, on_behalf=on_behalf, seen=sent.seen))
