"""Programs of the Secretariat keep the mail addresses of a meeting's people."""

from typing import Any

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.meetings.commands.contacts import keep_contacts
from app.meetings.queries.contacts import contacts_of
from app.meetings.rules.contacts import Typed
from app.meetings.rules.people import Panellist, Presenter
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.programs import Program

CONTACTS = "/meetings/autumn/draft/contacts"
ANA, BEN = Presenter(name="Ana"), Panellist(name="بن علي")


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat, and a published meeting with three people in it."""
    sitting = a_sitting(1, presiding_officer="chair", presenters=(ANA,), panel=(BEN,))
    a_published_meeting(a_programme(sitting))
    return Program(app, an_account("office@example.org", "secretariat"))


def sent(key: str, email: str, was: str = "") -> dict[str, Any]:
    """What changes for one person."""
    return {"key": key, "email": email, "was": was}


def kept() -> dict[str, str]:
    """The addresses that are kept."""
    return {key: one.email for key, one in contacts_of("autumn").items()}


def test_addresses_are_read_kept_changed_and_forgotten(office: Program) -> None:
    assert [one["key"] for one in office.read(CONTACTS).json["items"]] == ["ama mensah", "ana", "بن علي"]
    changed = office.patch(CONTACTS, {"items": [sent("ana", " ana@Example.org "), sent("بن علي", "ben@example.org")]})
    assert changed.json == office.read(CONTACTS).json
    assert changed.json["items"][1] == {
        "key": "ana",
        "name": "Ana",
        "email": "ana@example.org",
        "is_named": True,
        "parts": [{"sitting": 1, "role": "presenting"}],
    }
    office.patch(CONTACTS, {"items": [sent("ana", "", was="ana@example.org")]})
    assert kept() == {"بن علي": "ben@example.org"}


def test_who_changes_the_same_is_shown_how_it_stands_and_nothing_is_half_done(office: Program) -> None:
    keep_contacts("autumn", [Typed("ana", "Ana", "", "ana@theirs.example")], OPERATOR)
    both = [sent("بن علي", "ben@example.org"), sent("ana", "ana@mine.example")]
    refused = office.patch(CONTACTS, {"items": both})
    assert (refused.status_code, refused.json["code"]) == (409, "meetings.contact_changed")
    present = {one["key"]: one["email"] for one in refused.json["present"]["items"]}
    assert present["ana"] == "ana@theirs.example"
    assert kept() == {"ana": "ana@theirs.example"}
    assert office.patch(CONTACTS, {"items": [both[0], {**both[1], "was": present["ana"]}]}).status_code == 200
    assert kept() == {"ana": "ana@mine.example", "بن علي": "ben@example.org"}


@pytest.mark.parametrize(
    ("items", "pointer"),
    [
        ([sent("ana", "ana")], "#/items/0/email"),
        ([sent("ana", "a" * 250 + "@example.org")], "#/items/0/email"),
        ([sent("ana", "ana@example.org"), sent("nobody", "x@example.org")], "#/items/1/key"),
        ([sent("ana", "ana@example.org"), sent("ana", "x@example.org")], "#/items/1/key"),
    ],
)
def test_what_cannot_be_kept_is_named(office: Program, items: list[Any], pointer: str) -> None:
    refused = office.patch(CONTACTS, {"items": items})
    assert (refused.status_code, [one["pointer"] for one in refused.json["errors"]]) == (422, [pointer])
    assert kept() == {}


def test_nobody_else_sees_them_and_nobody_between_keeps_them(office: Program, app: Flask) -> None:
    assert office.read(CONTACTS).headers["Cache-Control"] == "private, no-cache"
    stranger, officer = Program(app), Program(app, an_account("x@example.org", "conference_officer"))
    assert [one.read(CONTACTS).status_code for one in (stranger, officer)] == [404, 404]
    assert [one.patch(CONTACTS, {"items": []}).status_code for one in (stranger, officer)] == [404, 404]


def test_it_asks_as_often_for_one_as_for_thirty(office: Program, queries) -> None:
    office.read(CONTACTS)  # the day of its use is noted once
    with queries() as few:
        office.read(CONTACTS)
    people = tuple(Presenter(name=f"P {number}") for number in range(30))
    a_meeting(a_programme(a_sitting(1, presiding_officer="chair", presenters=people, panel=(BEN,))))
    with queries() as many:
        office.read(CONTACTS)
    assert len(many) == len(few)
