"""Writes of the floor."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select

from app.core.audit import audit
from app.core.db import command, db
from app.core.live import announce
from app.core.policy import Actor
from app.floor.models import FloorEntry
from app.floor.queries import record as queries
from app.floor.rules.record import Entry, EntryKind, Step, corrections
from app.meetings.models import Meeting, Sitting

# What an archive says of a sitting; steps of a running floor are no part of it.
_OF_ARCHIVE = (EntryKind.STATEMENT, EntryKind.RIGHT_OF_REPLY, EntryKind.SOURCE)


@command
def write_record(slug: str, wanted: Mapping[int, Sequence[Step]], by: Actor, but: Collection[int] = ()) -> bool:
    """Let the records of a meeting's sittings, by number, stand like this; whether anything was entered.

    What stood differently is corrected by further entries. Sittings of which one does not speak are in `but`.
    """
    of_meeting = select(Sitting).join(Meeting, Meeting.id == Sitting.meeting_id).where(Meeting.slug == slug)
    sittings = db.session.scalars(of_meeting.order_by(Sitting.id).with_for_update(of=Sitting))
    present = queries.entries_of_meeting(slug)
    written = [
        _correct(sitting, present.get(sitting.number, []), wanted, by)
        for sitting in sittings
        if sitting.number not in but
    ]
    for number in filter(None, written):
        announce("record_changed", f"meeting/{slug}", "meetings", meeting=slug, number=number)
    return any(written)


def _correct(sitting: Sitting, present: Sequence[Entry], wanted: Mapping[int, Sequence[Step]], by: Actor) -> int | None:
    """The number of the sitting if anything was entered."""
    steps = [
        step
        for kind in _OF_ARCHIVE
        for step in corrections(
            [entry for entry in present if entry.kind == kind],
            [step for step in wanted.get(sitting.number, ()) if step.kind == kind],
        )
    ]
    for step in steps:
        entry = FloorEntry(sitting_id=sitting.id, kind=step.kind.value, entity=step.entity, data=dict(step.data))
        entry.source, entry.withdraws_id, entry.replaces_id = step.source, step.withdraws, step.replaces
        db.session.add(entry)
    if steps:
        audit(by, "floor.record", sitting)
    return sitting.number if steps else None
