"""The steps of a draft, and what its rules need to know."""

from sqlalchemy import Select, select

from app.core.db import db
from app.entities.queries import entity_codes
from app.meetings.models import DraftStep, Meeting
from app.meetings.queries.published import published_numbers
from app.meetings.rules.editing import Known
from app.meetings.rules.editing.steps import Step, StepKind
from app.meetings.rules.writing import excerpt_read
from app.workplan.queries import challenge_slugs


def known_to(meeting: Meeting) -> Known:
    """What the rules of editing need to know beside the draft."""
    return Known(
        last_number=meeting.last_number,
        published=frozenset(published_numbers(meeting.slug)),
        challenges=frozenset(challenge_slugs()),
        entities=frozenset(entity_codes()),
    )


def steps_since(meeting: Meeting, edition: int) -> list[Step]:
    """The steps after an edition, in their order."""
    since = _of(meeting).where(DraftStep.edition > edition).order_by(DraftStep.edition)
    return [_step(row) for row in db.session.scalars(since)]


def last_step(meeting: Meeting) -> Step | None:
    """The last edit that was not taken back."""
    taken_back = select(DraftStep.undoes).where(DraftStep.meeting_id == meeting.id, DraftStep.undoes.is_not(None))
    edits = _of(meeting).where(DraftStep.kind == StepKind.EDITED.value, DraftStep.edition.not_in(taken_back))
    row = db.session.scalars(edits.order_by(DraftStep.edition.desc()).limit(1)).one_or_none()
    return row and _step(row)


def _of(meeting: Meeting) -> Select[tuple[DraftStep]]:
    return select(DraftStep).where(DraftStep.meeting_id == meeting.id)


def _step(row: DraftStep) -> Step:
    return Step(
        edition=row.edition,
        kind=StepKind(row.kind),
        before=excerpt_read(row.before),
        after=excerpt_read(row.after),
        actor_kind=row.actor_kind,
        actor_id=row.actor_id,
        deeds=tuple(row.deeds),
        undoes=row.undoes,
    )
