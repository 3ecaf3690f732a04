"""Programs of the Secretariat look after the documents of a meeting."""

from typing import Any

import pytest
from flask import Flask

from app.meetings.queries.documents import find_shelf
from tests.builders.meetings import a_challenge, a_published_meeting
from tests.builders.people import an_account
from tests.builders.programs import Program

DOCUMENTS = "/meetings/autumn/draft/documents"
NOTE = {"kind": "background_note", "title": "Note"}
LINK = {"link": "https://un.example.org/a.pdf"}


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat, and a published meeting with one drafted document."""
    a_challenge("markets")
    a_published_meeting()
    office = Program(app, an_account("office@example.org", "secretariat"))
    assert office.post(DOCUMENTS, NOTE).location == f"/api/v1{DOCUMENTS}/1"
    return office


def public(office: Program) -> list[Any]:
    """What everybody reads."""
    return [(one["title"], [text["language"] for text in one["texts"]]) for one in Program(
        office.client.application
    ).read("/meetings/autumn/documents").json["items"]]  # fmt: skip


def test_a_document_is_given_texts_published_and_taken_back(office: Program) -> None:
    for language in ("fr", "en"):
        assert office.put(f"{DOCUMENTS}/1/texts/{language}", LINK).status_code == 200
    assert public(office) == []
    assert office.put(f"{DOCUMENTS}/1/publication").json["state"] == "published"
    assert public(office) == [("Note", ["en", "fr"])]
    assert office.delete(f"{DOCUMENTS}/1/texts/fr").status_code == 200
    assert office.delete(f"{DOCUMENTS}/1/publication").json["state"] == "withdrawn"
    assert public(office) == []
    assert office.delete(f"{DOCUMENTS}/1").json["code"] == "meetings.document_was_public"


def test_what_is_said_of_a_document_is_changed(office: Program) -> None:
    said = {"kind": "discussion_guide", "symbol": "E/CN.7/2026/CRP.1", "dated": "2026-09-01", "sittings": [2, 1, 2]}
    changed = office.put(f"{DOCUMENTS}/1", {**said, "challenge": "markets", "based_on": 1}).json
    assert {name: changed[name] for name in said} == {**said, "sittings": [1, 2]}
    assert (changed["title"], changed["edition"]) == (None, 2)
    assert office.read(f"{DOCUMENTS}/1").json == office.read(DOCUMENTS).json["items"][0] == changed


def test_who_changes_the_same_is_shown_how_it_stands(office: Program) -> None:
    office.put(f"{DOCUMENTS}/1", {**NOTE, "title": "Theirs", "based_on": 1})
    mine = {**NOTE, "title": "Mine", "based_on": 1}
    refused = office.put(f"{DOCUMENTS}/1", mine)
    assert (refused.status_code, refused.json["present"]["title"]) == (409, "Theirs")
    assert office.put(f"{DOCUMENTS}/1", {**mine, "over": refused.json["present"]["edition"]}).json["title"] == "Mine"
    office.put(f"{DOCUMENTS}/1/texts/en", LINK)
    again = office.put(f"{DOCUMENTS}/1/texts/en", LINK)
    assert (again.json["code"], again.json["present"]["texts"][0]["edition"]) == ("meetings.text_changed", 1)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"kind": "novel"}, 422),
        ({**NOTE, "dated": "1900-01-01"}, 422),
        ({**NOTE, "challenge": "nothing"}, 422),
        ({**NOTE, "title": "x" * 301}, 422),
        ({**NOTE, "symbol": "no symbol"}, 409),
        ({**NOTE, "sittings": [9]}, 409),
        ({"kind": "other"}, 409),
    ],
)
def test_what_cannot_be_said_of_a_document_is_refused(office: Program, sent: dict[str, Any], status: int) -> None:
    assert office.post(DOCUMENTS, sent).status_code == status
    assert len(find_shelf("autumn").documents) == 1


@pytest.mark.parametrize("link", ["http://un.example.org/a.pdf", "javascript:alert(1)", "", "https://a.org/ b"])
def test_only_secure_addresses_are_linked_to(office: Program, link: str) -> None:
    assert office.put(f"{DOCUMENTS}/1/texts/en", {"link": link}).status_code == 409
    assert find_shelf("autumn", 1).document.texts == ()


def test_who_asks_again_about_what_is_gone_gets_the_first_answer(office: Program) -> None:
    first, second = (office.delete(f"{DOCUMENTS}/1", Idempotency_Key="once") for _ in range(2))
    assert (first.status_code, second.status_code, second.data) == (204, 204, b"")
    assert second.headers["Idempotency-Replayed"] == "true"
    other = office.delete(f"{DOCUMENTS}/2", Idempotency_Key="once")
    assert (other.status_code, other.json["code"]) == (409, "api.key_used")


def test_a_document_that_was_never_public_is_removed(office: Program) -> None:
    assert office.delete(f"{DOCUMENTS}/1").status_code == 204
    assert office.read(DOCUMENTS).json == {"items": []}
    assert office.delete(f"{DOCUMENTS}/1").status_code == 404
