"""Postponing, cancelling and reinstating: public at once, while what is being drafted stays unpublished."""

from app.core.db import command
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.meetings import queries
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish_programme
from app.meetings.rules.programme import Programme
from app.meetings.rules.publication import with_meeting_status, with_sitting_status
from app.meetings.rules.status import why_not, why_not_ended
from app.meetings.rules.words import Status


@command
def postpone(slug: str, reason: str, by: Actor, number: int | None = None) -> int | None:
    """Postpone a meeting, or one sitting of it; returns the version that says so, none where nothing is public yet."""
    return _change(slug, number, Status.POSTPONED, reason, by)


@command
def cancel(slug: str, reason: str, by: Actor, number: int | None = None) -> int | None:
    """Cancel a meeting, or one sitting of it."""
    return _change(slug, number, Status.CANCELLED, reason, by)


@command
def reinstate(slug: str, reason: str, by: Actor, number: int | None = None, ended: Status | None = None) -> int | None:
    """Hold a meeting, or one sitting of it, after all; with `ended` only if that is what it still was."""
    return _change(slug, number, Status.SCHEDULED, reason, by, ended)


def _change(
    slug: str, number: int | None, status: Status, reason: str, by: Actor, ended: Status | None = None
) -> int | None:
    meeting = queries.load_meeting(slug, hold=True)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    draft = queries.draft_of(meeting)
    present = _status(draft, number)
    insist(why_not_ended(present, ended) if ended else None)
    insist(why_not(present, status, reason))
    write_draft(_changed(draft, number, status, reason), by)
    public = queries.newest(slug)
    if public is None or (number is not None and public.sitting(number) is None):
        return None
    return publish_programme(_changed(public, number, status, reason), by)


def _status(programme: Programme, number: int | None) -> Status:
    if number is None:
        return programme.header.status
    sitting = programme.sitting(number)
    if sitting is None:
        raise Refused(refusal("meetings.no_such_sitting", number=number))
    return sitting.status


def _changed(programme: Programme, number: int | None, status: Status, reason: str | None) -> Programme:
    if number is None:
        return with_meeting_status(programme, status, reason)
    return with_sitting_status(programme, number, status, reason)
