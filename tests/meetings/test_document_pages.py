"""The Secretariat looks after documents, and everybody reads those that are public."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

from app.core.files.kinds import DOCX, PDF
from app.core.policy import OPERATOR
from app.meetings.commands.documents import change_document, give_text, publish_document, withdraw_document
from app.meetings.queries.documents import find_shelf
from app.meetings.rules.documents import DocumentKind, DocumentState, Facts
from app.meetings.rules.programme import Document as Announced
from tests.builders.documents import a_document, a_file, a_published_document
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.core.files import samples

LIST, ONE = "/meetings/autumn/documents", "/meetings/autumn/documents/1"
NASTY = "<b>الموقف</b> & 'x' " + "long " * 20


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser, and a meeting of two sittings, one of them on a challenge."""
    a_challenge("markets")
    a_published_meeting(a_programme(a_sitting(1, challenges=("markets",), thematic_number=1), a_sitting(2)))
    return Browser(app, an_account("office@example.org", "secretariat"))


def upload(office: Browser, content: bytes, name: str, language: str = "en", seen: str = "0", link: str = ""):  # type: ignore[no-untyped-def]
    """Send a text with a file."""
    token = office.token(f"{ONE}/texts/new")
    fields = {"csrf_token": token, "language": language, "seen": seen, "link": link, "file": (BytesIO(content), name)}
    return office.client.post(f"{ONE}/texts", data=fields, content_type="multipart/form-data")


def kept_files(tmp_path: Path) -> Iterator[Path]:
    """What lies in the folder of files."""
    return (path for path in (tmp_path / "files").glob("**/*") if path.is_file())


def test_a_document_is_added_given_its_texts_published_and_read(office: Browser, app: Flask) -> None:
    assert "No document yet." in office.open(LIST).text
    facts = {"kind": "conference_room_paper", "symbol": "E/CN.7/2026/CRP.4", "title": NASTY, "dated": "2026-10-01"}
    sent = office.send(LIST, f"{LIST}/new", **facts, sittings="2", challenge="markets")
    assert (sent.status_code, sent.location) == (303, ONE)
    assert "There is nothing to read yet." in office.open(ONE).text
    assert upload(office, samples.pdf(), "Note «1».pdf", "fr").status_code == 303
    assert office.send(f"{ONE}/texts", link="https://example.org/en", language="en", seen="0").status_code == 303
    visitor = Browser(app)
    assert ("CRP.4" in visitor.open("/meetings/autumn").text, visitor.open(f"{ONE}/fr").status_code) == (False, 404)
    assert office.send(f"{ONE}/publication", ONE).status_code == 303
    for address in ("/meetings/autumn", "/meetings/autumn/sittings/1", "/meetings/autumn/sittings/2"):
        page = visitor.open(address).text
        for words in ("E/CN.7/2026/CRP.4", "&lt;b&gt;الموقف&lt;/b&gt;", "Conference room paper, 1 October 2026",
                      f'<a href="{ONE}/fr" hreflang="fr" lang="fr">Français</a>', "PDF, 1 KB",
                      '<a href="https://example.org/en" hreflang="en" lang="en">English</a>'):  # fmt: skip
            assert words in page, (address, words)


def test_a_pdf_is_shown_and_a_word_document_saved_and_neither_is_sent_twice(office: Browser, app: Flask) -> None:
    a_document()
    upload(office, samples.pdf(), "Записка.pdf", "ru")
    upload(office, samples.open_xml(DOCX), "note.docx", "en")
    publish_document("autumn", 1, OPERATOR)
    visitor = Browser(app)
    pdf, word = visitor.open(f"{ONE}/ru", buffered=True), visitor.open(f"{ONE}/en", buffered=True)
    assert (pdf.status_code, pdf.mimetype, pdf.data, pdf.headers["Content-Language"]) == (200, PDF, samples.pdf(), "ru")
    said = pdf.headers["Content-Disposition"]
    assert said.startswith("inline;")
    assert (said.isascii(), "filename*=UTF-8''%D0%97" in said) == (True, True)
    assert (word.mimetype, word.headers["Content-Disposition"]) == (DOCX, "attachment; filename=note.docx")
    again = visitor.open(f"{ONE}/ru", headers={"If-None-Match": pdf.headers["ETag"]}, buffered=True)
    assert (again.status_code, visitor.open(f"{ONE}/es").status_code) == (304, 404)


def test_a_page_that_was_kept_shows_a_change_at_once(office: Browser, app: Flask) -> None:
    visitor = Browser(app)
    for deed, there in (
        (lambda: a_published_document(title="A paper"), True),
        (lambda: withdraw_document("autumn", 1, OPERATOR), False),
        (lambda: publish_document("autumn", 1, OPERATOR), True),
    ):
        visitor.open("/meetings/autumn")
        deed()
        assert ("A paper" in visitor.open("/meetings/autumn").text) == there


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (samples.image(), "note.pdf", "By its content it is a PNG image"),
        (b"%PDF-1.7 no more", "note.pdf", "cannot be opened"),
        (samples.pdf(password="x"), "note.pdf", "protected by a password"),
        (b"", "note.docx", "This file is empty"),
        (b"PK\x03\x04", "note.docx", "should be a PDF document or a Word document (docx)"),
    ],
)
def test_an_upload_that_is_not_what_it_says_changes_nothing(
    office: Browser, tmp_path: Path, content: bytes, name: str, words: str
) -> None:
    a_document()
    before = find_shelf("autumn"), set(kept_files(tmp_path))
    sent = upload(office, content, name)
    assert (sent.status_code, words in sent.text) == (409, True)
    assert (find_shelf("autumn"), set(kept_files(tmp_path))) == before


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"symbol": "CRP 4"}, 422, "This is not the symbol of a document."),
        ({"symbol": "E/CN.7/1"}, 409, "Another document of this meeting has the symbol E/CN.7/1."),
        ({"kind": "other", "title": ""}, 409, "give it a title"),
        ({"kind": "secret"}, 422, "Not a valid choice"),
        ({"sittings": "9"}, 422, "not a valid choice"),
        ({"challenge": "nothing"}, 422, "Not a valid choice"),
        ({"dated": "2026-02-30"}, 422, "This is no day of the calendar"),
        ({"dated": "0001-01-01"}, 422, "between 1946 and 2199"),
        ({"title": "x" * 10_000}, 422, "Use at most 300 characters."),
    ],
)
def test_what_cannot_be_said_is_told_and_changes_nothing(
    office: Browser, fields: dict[str, str], status: int, words: str
) -> None:
    a_document(symbol="E/CN.7/1")
    before = find_shelf("autumn")
    sent = office.send(
        LIST, f"{LIST}/new", **{"kind": "report", "challenge": "", "title": "Kept <i>here</i>", **fields}
    )
    assert (sent.status_code, words in sent.text, find_shelf("autumn")) == (status, True, before)
    assert "title" in fields or "Kept &lt;i&gt;here&lt;/i&gt;" in sent.text


@pytest.mark.parametrize("link", ["http://example.org", "javascript:alert(1)", "example.org", ""])
def test_a_link_that_is_none_is_told(office: Browser, link: str) -> None:
    a_document()
    sent = office.send(f"{ONE}/texts", f"{ONE}/texts/new", link=link, language="en", seen="0")
    assert sent.status_code == (422 if link else 409)
    assert ("https://" if link else "Give either a link or a file") in sent.text


def test_whoever_changes_second_sees_both_and_may_save_over_it(office: Browser) -> None:
    a_document(title="First")
    theirs = Facts(kind=DocumentKind.REPORT, title="Theirs", dated=date(2026, 10, 1))
    change_document("autumn", 1, theirs, 1, OPERATOR)
    mine = {"kind": "background_note", "challenge": "", "dated": "", "title": "Mine", "based_on": "1"}
    sent = office.send(ONE, ONE, **mine)
    assert sent.status_code == 409
    for words in ("Somebody else changed the same", "Theirs", "Mine", "1 October 2026", "Save my change over it"):
        assert words in sent.text
    assert 'name="over" type="hidden" value="2"' in sent.text
    assert office.send(ONE, ONE, **mine, over="2").status_code == 303
    assert find_shelf("autumn", 1).document.facts.title == "Mine"


def test_a_language_that_has_a_text_is_not_offered_for_one_more(office: Browser) -> None:
    a_document()
    for given, first in (("en", "ar"), ("ar", "zh")):
        give_text("autumn", 1, given, OPERATOR, seen=0, file=a_file())
        page = office.open(f"{ONE}/texts/new").text
        assert (f'value="{given}"' in page, f'<option selected value="{first}">' in page) == (False, True)
    assert office.open(f"{ONE}/texts/en").status_code == 200


def test_whoever_gives_the_same_text_second_is_told_and_may_give_it_all_the_same(office: Browser) -> None:
    a_document()
    give_text("autumn", 1, "en", OPERATOR, seen=0, file=a_file())
    sent = office.send(f"{ONE}/texts", f"{ONE}/texts/new", link="https://example.org/mine", language="en", seen="0")
    assert (sent.status_code, "Somebody else gave" in sent.text) == (409, True)
    assert 'name="seen" type="hidden" value="1"' in sent.text
    office.send(f"{ONE}/texts", f"{ONE}/texts/en", link="https://example.org/mine", language="en", seen="1")
    assert find_shelf("autumn", 1).document.texts[0].link == "https://example.org/mine"


def test_a_text_is_replaced_and_removed_and_the_last_public_one_is_not(office: Browser) -> None:
    a_published_document()
    assert "Replace the text: English" in office.open(f"{ONE}/texts/en").text
    assert upload(office, samples.open_xml(DOCX), "new.docx", seen="1").status_code == 303
    assert "Word, 1 KB" in office.open(ONE).text
    refused = office.take_away(f"{ONE}/texts/en")
    assert (refused.status_code, "only text of a document that is public" in refused.text) == (409, True)
    withdraw_document("autumn", 1, OPERATOR)
    assert office.take_away(f"{ONE}/texts/en").status_code == 303
    assert find_shelf("autumn", 1).document.texts == ()


def test_documents_are_moved_taken_back_and_removed(office: Browser) -> None:
    a_published_document(title="One")
    a_document(title="Two")
    assert office.send(f"{LIST}/order", LIST, number="2", neighbour="1").status_code == 303
    assert [one.number for one in find_shelf("autumn").documents] == [2, 1]
    assert office.send(f"{LIST}/order", LIST, number="2", neighbour="9").status_code == 409
    assert office.take_away(f"{ONE}/publication").status_code == 303
    assert find_shelf("autumn", 1).document.state == DocumentState.WITHDRAWN
    assert office.take_away(ONE).status_code == 409
    assert (office.take_away(f"{LIST}/2").location, len(find_shelf("autumn").documents)) == (LIST, 1)


def test_a_draft_is_read_by_the_secretariat_alone(office: Browser, app: Flask) -> None:
    a_document()
    give_text("autumn", 1, "en", OPERATOR, seen=0, file=a_file())
    assert office.open(f"{ONE}/texts/en/file", buffered=True).data == samples.pdf()
    assert (office.open(f"{ONE}/texts/fr/file").status_code, office.open(f"{ONE}/en").status_code) == (404, 404)
    for role in ("administrator", None):
        other = Browser(app, an_account("other@example.org", role) if role else None)
        for address in (LIST, ONE, f"{ONE}/texts/en/file"):
            assert other.open(address).status_code == 404
        assert f'href="{LIST}"' not in other.open("/meetings/autumn").text


def test_a_document_of_a_meeting_that_is_not_public_waits_for_it(office: Browser, app: Flask) -> None:
    a_meeting(a_programme(slug="winter"))
    a_document("winter")
    address = "/meetings/winter/documents/1"
    office.send(f"{address}/texts", link="https://example.org", language="en", seen="0")
    assert office.send(f"{address}/publication", address).status_code == 303
    assert "once the meeting is public" in office.open(address).text
    assert Browser(app).open(f"{address}/en").status_code == 404


def test_what_a_programme_announces_gives_way_to_the_document(office: Browser, app: Flask) -> None:
    note = Announced(kind="background_note", based_on="findings", prepared_by="Secretariat")
    a_published_meeting(a_programme(slug="spring", documents=(note,)))
    visitor = Browser(app)
    assert "prepared by the Secretariat on the basis of findings" in visitor.open("/meetings/spring").text
    a_published_document("spring")
    page = visitor.open("/meetings/spring").text
    assert (page.count("Background note"), page.count("on the basis of findings")) == (1, 1)
    assert 'href="/meetings/spring/documents/1/en"' in page
