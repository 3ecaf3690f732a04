"""Without a mail server every mail is a file in the outbox."""

import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import lazy_gettext as _l
from sqlalchemy import text

from app.core import jobs
from app.core.addresses import address_of
from app.core.db import db, write
from app.core.jobs import Job, Worker, enqueue, job
from app.core.mail import Address, Attachment, send, smtp
from app.core.policy import OPERATOR
from tests.mail_server import MailServer, words_of

Mail = Callable[..., Job | None]


def outbox(tmp_path: Path) -> list[Path]:
    """The files in it, oldest first."""
    return sorted((tmp_path / "outbox").iterdir())


def read(path: Path) -> EmailMessage:
    """A mail as a program of the recipient's reads it."""
    return message_from_bytes(path.read_bytes(), policy=policy.default)  # type: ignore[return-value]


def test_a_mail_is_a_file_that_its_owner_alone_reads(mail: Mail, tmp_path: Path, now: datetime) -> None:
    assert mail() is None
    (written,) = outbox(tmp_path)
    message = read(written)
    assert written.name.startswith("20231024T082000.000000Z-")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert {
        name: message[name] for name in ("From", "To", "Subject", "Date", "Auto-Submitted", "Content-Language")
    } == {
        "From": "Rostrum <secretariat@rostrum.invalid>",
        "To": "ada@example.org",
        "Subject": "Welcome",
        "Date": "Tue, 24 Oct 2023 08:20:00 +0000",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "en",
    }
    assert message["Message-ID"] == f"<{written.stem.split('-')[1]}@rostrum.invalid>"


def test_the_text_stands_before_the_rich_form_and_only_that_is_escaped(mail: Mail, tmp_path: Path) -> None:
    mail(name="<Ada> & co", hall="ВОЗ 世界")
    message = read(outbox(tmp_path)[0])
    assert message.get_content_type() == "multipart/alternative"
    assert [(part.get_content_type(), words_of(part)) for part in message.iter_parts()] == [
        ("text/plain", "Dear <Ada> & co,\n\nwelcome to ВОЗ 世界."),
        ("text/html", "<p>Dear &lt;Ada&gt; &amp; co, welcome to ВОЗ 世界.</p>"),
    ]


def test_a_template_without_a_rich_form_is_plain_text_in_the_recipients_language(mail: Mail, tmp_path: Path) -> None:
    mail(template="hall/plain", subject=_l("There is nothing here"), locale="ar")
    message = read(outbox(tmp_path)[0])
    assert message.get_content_type() == "text/plain"
    assert words_of(message) == "There is nothing here en ltr"
    assert message["Subject"] == "There is nothing here"


@pytest.mark.parametrize(
    "name",
    ["Kazem GHARIB ABADI", "Müller, Jörg", 'the "Chair"', "عادل", "Mirghani <b@example.org>"],
)
def test_names_and_subjects_arrive_as_they_are(mail: Mail, tmp_path: Path, name: str) -> None:
    assert mail(to=Address(name, addr_spec="ada@example.org"), subject=f"Invitation: {name}") is None
    message = read(outbox(tmp_path)[0])
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec, message["Subject"]) == (name, "ada@example.org", f"Invitation: {name}")
    assert outbox(tmp_path)[0].read_bytes().isascii()


@pytest.mark.parametrize(
    "name",
    [
        "Drugs, Laboratory and Scientific Services Branch (United Nations Office on Drugs and Crime)",
        "Minister of Health … indeed, spy@evil.example, and of the Interior",
        'a "quoted" name, with <eve@example.org> in it; and a great many words more, so that it is folded',
        "word " * 30 + "end",
        "x" * 200,
        "世界, " * 40 + "世",
        "back\\slash, and (a comment",
    ],
)
def test_a_long_name_stays_one_recipient(mail: Mail, tmp_path: Path, name: str) -> None:
    mail(to=Address(name, addr_spec="ada@example.org"))
    octets = outbox(tmp_path)[0].read_bytes()
    (to,) = read(outbox(tmp_path)[0])["To"].addresses
    assert to.addr_spec == "ada@example.org"
    plain = message_from_bytes(octets, policy=policy.compat32)
    ((encoded, address),) = getaddresses([plain["To"]])
    assert (str(make_header(decode_header(encoded))), address) == (name, "ada@example.org")
    assert max(len(line) for line in octets.split(b"\r\n\r\n")[0].splitlines()) <= 78


def test_a_very_long_name_is_folded_and_whole(mail: Mail, tmp_path: Path) -> None:
    mail(to=Address("世界" * 60, addr_spec="ada@example.org"), subject="世界" * 60)
    octets = outbox(tmp_path)[0].read_bytes()
    # The strict reader of the standard library puts spaces between the parts of a folded name, so the plain one reads.
    plain = message_from_bytes(octets, policy=policy.compat32)
    assert str(make_header(decode_header(plain["To"]))) == "世界" * 60 + " <ada@example.org>"
    assert read(outbox(tmp_path)[0])["Subject"] == "世界" * 60
    assert max(len(line) for line in octets.split(b"\r\n\r\n")[0].splitlines()) <= 78


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x00"])
def test_nobody_writes_headers_through_a_title(mail: Mail, tmp_path: Path, line_break: str) -> None:
    mail(subject=f"Meeting{line_break}Bcc: eve@example.org")
    message = read(outbox(tmp_path)[0])
    assert (message["Bcc"], message["Subject"]) == (None, "Meeting Bcc: eve@example.org")


@pytest.mark.parametrize(
    "to", ["", "ada", "ada@", "@example.org", "a b@example.org", "ada@example.org\r\nBcc: eve@example.org",
           "ada@example.org, eve@example.org", "ada@-.-..org"],
)  # fmt: skip
def test_an_address_that_is_none_ends_the_job(mail: Mail, tmp_path: Path, to: str) -> None:
    left = mail(to=to)
    assert left is not None
    assert left.dead_at is not None
    assert left.error == "The recipient's address is not one that mail can be sent to."
    assert not (tmp_path / "outbox").exists()


def test_a_domain_beyond_ascii_is_written_as_the_network_knows_it(mail: Mail, tmp_path: Path) -> None:
    mail(to="ada@bücher.example")
    assert read(outbox(tmp_path)[0])["To"] == "ada@xn--bcher-kva.example"


def test_an_invitation_to_a_calendar_stands_beside_the_text_and_a_file_after_it(mail: Mail, tmp_path: Path) -> None:
    mail(
        attachments=[
            Attachment("Tagesordnung ü.pdf", "application/pdf", b"%PDF"),
            Attachment("", "text/calendar", "BEGIN:ü".encode(), {"method": "REQUEST"}, is_alternative=True),
        ]
    )
    message = read(outbox(tmp_path)[0])
    text, file = message.iter_parts()
    assert [part.get_content_type() for part in text.iter_parts()] == ["text/plain", "text/html", "text/calendar"]
    invitation = list(text.iter_parts())[2]
    assert (invitation.get_param("method"), words_of(invitation)) == ("REQUEST", "BEGIN:ü")
    assert (file.get_filename(), file.get_content()) == ("Tagesordnung ü.pdf", b"%PDF")


def test_the_same_job_writes_the_same_file_again(app: Flask, tmp_path: Path, own_work: None) -> None:
    wishes = iter(["first", "second"])

    @job("hall.twice")
    def greet() -> None:
        wish = next(wishes)
        send("ada@example.org", wish, "hall/greeting", name="Ada", hall="A")
        if wish == "first":
            raise OSError("after the delivery")

    with write():
        uid = enqueue(greet)
    Worker(app).work_once()
    jobs.retry(uid, by=OPERATOR)
    Worker(app).work_once()
    assert [read(path)["Subject"] for path in outbox(tmp_path)] == ["second"]


def test_one_job_sends_one_mail(app: Flask, tmp_path: Path, own_work: None) -> None:

    @job("hall.many")
    def greet() -> None:
        send("ada@example.org", "one", "hall/greeting", name="Ada", hall="A")
        send("bob@example.org", "two", "hall/greeting", name="Bob", hall="A")

    with write():
        uid = enqueue(greet)
    Worker(app).work_once()
    assert "RuntimeError" in jobs.find(uid).error


def test_no_transaction_waits_for_a_mail_server(
    mail: Mail, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way = []
    monkeypatch.setattr(smtp, "deliver", lambda *_: under_way.append(db.session().in_transaction()))
    assert mail(hall=Reading()) is None
    assert under_way == [False]


class Reading:
    """Asks the database when a template shows it."""

    def __str__(self) -> str:
        return str(db.session.scalar(text("SELECT 1")))


def test_a_mail_within_a_write_is_a_mistake_in_the_code(app: Flask) -> None:
    with write(), pytest.raises(RuntimeError, match="outside a write"):
        send("ada@example.org", "Welcome", "hall/greeting")


def test_addresses_in_mails_are_whole_and_follow_the_base_url(app: Flask) -> None:
    app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], base_url="https://example.org/rostrum")
    assert address_of("operations.healthz", of="a b") == "https://example.org/rostrum/healthz?of=a+b"
