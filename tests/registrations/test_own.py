"""People's own pages: by link or by account, and who is kept out."""

import pytest
from flask import Flask

from app.core.audit import audit
from app.core.conceal import conceal
from app.core.db import write
from app.core.policy import BY_LINK, OPERATOR, POLICIES, may
from app.registrations.commands.deciding import decide
from app.registrations.commands.submitting import replace_link, withdraw
from app.registrations.models import Registration
from app.registrations.queries.people import get_registration
from app.registrations.rules.words import Deed
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme
from tests.builders.registrations import a_delegation, registered, states
from tests.registrations.owning import OWN, by_account, by_link, entries, words


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


@pytest.fixture
def ana() -> Registration:
    """Somebody who is registered."""
    return registered(a_delegation(), "Ana López", email="ana@example.org", function="Counsellor")[0]


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Somebody whom nobody knows."""
    return Browser(app)


def empty(row: Registration) -> None:
    """Say that nothing personal is left of it; that is enough, whatever is."""
    with write():
        kept = get_registration(row.id)
        kept.emptied_at = kept.made_at
        audit(OPERATOR, "test.built", kept)


def test_the_page_says_where_it_stands_and_is_kept_by_nobody(browser: Browser, ana: Registration) -> None:
    page = browser.open(by_link(ana))
    for said in ("Your registration", "Submitted", "You have a place.", "Counsellor", "ana@example.org"):
        assert said in words(page.text)
    assert {name: page.headers[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")} == {
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }


def test_errors_there_are_as_private_as_the_page(browser: Browser, ana: Registration) -> None:
    withdraw(ana.id, OPERATOR)
    for address in (f"{by_link(ana)}/files/999", f"{OWN}/nothing"):
        assert browser.open(address).headers["Referrer-Policy"] == "no-referrer"


def test_whoever_is_rejected_reads_the_reason_once_and_no_programme(browser: Browser, ana: Registration) -> None:
    page = words(browser.open(by_link(ana)).text)
    assert ("Your programme" in page, "Your calendar" in page) == (True, True)
    decide("autumn", [ana.public_id], Deed.REJECT, OPERATOR, "The list is closed.")
    page = words(browser.open(by_link(ana)).text)
    assert page.count("The list is closed.") == 1
    assert ("Your programme" in page, "Your calendar" in page) == (False, False)
    for deed in ("particulars", "withdrawal"):
        answer = browser.open(f"{by_link(ana)}/{deed}", follow_redirects=True)
        assert (answer.status_code, "Your registration" in answer.text) == (200, True)


def test_the_link_stands_in_no_log(ana: Registration) -> None:
    assert conceal(f"{by_link(ana)}/data.json") == "/my/registration/***/data.json"


@pytest.mark.parametrize("wrong", ["nothing", "replaced", "next", "of another", "emptied"])
def test_nothing_opens_the_page_but_the_link_that_holds(browser: Browser, ana: Registration, wrong: str) -> None:
    address = by_link(ana)
    if wrong == "replaced":
        replace_link(ana.id, OPERATOR)
    if wrong == "emptied":
        empty(ana)
    other = registered(a_delegation("NOR"), "Ben Two")[0]
    address = {
        "nothing": f"{OWN}/{'0' * 12}-1-{'0' * 40}",
        "next": address.replace("-1-", "-2-"),
        "of another": address.replace(ana.public_id, other.public_id),
    }.get(wrong, address)
    assert browser.open(address).status_code == 404
    for deed in ("withdrawal", "plan", "consents", "link", "erasure", "submission", "answer", "particulars"):
        assert browser.send(f"{address}/{deed}", page="/sign-in").status_code == 404
    assert states([ana]) == ["submitted"]


def test_who_has_only_a_link_holds_no_role_anywhere() -> None:
    assert [name for name in POLICIES if may(BY_LINK, name)] == []


def test_whoever_acts_by_link_is_no_account_to_the_audit(browser: Browser, ana: Registration) -> None:
    assert browser.send(f"{by_link(ana)}/withdrawal").status_code == 303
    assert (states([ana]), entries("registrations.withdraw")) == (["withdrawn"], [("link", None)])


def test_an_account_sees_what_is_registered_under_its_address_and_acts_in_its_own_name(
    app: Flask, ana: Registration
) -> None:
    account = an_account("Ana@Example.org")
    browser = Browser(app, account)
    assert by_account(ana) in browser.open("/my/registrations").text
    assert "Counsellor" in browser.open(by_account(ana)).text
    browser.send(f"{by_account(ana)}/withdrawal")
    assert (states([ana]), entries("registrations.withdraw")) == (["withdrawn"], [("account", account.id)])


@pytest.mark.parametrize("role", ["administrator", "secretariat", "participant"])
def test_another_account_gets_404_and_leaves_a_trace(app: Flask, ana: Registration, role: str) -> None:
    account = an_account("ben@example.org", role)
    browser = Browser(app, account)
    assert browser.open(by_account(ana)).status_code == 404
    assert browser.send(f"{by_account(ana)}/withdrawal").status_code == 404
    assert by_account(ana) not in browser.open("/my/registrations").text
    assert (states([ana]), entries("turned_away.registrations.see_own")[0]) == (["submitted"], ("account", account.id))


def test_an_emptied_registration_is_nobodys(app: Flask, ana: Registration) -> None:
    browser = Browser(app, an_account("ana@example.org"))
    empty(ana)
    assert browser.open(by_account(ana)).status_code == 404
    assert "You are registered for no meeting." in browser.open("/my/registrations").text


def test_the_list_asks_as_little_for_many_meetings(app: Flask, queries) -> None:  # type: ignore[no-untyped-def]

    browser, counted = Browser(app, an_account("ana@example.org")), []
    for number in range(9):
        slug = f"m{number}"
        a_published_meeting(a_programme(slug=slug))
        registered(a_delegation(slug=slug), "Ana López", email="ana@example.org")
        if number in (0, 8):
            with queries() as sent:
                assert browser.open("/my/registrations").text.count("/my/registrations/") == number + 1
            counted.append(len(sent))
    assert counted[0] == counted[1]
