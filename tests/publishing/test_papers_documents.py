"""Papers of a meeting say its published documents: their own symbol first, then the list."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.policy import OPERATOR
from app.meetings.commands.documents import change_document, withdraw_document
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish
from app.meetings.rules.documents import DocumentKind, Facts
from app.meetings.rules.programme import Document
from tests.builders.documents import a_document, a_published_document
from tests.builders.meetings import a_published_meeting
from tests.builders.programmes import a_programme, a_sitting
from tests.papers import compact, pdf_text, word_text

LINK = "https://example.org/paper.pdf"
PROGRAMME = {"kind": DocumentKind.PROGRAMME, "symbol": "UNODC/CND/2026/7", "link": LINK}
AGENDA = {"kind": DocumentKind.PROVISIONAL_AGENDA, "symbol": "UNODC/CND/2026/L.8", "link": LINK}


def said(client: FlaskClient, what: str) -> str:
    """What stands in a paper, the same as PDF and as DOCX."""
    made = [client.get(f"/meetings/autumn/{what}.{ending}").data for ending in ("pdf", "docx")]
    pdf, docx = pdf_text(made[0]), word_text(made[1])
    assert [one for one in ("UNODC/CND/2026/7", "UNODC/CND/2026/L.8", "Note") if (one in pdf) != (one in docx)] == []
    return pdf


def test_a_paper_has_the_symbol_of_its_published_document(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    assert "UNODC/CND" not in said(client, "programme")
    a_published_document(**PROGRAMME)
    a_published_document(**AGENDA)
    programme, agenda = said(client, "programme"), said(client, "agenda")
    assert programme.index("UNODC/CND/2026/7") < programme.index("Original:English")
    assert ("UNODC/CND/2026/7" in agenda, "UNODC/CND/2026/L.8Distr.:Limited" in agenda) == (False, True)


def test_it_keeps_its_symbol_in_the_next_version_and_follows_each_change(app: Flask, client: FlaskClient) -> None:
    meeting = a_published_meeting()
    number = a_published_document(**PROGRAMME)
    first = client.get("/meetings/autumn/programme.pdf")
    write_draft(a_programme(a_sitting(1, room="Boardroom D"), a_sitting(2)), OPERATOR)
    publish(meeting.slug, OPERATOR)
    assert ("UNODC/CND/2026/7" in said(client, "programme"), "BoardroomD" in said(client, "programme")) == (True, True)
    changed = Facts(kind=DocumentKind.PROGRAMME, symbol="UNODC/CND/2026/7/Rev.1")
    change_document("autumn", number, changed, 1, OPERATOR)
    assert "UNODC/CND/2026/7/Rev.1" in said(client, "programme")
    withdraw_document("autumn", number, OPERATOR)
    assert "UNODC/CND" not in said(client, "programme")
    again = client.get("/meetings/autumn/programme.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200


def test_the_list_has_what_is_published_and_what_is_announced(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(a_sitting(1), documents=(Document(kind="background_note"),)))
    a_document(title="Secret draft", symbol="E/CN.7/2026/99")
    a_published_document(title="Note on markets", symbol="E/CN.7/2026/CRP.1", link=LINK)
    programme = said(client, "programme")
    assert [one in programme for one in ("Noteonmarkets", "E/CN.7/2026/CRP.1", "Secret", "E/CN.7/2026/99")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(("language", "words"), [(None, "English"), ("en", "English"), ("fr", "French")])
def test_a_paper_says_its_original_language(app: Flask, client: FlaskClient, language: str | None, words: str) -> None:
    a_published_meeting(a_programme(a_sitting(1), language=language))
    for what in ("programme", "agenda"):
        assert compact(f"Original: {words}") in said(client, what)
