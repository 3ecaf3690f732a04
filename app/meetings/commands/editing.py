"""Editing a draft step by step, and taking the last step back."""

from collections.abc import Iterable
from typing import Any

from app.core.db import command
from app.core.policy import Actor
from app.core.refusal import Refusal, Refused, refusal
from app.meetings import models, queries
from app.meetings.commands.draft import Doing, write_draft
from app.meetings.queries.steps import known_to, last_step, steps_since
from app.meetings.rules.editing import Edit
from app.meetings.rules.editing.meeting import Clash, joined, sparing
from app.meetings.rules.editing.steps import StepKind, without


class Clashed(Refused):
    """Somebody changed the same meanwhile: nothing was written, and whoever asks chooses."""

    def __init__(self, clashes: tuple[Clash, ...], edition: int):
        super().__init__(refusal("meetings.changed_meanwhile"))
        self.clashes = clashes
        self.edition = edition


@command
def edit_programme(
    slug: str, edits: Iterable[Edit], based_on: int, by: Actor, over: int = 0, spare: bool = False
) -> int:
    """Make these edits, which were made on an edition of the draft, as one step; returns the edition since.

    What others changed until the edition `over` was seen, and may be changed again; with `spare` it stays as it is.
    """
    meeting = _held(slug)
    current = queries.draft_of(meeting)
    edits, since = tuple(edits), steps_since(meeting, based_on)
    if len(since) != meeting.edition - based_on or over > meeting.edition:
        raise Refused(refusal("meetings.edition_forgotten"))
    outcome = joined(current, since, edits, known_to(meeting))
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    if any(clash.step.edition > over for clash in outcome.clashes):
        raise Clashed(outcome.clashes, meeting.edition)
    after = sparing(outcome, current) if spare else outcome.programme
    write_draft(after, by, Doing(StepKind.EDITED, tuple(_named(edit) for edit in edits)))
    return meeting.edition


@command
def undo(slug: str, edition: int, by: Actor) -> int:
    """Take back the last step, the one that made this edition; returns the edition since."""
    meeting = _held(slug)
    step = last_step(meeting)
    if step is None or step.edition != edition:
        raise Refused(refusal("meetings.not_the_last_step"))
    outcome = without(queries.draft_of(meeting), step, queries.published_numbers(slug))
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    write_draft(outcome, by, Doing(StepKind.TAKEN_BACK, undoes=step.edition))
    return meeting.edition


def _held(slug: str) -> models.Meeting:
    meeting = queries.load_meeting(slug, hold=True)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    return meeting


def _named(edit: Edit) -> dict[str, Any]:
    """What a step keeps of an edit beside what it changed: which deed, and of which sittings."""
    about = {name: getattr(edit, name) for name in ("number", "other", "part") if hasattr(edit, name)}
    return {"deed": type(edit).__name__, **about}
