"""Publishing what was looked at: each warning acknowledged by whoever publishes, and kept with the version."""

from collections.abc import Collection

from app.core import clock
from app.core.db import command, db
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.meetings import models, queries
from app.meetings.commands.publishing import publish
from app.meetings.queries.warnings import warnings_of


@command
def publish_draft(slug: str, edition: int, acknowledged: Collection[str], by: Actor, note: str | None = None) -> int:
    """Publish the edition of a draft that was looked at, with its warnings acknowledged; returns the version."""
    meeting = queries.load_meeting(slug, hold=True)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    if meeting.edition != edition:
        raise Refused(refusal("meetings.draft_changed"))
    warned = {warning.key for warning in warnings_of(queries.draft_of(meeting))}
    if warned - set(acknowledged):
        raise Refused(refusal("meetings.warnings_unacknowledged"))
    number = publish(slug, by, note)
    for key in sorted(warned):
        row = models.Acknowledgement(meeting_id=meeting.id, version=number, warning=key, at=clock.now())
        row.actor_kind, row.actor_id = by.kind, by.account_id
        db.session.add(row)
    return number
