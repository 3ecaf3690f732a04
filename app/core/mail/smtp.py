"""Hands a mail to the mail server: encrypted where the server offers it, and within a time limit."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from app.core.jobs import GivenUp

SECONDS = 20.0  # for each step of the conversation
HERE = ("127.0.0.1", "::1", "localhost")
FOR_GOOD = range(500, 600)


def deliver(message: EmailMessage, url: str) -> None:
    """Deliver, or raise: GivenUp where the server refuses this mail for good, anything else means later."""
    with _conversation(urlsplit(url)) as server:
        try:
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            code, _said = next(iter(refused.recipients.values()))
            _give_up_on(code, "this recipient")
            raise
        except smtplib.SMTPSenderRefused as refused:
            _give_up_on(refused.smtp_code, "the sender ROSTRUM_MAIL_FROM")
            raise
        except smtplib.SMTPDataError as refused:
            _give_up_on(refused.smtp_code, "this mail")
            raise
        except smtplib.SMTPNotSupportedError:
            raise GivenUp("The mail server takes no address with letters beyond ASCII before the @.") from None


def _give_up_on(code: int, what: str) -> None:
    """The server's own words may name the recipient, so that only its number is kept."""
    if code in FOR_GOOD:
        raise GivenUp(f"The mail server refused {what} for good (code {code}).") from None


class NotEncrypted(Exception):
    """The server wants a password and offers no encryption: it is not sent over the network in the clear."""


@contextmanager
def _conversation(url: SplitResult) -> Iterator[smtplib.SMTP]:
    host = url.hostname or ""
    context = trust(host)
    if url.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, url.port or 465, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, url.port or 25, timeout=SECONDS)
    with _closing(server):
        encrypt(server, url, context)
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        yield server


@contextmanager
def _closing(server: smtplib.SMTP) -> Iterator[None]:
    """Say goodbye; whether the server hears it changes nothing about the mail that it took."""
    try:
        yield
    finally:
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            server.close()


def encrypt(server: smtplib.SMTP, url: SplitResult, context: ssl.SSLContext) -> None:
    server.ehlo()
    if url.scheme == "smtps":
        return
    if server.has_extn("starttls"):
        server.starttls(context=context)
        server.ehlo()
    elif url.username and url.hostname not in HERE:
        raise NotEncrypted


def trust(host: str) -> ssl.SSLContext:
    """Certificates are checked, except those of this very machine, which nobody vouches for."""
    context = ssl.create_default_context()
    if host in HERE:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
