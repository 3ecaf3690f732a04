"""Writing a programme into the rows of the draft, changing no more than differs, and keeping what it said before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from app.core import clock
from app.core.audit import audit, pending_changes
from app.core.db import Model, command, db, set_column
from app.core.live import announce
from app.core.policy import Actor
from app.meetings import models, queries
from app.meetings.queries.draft import value_of
from app.meetings.rules import people, programme
from app.meetings.rules.editing.steps import StepKind, excerpts
from app.meetings.rules.words import Status
from app.meetings.rules.writing import excerpt_written

# Fields that are rows of their own, or are given by publication.
_NOT_COLUMNS = {"officers", "documents", "margins", "announced", "sequence", "revised"}
_NOT_COLUMNS |= {"challenges", "segments", "opening_speakers", "presenters", "panel"}


@dataclass(frozen=True)
class Doing:
    """What is being done to a draft, as its step will name it."""

    kind: StepKind = StepKind.WRITTEN
    deeds: tuple[Mapping[str, Any], ...] = ()
    undoes: int | None = None


@command
def write_draft(draft: programme.Programme, by: Actor, doing: Doing | None = None) -> bool:
    """Let the draft of the meeting of this slug say this, in a new meeting where there is none; whether it differed.

    A sitting that is left out is deleted, or cancelled where it was published.
    """
    slug = draft.header.slug
    there = queries.load_meeting(slug, hold=True)
    before = queries.draft_of(there) if there else None
    draft = _drafted(draft, before)
    meeting = there or _new_meeting(draft.header)
    with db.session.no_autoflush:  # what was flushed early would not be counted
        _write(meeting, draft)
        changed = pending_changes()
    if not changed:
        return False
    meeting.last_number = max([meeting.last_number, *(sitting.number for sitting in draft.sittings)])
    meeting.edition += 1
    audit(by, "meetings.draft", meeting, fields=changed)
    if before:
        _keep_step(meeting, before, draft, by, doing or Doing())
    announce("draft_changed", f"draft/{slug}", meeting_id=meeting.id)
    return True


def _drafted(draft: programme.Programme, before: programme.Programme | None) -> programme.Programme:
    """What the rows will say: nothing of publication, and what was published and is left out is cancelled."""
    sittings = [replace(sitting, sequence=0, revised=None) for sitting in draft.sittings]
    left_out = [one for one in before.sittings if draft.sitting(one.number) is None] if before else []
    published = queries.published_numbers(draft.header.slug) if left_out else ()
    sittings += [replace(one, status=Status.CANCELLED) for one in left_out if one.number in published]
    return draft.with_sittings(sittings)


def _keep_step(
    meeting: models.Meeting, before: programme.Programme, after: programme.Programme, by: Actor, doing: Doing
) -> None:
    was, now = excerpts(before, after)
    step = models.DraftStep(meeting_id=meeting.id, edition=meeting.edition, at=clock.now(), undoes=doing.undoes)
    step.actor_kind, step.actor_id = by.kind, by.account_id
    step.kind, step.deeds = doing.kind.value, [dict(deed) for deed in doing.deeds]
    step.before, step.after = excerpt_written(was), excerpt_written(now)
    db.session.add(step)


def _new_meeting(header: programme.Header) -> models.Meeting:
    meeting = models.Meeting(officers=[], documents=[], margins=[], sittings=[], edition=0, last_number=0)
    _assign(meeting, header)
    db.session.add(meeting)
    return meeting


def _write(meeting: models.Meeting, draft: programme.Programme) -> None:
    _assign(meeting, draft.header)
    _write_parts(meeting.officers, models.Officer, draft.header.officers)
    _write_parts(meeting.documents, models.MeetingDocument, draft.header.documents)
    _write_parts(meeting.margins, models.MarginEvent, draft.header.margins)
    _leave_out(meeting, draft)
    rows = {row.number: row for row in meeting.sittings}
    for sitting in draft.sittings:
        _write_sitting(rows.get(sitting.number) or _new_sitting(meeting), sitting)


def _leave_out(meeting: models.Meeting, draft: programme.Programme) -> None:
    for row in [row for row in meeting.sittings if draft.sitting(row.number) is None]:
        meeting.sittings.remove(row)


def _new_sitting(meeting: models.Meeting) -> models.Sitting:
    row = models.Sitting(challenges=[], segments=[], opening_speakers=[], presenters=[], panel=[])
    meeting.sittings.append(row)
    return row


def _write_sitting(row: models.Sitting, sitting: programme.Sitting) -> None:
    _assign(row, sitting)
    _write_challenges(row, sitting.challenges)
    _write_parts(row.segments, models.Segment, sitting.segments)
    _write_parts(row.opening_speakers, models.OpeningSpeaker, sitting.opening_speakers)
    _write_parts(row.presenters, models.Presenter, sitting.presenters)
    _write_parts(row.panel, models.Panellist, sitting.panel)


def _write_challenges(row: models.Sitting, challenges: Sequence[str]) -> None:
    kept = {treated.challenge: treated for treated in row.challenges}
    for slug in kept.keys() - set(challenges):
        row.challenges.remove(kept[slug])
    for position, slug in enumerate(challenges):
        if slug in kept:
            kept[slug].position = position
        else:
            row.challenges.append(models.SittingChallenge(challenge=slug, position=position))


def _write_parts(rows: list[Any], kind: type[Model], values: Sequence[Any]) -> None:
    """Let the rows of a list say what the values say, in their order; a row stays with the value that is like it."""
    spare = list(rows)
    taken = [_take_alike(spare, value) for value in values]
    for row in spare:
        rows.remove(row)
    for position, (row, value) in enumerate(zip(taken, values, strict=True)):
        if row is None:
            rows.append(row := kind())
        row.position = position
        _assign(row, value)


def _take_alike(spare: list[Any], value: Any) -> Any | None:
    """The row of this key; where there are no keys, the one that says the same, else of the same person or entity."""
    if isinstance(value, people.Officer | programme.Segment):
        alike = [row for row in spare if row.key == value.key]
    else:
        alike = [row for row in spare if value_of(row, type(value)) == value]
        alike += [row for row in spare if _identity(row) == _identity(value) != (None, None)]
    if not alike:
        return None
    spare.remove(alike[0])
    return alike[0]


def _identity(contribution: Any) -> tuple[str | None, str | None]:
    return getattr(contribution, "name", None), getattr(contribution, "entity", None)


def _assign(row: Model, value: Any) -> None:
    """Set the columns of a row to the fields of the same names."""
    for field in fields(value):
        if field.name not in _NOT_COLUMNS:
            set_column(row, field.name, _stored(getattr(value, field.name)))


def _stored(value: Any) -> Any:
    """A field as its column holds it: words as text, lists and values without rows of their own as JSON."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [entry.isoformat() if isinstance(entry, date) else entry for entry in value]
    if is_dataclass(value):
        return TypeAdapter(type(value)).dump_python(value, mode="json", exclude_defaults=True)
    return value
