"""A list of speakers to take away: what everybody gets, and what those get who run the floor."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR, Grant, Scope
from app.floor.commands import lists, replies, running, speakers
from app.floor.exports.speakers.machine import FURTHER, PUBLIC
from app.floor.rules.words import Capacity, FirstOrder, Level
from app.meetings.rules.words import Delivery
from tests.builders.floors import TEN
from tests.builders.people import Browser, an_account
from tests.builders.speakers import ARABIC, HERE, PAGE, a_room, announced, on_list
from tests.papers import compact, headings, pdf_facts, pdf_text, word, word_text

ENDINGS = ("pdf", "docx", "csv", "xlsx", "json")


@pytest.fixture(autouse=True)
def room(app: Flask) -> Iterator[None]:
    """Ten o'clock of the first day, and a list with much on it."""
    with clock.frozen(TEN):
        a_room()
        announced()
        yield


@pytest.fixture
def officer(app: Flask) -> Browser:
    """The presiding officer of the meeting."""
    return Browser(app, an_account("prisca@example.org", Grant("presiding_officer", Scope("meeting", "autumn"))))


def some_speakers() -> list[int]:
    """A joint statement, a minister, somebody with an Arabic name, one in writing."""
    person = {"representative": "Ana López", "representative_title": "Consejera"}
    joint = {"capacity": Capacity.GROUP, "label": "=1+1", "co_sponsors": ("PER", "SAU"), "stated_number": 43}
    return [
        *on_list("MEX", language="es", delivery=Delivery.ONLINE, **person),
        *on_list("SAU", level=Level.MINISTER),
        *on_list("AUT", **joint),
        *on_list("PER", delivery=Delivery.WRITTEN_ONLY),
    ]


def rows(octets: bytes) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig"))))


def cells(octets: bytes) -> list[list[str]]:
    """The cells of a workbook, row by row."""
    sheet = openpyxl.load_workbook(BytesIO(octets)).active
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "inlineStr"}
    return [[str(cell.value or "") for cell in line] for line in sheet.iter_rows()]


def test_papers_say_who_is_to_come_for_whom_and_when(client: FlaskClient) -> None:
    some_speakers()
    pdf, docx = client.get(f"{PAGE}.pdf").data, client.get(f"{PAGE}.docx").data
    for said in (pdf_text(pdf), word_text(docx)):
        for words in (
            "as of 19 October 2026, 10:00",
            "Thematic session",
            "on behalf of =1+1",
            "Co-sponsors: 2 named. Announced: 43. Named: 2.",
            "By level: Minister",
            "Open until 12:00",
            "5 minutes",
            "1 · 10:00",
        ):
            assert compact(words) in said
        assert said.index("Aut") < said.index("Mexico") < said.index("Inwriting")
    assert compact(ARABIC) in word_text(docx)
    title = "List of speakers: Thematic discussions, Thematic session"
    assert pdf_facts(pdf) == {"title": title, "language": "en", "tagged": True}
    assert [text for _style, text in headings(docx)][:3] == ["List of speakers", "To come", "Groups"]


def test_the_letters_are_large_enough_for_a_podium(client: FlaskClient) -> None:
    some_speakers()
    document = word(client.get(f"{PAGE}.docx").data)
    assert document.styles["Normal"].font.size.pt == 14


def test_papers_say_who_has_the_floor_who_was_heard_and_who_replies(client: FlaskClient) -> None:
    _mexico, saudi, joint, _peru = some_speakers()
    running.begin_sitting(*HERE, OPERATOR)
    running.give_floor(*HERE, joint, OPERATOR)
    running.finish(*HERE, OPERATOR)
    running.give_floor(*HERE, saudi, OPERATOR)
    replies.ask_reply(*HERE, "PER", OPERATOR, statement=joint)
    said = word_text(client.get(f"{PAGE}.docx").data)
    for words in ("On the floor", "since 10:00", "Rights of reply", "first reply · to the statement of Aut", "Heard"):
        assert compact(words) in said


def test_csv_workbook_and_json_have_the_same_rows(client: FlaskClient) -> None:
    numbers = some_speakers()
    listed, sheet = rows(client.get(f"{PAGE}.csv").data), cells(client.get(f"{PAGE}.xlsx").data)
    said = client.get(f"{PAGE}.json").json
    assert (said["format"], tuple(listed[0]), tuple(sheet[0])) == ("rostrum/speakers/1", PUBLIC, PUBLIC)
    by_number = [int(row["number"]) for row in listed]
    assert by_number == [numbers[2], numbers[1], numbers[0], numbers[3]]
    assert [int(row[3]) for row in sheet[1:]] == by_number
    assert [one["number"] for one in said["speakers"]] == by_number
    assert (listed[0]["on_behalf_of"], sheet[1][PUBLIC.index("on_behalf_of")]) == ("'=1+1", "=1+1")
    assert (listed[0]["co_sponsors"], said["speakers"][0]["co_sponsors"]) == ("PER SAU", ["PER", "SAU"])
    assert [row["state"] for row in listed] == ["waiting"] * 3 + ["written"]
    assert said["names"]["entities"]["SAU"] == ARABIC


def test_what_is_personal_goes_to_those_alone_who_run_the_floor(
    client: FlaskClient, officer: Browser, tmp_path: Path
) -> None:
    some_speakers()
    for ask, sees in ((client.get, False), (officer.open, True)):
        docx = word_text(ask(f"{PAGE}.docx").data)
        listed = rows(ask(f"{PAGE}.csv").data)[2]
        full = tuple(listed.get(name) for name in FURTHER)
        assert full == (("Ana López", "Consejera", "online", "es") if sees else (None,) * 4)
        assert [compact(word) in docx for word in ("Ana López, Consejera", "Spanish · online")] == [sees, sees]
        assert ("AnaLópez" in pdf_text(ask(f"{PAGE}.pdf").data)) == sees
        assert ("Ana López" in str(cells(ask(f"{PAGE}.xlsx").data))) == sees
        assert ("representative" in ask(f"{PAGE}.json").json["speakers"][2]) == sees
    kept = len(list(tmp_path.glob("exports/[!.]*")))
    assert officer.open(f"{PAGE}.pdf").headers["Cache-Control"] == "private, no-store"
    assert len(list(tmp_path.glob("exports/[!.]*"))) == kept == 2


@pytest.mark.parametrize(
    ("role", "scope", "sees"),
    [
        ("secretariat", None, True),
        ("conference_officer", None, True),
        ("presiding_officer", Scope("meeting", "spring"), False),
        ("focal_point", Scope("entity", "MEX"), False),
        ("participant", Scope("meeting", "autumn"), False),
    ],
)
def test_who_runs_the_floor(app: Flask, role: str, scope: Scope | None, sees: bool) -> None:
    some_speakers()
    browser = Browser(app, an_account("somebody@example.org", Grant(role, scope)))
    answer = browser.open(f"{PAGE}.csv")
    assert ("Ana López" in answer.data.decode(), answer.headers["Cache-Control"]) == (
        sees,
        "private, no-store" if sees else "no-cache",
    )
    assert ("For you the files also say" in browser.open(PAGE).text) == sees


@pytest.mark.parametrize("ending", ENDINGS)
def test_asking_again_within_the_minute_costs_nothing_until_something_happens(client: FlaskClient, ending: str) -> None:
    some_speakers()
    running.begin_sitting(*HERE, OPERATOR)
    first = client.get(f"{PAGE}.{ending}").headers["ETag"]
    with clock.frozen(TEN + timedelta(seconds=59)):
        again = client.get(f"{PAGE}.{ending}", headers={"If-None-Match": first})
        assert again.status_code == 304
    on_list("GBR")
    assert client.get(f"{PAGE}.{ending}", headers={"If-None-Match": first}).status_code == 200


def test_lots_and_terms_stand_in_the_json(client: FlaskClient) -> None:
    lists.announce_list(
        "autumn", 2, lists.ListTerms(key="debate", opens_at=TEN, first_order=FirstOrder.LOTS, bands=()), OPERATOR
    )
    speakers.inscribe("autumn", 2, speakers.Wanted(list="debate", entity="MEX"), OPERATOR)
    lists.draw_lots("autumn", 2, "debate", OPERATOR, seed="abc")
    said = client.get("/meetings/autumn/sittings/2/speakers.json").json
    number = str(said["speakers"][0]["number"])
    assert said["lots"] == {"seed": "abc", "ranks": {number: 1}, "first": None}
    assert (said["is_open"], said["first_order"], said["bands"], said["speakers"][0]["lot"]) == (True, "lots", [], 1)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_list_can_be_taken_away_and_an_unknown_one_not(client: FlaskClient, ending: str) -> None:
    assert client.get(f"{PAGE}.{ending}").status_code == 200
    assert client.get(f"{PAGE}.{ending}?list=panel").status_code == 404
    assert client.get(f"/meetings/autumn/sittings/2/speakers.{ending}").status_code == 404
