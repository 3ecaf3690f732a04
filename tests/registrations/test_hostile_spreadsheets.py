"""What is no list of people is refused with a sentence, and nothing that was given is kept."""

import zipfile
from io import BytesIO

import pytest

from app.registrations.forms import spreadsheets
from tests.builders.people import Browser
from tests.builders.registrations import a_delegation, a_focal_point
from tests.registrations.sheets import FIVE, as_csv, as_xlsx, give, people


@pytest.fixture
def focal_point(app, now) -> Browser:  # type: ignore[no-untyped-def]
    a_delegation()
    return Browser(app, a_focal_point())


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(40 * 1024 * 1024))
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A workbook in which one part says something else."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(as_xlsx(FIVE))) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.namelist():
            if member != name:
                after.writestr(member, before.read(member))
        after.writestr(name, content)
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
    + b"]><worksheet><sheetData><row><c t='inlineStr'><is><t>&j;</t></is></c></row></sheetData></worksheet>"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7\n\0\x81", "This is neither an Excel workbook (xlsx) nor a CSV file"),
        (b"PK\x03\x04 no archive", "This file cannot be opened"),
        (b"name,mail\nAna,a@example.org\n", "No row names the columns. At least these are needed: Family name and"),
        (b"family_name,email\n,\n", "There is nobody in this spreadsheet."),
        (as_csv([("A", "B", f"{at}@example.org", "", "") for at in range(501)]), "more than 500 rows of people"),
        (b"family_name,email" + b"," * 5000 + b"\n", "more than 100 columns"),
        (as_xlsx([], ("family_name", "email", *("x" * 3000))), "more than 100 columns"),
        (bomb(), "becomes far too large"),
        (with_part("xl/vbaProject.bin", b"macro"), "contains a program (macros)"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet"), "This file cannot be opened"),
        (with_part("xl/worksheets/sheet1.xml", LAUGHS), "This file cannot be opened"),
    ],
    ids=["empty", "pdf", "no archive", "no columns", "nobody", "long", "wide text", "wide book", "bomb",
         "macro", "damaged", "laughs"],
)  # fmt: skip
def test_what_is_no_list_of_people_is_refused_with_a_sentence(focal_point: Browser, content: bytes, said: str) -> None:
    answer = give(focal_point, content)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert people() == []


def test_more_than_five_megabytes_are_not_read(focal_point: Browser, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(spreadsheets, "LIMIT", 1024 * 100)  # a larger file would be on the disk of the test
    assert "This file is too large: at most 0.1 MB can be kept here." in give(focal_point, b"x" * (1024 * 100 + 1)).text


def test_nothing_that_was_given_is_kept(focal_point: Browser, tmp_path) -> None:  # type: ignore[no-untyped-def]
    before = {path for path in tmp_path.rglob("*") if path.suffix != ".db"}
    give(focal_point, as_xlsx(FIVE))
    assert {path for path in tmp_path.rglob("*") if path.suffix != ".db"} <= before | set(tmp_path.glob("*.db-*"))
