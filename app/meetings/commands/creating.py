"""Beginning a meeting: empty, or in the shape of an earlier one."""

from app.core.audit import audit
from app.core.db import command, ensure
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refusal, Refused, insist, refusal
from app.meetings import models, queries
from app.meetings.commands.draft import write_draft
from app.meetings.rules.copying import New, copy_of, numbers_given
from app.meetings.rules.programme import Header, Programme


@command
def create_meeting(header: Header, by: Actor) -> str:
    """Begin a meeting without sittings; returns its slug. Nothing of it is public before it is published."""
    return _create(Programme(header=header), by, None, {})


@command
def copy_meeting(slug: str, new: New, by: Actor) -> str:
    """Begin a meeting in the shape of the one of this slug; returns the slug of the new one.

    The announcement says which sitting came from which, for features that copy lists and calls.
    """
    meeting = queries.load_meeting(slug)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    earlier = queries.draft_of(meeting)
    draft = copy_of(earlier, new)
    if isinstance(draft, Refusal):
        raise Refused(draft)
    return _create(draft, by, slug, numbers_given(earlier))


def _create(draft: Programme, by: Actor, copied_from: str | None, numbers: dict[int, int]) -> str:
    header = draft.header
    insist(_why_not_called(header))
    write_draft(draft, by)
    meeting = queries.find_meeting(header.slug)
    assert meeting is not None
    audit(by, "meetings.create", meeting)
    announce(
        "meeting_created",
        f"draft/{header.slug}",
        meeting_id=meeting.id,
        copied_from=copied_from,
        sittings=[[before, after] for before, after in numbers.items()],
    )
    return header.slug


def _why_not_called(header: Header) -> Refusal | None:
    """A slug names one meeting for ever. Its row is taken first: of two who choose it at once, one is told."""
    dates = {"starts_on": header.starts_on, "ends_on": header.ends_on}
    ensure(models.Meeting, slug=header.slug, title=header.title, timezone=header.timezone, **dates)
    meeting = queries.load_meeting(header.slug, hold=True)
    assert meeting is not None
    is_new = meeting.edition == 0 and not meeting.sittings
    return None if is_new else refusal("meetings.slug_taken", slug=header.slug)
