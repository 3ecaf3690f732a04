"""Mails about changes, and invitations, one job each."""

from app.core.jobs import answers, current_uid, job
from app.core.mail import Address, Written, send_written
from app.core.policy import SYSTEM
from app.publishing.commands import forget_mails_of, forget_mails_to, take_turn
from app.publishing.exports.entries import attachments
from app.publishing.models import CalendarInvitation, ChangeMail
from app.publishing.queries.invitations import find_invitation
from app.publishing.queries.mails import find_change_mail
from app.registrations.rules.purging import thread_of
from app.workplan.queries import challenges


@job("publishing.mail_change")
def mail_change(mail_id: int) -> None:
    """As it was shown before it left."""
    if found := find_change_mail(mail_id):
        mail, slug = found
        written = Written(mail.subject, mail.plain, mail.rich)
        send_written(_recipient(mail), written, mail.locale, thread=thread_of(slug))


@job("publishing.mail_invitation")
def mail_invitation(invitation_id: int) -> None:
    """In the words that were shown, with the event of the version from which it was made; when its turn has come."""
    if take_turn(invitation_id, current_uid(), SYSTEM) and (leaving := find_invitation(invitation_id)):
        mail = leaving.mail
        written = Written(mail.subject, mail.plain, mail.rich)
        thread = thread_of(leaving.published.programme.header.slug)
        send_written(_recipient(mail), written, mail.locale, attachments(leaving, challenges()), thread=thread)


@answers("meeting_purged")
@job("publishing.forget_mails_of")
def forget_all(meeting_id: int) -> None:
    """Nobody's address, and nothing that was written to them."""
    forget_mails_of(meeting_id, SYSTEM)


@answers("registration_erased")
@job("publishing.forget_mails_to")
def forget_one(meeting_id: int, mark: str | None, name: str = "") -> None:
    """The same of one person, whose mails are found by the mark of the address and not by that of the name."""
    if mark is not None:
        forget_mails_to(meeting_id, mark, SYSTEM)


def _recipient(mail: ChangeMail | CalendarInvitation) -> Address:
    before, _, domain = mail.email.rpartition("@")
    return Address(mail.name, before, domain)
