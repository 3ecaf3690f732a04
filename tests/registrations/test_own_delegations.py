"""The desk of a focal point: every meeting to which one's entities are invited, by date."""

from datetime import UTC, date, datetime

import pytest

from app.core.policy import Grant, Scope
from app.registrations.queries.delegations import find_delegation
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.registrations import a_delegation, a_focal_point, registered, terms

DESK = "/my/delegations"


def a_meeting_on(day: date, slug: str) -> None:
    a_published_meeting(a_programme(a_sitting(1, date=day), slug=slug, starts_on=day, ends_on=day, short_title=slug))
    a_delegation(slug=slug)


def test_what_needs_doing_stands_by_date_over_all_meetings(app, now) -> None:  # type: ignore[no-untyped-def]
    a_meeting_on(date(2026, 12, 4), "winter")
    terms("winter", closes_at=datetime(2026, 11, 20, 17, tzinfo=UTC))
    a_delegation(credentials=False)
    page = Browser(app, a_focal_point()).open(DESK).text
    assert page.index("note verbale or official letter is not here yet") < page.index("Nobody is registered yet.")
    assert 'href="/meetings/winter/delegations/MEX/people/new"' in page
    assert "Registration closes on 20 November 2026, 18:00." in page


def test_counts_and_places_left_stand_with_each_meeting(app, now) -> None:  # type: ignore[no-untyped-def]
    registered(a_delegation(), "Ana Abad", "Bea Bravo", "Carl Cruz", "Dora Diaz")
    page = Browser(app, a_focal_point()).open(DESK).text
    assert "No place in the room is left; 7 online." in page
    assert page.count("On the waiting list") == 1
    assert page.count("Submitted") == 1


def test_a_meeting_that_is_over_asks_for_nothing(app, now) -> None:  # type: ignore[no-untyped-def]
    a_meeting_on(date(2022, 10, 3), "last-year")
    page = Browser(app, a_focal_point()).open(DESK).text
    assert "Nothing to do." in page
    assert page.index("Past") < page.index("last-year")


def test_other_entities_are_not_there(app, now) -> None:  # type: ignore[no-untyped-def]
    a_delegation("PER", name="Peru")
    page = Browser(app, a_focal_point()).open(DESK).text
    assert "Your delegation is not invited to a meeting yet." in page
    assert "Peru" not in page


@pytest.mark.parametrize(
    ("roles", "begins"),
    [
        ((Grant("focal_point", Scope("entity", "MEX")),), DESK),
        ((Grant("focal_point", Scope("entity", "MEX")), Grant("secretariat")), "/desk"),
        ((Grant("civil_society_unit"),), "/"),
    ],
)
def test_focal_points_begin_there(app, now, roles: tuple[Grant, ...], begins: str) -> None:  # type: ignore[no-untyped-def]
    a_delegation()
    assert Browser(app).sign_in(an_account("a@example.org", *roles)).location == begins


def test_the_desk_costs_the_same_with_one_and_with_thirty_meetings(app, now, queries) -> None:  # type: ignore[no-untyped-def]
    registered(a_delegation())
    browser = Browser(app, a_focal_point())
    browser.open(DESK)
    with queries() as one:
        browser.open(DESK)
    for number in range(9):
        a_meeting_on(date(2024, 1, 1 + number), f"meeting-{number}")
        registered(find_delegation(f"meeting-{number}", "MEX"))  # type: ignore[arg-type]
    with queries() as ten:
        browser.open(DESK)
    assert len(ten) == len(one)
