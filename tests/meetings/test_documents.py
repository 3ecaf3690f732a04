"""Documents are written as the rules allow, leave a trace, and are public at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.live import versions
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.meetings.commands.documents import (
    add_document,
    change_document,
    give_text,
    publish_document,
    remove_document,
    remove_text,
    swap_documents,
    withdraw_document,
)
from app.meetings.commands.draft import write_draft
from app.meetings.queries.documents import find_shelf, kept_file, public_documents, public_file
from app.meetings.rules.documents import Document, DocumentKind, DocumentState, Facts
from tests.builders.documents import a_document, a_file, a_published_document
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.programmes import a_programme, a_sitting

FACTS = Facts(
    kind=DocumentKind.CONFERENCE_ROOM_PAPER,
    title="On <b>markets</b>",
    symbol="E/CN.7/2026/CRP.4",
    dated=date(2026, 10, 1),
    challenge="markets",
    sittings=(1, 2),
)


@pytest.fixture(autouse=True)
def meeting(app: Flask) -> None:
    """A published meeting of two sittings."""
    a_challenge("markets")
    a_published_meeting()


def found(number: int = 1, slug: str = "autumn") -> Document:
    """A document as the Secretariat sees it."""
    shelf = find_shelf(slug, number)
    assert shelf is not None
    assert shelf.document is not None
    return shelf.document


def refused(deed: Callable[[], object]) -> str:
    """Why a deed is not done."""
    with pytest.raises(Refused) as raised:
        deed()
    return raised.value.refusal.code.removeprefix("meetings.")


def test_everything_that_is_said_of_a_document_is_kept() -> None:
    assert add_document("autumn", FACTS, OPERATOR) == 1
    assert (found().facts, found().state, found().edition) == (FACTS, DocumentState.DRAFT, 1)
    other = replace(FACTS, title=None, symbol=None, sittings=(2,), challenge=None)
    assert (change_document("autumn", 1, other, 1, OPERATOR), found().facts, found().edition) == (True, other, 2)
    assert (change_document("autumn", 1, other, 1, OPERATOR), found().edition) == (False, 2)


def test_a_document_is_public_once_it_is_published_and_no_longer_once_it_is_taken_back() -> None:
    a_document()
    give_text("autumn", 1, "fr", OPERATOR, seen=0, file=a_file())
    assert (public_documents("autumn"), public_file("autumn", 1, "fr")) == ((), None)
    publish_document("autumn", 1, OPERATOR)
    assert [(one.number, one.texts[0].language) for one in public_documents("autumn")] == [(1, "fr")]
    assert public_file("autumn", 1, "fr").name == "note.pdf"
    withdraw_document("autumn", 1, OPERATOR)
    assert (public_documents("autumn"), public_file("autumn", 1, "fr")) == ((), None)
    assert kept_file("autumn", 1, "fr") is not None
    publish_document("autumn", 1, OPERATOR)
    assert len(public_documents("autumn")) == 1


def test_a_file_of_a_meeting_that_is_not_public_is_not_public_either() -> None:
    a_meeting(a_programme(slug="winter"))
    a_published_document("winter")
    assert (public_file("winter", 1, "en"), kept_file("winter", 1, "en").name) == (None, "note.pdf")


def test_of_two_who_change_a_document_the_second_is_told_and_may_do_it_all_the_same() -> None:
    a_document(title="First")
    mine, theirs = replace(found().facts, title="Mine"), replace(found().facts, title="Theirs")
    change_document("autumn", 1, theirs, 1, OPERATOR)
    assert refused(lambda: change_document("autumn", 1, mine, 1, OPERATOR)) == "document_changed"
    assert found().facts.title == "Theirs"
    assert change_document("autumn", 1, mine, 1, OPERATOR, over=2)
    assert found().facts.title == "Mine"


def test_of_two_who_give_a_text_in_one_language_the_second_is_told() -> None:
    a_document()
    give_text("autumn", 1, "en", OPERATOR, seen=0, file=a_file(name="one.pdf"))
    assert refused(lambda: give_text("autumn", 1, "en", OPERATOR, seen=0, link="https://example.org")) == "text_changed"
    give_text("autumn", 1, "en", OPERATOR, seen=1, link="https://example.org")
    assert [(one.link, one.size, one.edition) for one in found().texts] == [("https://example.org", None, 2)]
    remove_text("autumn", 1, "en", OPERATOR)
    assert refused(lambda: give_text("autumn", 1, "en", OPERATOR, seen=2, file=a_file())) == "text_changed"


def test_a_document_that_was_never_public_is_removed_and_its_symbol_is_free() -> None:
    a_document(symbol="E/CN.7/1")
    assert refused(lambda: a_document(symbol="E/CN.7/1")) == "symbol_taken"
    remove_document("autumn", 1, OPERATOR)
    assert find_shelf("autumn").documents == ()
    a_published_document(symbol="E/CN.7/1")
    withdraw_document("autumn", 1, OPERATOR)
    assert refused(lambda: remove_document("autumn", 1, OPERATOR)) == "document_was_public"


def test_the_same_symbol_may_stand_in_two_meetings() -> None:
    a_meeting(a_programme(slug="winter"))
    assert (a_document("autumn", symbol="E/CN.7/1"), a_document("winter", symbol="E/CN.7/1")) == (1, 1)


def test_documents_are_moved_past_one_another() -> None:
    for _each in range(3):
        a_document()
    swap_documents("autumn", 3, 2, OPERATOR)
    assert [one.number for one in find_shelf("autumn").documents] == [1, 3, 2]
    assert refused(lambda: swap_documents("autumn", 1, 2, OPERATOR)) == "documents_reordered"


def test_a_drafted_sitting_that_is_removed_leaves_its_documents() -> None:
    a_meeting(a_programme(slug="winter"))
    a_document("winter", sittings=(1, 2))
    write_draft(a_programme(a_sitting(1), slug="winter"), OPERATOR)
    assert found(slug="winter").facts.sittings == (1,)


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (lambda: add_document("nowhere", FACTS, OPERATOR), "no_such_meeting"),
        (lambda: change_document("autumn", 9, FACTS, 1, OPERATOR), "no_such_document"),
        (lambda: publish_document("autumn", 1, OPERATOR), "document_without_text"),
        (lambda: withdraw_document("autumn", 1, OPERATOR), "document_not_public"),
        (lambda: remove_text("autumn", 1, "en", OPERATOR), "no_such_text"),
        (lambda: give_text("autumn", 1, "en", OPERATOR, seen=0), "link_or_file"),
        (lambda: add_document("autumn", replace(FACTS, sittings=(9,)), OPERATOR), "no_such_sitting"),
    ],
)
def test_what_is_refused_changes_nothing(deed: Callable[[], object], code: str) -> None:
    a_document()
    before = find_shelf("autumn")
    assert (refused(deed), find_shelf("autumn")) == (code, before)


def test_every_deed_leaves_a_trace_and_only_those_that_show_are_told_to_the_public() -> None:
    told = []
    for deed in (
        lambda: a_document(),
        lambda: give_text("autumn", 1, "en", OPERATOR, seen=0, link="https://example.org"),
        lambda: publish_document("autumn", 1, OPERATOR),
        lambda: give_text("autumn", 1, "fr", OPERATOR, seen=0, link="https://example.org/fr"),
        lambda: remove_text("autumn", 1, "fr", OPERATOR),
        lambda: change_document("autumn", 1, FACTS, 1, OPERATOR),
        lambda: withdraw_document("autumn", 1, OPERATOR),
        lambda: change_document("autumn", 1, replace(FACTS, title="x"), 2, OPERATOR),
    ):
        before = versions(["meeting/autumn"])
        deed()
        told.append(versions(["meeting/autumn"]) != before)
    assert told == [False, False, True, True, True, True, True, False]
    of_documents = select(AuditEntry.action).where(AuditEntry.subject_kind == "document").order_by(AuditEntry.id)
    assert [one.removeprefix("documents.") for one in db.session.scalars(of_documents)] == [
        "add", "give_text", "publish", "give_text", "remove_text", "change", "withdraw", "change"
    ]  # fmt: skip


@pytest.mark.parametrize("read", [lambda: find_shelf("autumn"), lambda: public_documents("autumn")])
def test_documents_cost_the_same_queries_however_many_there_are(read: Callable[[], object], queries) -> None:  # type: ignore[no-untyped-def]
    costs = []
    for more in (1, 20):
        for _each in range(more):
            number = a_published_document(sittings=(1, 2))
            give_text("autumn", number, "fr", OPERATOR, seen=0, link="https://example.org")
        with queries() as sent:
            read()
        costs.append(len([one for one in sent if one.startswith("SELECT")]))
    assert costs[0] == costs[1]
