"""Mails that lie in the folder because no mail server is set, and are to be forgotten."""

from collections.abc import Collection
from email.message import EmailMessage

from flask import current_app

from app.config import Settings
from app.core import clock
from app.core.jobs import GivenUp, enqueue, job
from app.core.jobs.register import LONGEST
from app.core.mail import outbox
from app.core.mail.compose import recipient
from app.core.tokens import fingerprint

PURPOSE = "mail.recipient"


@job("outbox.forget")
def forget(thread: str, to: list[str] | None = None, uids: list[str] | None = None) -> None:
    """Mails of a thread, of it those to some recipients alone (by their marks); and those of these jobs."""
    settings: Settings = current_app.config["ROSTRUM"]
    named = f"<{thread}@{settings.uid_domain}>"

    def is_meant(uid: str, head: EmailMessage) -> bool:
        if uid in (uids or ()):
            return True
        is_of_thread = named in str(head.get("References", "")).split()
        return is_of_thread and (to is None or _mark_in(head) in to)

    outbox.forget(settings.instance / "outbox", is_meant, LONGEST.total_seconds())


def forget_mails(thread: str, to: Collection[str] | None = None, uids: Collection[str] = ()) -> None:
    """Within a write: let mails be forgotten now, and once more when whoever is sending one just now has ended."""
    marks = None if to is None else sorted(mark for address in to if (mark := mark_of(address)))
    for due_at in (None, clock.now() + LONGEST):
        enqueue(forget, due_at, thread=thread, to=marks, uids=sorted(uids))


def mark_of(address: str) -> str | None:
    """By what a recipient is known without being named; None where no mail could ever be sent there."""
    try:
        return fingerprint(PURPOSE, recipient(address).addr_spec.casefold())
    except GivenUp:
        return None


def _mark_in(head: EmailMessage) -> str:
    addresses = getattr(head.get("To"), "addresses", ())
    return fingerprint(PURPOSE, addresses[0].addr_spec.casefold()) if addresses else ""
