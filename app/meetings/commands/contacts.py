"""Keeping the mail addresses of those whom a meeting names."""

from collections.abc import Iterable

from sqlalchemy import select

from app.core.audit import audit
from app.core.db import command, db
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.meetings import models, queries
from app.meetings.rules.contacts import Typed, why_not_kept


@command
def keep_contacts(slug: str, typed: Iterable[Typed], by: Actor) -> int:
    """Keep, change or forget the addresses that were typed; returns how many differ since."""
    meeting = queries.load_meeting(slug, hold=True)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    rows = {
        row.person: row
        for row in db.session.scalars(select(models.Contact).where(models.Contact.meeting_id == meeting.id))
    }
    changed = 0
    for one in typed:
        row = rows.get(one.key)
        kept = row.email if row else ""
        if one.email == one.was:
            continue  # whoever did not touch it leaves it as it is
        insist(why_not_kept(kept, one))
        if one.email != kept:
            _keep(meeting, row, one)
            changed += 1
    if changed:
        audit(by, "meetings.keep_contacts", meeting, fields=["contact.email"])
    return changed


def _keep(meeting: models.Meeting, row: models.Contact | None, typed: Typed) -> None:
    if row is None:
        db.session.add(models.Contact(meeting_id=meeting.id, person=typed.key, name=typed.name, email=typed.email))
    elif typed.email:
        row.name, row.email = typed.name, typed.email
    else:
        db.session.delete(row)
