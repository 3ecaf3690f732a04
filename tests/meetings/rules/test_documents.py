"""What documents are called, and which deeds are done with them now."""

from dataclasses import replace

import pytest

from app.core.refusal import Refusal
from app.meetings.rules.documents import (
    Document,
    DocumentKind,
    DocumentState,
    Facts,
    Text,
    belongs_to,
    differing,
    in_order,
    swapped,
    why_not_a_text,
    why_not_publish,
    why_not_remove,
    why_not_remove_text,
    why_not_say,
    why_not_withdraw,
)

NOTE = Facts(kind=DocumentKind.BACKGROUND_NOTE)
ENGLISH, FRENCH = Text(language="en", link="https://example.org/en"), Text(language="fr", link="https://example.org/fr")
DRAFT, PUBLISHED, WITHDRAWN = DocumentState


def code(refusal: Refusal | None) -> str | None:
    """What a rule says."""
    return refusal.code.removeprefix("meetings.") if refusal else None


@pytest.mark.parametrize(
    "symbol",
    ["E/CN.7/2024/CRP.4", "E/CN.7/2024/2/Add.1", "E/CN.7/2024/L.3/Rev.1", "A/RES/74/178", "UNODC/CND/2024/1", "A/74/1"],
)
def test_symbols_as_they_are_printed(symbol: str) -> None:
    assert why_not_say(replace(NOTE, symbol=symbol), {}, 1, ()) is None


@pytest.mark.parametrize(
    "symbol",
    ["E", "e/cn.7/2024", "E/CN.7/", "E//7", "E/CN.7 2024", "E/CN.7/2024/CRP.4\n", "/E/CN.7", "E/ЦН.7", "E/<b>",
     "V.24-01", "E/" + "7" * 60],
)  # fmt: skip
def test_what_is_no_symbol(symbol: str) -> None:
    assert code(why_not_say(replace(NOTE, symbol=symbol), {}, 1, ())) == "not_a_symbol"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(NOTE, symbol="E/CN.7/1"), "symbol_taken"),
        (replace(NOTE, symbol="E/CN.7/2"), None),  # its own
        (replace(NOTE, sittings=(1, 9)), "no_such_sitting"),
        (replace(NOTE, sittings=(1,)), None),
        (Facts(kind=DocumentKind.OTHER), "document_without_title"),
        (Facts(kind=DocumentKind.OTHER, title="Notes"), None),
    ],
)
def test_what_can_be_said_of_a_document(facts: Facts, expected: str | None) -> None:
    assert code(why_not_say(facts, {"E/CN.7/1": 1, "E/CN.7/2": 2}, 2, {1, 2})) == expected


@pytest.mark.parametrize(
    ("language", "link", "has_file", "expected"),
    [
        ("en", None, True, None),
        ("en", "https://example.org/a?b=c", False, None),
        ("tlh", "https://example.org", False, None),
        ("en", "https://example.org", True, "link_or_file"),
        ("en", None, False, "link_or_file"),
        ("english", None, True, "no_such_language"),
        ("EN", None, True, "no_such_language"),
        ("", None, True, "no_such_language"),
        ("en", "http://example.org", False, "link_not_secure"),
        ("en", "javascript:alert(1)", False, "link_not_secure"),
        ("en", "https://", False, "link_not_secure"),
        ("en", "https://example", False, "link_not_secure"),
        ("en", "https://example.org/a b", False, "link_not_secure"),
    ],
)
def test_a_text_is_a_secure_link_or_a_file(language, link, has_file, expected) -> None:  # type: ignore[no-untyped-def]
    assert code(why_not_a_text(language, link, has_file)) == expected


@pytest.mark.parametrize(
    ("state", "texts", "publish", "withdraw", "remove", "remove_english"),
    [
        (DRAFT, (), "document_without_text", "document_not_public", None, "no_such_text"),
        (DRAFT, (ENGLISH,), None, "document_not_public", None, None),
        (PUBLISHED, (ENGLISH,), "document_published_already", None, "document_was_public", "last_text"),
        (PUBLISHED, (ENGLISH, FRENCH), "document_published_already", None, "document_was_public", None),
        (PUBLISHED, (FRENCH,), "document_published_already", None, "document_was_public", "no_such_text"),
        (WITHDRAWN, (ENGLISH,), None, "document_not_public", "document_was_public", None),
        (WITHDRAWN, (), "document_without_text", "document_not_public", "document_was_public", "no_such_text"),
    ],
)
def test_what_is_done_with_a_document_now(state, texts, publish, withdraw, remove, remove_english) -> None:  # type: ignore[no-untyped-def]
    document = Document(number=1, facts=NOTE, state=state, texts=texts)
    asked = (why_not_publish(document), why_not_withdraw(document), why_not_remove(document))
    said = tuple(map(code, (*asked, why_not_remove_text(document, "en"))))
    assert said == (publish, withdraw, remove, remove_english)


def test_two_that_stand_side_by_side_are_exchanged_and_others_are_not() -> None:
    assert swapped((3, 1, 2), 1, 2) == swapped((3, 1, 2), 2, 1) == (3, 2, 1)
    assert [code(swapped((3, 1, 2), *pair)) for pair in ((3, 2), (3, 9), (1, 1))] == ["documents_reordered"] * 3


def test_the_official_languages_come_first() -> None:
    texts = [Text(language=one) for one in ("pt", "de", "es", "en", "ar")]
    assert [text.language for text in in_order(texts)] == ["ar", "en", "es", "de", "pt"]


def test_a_document_is_one_of_a_sitting_by_its_number_or_by_a_challenge() -> None:
    assert belongs_to(replace(NOTE, sittings=(2,)), 2, ())
    assert belongs_to(replace(NOTE, challenge="markets"), 2, ("markets",))
    assert not belongs_to(replace(NOTE, sittings=(1,), challenge="other"), 2, ("markets",))
    assert not belongs_to(NOTE, 2, ("markets",))


def test_two_that_say_different_things_are_told_apart_by_field() -> None:
    assert differing(NOTE, replace(NOTE, symbol="E/CN.7/1", sittings=(1,))) == ("symbol", "sittings")
