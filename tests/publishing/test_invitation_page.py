"""The page of invitations at a real browser."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from app.core import clock
from tests.browser import running_browser, serving
from tests.builders.people import PASSWORD, Browser
from tests.publishing.test_invitations import FIRST, PAGE, Mails, change, office, send
from tests.publishing.test_invitations_told import refusing

__all__ = ["office"]
pytestmark = [pytest.mark.any_database, pytest.mark.browser]


@pytest.fixture(params=[(390, "dark"), (834, "light"), (1440, "light")], ids=str)
def page(request: pytest.FixtureRequest, app: Flask, office: Browser) -> Iterator[Page]:
    """A telephone at night, a tablet, a desk."""
    width, scheme = request.param
    with clock.frozen(FIRST), running_browser() as browser, serving(app) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=address)
        yield context.new_page()
        context.close()


def come_in(page: Page) -> None:
    page.goto(f"/sign-in?next={PAGE}")
    page.get_by_label("Mail address").fill("ines@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_invitations_are_seen_and_sent(page: Page) -> None:
    come_in(page)
    page.get_by_role("heading", name="Invitations").wait_for()
    found = [wrong_with(page)]
    page.get_by_role("button", name="Send 4 invitations").click()
    page.get_by_text("4 invitations are on their way.").wait_for()
    found.append(wrong_with(page))
    assert found == [[], []]


def test_what_failed_stands_before_what_is_due_and_is_sent_again(
    app: Flask, office: Browser, mails: Mails, page: Page
) -> None:
    with refusing(app):
        send(office)
        mails()
    change(room="C4")
    come_in(page)
    page.get_by_role("heading", name="Failed").wait_for()
    found = [wrong_with(page)]
    page.get_by_role("button", name="Send again").click()
    page.get_by_text("The invitation is on its way again.").wait_for()
    assert found == [[]]


def wrong_with(page: Page) -> list[object]:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [one["id"] for one in Axe().run(page).response["violations"]] + ([over] if over else [])
