"""The Secretariat makes the list of participants final; pages lead to the list, to figures and to purging."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from tests.builders.people import Browser, an_account
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation, a_focal_point, registered

PAGE = "/meetings/autumn/participants"


@pytest.fixture(autouse=True)
def _delegation(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(datetime(2026, 10, 1, 12, tzinfo=UTC)):
        registered(a_delegation())
        yield


@pytest.fixture
def office(app: Flask) -> Browser:
    return Browser(app, an_account("office@example.org", "secretariat"))


def test_the_list_is_final_from_a_button_on_until_it_is_taken_back(office: Browser, client: FlaskClient) -> None:
    assert client.get(PAGE).status_code == 404
    assert office.send(f"{PAGE}/final?_method=PUT", page=PAGE).status_code == 303
    assert "The list is final, and everybody sees it." in office.open(PAGE).text
    assert client.get(PAGE).status_code == 200
    assert 'href="/meetings/autumn/participants"' in client.get("/meetings/autumn").text
    assert office.take_away(f"{PAGE}/final").status_code == 303
    assert client.get(PAGE).status_code == 404


def test_a_focal_point_neither_makes_it_final_nor_sees_a_button(app: Flask) -> None:
    mission = Browser(app, a_focal_point())
    page = mission.open(PAGE)
    assert (page.status_code, "/final" in page.text) == (200, False)
    assert mission.send(f"{PAGE}/final?_method=PUT", page=PAGE).status_code == 404


def test_pages_lead_to_the_list_to_figures_and_to_purging(app: Flask, office: Browser) -> None:
    queue = office.open("/meetings/autumn/registrations").text
    figures = office.open("/meetings/autumn/registrations/figures").text
    own = Browser(app, a_focal_point()).open("/meetings/autumn/delegations/MEX").text
    assert [f'href="{PAGE}"' in page for page in (queue, figures, own)] == [True, True, True]
    assert 'href="/meetings/autumn/registrations/figures"' in queue
    assert 'href="/meetings/autumn/registrations/purge"' in figures


def test_programs_make_it_final_too(app: Flask, client: FlaskClient) -> None:
    program = Program(app, an_account("office@example.org", "secretariat"))
    address = "/meetings/autumn/registration-terms/final-list"
    assert program.put(address).json["final_at"] == "2026-10-01T12:00:00Z"
    assert client.get(PAGE).status_code == 200
    assert program.delete(address).json["final_at"] is None
    assert client.get(PAGE).status_code == 404
