"""Asking to speak, and what a delegation says of it afterwards."""

from typing import Annotated, Any

from flask import url_for
from flask_babel import gettext as _
from pydantic import Field, StringConstraints

from app.core.policy import may
from app.core.web import current_actor, requires
from app.core.web.api import Said
from app.core.web.api.problems import refuse_field
from app.core.web.api.shapes import Line, Text, Whole
from app.entities.queries import entities_named
from app.floor.api.blueprint import FOR, INSCRIPTION, Seen, StepDone, api, done, step
from app.floor.commands import speakers as commands
from app.floor.commands.speakers import Wanted
from app.floor.policies import is_on_behalf
from app.floor.queries.places import AtSitting, find_for, find_inscription
from app.floor.queries.speakers import wanted_now
from app.floor.rules.inscribing import MOST_CO_SPONSORS
from app.floor.rules.words import Capacity, Level, Office
from app.meetings.rules.words import Delivery

Short = Annotated[Line, Field(max_length=200)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
Code = Annotated[Text, Field(min_length=1, max_length=60)]
NOT_NGO = "Of an NGO alone."


class SaidOfStatement(Seen):
    """What a delegation may say otherwise of a statement as long as it waits."""

    label: Short | None = Field(None, description="For whom, as it is announced.", examples=["Group of Friends"])
    group: Code | None = Field(None, description="The group, by its code.", examples=["GRULAC"])
    co_sponsors: tuple[Code, ...] = Field((), max_length=MOST_CO_SPONSORS, description="By their codes.")
    stated_number: Whole | None = Field(None, ge=1, le=1000, description="How many stand behind it, as announced.")
    level: Level | None = None
    delivery: Delivery | None = None
    language: Language | None = Field(None, description="Official, or one's own with interpretation.", examples=["es"])
    representative: Short = Field("", description="Who speaks; seen by officers alone.", examples=["Ana López"])
    representative_title: Short = Field("", examples=["H.E. Ms."])


class StatementAsked(SaidOfStatement):
    """A request to speak."""

    list: Code | None = Field(None, description="The part of the sitting; null: its debate.", examples=["debate"])
    capacity: Capacity = Capacity.NATIONAL
    home: Code | None = Field(None, description=f"Where it is at home, by its code. {NOT_NGO}")
    endorsed_by: Code | None = Field(None, description=f"Which committee endorsed it. {NOT_NGO}", examples=["VNGOC"])

    def wanted(self, at: AtSitting) -> Wanted:
        """As the commands read it."""
        names = {name for name in Wanted.__dataclass_fields__ if name not in ("list", "entity")}
        said: dict[str, Any] = {name: getattr(self, name) for name in names}
        return Wanted(list=self.list or at.debate, entity=at.entity or "", **said)


class Inscribed(Said):
    """Somebody on a list."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/sittings/3/inscriptions/112"])
    step: int = Field(description="Its number, and the version of the floor since.", examples=[112])


class StatementChanged(Said):
    """What became of a change."""

    is_changed: bool = Field(description="Whether anything was said differently.")


@api.post(f"{FOR}/inscriptions", status=201)
@requires("floor.inscribe", on=find_for)
def inscribe(at: AtSitting, sent: StatementAsked) -> Inscribed:
    """Puts a delegation on a list of speakers, in the order of receipt by the database's clock.

    An NGO comes on the list through the Secretariat, which says by which committee it was endorsed.
    """
    return _inscribe(at, sent, Office.DELEGATION)


@api.post(f"{FOR}/late-inscriptions", status=201)
@requires("floor.accept_late", on=find_for)
def accept_late(at: AtSitting, sent: StatementAsked) -> Inscribed:
    """Accepts a delegation after the list was closed; the entry says so."""
    return _inscribe(at, sent, Office.PRESIDING)


def _inscribe(at: AtSitting, sent: StatementAsked, office: Office) -> Inscribed:
    _insist_known(sent, "group", "home", "endorsed_by")
    if not at.is_of_ngo and (sent.home or sent.endorsed_by):
        refuse_field("#/endorsed_by" if sent.endorsed_by else "#/home", _("This is said of an NGO alone."))
    by, wanted, on_behalf = current_actor(), sent.wanted(at), is_on_behalf(current_actor(), at)
    who = done(
        at,
        lambda: commands.inscribe(*at.here, wanted, by, office=office, on_behalf=on_behalf, seen=sent.seen),
    )
    slug, number = at.here
    return Inscribed(address=url_for("floor_api.inscription", slug=slug, number=number, who=who), step=who)


@api.patch(INSCRIPTION)
@requires("floor.speak", on=find_inscription)
def change_inscription(at: AtSitting, sent: SaidOfStatement) -> StatementChanged:
    """Says something else of a statement: who speaks, at what level, how, in which language, with whom.

    What is left out stays; what is null is taken away. The place stays, but for a level that counts.
    """
    _insist_known(sent, "group")
    by, who, on_behalf = current_actor(), at.parts["who"], is_on_behalf(current_actor(), at)
    changes = sent.model_dump(exclude_unset=True, exclude={"seen"})
    wanted = wanted_now(*at.here, who, changes)
    office = Office.PRESIDING if may(by, "floor.preside", at) else Office.DELEGATION
    return StatementChanged(
        is_changed=done(
            at,
            lambda: commands.change_inscription(
                *at.here, who, wanted, by, office=office, on_behalf=on_behalf, seen=sent.seen
            ),
        )
    )


@api.post(f"{INSCRIPTION}/withdrawal")
@requires("floor.speak", on=find_inscription)
def withdraw(at: AtSitting, sent: Seen) -> StepDone:
    """Takes a delegation off the list that does not want to speak after all."""
    by, who, on_behalf = current_actor(), at.parts["who"], is_on_behalf(current_actor(), at)
    return step(at, lambda: commands.withdraw(*at.here, who, by, on_behalf=on_behalf, seen=sent.seen))


@api.post(f"{INSCRIPTION}/yielding")
@requires("floor.speak", on=find_inscription)
def yield_place(at: AtSitting, sent: Seen) -> StepDone:
    """Lets all others go first."""
    by, who, on_behalf = current_actor(), at.parts["who"], is_on_behalf(current_actor(), at)
    return step(at, lambda: commands.yield_place(*at.here, who, by, on_behalf=on_behalf, seen=sent.seen))


def _insist_known(sent: SaidOfStatement, *names: str) -> None:
    """Codes are those of entities that there are."""
    said = {f"#/{name}": getattr(sent, name) for name in names}
    said |= {f"#/co_sponsors/{place}": one for place, one in enumerate(sent.co_sponsors)}
    known = entities_named(said.values())
    for pointer, code in said.items():
        if code and code not in known:
            refuse_field(pointer, _("There is no such entity."))
