"""Programs of the Secretariat see which invitations are due, send what they have read, and see what became of it."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.builders.mails import addresses
from tests.builders.people import an_account
from tests.builders.programs import Program
from tests.mail_server import MailServer
from tests.publishing.test_invitations import Mails, _first, change, news, office, to

__all__ = ["_first", "news", "office"]
DUE = "/meetings/autumn/draft/invitations"
SENT = f"{DUE}/sent"


@pytest.fixture
def program(app: Flask, office: object, news: Mails) -> Program:
    """A program of the Secretariat, where four invitations are due."""
    program = Program(app, an_account("office@example.org", "secretariat"))
    news()  # that it was given a token
    return program


def test_what_is_due_is_read_and_sent(program: Program, news: Mails) -> None:
    addresses(ana="")
    read = program.read(DUE).json
    assert [(one["sitting"], one["method"], one["email"]) for one in read["due"]] == [
        (1, "REQUEST", "ama@example.org"),
        (1, "REQUEST", "ben@example.org"),
        (2, "REQUEST", "ben@example.org"),
    ]
    assert (read["unknown"], read["nothing"]) == (["Ana"], None)
    assert read["due"][0]["text"].startswith("Dear Ama Mensah,\n")
    answer = program.post(DUE, {"shown": read["shown"], "leave_out": [read["due"][0]["key"], "sitting-2"]})
    assert (answer.status_code, answer.json) == (200, {"count": 1})
    assert [to(one) for one in news()] == ["ben@example.org"]
    now = program.read(DUE).json
    assert program.post(DUE, {"shown": now["shown"]}).json == {"count": 2}
    assert program.read(DUE).json == {"shown": "", "due": [], "unknown": ["Ana"], "nothing": "some"}


def test_what_was_not_read_does_not_leave(program: Program, news: Mails) -> None:
    shown = program.read(DUE).json["shown"]
    change(room="C4")
    refused = program.post(DUE, {"shown": shown})
    assert (refused.status_code, refused.json["code"]) == (409, "publishing.mails_not_shown")
    assert refused.json["present"] == program.read(DUE).json
    assert news() == []


def test_the_same_request_twice_sends_once(program: Program, news: Mails) -> None:
    sent = {"shown": program.read(DUE).json["shown"]}
    answers = [program.post(DUE, sent, Idempotency_Key="once") for _ in range(2)]
    assert [(one.status_code, one.json) for one in answers] == [(200, {"count": 4})] * 2
    assert len(news()) == 4
    refused = program.post(DUE, {"shown": "stale"}, Idempotency_Key="stale")
    assert (refused.status_code, refused.json["present"]["due"]) == (409, [])


def test_what_failed_is_seen_and_sent_again(app: Flask, program: Program, mails: Mails) -> None:
    with MailServer({"RCPT": "550 no such mailbox"}) as server:
        app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], smtp_url=server.url)
        program.post(DUE, {"shown": program.read(DUE).json["shown"]})
        assert {one["fate"] for one in program.read(SENT).json["items"]} == {"waiting"}
        mails()
        read = program.read(SENT).json
        first = read["items"][0]
        assert (read["total"], first["fate"], first["version"], first["sitting"]) == (4, "failed", 1, 2)
        assert first["error"] == "The mail server refused this recipient for good (code 550)."
        server.replies.clear()
        again = first["sending"].removeprefix("/api/v1")
        assert program.post(again, Idempotency_Key="again").json["fate"] == "waiting"
        mails()
        assert [one["fate"] for one in program.read(SENT).json["items"]] == ["sent", "failed", "failed", "failed"]
        refused = program.post(again)
        assert (refused.status_code, refused.json["code"]) == (409, "publishing.invitation_is_over")


def test_nobody_else_sees_invitations_or_sends_them(app: Flask, program: Program) -> None:
    program.post(DUE, {"shown": program.read(DUE).json["shown"]})
    again = program.read(SENT).json["items"][0]["sending"].removeprefix("/api/v1")
    for other in (Program(app), Program(app, an_account("x@example.org", "conference_officer"))):
        assert [other.read(DUE).status_code, other.read(SENT).status_code] == [404, 404]
        assert [other.post(DUE, {"shown": ""}).status_code, other.post(again).status_code] == [404, 404]
    assert program.post(again.replace("autumn", "spring")).status_code == 404
