"""Programs of the Secretariat see what became of the mails about changes, and send again what failed."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from app.meetings.rules.people import Presenter
from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import an_account
from tests.builders.programs import Program
from tests.mail_server import MailServer
from tests.publishing.mailing import Mails, programme

KEPT = "/meetings/autumn/draft/mails"


@pytest.fixture
def office(app: Flask, mails: Mails) -> Program:
    """A program of the Secretariat that published a change which concerns Ana and Ben."""
    a_published_meeting(programme(room="A"))
    addresses(ana="ana@example.org", ben="ben@example.org")
    a_meeting(programme(room="B"))
    office = Program(app, an_account("office@example.org", "secretariat"))
    publish(office)
    return office


def publish(office: Program) -> None:
    """Publish what is looked at now, and let all mails leave."""
    seen = office.read("/meetings/autumn/draft/publication").json
    sent = {"edition": seen["edition"], "acknowledged": [one["key"] for one in seen["warnings"]]}
    answer = office.post("/meetings/autumn/versions", {**sent, "mails": {"shown": seen["mails"]["shown"]}})
    assert answer.status_code == 201


def fates(office: Program) -> dict[str, str]:
    """What became of each mail."""
    (of_version,) = office.read(KEPT).json["items"]
    return {one["email"]: one["fate"] for one in of_version["mails"]}


def first(office: Program) -> Any:
    """The mail to Ana."""
    return office.read(KEPT).json["items"][0]["mails"][0]


def test_what_failed_is_seen_and_sent_again_to_the_address_kept_now(app: Flask, office: Program, mails: Mails) -> None:
    with MailServer({"RCPT": "550 no such mailbox"}) as server:
        app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], smtp_url=server.url)
        assert fates(office) == {"ana@example.org": "waiting", "ben@example.org": "waiting"}
        mails()
        assert fates(office) == {"ana@example.org": "failed", "ben@example.org": "failed"}
        failed = first(office)
        assert failed["error"] == "The mail server refused this recipient for good (code 550)."
        addresses(ana="ana@new.example")
        again = failed["sending"].removeprefix("/api/v1")
        sent = office.post(again).json
        assert (sent["fate"], sent["email"], sent["number"]) == ("waiting", "ana@new.example", failed["number"])
        server.replies.clear()
        mails()
        assert [one.recipients for one in server.deliveries] == [["ana@new.example"]]
        assert fates(office) == {"ana@new.example": "sent", "ben@example.org": "failed"}
        refused = office.post(again)
        assert (refused.status_code, refused.json["code"], mails()) == (409, "publishing.mail_was_sent", [])


def test_nobody_else_sees_mails_or_sends_them(app: Flask, office: Program) -> None:
    again = first(office)["sending"].removeprefix("/api/v1")
    for other in (Program(app), Program(app, an_account("x@example.org", "conference_officer"))):
        assert (other.read(KEPT).status_code, other.post(again).status_code) == (404, 404)
    assert office.post(again.replace("autumn", "spring")).status_code == 404


def test_it_asks_as_often_for_two_as_for_thirty(office: Program, queries) -> None:
    office.read(KEPT)  # the day of its use is noted once
    with queries() as few:
        office.read(KEPT)
    people = tuple(Presenter(name=f"p{at}") for at in range(30))
    addresses(**{one.name: f"{one.name}@example.org" for one in people})
    a_meeting(programme(room="B", presenters=people))
    publish(office)
    with queries() as many:
        read = office.read(KEPT).json["items"]
    assert ([len(one["mails"]) > 30 for one in read], len(many)) == ([True, False], len(few))
