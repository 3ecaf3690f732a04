"""The list of participants: who may see it when, what stands in it, on page, paper and in the workbook."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from app.core import clock
from app.core.policy import OPERATOR
from app.entities.rules import EntityKind
from app.registrations.commands.deciding import decide
from app.registrations.commands.purging import purge
from app.registrations.commands.terms import close_list, reopen_list
from app.registrations.models import Registration
from app.registrations.rules.words import Attendance, Consent, Deed, Gender, Role, Way
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered

PAGE = "/meetings/autumn/participants"
FILES = (f"{PAGE}.pdf", f"{PAGE}.docx")
XLSX = f"{PAGE}.xlsx"
AGREED = frozenset({Consent.LISTED})
BEFORE = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """Before the meeting."""
    with clock.frozen(BEFORE):
        yield


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def approved(rows: list[Registration]) -> list[Registration]:
    """People whom the Secretariat approved."""
    decide("autumn", [row.public_id for row in rows], Deed.APPROVE, OPERATOR)
    return rows


def some_people() -> None:
    """Two delegations: one with a head, an adviser, somebody who is not named and somebody not approved; an NGO."""
    mexico = a_delegation("MEX", name="Mexico")
    approved(registered(mexico, "Ana López", title="H.E. Ms.", function="Ambassador", role=Role.HEAD, consents=AGREED))
    approved(registered(mexico, "Benito Juárez", consents=AGREED))
    approved(registered(mexico, "Carla Hidden", way=Way.ONLINE))
    registered(mexico, "Dora Undecided", way=Way.ONLINE, consents=AGREED)
    ngo = a_delegation("NGO-A", EntityKind.NGO, name="Aid Society")
    approved(registered(ngo, "محمد الشريف", title="Mr.", consents=AGREED))


def text_of(pdf: bytes) -> str:
    """What a PDF says, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def statuses(browser: Browser | FlaskClient) -> list[int]:
    """What page, papers and workbook answer."""
    ask = browser.open if isinstance(browser, Browser) else browser.get
    return [ask(address).status_code for address in (PAGE, *FILES, XLSX)]


def test_before_it_is_final_delegations_and_secretariat_see_it_and_others_are_told_of_nothing(
    app: Flask, client: FlaskClient, office: Browser
) -> None:
    some_people()
    invited, other = Browser(app, a_focal_point("MEX")), Browser(app, a_focal_point("PER"))
    seen = [statuses(one) for one in (client, other, invited, office)]
    assert seen == [[404] * 4, [404] * 4, [200, 200, 200, 404], [200] * 4]


def test_a_final_list_is_public_until_it_is_opened_again(client: FlaskClient) -> None:
    some_people()
    close_list("autumn", OPERATOR)
    assert statuses(client) == [200, 200, 200, 404]
    page = client.get(PAGE).text
    assert ("<h1>List of participants</h1>" in page, "Figures" in page, ".xlsx" in page) == (True, False, False)
    assert f'href="{PAGE}"' in client.get("/meetings/autumn").text
    reopen_list("autumn", OPERATOR)
    assert statuses(client) == [404] * 4
    assert f'href="{PAGE}"' not in client.get("/meetings/autumn").text


def test_a_purged_meeting_has_no_list(client: FlaskClient, office: Browser) -> None:
    some_people()
    close_list("autumn", OPERATOR)
    with clock.frozen(datetime(2026, 11, 1, tzinfo=UTC)):
        purge("autumn", OPERATOR)
        assert [one.open(PAGE).status_code for one in (office,)] + [client.get(PAGE).status_code] == [404, 404]


def test_only_who_is_approved_and_agreed_is_named_the_others_are_counted(office: Browser) -> None:
    some_people()
    page = office.open(PAGE).text
    pdf, docx = (office.open(address).data for address in FILES)
    word = ZipFile(BytesIO(docx)).read("word/document.xml").decode()
    for said in (page, text_of(pdf), word):
        assert ("Ana López" in said, "Hidden" in said, "Undecided" in said, "and 1 other" in said) == (
            True,
            False,
            False,
            True,
        )
        assert (
            said.index("Other Member States")
            < said.index("Ana López")
            < said.index("Benito")
            < said.index("Aid Society")
        )


def test_a_provisional_list_says_so_with_its_day_and_a_final_one_with_the_day_on_which_it_was_closed(
    office: Browser, client: FlaskClient
) -> None:
    some_people()
    said = text_of(office.open(FILES[0]).data)
    assert "Provisional list of participants" in said
    assert "Provisional, as of 1 October 2026" in said
    close_list("autumn", OPERATOR)
    with clock.frozen(datetime(2026, 11, 1, tzinfo=UTC)):
        said = text_of(client.get(FILES[0]).data)
    assert ("Provisional" in said, "as of 1 October 2026" in said) == (False, True)


def test_nothing_of_a_list_that_is_not_public_is_kept_here_or_on_the_way(office: Browser, tmp_path: Path) -> None:
    some_people()
    answers = [office.open(address) for address in (PAGE, *FILES, XLSX)]
    assert [answer.headers["Cache-Control"] for answer in answers] == ["private, no-store"] * 4
    assert list(tmp_path.glob("exports/*")) == []
    close_list("autumn", OPERATOR)
    assert office.open(FILES[1]).status_code == 200
    assert [path.name[:20] for path in tmp_path.glob("exports/[!.]*")] == ["participants.autumn."]


def test_an_empty_list_says_who_fills_it(office: Browser) -> None:
    a_delegation()
    assert "Nobody is approved yet" in office.open(PAGE).text
    assert all(office.open(address).status_code == 200 for address in (*FILES, XLSX))


def test_a_search_shows_what_answers_it_and_the_way_back(office: Browser) -> None:
    some_people()
    page = office.open(f"{PAGE}?search=aid").text
    assert ("Aid Society" in page, "Ana López" in page, "Show the whole list" in page) == (True, False, True)
    assert "Nobody of this name" in office.open(f"{PAGE}?search=%3Cb%3E").text


def test_the_workbook_has_everybody_in_every_state_and_no_cell_is_a_formula(office: Browser) -> None:
    delegation = a_delegation("MEX", name="Mexico")
    registered(
        delegation,
        "Ana =1+1",
        function='=HYPERLINK("http://x.example")',
        gender=Gender.OWN_WORDS,
        gender_words="@own",
        needs="+49 1",
        plan={2: Attendance.ONLINE},
        wants_visa_letter=True,
        visa_details="\x0b-1",
    )
    sheet = openpyxl.load_workbook(BytesIO(office.open(XLSX).data)).active
    head, row = ([cell.value for cell in line] for line in sheet.iter_rows(max_row=2))
    said = dict(zip(head, row, strict=True))
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}  # n: nothing in it
    assert (said["Family name"], said["Office held"], said["Accessibility needs"]) == (
        "=1+1",
        '=HYPERLINK("http://x.example")',
        "+49 1",
    )
    assert (said["Sitting 1"], said["Sitting 2"], said["In own words"], said["For the visa letter"]) == (
        "In the room",
        "Online",
        "@own",
        "-1",
    )
    assert (said["State"], said["Mail address"], said["Visa letter"]) == ("Submitted", "1.1.3@example.org", "wanted")


def test_a_list_costs_the_same_queries_with_one_person_and_with_thirty(office: Browser, queries) -> None:  # type: ignore[no-untyped-def]
    some_people()
    counts = []
    for number in range(2):
        with queries() as sent:
            for address in (PAGE, FILES[1], XLSX):
                assert office.open(address).status_code == 200
        counts.append(len(sent))
        for code in ("PER", "ARG", "CHL") if number == 0 else ():
            delegation = a_delegation(code)
            approved(registered(delegation, *(f"P{letter} {code}" for letter in "abc"), consents=AGREED))
            approved(registered(delegation, *(f"R{letter} {code}" for letter in "abcdefg"), way=Way.ONLINE))
    assert counts[0] == counts[1]
