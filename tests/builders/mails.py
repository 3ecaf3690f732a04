"""Builders of mail addresses and mails about changes."""

from app.core.audit import audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.meetings.commands.contacts import keep_contacts
from app.meetings.queries import find_meeting
from app.meetings.queries.contacts import contacts_of
from app.meetings.rules.contacts import Typed
from app.publishing.models import CalendarInvitation, ChangeMail


def addresses(**emails: str) -> None:
    """Everybody's mail address in the autumn meeting: `ana="ana@example.org"` is that of Ana."""
    kept = contacts_of("autumn")
    was = {key: one.email for key, one in kept.items()}
    typed = [Typed(key, key.title(), was.get(key, ""), email) for key, email in emails.items()]
    keep_contacts("autumn", typed, OPERATOR)


SAID = {"name": "Ana", "email": "ana@example.org", "locale": "en", "subject": "S", "plain": "P", "rich": "R"}


def an_invitation(slug: str) -> CalendarInvitation:
    """An invitation to the first sitting, by the first version of a meeting, that was sent."""
    with write():
        of = {"meeting_id": find_meeting(slug).id, "version": 1, "number": 1, "method": "REQUEST", "sequence": 0}
        mail = CalendarInvitation(**of, **SAID, job_uid="sent")
        db.session.add(mail)
        audit(OPERATOR, "test.built", mail)
    return mail


def a_change_mail(slug: str) -> ChangeMail:
    """A mail about the first version of a meeting that was sent."""
    with write():
        mail = ChangeMail(meeting_id=find_meeting(slug).id, version=1, **SAID)
        db.session.add(mail)
        audit(OPERATOR, "test.built", mail)
    return mail
