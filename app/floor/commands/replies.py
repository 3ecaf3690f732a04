"""Rights of reply: asking, withdrawing, giving; and how long they are at a meeting."""

from app.core.audit import audit
from app.core.db import command, db, lock
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.entities.rules import EntityKind
from app.floor.commands.writing import entity_of, hold_floor, insist_named, write_step
from app.floor.models import FloorTerms
from app.floor.rules import replies as rules
from app.floor.rules.entries import StepKind
from app.floor.rules.replies import ReplyTerms
from app.meetings.models import Meeting


@command
def ask_reply(
    slug: str,
    number: int,
    entity: str,
    by: Actor,
    *,
    statement: int | None = None,
    on_behalf: bool = False,
    seen: int | None = None,
) -> int:
    """Ask for a right of reply, to a statement or, left open, to none that is named; its number."""
    held = hold_floor(slug, number, by, seen)
    found = entity_of(entity, by)
    kind = EntityKind(found.kind)
    insist_named(rules.why_not_ask(held.floor, entity, kind, statement, held.item), by)
    behalf = found if on_behalf else None
    return write_step(
        held, StepKind.REPLY_ASKED, by, on_behalf_of=behalf, entity=entity, kind=kind, statement=statement
    )


@command
def withdraw_reply(
    slug: str, number: int, reply: int, by: Actor, *, on_behalf: bool = False, seen: int | None = None
) -> int:
    """Not reply after all."""
    held = hold_floor(slug, number, by, seen)
    insist_named(rules.why_not_withdraw(held.floor, reply), by)
    behalf = entity_of(held.floor.replies[reply].entity, by) if on_behalf else None
    return write_step(held, StepKind.REPLY_WITHDRAWN, by, on_behalf_of=behalf, reply=reply)


@command
def open_replies(slug: str, number: int, by: Actor, *, seen: int | None = None) -> int:
    """Take rights of reply now already, as the presiding officer decides."""
    held = hold_floor(slug, number, by, seen)
    insist_named(rules.why_not_open(held.floor, held.item), by)
    return write_step(held, StepKind.REPLIES_OPENED, by)


@command
def give_reply(slug: str, number: int, reply: int, by: Actor, *, seen: int | None = None) -> int:
    """Give the floor for the next right of reply."""
    held = hold_floor(slug, number, by, seen)
    insist_named(rules.why_not_give(held.floor, reply, held.item), by)
    given = held.floor.replies[reply]
    limit = rules.limit_of(held.floor, given, held.replies)
    return write_step(held, StepKind.REPLY_GIVEN, by, entity=given.entity, kind=given.kind, reply=reply, limit=limit)


@command
def set_reply_terms(slug: str, terms: ReplyTerms, by: Actor) -> None:
    """Say how long rights of reply are at a meeting: never longer than the rules allow."""
    meeting = lock(Meeting, Meeting.slug == slug)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    insist_named(rules.why_not_terms(terms), by)
    row = db.session.get(FloorTerms, meeting.id) or FloorTerms(meeting_id=meeting.id)
    row.first_reply, row.second_reply = terms.first, terms.second
    db.session.add(row)
    audit(by, "floor.set_reply_terms", meeting, ("first_reply", "second_reply"))
