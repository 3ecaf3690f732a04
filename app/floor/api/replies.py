"""Rights of reply: asked for and withdrawn for a delegation, given by those who run the floor."""

from flask import url_for
from pydantic import Field

from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken
from app.core.web.api.shapes import Whole
from app.floor.api.blueprint import FOR, SITTING, Seen, StepDone, api, step
from app.floor.commands import replies as commands
from app.floor.policies import is_on_behalf
from app.floor.queries.places import AtSitting, find_at, find_for, find_reply
from app.floor.queries.steps import reply_terms_of
from app.floor.rules.replies import ReplyTerms
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting

REPLY = f"{SITTING}/replies/<int:reply>"


class ReplySent(Seen):
    """Which statement is answered."""

    statement: Whole | None = Field(None, description="The number of an inscription; null: left open.", examples=[112])


class ReplyTermsSent(Taken):
    """How long rights of reply are: ten minutes and five at most."""

    first: Whole = Field(description="Seconds of a first one.", examples=[180])
    second: Whole = Field(description="Seconds of a second one.", examples=[120])


class ReplyTermsRead(Said):
    """How long rights of reply are at a meeting."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/reply-terms"])
    first: int = Field(description="Seconds of a first one.", examples=[180])
    second: int = Field(description="Seconds of a second one.", examples=[120])


@api.post(f"{FOR}/replies")
@requires("floor.speak", on=find_for)
def ask_reply(at: AtSitting, sent: ReplySent) -> StepDone:
    """Asks for a right of reply, also without a statement of one's own; its number is that of the step."""
    by, entity, on_behalf = current_actor(), at.entity or "", is_on_behalf(current_actor(), at)
    return step(
        at,
        lambda: commands.ask_reply(*at.here, entity, by, statement=sent.statement, on_behalf=on_behalf, seen=sent.seen),
    )


@api.post(f"{REPLY}/withdrawal")
@requires("floor.speak", on=find_reply)
def withdraw_reply(at: AtSitting, sent: Seen) -> StepDone:
    """Lets a delegation not reply after all."""
    by, reply, on_behalf = current_actor(), at.parts["reply"], is_on_behalf(current_actor(), at)
    return step(at, lambda: commands.withdraw_reply(*at.here, reply, by, on_behalf=on_behalf, seen=sent.seen))


@api.post(f"{REPLY}/floor")
@requires("floor.run", on=find_reply)
def give_reply(at: AtSitting, sent: Seen) -> StepDone:
    """Gives the floor for the next right of reply."""
    return step(at, lambda: commands.give_reply(*at.here, at.parts["reply"], current_actor(), seen=sent.seen))


@api.post(f"{SITTING}/replies/opening")
@requires("floor.preside", on=find_at)
def open_replies(at: AtSitting, sent: Seen) -> StepDone:
    """Takes rights of reply now already, before the list is exhausted or before the end of the day."""
    return step(at, lambda: commands.open_replies(*at.here, current_actor(), seen=sent.seen))


@api.get("/meetings/<slug>/reply-terms")
@requires("floor.set_reply_terms", on=find_meeting)
def reply_terms(meeting: Meeting, asked: Asked) -> ReplyTermsRead:
    """How long rights of reply are at a meeting; three minutes and two where nobody said otherwise."""
    return _read(meeting.id, meeting.slug)


@api.put("/meetings/<slug>/reply-terms")
@requires("floor.set_reply_terms", on=find_meeting)
def set_reply_terms(meeting: Meeting, sent: ReplyTermsSent) -> ReplyTermsRead:
    """Says how long rights of reply are at a meeting, never longer than the rules allow."""
    slug, meeting_id = meeting.slug, meeting.id
    commands.set_reply_terms(slug, ReplyTerms(first=sent.first, second=sent.second), current_actor())
    return _read(meeting_id, slug)


def _read(meeting_id: int, slug: str) -> ReplyTermsRead:
    terms = reply_terms_of(meeting_id)
    return ReplyTermsRead(address=url_for("floor_api.reply_terms", slug=slug), first=terms.first, second=terms.second)
