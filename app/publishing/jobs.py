"""Mails about changes, one job each."""

from app.core.jobs import job
from app.core.mail import Address, Written, send_written
from app.publishing.queries.mails import find_change_mail


@job("publishing.mail_change")
def mail_change(mail_id: int) -> None:
    """As it was shown before it left."""
    if mail := find_change_mail(mail_id):
        before, _, domain = mail.email.rpartition("@")
        written = Written(mail.subject, mail.plain, mail.rich)
        send_written(Address(mail.name, before, domain), written, mail.locale)
