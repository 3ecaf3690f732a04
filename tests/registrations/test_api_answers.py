"""Programs answer what the Secretariat asked for, with words or with a document."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.registrations.commands.deciding import decide
from app.registrations.rules.words import Deed
from tests.builders.people import actor_of, an_account
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation, a_focal_point
from tests.core.files import samples

PEOPLE = "/meetings/autumn/delegations/MEX/registrations"
ANA = {"family_name": "López", "given_names": "Ana", "email": "ana@example.org"}


@pytest.fixture
def mission(app: Flask, now: Any) -> Program:
    """A program of Mexico's focal point, whose delegation is invited."""
    a_delegation()
    return Program(app, a_focal_point())


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat."""
    return Program(app, an_account("office@example.org", "secretariat"))


def test_who_was_asked_for_more_answers(mission: Program, office: Program) -> None:
    standing = mission.post(PEOPLE, {"people": [ANA]}).json["items"][0]
    decide("autumn", [standing["registration"]], Deed.ASK_MORE, actor_of(an_account("s@x.org", "secretariat")), "Why?")
    address = standing["address"][7:]
    assert mission.read(address).json["reason"] == "Why?"
    answered = mission.post(f"{address}/submission", {"text": "Because."})
    assert (answered.json["state"], "Because" in answered.text) == ("submitted", False)
    assert [one["text"] for one in office.read(address).json["words"]] == ["Why?", "Because."]


def test_an_answer_can_be_a_document(mission: Program, office: Program) -> None:
    standing = mission.post(PEOPLE, {"people": [ANA]}).json["items"][0]
    address = f"{standing['address'][7:]}/submission/file?name=letter.pdf&text=The%20letter."

    def give(content: bytes) -> TestResponse:
        headers = {**mission.shown, "Content-Type": "application/pdf"}
        return mission.client.post(f"/api/v1{address}", data=content, headers=headers)

    assert give(samples.pdf()).json["code"] == "registrations.not_in_this_state"
    decide("autumn", [standing["registration"]], Deed.ASK_MORE, actor_of(an_account("s@x.org", "secretariat")), "Why?")
    assert give(b"no document").status_code == 422
    assert give(samples.pdf()).json["state"] == "submitted"
    words = office.read(standing["address"][7:]).json["words"]
    assert [(one["text"], one["has_file"]) for one in words] == [("Why?", False), ("The letter.", True)]
