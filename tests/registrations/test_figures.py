"""The page of figures: for the Secretariat, the same after a purge, and at the same cost for any number."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.registrations.commands.deciding import decide
from app.registrations.commands.purging import erase, purge
from app.registrations.rules.words import Attendance, Deed, Gender, Way
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered

PAGE = "/meetings/autumn/registrations/figures"
OVER = datetime(2026, 10, 25, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """Before the meeting."""
    with clock.frozen(datetime(2026, 10, 1, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def some_people(code: str = "MEX") -> None:
    """Three who are approved, one of them online, and one who is not."""
    delegation = a_delegation(code)
    rows = registered(delegation, f"A {code}", f"B {code}", gender=Gender.WOMAN, plan={1: Attendance.ONLINE})
    rows += registered(delegation, f"C {code}", way=Way.ONLINE, gender=Gender.OWN_WORDS, gender_words="zigzag")
    decide("autumn", [row.public_id for row in rows], Deed.APPROVE, OPERATOR)
    registered(delegation, f"D {code}")


def tables(page: str) -> list[list[str]]:
    """What the tables say that stand for drawings, row by row."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in tree.iterfind(".//tbody/tr")]
    return [row for row in rows if row]


def test_the_figures_are_those_of_whom_the_secretariat_approved(office: Browser) -> None:
    some_people()
    said = tables(office.open(PAGE).text)
    assert said == [
        ["Monday, 19 October", "2", "1"],
        ["Sitting 1", "0", "3"],
        ["Sitting 2", "2", "1"],
        ["Other Member States", "3"],
        ["Organizations and others without a regional group", "3"],
        ["Women", "2"],
        ["In own words", "1"],
        ["In the room", "2"],
        ["Online", "1"],
        ["Submitted", "1"],
        ["Approved", "3"],
        ["1 October 2026", "4", "4"],
    ]


def test_every_drawing_says_in_words_what_it_shows_and_needs_no_legend(office: Browser) -> None:
    some_people()
    page = office.open(PAGE).text
    drawings = re.findall(r"<svg[^>]*>", page)
    assert len(drawings) == 7
    assert all('role="img" aria-label="' in one for one in drawings)
    assert "zigzag" not in page


def test_after_a_purge_the_figures_are_the_same(office: Browser) -> None:
    some_people()
    some_people("PER")
    before = tables(office.open(PAGE).text)
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
        page = office.open(PAGE).text
    assert (tables(page), "these figures stay" in page) == (before, True)


def test_who_is_erased_after_the_meeting_is_counted_still(office: Browser) -> None:
    delegation = a_delegation()
    (row,) = registered(delegation)
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    before = tables(office.open(PAGE).text)
    with clock.frozen(OVER):
        erase(row.id, OPERATOR)
    assert tables(office.open(PAGE).text) == before


def test_without_registrations_the_page_says_what_will_be_there(office: Browser) -> None:
    a_delegation()
    assert "Nobody is registered yet" in office.open(PAGE).text


def test_only_the_secretariat_sees_figures(app: Flask, client: FlaskClient) -> None:
    some_people()
    point = Browser(app, a_focal_point("MEX"))
    assert (client.get(PAGE).status_code, point.open(PAGE).status_code) == (404, 404)


def test_figures_cost_the_same_queries_for_any_number(office: Browser, queries) -> None:  # type: ignore[no-untyped-def]
    some_people()
    counts = []
    for more in (("PER", "ARG", "CHL", "BRA", "URY", "PRY", "BOL"), ()):
        with queries() as sent:
            assert office.open(PAGE).status_code == 200
        counts.append(len(sent))
        for code in more:
            some_people(code)
    assert counts[0] == counts[1]
