"""Programs of the Secretariat publish, postpone, cancel and reinstate, as it was looked at."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db
from app.core.policy import OPERATOR, Grant, Scope
from app.meetings.commands.statuses import cancel
from app.meetings.queries import published
from app.meetings.rules.words import Status
from app.publishing.models import ChangeMail
from tests.builders.meetings import a_meeting
from tests.builders.people import an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.programs import Program

MEETING = "/meetings/autumn"
OFFICER = Grant("conference_officer", Scope("meeting", "autumn"))


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat, and a draft in whose second sitting nobody is named to preside."""
    a_meeting(a_programme(a_sitting(1, presiding_officer="chair", room="A"), a_sitting(2)))
    an_account("officer@example.org", OFFICER)
    return Program(app, an_account("office@example.org", "secretariat"))


def publication(office: Program) -> dict[str, Any]:
    """What is looked at before publishing."""
    return office.read(f"{MEETING}/draft/publication").json


def publish(office: Program, **changes: Any):
    """Publish what is looked at now."""
    seen = publication(office)
    sent = {
        "edition": seen["edition"],
        "acknowledged": [one["key"] for one in seen["warnings"]],
        "mails": {"shown": seen["mails"]["shown"]},
        **changes,
    }
    return office.post(f"{MEETING}/versions", sent)


def mails() -> list[str]:
    """To whom mails left, or wait to leave."""
    db.session.rollback()
    return list(db.session.scalars(select(ChangeMail.email).order_by(ChangeMail.id)))


def move(office: Program) -> None:
    """Change the draft."""
    edition = office.read(f"{MEETING}/draft").json["edition"]
    edit = {"deed": "set_room", "number": 1, "room": f"Room {edition}"}
    assert office.post(f"{MEETING}/draft/steps", {"based_on": edition, "edits": [edit]}).status_code == 200


def test_an_afternoon_is_published_and_everybody_reads_it(app: Flask, office: Program) -> None:
    seen = publication(office)
    assert (seen["changes"], seen["mails"]) == ([], {"shown": "", "mails": [], "unknown": []})
    assert {one["kind"] for one in seen["warnings"]} == {"nobody_presides"}
    made = publish(office, note="The first")
    assert (made.status_code, made.json["version"], made.location) == (201, 1, f"/api/v1{MEETING}/versions/1")
    move(office)
    seen = publication(office)
    assert [(one["sitting"], len(one["sentences"])) for one in seen["changes"]] == [(1, 1)]
    assert [one["email"] for one in seen["mails"]["mails"]] == ["officer@example.org"]
    assert publish(office, note="Another room").json["version"] == 2
    assert mails() == ["officer@example.org"]
    versions = Program(app).read(f"{MEETING}/versions").json["items"]
    assert [(one["note"], one["changes"]) for one in versions] == [("Another room", seen["changes"]), ("The first", [])]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"acknowledged": []}, "meetings.warnings_unacknowledged"),
        ({"edition": 1}, "meetings.draft_changed"),
        ({"mails": {}}, "publishing.mails_not_shown"),
        ({"mails": {"shown": "something else"}}, "publishing.mails_not_shown"),
    ],
)
def test_what_was_not_looked_at_is_not_published(office: Program, changes: dict[str, Any], code: str) -> None:
    publish(office)
    move(office)
    refused = publish(office, **changes)
    assert (refused.status_code, refused.json["code"]) == (409, code)
    assert refused.json["present"] == publication(office)
    assert (published("autumn").version.number, mails()) == (1, [])


def test_nobody_is_told_where_all_are_left_out(office: Program) -> None:
    publish(office)
    move(office)
    assert publish(office, mails={"leave_out": ["*"]}).status_code == 201
    assert mails() == []


@pytest.mark.parametrize("address", [MEETING, f"{MEETING}/sittings/1"])
@pytest.mark.parametrize(
    ("resource", "status"), [("postponement", Status.POSTPONED), ("cancellation", Status.CANCELLED)]
)
def test_what_is_set_off_is_public_at_once_and_can_be_reinstated(
    app: Flask, office: Program, address: str, resource: str, status: Status
) -> None:
    publish(office)
    shown = office.read(f"{address}/{resource}?reason=A+strike").json["mails"]["shown"]
    done = office.put(f"{address}/{resource}", {"reason": " A  strike", "mails": {"shown": shown}})
    said = {"status": status, "reason": "A strike", "version": 2, "address": f"/api/v1{MEETING}/versions/2"}
    assert (done.status_code, done.json) == (200, said)
    assert Program(app).read(f"{MEETING}/sittings/1").json["sitting"]["status"] == status
    again = office.put(f"{address}/{resource}", {"reason": "A strike", "mails": {"leave_out": ["*"]}})
    assert (again.status_code, again.json["present"]["status"]) == (409, status)
    shown = office.read(f"{address}/{resource}?reason=Called+off").json["mails"]["shown"]
    assert office.delete(f"{address}/{resource}?shown={shown}").status_code == 422
    ended = office.delete(f"{address}/{resource}?shown={shown}&reason=+Called++off")
    said = {"status": "scheduled", "reason": "Called off", "version": 3, "address": f"/api/v1{MEETING}/versions/3"}
    assert (ended.status_code, ended.json) == (200, said)
    (change,) = Program(app).read(f"{MEETING}/versions").json["items"][0]["changes"]
    assert change["sentences"][0].endswith("is held after all: Called off")
    compared = Program(app).read(f"{MEETING}/comparison?from=1&to=3").json["changes"]
    assert [one["sentences"] for one in compared] == [change["sentences"]]
    assert mails() == ["officer@example.org"] * 2


def test_a_body_that_nothing_reads_is_refused_and_nothing_is_done(office: Program) -> None:
    publish(office)
    cancel("autumn", "A strike", OPERATOR)
    refused = office.delete(f"{MEETING}/cancellation?reason=Over&leave_out=*", {"reason": "Called off"})
    assert (refused.status_code, refused.json["code"]) == (422, "api.body_not_read")
    assert published("autumn").programme.header.status == Status.CANCELLED


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 501])
def test_everybody_is_told_why(office: Program, reason: str) -> None:
    refused = office.put(f"{MEETING}/cancellation", {"reason": reason})
    assert (refused.status_code, [one["pointer"] for one in refused.json["errors"]]) == (422, ["#/reason"])


def test_mails_that_were_not_read_do_not_leave_and_nothing_is_cancelled(office: Program) -> None:
    publish(office)
    refused = office.put(f"{MEETING}/cancellation", {"reason": "A strike"})
    assert (refused.status_code, refused.json["code"]) == (409, "publishing.mails_not_shown")
    shown = refused.json["present"]["mails"]["shown"]
    assert office.put(f"{MEETING}/cancellation", {"reason": "A strike", "mails": {"shown": shown}}).status_code == 200


def test_the_same_publication_twice_is_one_version(office: Program) -> None:
    seen = publication(office)
    sent = {"edition": seen["edition"], "acknowledged": [one["key"] for one in seen["warnings"]]}
    first, second = (office.post(f"{MEETING}/versions", sent, Idempotency_Key="once") for _ in range(2))
    assert (first.status_code, first.data, second.status_code) == (201, second.data, 201)
    assert office.read(f"{MEETING}/versions").json["total"] == 1
