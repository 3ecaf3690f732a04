"""Letting what is private about a meeting be gone: mail addresses, and the steps of its draft, which name people."""

from sqlalchemy import delete, func, select

from app.core.audit import audit
from app.core.db import command, db
from app.core.policy import Actor
from app.meetings.models import Contact, DraftStep, Meeting

TABLES = (Contact.__tablename__, DraftStep.__tablename__)


@command
def forget_private(meeting: Meeting, by: Actor) -> None:
    """Forget addresses and steps; the draft stays as it is, and what was published stays for ever."""
    for table in (Contact, DraftStep):
        db.session.execute(delete(table).where(table.meeting_id == meeting.id))
    audit(by, "meetings.forget_private", meeting, ("contact", "draft_step"))


@command
def forget_address(meeting: Meeting, email: str, by: Actor) -> None:
    """Forget where somebody is written to, whatever the capitals."""
    is_theirs = func.lower(Contact.email) == email.casefold()
    rows = list(db.session.scalars(select(Contact).where(Contact.meeting_id == meeting.id, is_theirs)))
    for row in rows:
        db.session.delete(row)
    if rows:
        audit(by, "meetings.forget_address", meeting, ("contact",))
