"""Mails about changes, and invitations, one job each."""

from app.core.jobs import current_uid, job
from app.core.mail import Address, Written, send_written
from app.core.policy import SYSTEM
from app.publishing.commands import take_turn
from app.publishing.exports.entries import attachments
from app.publishing.models import CalendarInvitation, ChangeMail
from app.publishing.queries.invitations import find_invitation
from app.publishing.queries.mails import find_change_mail
from app.workplan.queries import challenges


@job("publishing.mail_change")
def mail_change(mail_id: int) -> None:
    """As it was shown before it left."""
    if mail := find_change_mail(mail_id):
        send_written(_recipient(mail), Written(mail.subject, mail.plain, mail.rich), mail.locale)


@job("publishing.mail_invitation")
def mail_invitation(invitation_id: int) -> None:
    """In the words that were shown, with the event of the version from which it was made; when its turn has come."""
    if take_turn(invitation_id, current_uid(), SYSTEM) and (leaving := find_invitation(invitation_id)):
        mail = leaving.mail
        written = Written(mail.subject, mail.plain, mail.rich)
        send_written(_recipient(mail), written, mail.locale, attachments(leaving, challenges()))


def _recipient(mail: ChangeMail | CalendarInvitation) -> Address:
    before, _, domain = mail.email.rpartition("@")
    return Address(mail.name, before, domain)
