"""With a mail server: taken, refused for good, or tried again."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from app.core.jobs import Job
from app.core.mail import smtp
from tests.mail_server import MailServer, words_of

Mail = Callable[..., Job | None]


def test_the_server_gets_the_mail_and_the_job_is_done(mail: Mail, mail_server: MailServer) -> None:
    assert mail(name="Jörg\n.\nhidden") is None
    (delivery,) = mail_server.deliveries
    assert (delivery.sender, delivery.recipients) == ("secretariat@rostrum.invalid", ["ada@example.org"])
    assert words_of(delivery.message.get_body(("plain",))) == "Dear Jörg\n.\nhidden,\n\nwelcome to A."


@pytest.mark.parametrize(
    ("verb", "reason"),
    [
        ("RCPT", "The mail server refused this recipient for good (code 550)."),
        ("MAIL", "The mail server refused the sender ROSTRUM_MAIL_FROM for good (code 550)."),
        ("DATA", "The mail server refused this mail for good (code 550)."),
        ("CONTENT", "The mail server refused this mail for good (code 550)."),
    ],
)
def test_a_refusal_for_good_ends_the_job_and_says_why(
    mail: Mail, mail_server: MailServer, verb: str, reason: str
) -> None:
    mail_server.replies[verb] = "550 5.1.1 <ada@example.org> unknown"
    left = mail()
    assert left is not None
    assert (left.dead_at is not None, left.error) == (True, reason)


@pytest.mark.parametrize("reply", ["450 later", None], ids=["refused for now", "hung up"])
@pytest.mark.parametrize("verb", ["CONNECT", "MAIL", "RCPT", "DATA", "CONTENT"])
def test_what_does_not_work_now_is_tried_again(
    mail: Mail, mail_server: MailServer, verb: str, reply: str | None
) -> None:
    mail_server.replies[verb] = reply
    left = mail()
    assert left is not None
    assert (left.dead_at, left.attempts) == (None, 1)


def test_a_password_that_is_refused_is_the_operators_to_mend_so_the_mail_waits(
    mail: Mail, mail_server: MailServer, through: Callable[[str], None]
) -> None:
    mail_server.offers, mail_server.replies = ("AUTH PLAIN",), {"AUTH": "535 no"}
    through(f"smtp://ada:pass@127.0.0.1:{mail_server.port}")
    left = mail()
    assert left is not None
    assert left.dead_at is None


def test_nobody_there_is_tried_again(mail: Mail, through: Callable[[str], None]) -> None:
    with MailServer() as server:
        url = server.url
    through(url)
    left = mail()
    assert left is not None
    assert (left.dead_at, left.attempts) == (None, 1)


def test_a_server_that_says_nothing_does_not_hold_the_worker(
    mail: Mail, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_server.replies["EHLO"] = ""
    monkeypatch.setattr(smtp, "SECONDS", 0.2)
    left = mail()
    assert left is not None
    assert left.dead_at is None


def test_a_goodbye_that_fails_does_not_send_the_mail_again(mail: Mail, mail_server: MailServer) -> None:
    mail_server.replies["QUIT"] = None
    assert mail() is None
    assert len(mail_server.deliveries) == 1


def test_encryption_is_used_where_offered_and_the_password_goes_through_it(
    mail: Mail, mail_server: MailServer, through: Callable[[str], None]
) -> None:
    mail_server.offers = ("STARTTLS", "AUTH PLAIN")
    through(f"smtp://ada:p%40ss@127.0.0.1:{mail_server.port}")
    assert mail() is None
    assert [(one.encrypted, one.signed_in) for one in mail_server.deliveries] == [(True, True)]


def test_certificates_of_other_machines_are_checked() -> None:
    assert smtp.trust("mail.example.org").check_hostname
    assert not smtp.trust("localhost").check_hostname


def test_no_password_goes_over_the_network_in_the_clear(mail: Mail, mail_server: MailServer) -> None:
    class Plain:
        def ehlo(self) -> None: ...

        def has_extn(self, _name: str) -> bool:
            return False

    with pytest.raises(smtp.NotEncrypted):
        smtp.encrypt(Plain(), urlsplit("smtp://ada:pass@mail.example.org"), smtp.trust("mail.example.org"))


def test_an_address_with_letters_beyond_ascii_needs_a_server_that_takes_it(mail: Mail, mail_server: MailServer) -> None:
    left = mail(to="jörg@example.org")
    assert left is not None
    assert left.error == "The mail server takes no address with letters beyond ASCII before the @."
    mail_server.offers = ("SMTPUTF8", "8BITMIME")
    assert mail(to="jörg@example.org") is None
    assert mail_server.deliveries[0].recipients == ["jörg@example.org"]
