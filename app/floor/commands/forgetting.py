"""Forgetting who represented whom, and the texts for interpreters; the log and the record name nobody and stay."""

from sqlalchemy import select, update

from app.core.audit import audit
from app.core.db import command, db
from app.core.jobs import enqueue
from app.core.policy import Actor
from app.core.wiping import wipe
from app.floor.models import EMPTY, Inscription
from app.meetings.models import Meeting, Sitting
from app.registrations.queries.keeping import mark_of_name


@command
def forget_speakers(meeting_id: int, by: Actor) -> None:
    """Empty what is personal beside the floors of a meeting, and let it be taken off the disk."""
    meeting = db.session.get_one(Meeting, meeting_id)
    ours = select(Sitting.id).where(Sitting.meeting_id == meeting_id)
    db.session.execute(update(Inscription).where(Inscription.sitting_id.in_(ours)).values(**EMPTY))
    audit(by, "floor.forget_speakers", meeting, EMPTY)
    enqueue(wipe, tables=[Inscription.__tablename__])


@command
def forget_speaker(meeting_id: int, mark: str, by: Actor) -> None:
    """The same of one person who asked for it, where they are named; the text is the delegation's and stays."""
    ours = select(Sitting.id).where(Sitting.meeting_id == meeting_id)
    rows = db.session.scalars(select(Inscription).where(Inscription.sitting_id.in_(ours)))
    theirs = [row for row in rows if row.representative and mark_of_name(row.representative) == mark]
    for row in theirs:
        row.representative, row.representative_title = "", ""
    if theirs:
        audit(by, "floor.forget_speaker", db.session.get_one(Meeting, meeting_id), ("representative",))
        enqueue(wipe, tables=[Inscription.__tablename__])
