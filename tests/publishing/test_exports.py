"""Programme and agenda to take away: what stands in them, in every format."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.policy import OPERATOR
from app.meetings.commands.draft import write_draft
from app.meetings.queries import published
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Document, Interpretation, MarginEvent, Segment
from app.meetings.rules.words import SegmentKind, Status
from app.publishing.exports.machine import FIELDS, harmless
from app.publishing.exports.papers.shown import show_paper
from app.publishing.queries import paper_sources
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.packages import MEETINGS, load_documents, load_ground, sample
from tests.builders.programmes import MONDAY, a_programme, a_sitting, an_officer
from tests.papers import compact, headings, pdf_facts, pdf_pages, pdf_text, word, word_text

PAPERS = ("programme.pdf", "programme.docx", "agenda.pdf", "agenda.docx")
ALL = (*PAPERS, "programme.csv", "programme.json")


def get(client: FlaskClient, file: str, slug: str = "autumn") -> bytes:
    """The octets of an export."""
    answer = client.get(f"/meetings/{slug}/{file}")
    assert answer.status_code == 200, answer.text
    return answer.data


def text_of(file: str, octets: bytes) -> str:
    """What a reader finds in an export, whatever its format."""
    if file.endswith("pdf"):
        return pdf_text(octets)
    if file.endswith("docx"):
        return word_text(octets)
    return compact(octets.decode("utf-8-sig").replace('\\"', '"').replace('""', '"'))


@pytest.fixture
def meeting(app: Flask) -> None:
    """A published meeting with something in each place of its papers."""
    for code in ("CND", "MEX"):
        an_entity(code)
    a_challenge("markets")
    segments = (
        Segment(key="opening", kind=SegmentKind.OPENING, minutes=15),
        Segment(key="panel", kind=SegmentKind.PANEL, minutes=45),
    )
    first = a_sitting(
        1,
        thematic_number=1,
        challenges=("markets",),
        segments=segments,
        room="Boardroom D",
        interpretation=Interpretation(languages=("ar", "fr")),
        panel=(Panellist(name="Ana Pérez", title="Professor", entity="MEX", topic="Routes"),),
        presenters=(Presenter(name="Łukasz Nowak", title="Chief", entity="MEX"),),
    )
    second = a_sitting(2, challenges=("markets",), status=Status.POSTPONED, status_reason="The lift is out of order")
    third = a_sitting(3, kind="closing", status=Status.CANCELLED, status_reason="No quorum")
    a_published_meeting(
        a_programme(
            first,
            second,
            third,
            body="CND",
            session=67,
            ordinal=1,
            language="en",
            short_title="Autumn talks",
            officers=(an_officer(presides_on=(MONDAY,), office="Chair of the Commission"),),
            documents=(Document(kind="programme", symbol="E/CN.7/2026/L.3"), Document(kind="background_note")),
            margins=(MarginEvent(title="Fireside chat", starts_on=MONDAY, organizer="The Chair"),),
        )
    )


def test_the_masthead_says_who_issues_it_and_what_is_stated_of_it(meeting: None, client: FlaskClient) -> None:
    for file in ("programme.pdf", "programme.docx"):
        text = text_of(file, get(client, file))
        for said in ("Cnd", "67th session · first intersessional meeting", "E/CN.7/2026/L.3", "Distr.: Limited",
                     "Original: English"):  # fmt: skip
            assert compact(said) in text, (file, said)


def test_what_no_document_states_is_not_invented(meeting: None, client: FlaskClient) -> None:
    for file in ("agenda.pdf", "agenda.docx"):
        text = text_of(file, get(client, file))
        assert ("Distr." in text, "E/CN.7" in text) == (False, False)


def test_a_programme_says_when_where_who_and_what_changed_of_it(meeting: None, client: FlaskClient) -> None:
    for file in ("programme.pdf", "programme.docx"):
        text = text_of(file, get(client, file))
        for said in ("Monday, 19 October 2026", "10:00–13:00 · Thematic session 1", "Markets goes on", "Boardroom D",
                     "Ama Mensah, Chair of the Commission", "Interpretation: 10:00–13:00: Arabic and French",
                     "Ana Pérez, Professor, Mex: Routes", "Łukasz Nowak, Chief", "Postponed: The lift is out of order",
                     "Cancelled: No quorum", "Fireside chat", "Background note"):  # fmt: skip
            assert compact(said) in text, (file, said)


def test_each_page_says_its_number_and_its_version(meeting: None, client: FlaskClient) -> None:
    pages = pdf_pages(get(client, "programme.pdf"))
    assert [f"{number}/{len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    assert ["version 1 of" in page for page in pages] == [True] * len(pages)


def test_an_agenda_names_each_item_once_and_every_sitting(meeting: None, client: FlaskClient) -> None:
    text = text_of("agenda.docx", get(client, "agenda.docx"))
    assert (text.count(compact("Markets goes on")), compact("2.Way forward") in text) == (1, True)
    rows = word(get(client, "agenda.docx")).tables[0].rows
    assert [row.cells[1].text for row in rows] == ["Item", "1", "1", "2"]


def test_a_pdf_is_tagged_and_has_a_title_and_a_language(meeting: None, client: FlaskClient) -> None:
    facts = {"title": "Programme: Autumn talks", "language": "en", "tagged": True}
    assert pdf_facts(get(client, "programme.pdf")) == facts


def test_a_docx_has_real_headings_and_tables_whose_first_row_is_repeated(meeting: None, client: FlaskClient) -> None:
    made = get(client, "programme.docx")
    assert headings(made)[:3] == [
        ("Heading 1", "Programme"),
        ("Heading 2", "Monday, 19 October 2026"),
        ("Heading 3", "10:00–13:00 · Thematic session 1"),
    ]
    tables = word(made).tables
    assert ["w:tblHeader" in table.rows[0]._tr.xml for table in tables] == [True] * len(tables)


def test_everybody_in_the_samples_stands_in_every_format(app: Flask, client: FlaskClient) -> None:
    load_ground()
    load_documents(*map(sample, MEETINGS))
    missing = []
    for slug in [sample(name)["slug"] for name in MEETINGS]:
        turns = show_paper(paper_sources(slug)).turns
        said = {compact(turn.shown.name) for turn in turns}
        orders = [turn.order for turn in turns]
        people = [one for order in orders for one in (*order.opening_speakers, *order.presenters)]
        people += [one for order in orders for panel in order.panel for one in panel.panellists]
        said |= {compact(part) for one in people for part in (one.name, one.title, one.entity_name) if part}
        for file in ("programme.pdf", "programme.docx", "programme.csv"):
            text = text_of(file, get(client, file, slug))
            missing += [(slug, file, one) for one in said if one not in text]
    assert missing == []


def test_pages_are_few(app: Flask, client: FlaskClient) -> None:
    load_ground()
    load_documents(*map(sample, MEETINGS))
    slugs = [sample(name)["slug"] for name in MEETINGS]
    assert [slug for slug in slugs if not 1 <= len(pdf_pages(get(client, "programme.pdf", slug))) <= 4] == []


def test_csv_reads_back_as_it_was_written(meeting: None, client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(get(client, "programme.csv").decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == FIELDS
    assert [(row["sitting"], row["part"], row["person"]) for row in rows] == [
        ("1", "presentation", "Łukasz Nowak"),
        ("1", "panel", "Ana Pérez"),
        ("2", "", ""),
        ("3", "", ""),
    ]
    assert (rows[0]["starts_at"], rows[2]["status_reason"]) == ("2026-10-19T08:00:00+00:00", "The lift is out of order")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n=1", "\x00=1", "\ufeff=1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell)[:1] == "'"


def test_json_has_the_whole_version_and_says_its_format(meeting: None, client: FlaskClient) -> None:
    said = json.loads(get(client, "programme.json"))
    assert (said["format"], said["version"]["number"], said["meeting"]["slug"]) == ("rostrum/programme/1", 1, "autumn")
    assert [one["status"] for one in said["sittings"]] == ["scheduled", "postponed", "cancelled"]
    assert said["sittings"][0]["timetable"][1]["starts_at"] == "2026-10-19T08:15:00+00:00"
    assert said["names"]["entities"] == {"CND": "Cnd", "MEX": "Mex"}


def test_what_is_drafted_is_in_no_export(meeting: None, client: FlaskClient) -> None:
    programme = published("autumn").programme
    moved = [replace(one, room="Secret room", title="Secret title") for one in programme.sittings]
    before = {file: text_of(file, get(client, file)) for file in ALL}
    write_draft(programme.with_sittings(moved), OPERATOR)
    assert {file: text_of(file, get(client, file)) for file in ALL} == before


def test_what_a_package_said_and_nobody_knows_is_in_no_export(app: Flask, client: FlaskClient) -> None:
    secret = {"platform": "https://meet.example.org/secret"}
    sitting = a_sitting(1, extra=secret, panel=(Panellist(name="Ana", extra=secret),))
    a_published_meeting(a_programme(sitting, extra=secret))
    assert [file for file in ALL if "secret" in text_of(file, get(client, file))] == []


def test_there_is_nothing_of_a_meeting_that_was_not_published(app: Flask, client: FlaskClient) -> None:
    assert {client.get(f"/meetings/nothing/{file}").status_code for file in ALL} == {404}


def test_a_meeting_without_times_says_so(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(a_sitting(1, starts_at=None, ends_at=None), ends_on=MONDAY + timedelta(days=1)))
    for file in PAPERS:
        assert "timenotstated" in text_of(file, get(client, file))
