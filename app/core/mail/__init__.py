"""Mail: composed in the recipient's language inside a job, and handed to the mail server or, without one, to a folder.

One job per mail. A worker may die after the delivery and before the end of its job: the mail then goes out again under
the same Message-ID, and the recipient's program shows it once.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from typing import Any

from flask import current_app
from flask_babel.speaklater import LazyString

from app.config import Settings
from app.core import jobs
from app.core.db import db, is_writing
from app.core.figures import figures
from app.core.i18n import speaking
from app.core.mail import compose, outbox, smtp
from app.core.mail.compose import Attachment, Written

__all__ = ["Address", "Attachment", "Written", "send", "send_written", "write"]


def send(
    to: str | Address,
    subject: str | LazyString,
    template: str,
    locale: str | None = None,
    attachments: Iterable[Attachment] = (),
    **context: Any,
) -> None:
    """Send the mail of the job under way, from templates/<feature>/mail/<template>, in the recipient's language.

    `template` is "people/invitation". Raises GivenUp where the mail server refuses it for good.
    """
    send_written(to, write(subject, template, locale, **context), locale, attachments)


def write(subject: str | LazyString, template: str, locale: str | None = None, **context: Any) -> Written:
    """What a mail of this template says, to be looked at before `send_written`."""
    with speaking(locale or "en"):
        return compose.write(str(subject), template, context)


def send_written(
    to: str | Address,
    written: Written,
    locale: str | None = None,
    attachments: Iterable[Attachment] = (),
    *,
    thread: str | None = None,
) -> None:
    """Send the mail of the job under way as it was written before.

    Mails of one `thread` ("registrations.autumn") refer to the same name, by which they are shown together and found.
    """
    if is_writing():
        raise RuntimeError("a mail is sent outside a write: a slow mail server must not hold up whoever writes next")
    settings: Settings = current_app.config["ROSTRUM"]
    uid = jobs.claim_mail()
    with speaking(locale or "en"):
        message = compose.compose(settings, uid, to, written, tuple(attachments), thread)
    db.session.rollback()  # what was read is in the mail; no transaction waits for the network
    with _counted():
        if settings.smtp_url:
            smtp.deliver(message, settings.smtp_url)
        else:
            outbox.deliver(message, uid, settings.instance / "outbox")


@contextmanager
def _counted() -> Iterator[None]:
    try:
        yield
    except jobs.GivenUp:
        figures.count("rostrum_mails", "refused")
        raise
    except Exception:
        figures.count("rostrum_mails", "postponed")
        raise
    figures.count("rostrum_mails", "sent")
