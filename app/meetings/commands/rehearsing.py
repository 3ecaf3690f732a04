"""Moving a rehearsal to now."""

from app.core import clock
from app.core.db import command
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.meetings import queries
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish_programme
from app.meetings.rules.rehearsal import is_running, moved, shift_to, why_not_rehearsed


@command
def rehearse(slug: str, by: Actor) -> bool:
    """Where no sitting of a rehearsal is running, move all its times so that sitting 3 began 20 minutes ago.

    Draft and published programme move by the same amount; whether they were moved.
    """
    meeting = queries.load_meeting(slug, hold=True)
    public = queries.newest(slug)
    if meeting is None or public is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    insist(why_not_rehearsed(public))
    if is_running(public, clock.now()):
        return False
    shift = shift_to(public, clock.now())
    write_draft(moved(queries.draft_of(meeting), shift), by)
    publish_programme(moved(public, shift), by)
    announce("rehearsal_moved", f"meeting/{slug}", meeting_id=meeting.id, seconds=int(shift.total_seconds()))
    return True
