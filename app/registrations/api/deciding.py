"""What the Secretariat sees of all who are registered, and decides."""

from typing import Any, Literal

from flask_babel import gettext as _
from pydantic import Field

from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Listed, Paged, Said, Taken, part_of
from app.core.web.api.problems import refuse_field
from app.core.web.api.shapes import Text
from app.core.web.errors import parameters_of
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting
from app.registrations.api.blueprint import api
from app.registrations.api.person import RegistrationRead, Standing, Words, registration_read, standing_of
from app.registrations.commands.deciding import Decided, decide
from app.registrations.queries.listing import Chosen, registrations_at
from app.registrations.queries.people import as_kept, registrations_named
from app.registrations.rules.words import Category, Deed, State, Way

MOST_DECIDED = 500


class RegistrationsRead(Listed[RegistrationRead]):
    """Who is registered for a meeting, in the order in which they came."""


class RegistrationsAsked(Paged):
    """Which registrations."""

    state: State | None = Field(None, description="Only those in this state.")
    category: Category | None = Field(None, description="Only those of delegations that are counted as this.")
    entity: str | None = Field(None, description="Only those of the delegation of this entity.")
    way: Way | None = Field(None, description="Only those who take part in this way.")

    def chosen(self) -> Chosen:
        """As the query reads it."""
        return Chosen(state=self.state, category=self.category, entity=self.entity, way=self.way)


class DecisionSent(Taken):
    """What is decided of whom, and why."""

    registrations: list[Text] = Field(min_length=1, max_length=MOST_DECIDED, examples=[["3f9c2a1b7d4e"]])
    deed: Literal[Deed.APPROVE, Deed.ASK_MORE, Deed.REJECT, Deed.RECONSIDER] = Field(examples=["approve"])
    reason: Words = Field("", description="Needed to reject and to ask for more: the person is told.")
    editions: dict[str, int] = Field(
        default_factory=dict,
        max_length=MOST_DECIDED,
        description="The editions that were read, by registration: of another one nothing is decided.",
        examples=[{"3f9c2a1b7d4e": 2}],
    )


class NotDone(Said):
    """With whom it could not be done, and why."""

    registration: str = Field(examples=["3f9c2a1b7d4e"])
    code: str = Field(examples=["registrations.credentials_missing"])
    detail: str = Field(description="A sentence for people.")
    parameters: dict[str, Any] | None = Field(None, description="What the sentence names.")


class DecidedRead(Said):
    """What became of a decision."""

    done: list[Standing]
    refused: list[NotDone]


@api.get("/meetings/<slug>/registrations")
@requires("registrations.review", on=find_meeting)
def registrations(meeting: Meeting, asked: RegistrationsAsked) -> RegistrationsRead:
    """All who are registered for a meeting, with all that they said; seen by the Secretariat alone."""
    rows, total = registrations_at(meeting.slug, asked.chosen(), asked.first, asked.per_page)
    return RegistrationsRead(**part_of([registration_read(row) for row in rows], total, asked))


@api.post("/meetings/<slug>/registrations/decisions")
@requires("registrations.review", on=find_meeting)
def decide_registrations(meeting: Meeting, sent: DecisionSent) -> DecidedRead:
    """Approves, rejects, reconsiders or asks for more: what can be done is done, the rest is named with its reason."""
    known = {row.public_id for row in registrations_named(meeting.slug, sent.registrations)}
    for place, name in enumerate(sent.registrations):
        if name not in known:
            refuse_field(f"#/registrations/{place}", _("Nobody is registered for this meeting under this."))
    by = current_actor()
    return _read(decide(meeting.slug, sent.registrations, sent.deed, by, sent.reason, seen=sent.editions))


def _read(decided: Decided) -> DecidedRead:
    return DecidedRead(
        done=[standing_of(row) for row in as_kept(decided.done)],
        refused=[_not_done(registration, why) for registration, why in decided.refused.items()],
    )


def _not_done(registration: str, why: Refused) -> NotDone:
    found = why.refusal
    return NotDone(registration=registration, code=found.code, detail=sentence(found), **parameters_of(found))
