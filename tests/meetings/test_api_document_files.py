"""Programs give the files of documents, and say in which order documents stand."""

from pathlib import Path
from random import Random

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.core.db import db
from app.core.files.kinds import DOCX, PDF
from app.meetings.queries.documents import find_shelf
from tests.builders.documents import a_document
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programs import Program
from tests.core.files import samples

DOCUMENTS = "/meetings/autumn/draft/documents"
FILE = f"{DOCUMENTS}/1/texts/en/file"


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat, and a published meeting with three drafted documents."""
    a_published_meeting()
    for _ in range(3):
        a_document()
    return Program(app, an_account("office@example.org", "secretariat"))


def give(office: Program, content: bytes, media_type: str = PDF, address: str = FILE, **headers: str) -> TestResponse:
    """Send a file as it is."""
    said = {**office.shown, "Content-Type": media_type, **headers}
    answer = office.client.put(f"/api/v1{address}", data=content, headers=said)
    db.session.rollback()
    return answer


def numbers(answer: TestResponse) -> list[int]:
    """The documents in their order."""
    return [one["number"] for one in answer.json["items"]]


def kept(tmp_path: Path) -> set[Path]:
    """What lies in the folder of files."""
    return {path for path in (tmp_path / "files").glob("**/*") if path.is_file()}


def test_what_a_program_gives_everybody_reads(office: Program, app: Flask) -> None:
    given = give(office, samples.pdf(), address=f"{FILE}?name=Записка.pdf")
    assert given.json["texts"] == [
        {"language": "en", "link": None, "media_type": PDF, "size": len(samples.pdf()), "edition": 1}
    ]
    assert give(office, samples.open_xml(DOCX), DOCX, f"{DOCUMENTS}/1/texts/fr/file").status_code == 200
    office.put(f"{DOCUMENTS}/1/publication")
    texts = Program(app).read("/meetings/autumn/documents").json["items"][0]["texts"]
    assert [one["media_type"] for one in texts] == [PDF, DOCX]
    read = Browser(app).open("/meetings/autumn/documents/1/en", buffered=True)
    assert (read.data, "%D0%97" in read.headers["Content-Disposition"]) == (samples.pdf(), True)


@pytest.mark.parametrize(
    ("content", "media_type", "status", "code"),
    [
        (samples.image(), PDF, 422, "files.other_type"),
        (samples.open_xml(DOCX), PDF, 422, "files.other_type"),
        (samples.pdf(), DOCX, 422, "files.other_type"),
        (b"%PDF-1.7 no more", PDF, 422, "files.broken"),
        (samples.pdf(password="x"), PDF, 422, "files.locked"),
        (b"", PDF, 422, "files.empty"),
        (samples.image(), "image/png", 415, "api.media_type"),
        (b"{}", "application/json", 415, "api.media_type"),
        (b"%PDF-" + b" " * 25 * 1024 * 1024, PDF, 413, None),
    ],
)
def test_what_is_not_what_it_says_changes_nothing(
    office: Program, tmp_path: Path, content: bytes, media_type: str, status: int, code: str | None
) -> None:
    before = find_shelf("autumn")
    for headers in ({}, {"Idempotency-Key": "a"}):
        refused = give(office, content, media_type, **headers)
        assert (refused.status_code, refused.json.get("code")) == (status, code)
    assert (find_shelf("autumn"), kept(tmp_path)) == (before, set())


def test_a_file_does_not_replace_unseen_what_others_gave(office: Program) -> None:
    give(office, samples.pdf())
    refused = give(office, samples.open_xml(DOCX), DOCX)
    assert (refused.status_code, refused.json["code"]) == (409, "meetings.text_changed")
    seen = refused.json["present"]["texts"][0]["edition"]
    given = give(office, samples.open_xml(DOCX), DOCX, f"{FILE}?seen={seen}")
    assert [(one["media_type"], one["edition"]) for one in given.json["texts"]] == [(DOCX, 2)]


def test_a_file_of_more_than_json_may_have_is_given_once_under_one_key(office: Program) -> None:
    large = samples.open_xml(DOCX, **{"word/media/a.bin": Random(1).randbytes(2 * 1024 * 1024)})
    once = {"Idempotency-Key": "once"}
    first, second = (give(office, large, DOCX, **once) for _ in range(2))
    assert (len(large) > 1024 * 1024, first.status_code, second.data) == (True, 200, first.data)
    assert second.headers["Idempotency-Replayed"] == "true"
    assert give(office, samples.pdf(), **once).json["code"] == "api.key_used"


def test_who_may_not_give_files_leaves_none(office: Program, app: Flask, tmp_path: Path) -> None:
    for other in (Program(app), Program(app, an_account("x@example.org", "conference_officer"))):
        assert give(other, samples.pdf()).status_code == 404
    assert kept(tmp_path) == set()


def test_neighbours_change_places_and_no_others(office: Program) -> None:
    assert numbers(office.post(f"{DOCUMENTS}/order", {"number": 3, "neighbour": 2})) == [1, 3, 2]
    refused = office.post(f"{DOCUMENTS}/order", {"number": 1, "neighbour": 2})
    assert (refused.status_code, refused.json["code"]) == (409, "meetings.documents_reordered")
    assert [one["number"] for one in refused.json["present"]["items"]] == [1, 3, 2]
    assert office.post(f"{DOCUMENTS}/order", {"number": 9, "neighbour": 2}).status_code == 409
    assert numbers(office.read(DOCUMENTS)) == [1, 3, 2]
