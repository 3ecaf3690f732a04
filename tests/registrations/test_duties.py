"""What registration brings to the Secretariat's desk."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.entities.rules import EntityKind
from app.meetings.commands.statuses import cancel
from app.registrations.commands.deciding import decide
from app.registrations.exports.duties import about_registration
from app.registrations.rules.words import Deed
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.builders.registrations import a_delegation, a_focal_point, registered, terms

TODAY = MONDAY - timedelta(weeks=2)


@pytest.fixture(autouse=True)
def clocks() -> Iterator[None]:
    """It is two weeks before the meeting."""
    with clock.frozen(datetime.combine(TODAY, time(9), tzinfo=UTC)):
        yield


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser."""
    return Browser(app, an_account("office@example.org", "secretariat"))


def desk(office: Browser) -> str:
    """What the desk says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", office.open("/desk").text))


def test_a_public_meeting_without_terms_asks_for_them_and_a_draft_does_not(office: Browser) -> None:
    a_meeting()
    assert "Registration is not set up yet." not in desk(office)
    a_published_meeting()
    assert "Registration is not set up yet." in desk(office)
    assert 'href="/meetings/autumn/registration/terms"' in office.open("/desk").text
    terms()
    assert "Registration is not set up yet." not in desk(office)


def test_people_are_looked_at_by_a_day_and_then_no_longer_on_the_desk(office: Browser) -> None:
    rows = registered(a_delegation(), "A One", "B Two")
    page = office.open("/desk").text
    assert "2 registrations are to be looked at." in page
    assert f'datetime="{(TODAY + timedelta(days=5)).isoformat()}"' in page
    assert 'href="/meetings/autumn/registrations?state=submitted"' in page
    decide("autumn", [row.public_id for row in rows], Deed.APPROVE, OPERATOR)
    assert "to be looked at" not in desk(office)


def test_credentials_and_closing_are_said_near_the_closing(office: Browser) -> None:
    terms(closes_at=datetime.combine(TODAY + timedelta(days=6), time(16), tzinfo=UTC))
    registered(a_delegation(credentials=False))
    a_delegation("NOR", credentials=False)
    a_delegation("EXP", EntityKind.EXPERT, credentials=False)
    shown = desk(office)
    assert "1 delegation has registered people, and its note verbale or letter is not here." in shown
    assert "18:00, and 2 delegations have registered nobody." in shown


def test_a_cancelled_meeting_asks_for_nothing(office: Browser) -> None:
    registered(a_delegation())
    cancel("autumn", "no quorum", OPERATOR)
    assert "to be looked at" not in desk(office)


def test_only_who_reviews_sees_it(office: Browser, app: Flask) -> None:
    registered(a_delegation())
    assert Browser(app, a_focal_point()).open("/desk").status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_many_meetings_cost_as_many_queries_as_one(app: Flask, queries, count: int) -> None:  # type: ignore[no-untyped-def]
    for number in range(count):
        slug = f"meeting-{number}"
        a_published_meeting(a_programme(a_sitting(1, uid=f"{slug}@rostrum.invalid"), slug=slug))
        registered(a_delegation("MEX", slug=slug, credentials=False))
    with app.test_request_context(), queries() as sent:
        found = list(about_registration(TODAY))
    assert (len(found), len(sent)) == (2 * count, 4)
