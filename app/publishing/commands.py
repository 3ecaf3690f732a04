"""Publishing, postponing, cancelling and reinstating, and telling those whom it concerns by mail."""

from collections.abc import Collection

from app.core import jobs
from app.core.audit import audit
from app.core.db import command, db, lock
from app.core.jobs.queue import put
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.meetings.commands.acknowledging import publish_draft
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.queries import find_meeting
from app.meetings.queries.contacts import contacts_of
from app.meetings.rules.words import Status
from app.publishing.models import ChangeMail
from app.publishing.queries.mails import addresses_of
from app.publishing.rules.mails import Leaving

MAIL = "publishing.mail_change"  # the work of jobs.py


@command
def publish_and_tell(
    slug: str, edition: int, acknowledged: Collection[str], leaving: Leaving | None, by: Actor, note: str | None = None
) -> int:
    """Publish the edition of a draft that was looked at, and let the mails leave that were shown."""
    number = publish_draft(slug, edition, acknowledged, by, note)
    _tell(slug, number, leaving, by)
    return number


@command
def set_off_and_tell(
    slug: str, status: Status, reason: str, leaving: Leaving | None, by: Actor, number: int | None = None
) -> int | None:
    """Postpone or cancel a meeting, or one sitting of it, and let the mails leave that were shown."""
    deed = {Status.POSTPONED: postpone, Status.CANCELLED: cancel}[status]
    version = deed(slug, reason, by, number)
    _tell(slug, version, leaving, by)
    return version


@command
def reinstate_and_tell(
    slug: str, leaving: Leaving | None, by: Actor, number: int | None = None, ended: Status | None = None
) -> int | None:
    """Hold a meeting, or one sitting of it, after all, and let the mails leave that were shown."""
    version = reinstate(slug, by, number, ended)
    _tell(slug, version, leaving, by)
    return version


def _tell(slug: str, version: int | None, leaving: Leaving | None, by: Actor) -> None:
    """One job for each mail; nothing happens where they were written from anything else than what is so now."""
    if version is None or leaving is None:
        return
    if (leaving.version, leaving.addresses) != (version, addresses_of(slug, by.account_id)):
        raise Refused(refusal("publishing.mails_not_shown"))
    meeting = find_meeting(slug)
    assert meeting is not None, "a meeting was published"
    for mail in leaving.mails:
        row = ChangeMail(meeting_id=meeting.id, version=version, person=mail.person, name=mail.name, email=mail.email)
        row.locale, row.subject, row.plain, row.rich = mail.locale, mail.subject, mail.plain, mail.rich
        db.session.add(row)
        db.session.flush()
        row.job_uid = put(MAIL, None, {"mail_id": row.id})
    if leaving.mails:
        audit(by, "publishing.tell", meeting, fields=["change_mail"])


@command
def send_again(slug: str, mail_id: int, by: Actor) -> None:
    """Send a mail that failed once more, to the address that is kept now."""
    mail = lock(ChangeMail, ChangeMail.id == mail_id)
    if mail is None or mail.job_uid is None or not jobs.retry(mail.job_uid, by):
        raise Refused(refusal("publishing.mail_was_sent"))
    kept = contacts_of(slug).get(mail.person or "")
    if kept and kept.email != mail.email:
        mail.email = kept.email
        audit(by, "publishing.send_again", mail, fields=["change_mail.email"])
