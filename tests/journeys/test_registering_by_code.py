"""On a phone: somebody registers with a code, comes back by the link in the mail, and withdraws; the list moves up."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from app.core import clock
from app.core.db import db
from app.core.policy import OPERATOR
from app.registrations.commands.delegations import issue_code
from app.registrations.models import Delegation
from app.registrations.queries.delegations import code_of, get_delegation
from app.registrations.rules.terms import QUOTAS, Quota
from app.registrations.rules.words import Category
from tests.browser import running_browser, serving
from tests.builders.people import link_in
from tests.builders.registrations import a_delegation, registered, terms

pytestmark = [pytest.mark.any_database, pytest.mark.browser]
Mails = Callable[[], list[EmailMessage]]


@pytest.fixture
def mexico(app: Flask) -> Delegation:
    """A delegation with one place in the room, and a code."""
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1)})
    delegation = a_delegation()
    issue_code(delegation.id, OPERATOR)
    return get_delegation(delegation.id)


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def phone(app: Flask, mexico: Delegation, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Somebody's telephone."""
    db.session.rollback()
    before = datetime(2026, 10, 1, 8, tzinfo=UTC)  # the meeting is still to come
    with clock.frozen(before), serving(app) as address, running_browser() as browser:
        context = browser.new_context(
            base_url=address, viewport={"width": 390, "height": 844}, java_script_enabled=request.param
        )
        yield context.new_page()
        context.close()


def told(mails: Mails, address: str) -> list[str]:
    """What somebody was told by mail."""
    return [mail["Subject"].partition(": ")[2] for mail in mails() if mail["To"].addresses[0].addr_spec == address]


def is_within_the_screen(page: Page) -> bool:
    """Whether nothing must be scrolled sideways."""
    wide = page.locator("html").bounding_box()
    return all(box["x"] + box["width"] <= wide["width"] + 1 for one in page.locator("main *:visible").all()
               if (box := one.bounding_box()))  # fmt: skip


def test_from_the_code_to_the_waiting_list_that_moves_up(phone: Page, mexico: Delegation, mails: Mails) -> None:
    phone.goto("/meetings/autumn")
    phone.get_by_role("link", name="Registration").click()
    phone.get_by_role("link", name="Register with a code").first.click()
    phone.get_by_label("Code").fill("MEX-AAAAAAAA")
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_role("main")).to_contain_text("This is no code with which one can register")
    phone.get_by_label("Code").fill((code_of(mexico) or "").lower())
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_role("main")).to_contain_text("1 place in the room is left")
    phone.get_by_label("Family name").fill("López")
    phone.get_by_label("Given names").fill("Ana")
    phone.get_by_label("Mail address").fill("ana@example.org")
    assert is_within_the_screen(phone)
    phone.get_by_role("button", name="Register", exact=True).click()
    expect(phone.get_by_text("You are registered.")).to_be_visible()

    (ben,) = registered(mexico, "Ben Two", email="ben@example.org")
    assert (ben.state, told(mails, "ben@example.org")) == ("waiting", ["you are on the waiting list"])
    (mail,) = [one for one in mails() if one["To"].addresses[0].addr_spec == "ana@example.org"]
    phone.context.clear_cookies()
    phone.goto(link_in(mail.get_body(("plain",))))
    expect(phone.get_by_role("region", name="Where it stands")).to_contain_text("Submitted")
    phone.get_by_label("Thematic session").nth(1).select_option("Online")
    phone.get_by_role("button", name="Save your programme").click()
    expect(phone.get_by_text("Your programme is changed.")).to_be_visible()
    expect(phone.get_by_label("Thematic session").nth(1)).to_have_value("online")
    assert is_within_the_screen(phone)

    phone.get_by_role("link", name="Withdraw").click()
    phone.get_by_role("button", name="Withdraw").click()
    expect(phone.get_by_role("region", name="Where it stands")).to_contain_text("Withdrawn")
    assert sorted(told(mails, "ana@example.org")) == [
        "your registration was received",
        "your registration was withdrawn",
    ]
    assert sorted(told(mails, "ben@example.org")) == ["you are on the waiting list", "you have a place"]
