"""The page of a delegation once registering has closed, and once what was personal is deleted."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.registrations.commands.purging import erase, purge
from app.registrations.commands.registering import register
from app.registrations.queries.delegations import find_delegation
from app.registrations.rules.words import Consent, Party
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody, terms

HERE = "/meetings/autumn/delegations/MEX"
CLOSES = datetime(2026, 10, 1, 10, tzinfo=UTC)
OVER = datetime(2026, 10, 22, 12, tzinfo=UTC)
ADDING = ("/people/new", "/grid", "/spreadsheet", "/copy")


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """Before registering closes; there is a draft, and somebody who is submitted."""
    with clock.frozen(CLOSES - timedelta(days=3)):
        terms(closes_at=CLOSES)
        of = a_delegation(name="Mexico")
        registered(of, "Ana López")
        register(of.id, [somebody("Bea Bravo")], OPERATOR, party=Party.SECRETARIAT, is_draft=True)
        yield


@pytest.fixture
def focal_point(app: Flask) -> Browser:
    """Who registers Mexico's people."""
    return Browser(app, a_focal_point())


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def offered(page: str) -> list[str]:
    """What can be done by the page's links and buttons."""
    deeds = (*ADDING, "/submissions", "/credentials", "/code", "/focal-points")
    return [deed for deed in deeds if f'"{HERE}{deed}"' in page]


def test_before_closing_people_are_added_and_drafts_submitted(focal_point: Browser) -> None:
    page = focal_point.open(HERE).text
    assert "Registration closes on 1 October 2026, 12:00" in page
    assert (offered(page)[:5], "1 draft is not submitted yet" in page) == ([*ADDING, "/submissions"], True)


def test_from_the_second_of_closing_on_nothing_is_offered_that_would_be_refused(focal_point: Browser) -> None:
    with clock.frozen(CLOSES):
        page, desk = focal_point.open(HERE).text, focal_point.open("/my/delegations").text
    assert ("Registration closed on 1 October 2026" in page, "Registration closes on" in page) == (True, False)
    assert "Ask the Secretariat whether somebody can still be added." in page
    assert offered(page) == ["/credentials", "/code", "/focal-points"]
    assert ("draft is not submitted" in page, "draft is not submitted" in desk) == (False, False)


def test_after_closing_the_secretariat_still_adds(office: Browser) -> None:
    with clock.frozen(CLOSES):
        page = office.open(HERE).text
    assert ("Registration closed on" in page, offered(page)[:5]) == (True, [*ADDING, "/submissions"])


def test_after_a_purge_the_page_says_so_in_words_and_offers_nothing(focal_point: Browser, office: Browser) -> None:
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
        for browser in (focal_point, office):
            page = browser.open(HERE).text
            assert (page.count("(purged)"), offered(page)) == (2, [])
            assert "What was personal about this meeting was purged" in page


def test_who_was_forgotten_alone_is_named_so(office: Browser) -> None:
    delegation = find_delegation("autumn", "MEX")
    assert delegation is not None
    row = registered(delegation, "Carl Cruz")[0]
    address, of = row.address, row.id
    erase(of, OPERATOR)
    page = office.open(HERE).text
    assert (page.count("(deleted)"), "(purged)" in page, "Ana López" in page) == (1, False, True)
    assert "(deleted)" in office.open(address).text


def test_of_a_purged_meeting_nobody_is_said_not_to_have_agreed(focal_point: Browser) -> None:
    a_published_meeting(a_programme(a_sitting(1, uid="later@rostrum.invalid", date=OVER.date() + timedelta(days=60)),
                                    slug="later", starts_on=OVER.date() + timedelta(days=60),
                                    ends_on=OVER.date() + timedelta(days=60)))  # fmt: skip
    a_delegation(slug="later")
    delegation = find_delegation("autumn", "MEX")
    assert delegation is not None
    registered(delegation, "Dora Diaz", consents=frozenset(Consent))
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
        page = focal_point.open("/meetings/later/delegations/MEX/copy").text
    assert "Nothing personal is left of that meeting." in page
    assert ("did not agree" in page, "Nobody agreed" in page) == (False, False)
