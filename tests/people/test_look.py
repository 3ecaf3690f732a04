"""The pages of people at a real browser: nothing stands in a reader's way, and nothing is wider than the page."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from app.core.policy import OPERATOR, Grant, Scope
from app.people.commands.invitations import invite
from app.people.models import Account
from app.people.queries.accounts import invitation_token
from tests.browser import running_browser, serving
from tests.builders.people import an_account

pytestmark = [pytest.mark.any_database, pytest.mark.browser]
LONG = "Александра Константиновна Преображенская-Вишневецкая"


@pytest.fixture
def invited(demo: Flask) -> Account:
    """Somebody with a long name, a long address and several roles."""
    an_account("fatima@example.org", "secretariat", name="فاطمة الزهراء بن يوسف")
    roles = [Grant("focal_point", Scope("entity", "MEX")), Grant("ngo_committee", Scope("entity", "VNGOC"))]
    address = "alexandra.preobrazhenskaya-vishnevetskaya@permanent-mission.example.org"
    return invite(OPERATOR, address, roles, LONG, by_mail=False)


@pytest.fixture(params=[(320, "light"), (1440, "dark")], ids=str)
def page(request: pytest.FixtureRequest, demo: Flask) -> Iterator[Page]:
    """A small telephone by day, and a desk at night."""
    width, scheme = request.param
    with running_browser() as browser, serving(demo) as address:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=address, reduced_motion="reduce"
        )
        yield context.new_page()
        context.close()


def wrong_with(page: Page) -> list[object]:
    """What axe finds, and how much wider than the window the page is."""
    violations = Axe().run(page).response["violations"]
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = [(one["id"], node["html"][:120]) for one in violations for node in one["nodes"]]
    return [*found, *([f"{over} pixels too wide"] if over else [])]


def test_pages_for_everybody(page: Page, invited: Account) -> None:
    found = {}
    for address in ("/sign-in", "/reset", "/demo/sign-in", f"/invitations/{invitation_token(invited)}"):
        page.goto(address)
        found[address] = wrong_with(page)
    page.goto("/sign-in")
    page.get_by_label("Mail address").fill("ines@example.org")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    found["wrong"] = wrong_with(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_pages_for_the_office(page: Page, invited: Account) -> None:
    page.goto("/demo/sign-in")
    page.get_by_role("listitem").filter(has_text="Ada Keyes").get_by_role("button", name="Sign in").click()
    found = {}
    for address in ("/my/account", "/people", "/people?q=zzz", "/people/new", f"/people/{invited.public_id}"):
        page.goto(address)
        found[address] = wrong_with(page)
    page.get_by_role("button", name="Give the role").click()
    found["wrong"] = wrong_with(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_pages_of_ones_own_account(page: Page, invited: Account) -> None:
    account = an_account()
    page.goto("/sign-in?next=/my/account")
    page.get_by_label("Mail address").fill(account.email)
    page.get_by_label("Password").fill("a long walk by the river")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    found = {"/my/account": wrong_with(page)}
    page.get_by_role("link", name="Turn on").click()
    page.get_by_text("It cannot be scanned").click()
    found["second factor"] = wrong_with(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
