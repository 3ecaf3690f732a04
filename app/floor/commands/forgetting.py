"""Forgetting who represented whom, and the texts for interpreters; the log and the record name nobody and stay."""

from sqlalchemy import select, update

from app.core.audit import audit
from app.core.db import command, db
from app.core.jobs import enqueue
from app.core.policy import Actor
from app.core.wiping import wipe
from app.floor.models import EMPTY, Inscription
from app.meetings.models import Meeting, Sitting


@command
def forget_speakers(meeting_id: int, by: Actor) -> None:
    """Empty what is personal beside the floors of a meeting, and let it be taken off the disk."""
    meeting = db.session.get_one(Meeting, meeting_id)
    ours = select(Sitting.id).where(Sitting.meeting_id == meeting_id)
    db.session.execute(update(Inscription).where(Inscription.sitting_id.in_(ours)).values(**EMPTY))
    audit(by, "floor.forget_speakers", meeting, EMPTY)
    enqueue(wipe, tables=[Inscription.__tablename__])
