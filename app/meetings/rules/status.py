"""Postponing, cancelling and reinstating a sitting or a meeting."""

from app.core.refusal import Refusal, refusal
from app.meetings.rules.words import Status


def why_not(present: Status, wanted: Status, reason: str | None) -> Refusal | None:
    """The public is told why something is not held, and why it is after all. Nothing is announced twice."""
    if wanted == present:
        return why_not_change(present, wanted)
    return None if reason and reason.strip() else refusal("meetings.reason_missing")


def why_not_change(present: Status, wanted: Status) -> Refusal | None:
    """Whether it can be changed to this at all, whatever the reason: what is so already is not made so."""
    already = {
        Status.SCHEDULED: refusal("meetings.already_scheduled"),
        Status.POSTPONED: refusal("meetings.already_postponed"),
        Status.CANCELLED: refusal("meetings.already_cancelled"),
    }
    return already[present] if wanted == present else None


def why_not_ended(present: Status, ended: Status) -> Refusal | None:
    """Only what is postponed is taken out of its postponement, and only what is cancelled out of its cancellation.

    Two people decide at once: who did not see that it was cancelled meanwhile does not undo that.
    """
    if present in (ended, Status.SCHEDULED):
        return None
    postponed = ended == Status.POSTPONED
    return refusal("meetings.not_postponed") if postponed else refusal("meetings.not_cancelled")
