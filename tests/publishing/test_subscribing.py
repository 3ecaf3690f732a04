"""Line 30 of docs/calendars.md: the pages that explain how to subscribe."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page

from app.meetings.rules.programme import MarginEvent
from app.publishing.exports.calendars import draw
from tests.browser import running_browser, serving
from tests.builders.meetings import a_challenge, a_published_meeting
from tests.builders.people import PASSWORD, an_account
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.calendars import read

pytestmark = pytest.mark.any_database
PAGES = {"/calendar": "/calendar.ics"}
PAGES |= {f"/{one}/calendar": f"/{one}/calendar.ics" for one in ("meetings/autumn", "challenges/markets")}
BASE = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _meeting(app: Flask) -> None:
    a_challenge("markets", 1)
    a_challenge("crime", 2)
    sittings = (a_sitting(1, challenges=("markets",)), a_sitting(2, challenges=("crime",)))
    a_published_meeting(a_programme(*sittings, margins=(MarginEvent(title="Tea", starts_on=MONDAY),)))


def links(page: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]*(?:webcal|calendar\.google|\.ics)[^"]*)"', page)]


@pytest.mark.parametrize("address", PAGES)
def test_line_30_each_way_leads_to_the_same_calendar(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    feed = f"127.0.0.1:8000{PAGES[address]}"
    google = f"webcal%3A%2F%2F127.0.0.1%3A8000{PAGES[address].replace('/', '%2F')}"
    assert set(links(page)) == {
        f"webcal://{feed}",
        f"https://calendar.google.com/calendar/r?cid={google}",
        f"http://{feed}",
    }
    assert f'readonly value="http://{feed}"' in page
    assert client.get(PAGES[address]).status_code == 200
    assert str(draw(f"{BASE}{address}")) in page


@pytest.mark.parametrize("address", PAGES)
def test_line_21_and_30_every_program_is_explained_with_how_late_it_is(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert re.findall(r'<li id="(\w+)">', page) == ["google", "outlook", "apple", "thunderbird", "android"]
    late = ("4 to 24 hours", "some 3 hours", "every 30 minutes", "5 minutes to a week")
    assert [words for words in late if words not in page] == []


def test_what_is_chosen_changes_the_address(client: FlaskClient) -> None:
    page = client.get("/meetings/autumn/calendar?challenges=crime&margins=0").text
    (address,) = [href for href in links(page) if href.startswith("http://127")][:1]
    assert address == f"{BASE}/meetings/autumn/calendar.ics?challenges=crime&margins=0"
    assert re.findall(r'value="(\w+)"[^>]* checked', page) == ["crime", "0"]
    found = read(client.get(address.removeprefix(BASE)).data)
    assert [event["SUMMARY"].text for event in found.events] == ["Thematic session: Crime"]


def test_pages_lead_there(client: FlaskClient) -> None:
    wanted = {
        "/": "/calendar",
        "/meetings/autumn": "/meetings/autumn/calendar",
        "/challenges/markets": "/challenges/markets/calendar",
        "/meetings/autumn/sittings/1": "/meetings/autumn/sittings/1.ics",
    }
    assert [page for page, href in wanted.items() if f'href="{href}"' not in client.get(page).text] == []


@pytest.fixture(params=[(390, "light"), (834, "dark"), (1440, "light")], ids=str)
def page(request: pytest.FixtureRequest, app: Flask) -> Iterator[Page]:
    """A telephone, a tablet at night, a desk."""
    width, scheme = request.param
    with running_browser() as browser, serving(app) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=address)
        yield context.new_page()
        context.close()


def wrong_with(page: Page) -> list[object]:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [one["id"] for one in Axe().run(page).response["violations"]] + ([over] if over else [])


@pytest.mark.browser
def test_nothing_stands_in_a_readers_way(page: Page) -> None:
    an_account("ines@example.org")
    page.goto("/meetings/autumn/calendar")
    found = [wrong_with(page)]
    page.goto("/sign-in?next=/my/calendar")
    page.get_by_label("Mail address").fill("ines@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Your own calendar").wait_for()
    found.append(wrong_with(page))
    page.get_by_role("button", name="Make the address").click()
    page.get_by_text("Your calendar has an address.").wait_for()
    found.append(wrong_with(page))
    assert found == [[], [], []]
    page.get_by_role("textbox").focus()
    assert page.evaluate("document.activeElement.selectionEnd") == len(f"{BASE}/my/calendar/1-1-.ics") + 40
