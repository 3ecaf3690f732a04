"""Documents in packages: what is public is dumped, loaded, merged, and refused where a hand was there first."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db
from app.core.live import versions
from app.core.policy import OPERATOR
from app.meetings.commands.documents import change_document, give_text, publish_document, withdraw_document
from app.meetings.models import DocumentText
from app.meetings.package.format import dump
from app.meetings.queries.documents import find_shelf, public_documents, public_file
from app.meetings.rules.documents import DocumentKind, DocumentState, Facts
from tests.builders.documents import a_document, a_file, a_published_document
from tests.builders.packages import a_package, load_documents, load_ground, refused

PAPER = {
    "number": 1,
    "kind": "conference_room_paper",
    "title": "Markets",
    "symbol": "E/CN.7/2026/CRP.1",
    "dated": "2026-03-01",
    "sittings": [1],
    "texts": [
        {"language": "en", "link": "https://example.org/en", "x": 1},
        {"language": "fr", "link": "https://e.org/f"},
    ],
    "y": ["kept"],
}
REPORT = {"number": 2, "kind": "report", "texts": [{"language": "en", "link": "https://example.org/report"}]}


@pytest.fixture(autouse=True)
def ground(app: Flask) -> None:
    """Entities and challenges."""
    load_ground()


def said(*documents: dict[str, Any]) -> dict[str, Any]:
    """A package with these documents."""
    return a_package(documents=list(documents))


def dumped() -> list[dict[str, Any]]:
    """The documents of a dump."""
    return dump("spring").get("documents", [])


def test_documents_are_public_with_the_load_and_dumped_as_they_came() -> None:
    load_documents(said(PAPER, REPORT))
    assert dumped() == [PAPER, REPORT]
    assert [one.number for one in public_documents("spring")] == [1, 2]
    before = versions(["meeting/spring"])
    assert load_documents(said(PAPER, REPORT)).changed == ()
    assert versions(["meeting/spring"]) == before


def test_they_come_in_another_order_with_other_symbols_and_no_version_for_it() -> None:
    load_documents(said(PAPER, {**REPORT, "symbol": "E/CN.7/2026/2"}))
    changed = [{**REPORT, "symbol": PAPER["symbol"]}, {**PAPER, "symbol": "E/CN.7/2026/2"}]
    assert load_documents(said(*changed)).changed == ("spring",)
    assert (dumped(), dump("spring")["version"]["number"]) == (changed, 1)


def test_one_that_is_gone_is_taken_back_and_comes_again_under_its_number() -> None:
    load_documents(said(PAPER, REPORT))
    load_documents(said(REPORT))
    assert (dumped(), find_shelf("spring", 1).document.state) == ([REPORT], DocumentState.WITHDRAWN)
    load_documents(said(PAPER, REPORT))
    assert dumped() == [PAPER, REPORT]


def test_a_file_of_ours_is_dumped_as_its_address_and_stays_a_file() -> None:
    load_documents(said())
    a_published_document("spring", title="Ours")
    give_text("spring", 1, "fr", OPERATOR, seen=0, file=a_file(name="fr.pdf"))
    text = dumped()[0]["texts"][0]
    assert text["link"].endswith("/meetings/spring/documents/1/en")
    load_documents(said(*dumped()))
    load_documents(said({**dumped()[0], "title": "Renamed"}))
    assert (public_file("spring", 1, "en").name, public_file("spring", 1, "fr").name) == ("note.pdf", "fr.pdf")
    kept = dumped()
    load_documents(said())
    load_documents(said(*kept))
    assert (public_file("spring", 1, "en").name, dumped()) == ("note.pdf", kept)
    load_documents(said({**kept[0], "texts": [{"language": "en", "link": "https://example.org"}]}))
    assert list(db.session.scalars(select(DocumentText.link))) == ["https://example.org"]


def test_what_was_changed_by_hand_stays_and_a_collision_is_refused_and_named() -> None:
    load_documents(said(PAPER))
    hand = Facts(kind=DocumentKind.REPORT, title="By hand")
    change_document("spring", 1, hand, 1, OPERATOR)
    load_documents(a_package(title="Another title", documents=[PAPER]))
    assert find_shelf("spring", 1).document.facts == hand
    assert [one for one in refused(said({**PAPER, "title": "In the file"})) if "documents" in one] != []
    assert find_shelf("spring", 1).document.facts == hand


def test_what_was_taken_back_by_hand_stays_so_and_drafts_are_not_dumped() -> None:
    load_documents(said(PAPER))
    withdraw_document("spring", 1, OPERATOR)
    a_document("spring")
    load_documents(a_package(title="Another title", documents=[PAPER]))
    assert dumped() == []
    publish_document("spring", 1, OPERATOR)
    assert dumped() == [PAPER]


@pytest.mark.parametrize(
    ("documents", "words"),
    [
        ([{**REPORT, "number": 1}], "document 1 is a draft made by hand"),
        ([{**REPORT, "symbol": "E/CN.7/1"}], "a document made by hand has 'E/CN.7/1'"),
        ([REPORT, REPORT], "each number once"),
        ([{**PAPER, "number": 3}, {**REPORT, "symbol": PAPER["symbol"]}], "each symbol once"),
        ([{**REPORT, "texts": REPORT["texts"] * 2}], "each language once"),
        ([{**REPORT, "sittings": [9]}], "the number of a sitting was expected, not 9"),
        ([{**REPORT, "sittings": [1, 1]}], "each sitting once"),
        ([{**REPORT, "symbol": "CRP 4"}], "the symbol of a document"),
        ([{**REPORT, "kind": "secret"}], "one of background_note"),
        ([{**REPORT, "texts": []}], "at least 1 item"),
        ([{**REPORT, "texts": [{"language": "en", "link": "javascript:x"}]}], "begins with https://"),
        ([{**REPORT, "challenge": "nothing"}], "a known challenge"),
    ],
)
def test_what_cannot_be_loaded_is_told_and_changes_nothing(documents: list[dict[str, Any]], words: str) -> None:
    load_documents(said())
    a_document("spring", symbol="E/CN.7/1")
    before = find_shelf("spring")
    assert (words in " ".join(refused(said(*documents))), find_shelf("spring")) == (True, before)
