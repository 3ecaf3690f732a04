"""Builders of mail addresses and mails about changes."""

from app.core.audit import audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.meetings.commands.contacts import keep_contacts
from app.meetings.queries import find_meeting
from app.meetings.queries.contacts import contacts_of
from app.meetings.rules.contacts import Typed
from app.publishing.models import ChangeMail


def addresses(**emails: str) -> None:
    """Everybody's mail address in the autumn meeting: `ana="ana@example.org"` is that of Ana."""
    kept = contacts_of("autumn")
    was = {key: one.email for key, one in kept.items()}
    typed = [Typed(key, key.title(), was.get(key, ""), email) for key, email in emails.items()]
    keep_contacts("autumn", typed, OPERATOR)


def a_change_mail(slug: str) -> ChangeMail:
    """A mail about the first version of a meeting that was sent."""
    with write():
        said = {"name": "Ana", "email": "ana@example.org", "locale": "en", "subject": "S", "plain": "P", "rich": "R"}
        mail = ChangeMail(meeting_id=find_meeting(slug).id, version=1, **said)
        db.session.add(mail)
        audit(OPERATOR, "test.built", mail)
    return mail
