"""The desk: what needs doing over all meetings, for those who may do something about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask

from app.core import clock
from app.core.audit import audit
from app.core.db import db, write
from app.core.jobs import Job
from app.core.policy import OPERATOR
from app.meetings.commands.draft import write_draft
from app.meetings.commands.statuses import postpone
from app.meetings.rules.programme import Programme
from app.meetings.rules.uid import uid_of
from app.meetings.rules.words import Status
from app.workplan.models import WorkplanEntry, WorkplanYear
from tests.builders.documents import a_document, a_published_document
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import MONDAY, a_header, a_programme, a_sitting

TODAY = MONDAY - timedelta(weeks=2)


@pytest.fixture(autouse=True)
def clocks() -> Iterator[None]:
    """It is two weeks before the meeting."""
    with clock.frozen(datetime.combine(TODAY, time(9), tzinfo=UTC)):
        yield


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser."""
    a_challenge("markets")
    return Browser(app, an_account("office@example.org", "secretariat"))


def planned(challenge: str, year: int) -> None:
    """The workplan has a challenge for a year."""
    with write():
        db.session.add(WorkplanYear(year=year))
        db.session.flush()
        db.session.add(WorkplanEntry(challenge=challenge, year=year))
        audit(OPERATOR, "test.built", None)


def test_a_published_meeting_with_a_draft_that_says_the_same_asks_for_no_publication(office: Browser) -> None:
    a_published_meeting()
    pages = office.open("/desk").text, office.open("/meetings/autumn/draft/publication").text
    assert "/meetings/autumn/draft/publication" not in pages[0]
    assert "Nothing that anybody would see." in pages[1]


def test_a_meeting_of_years_ahead_is_on_the_desk_until_it_is_published(office: Browser) -> None:
    far = TODAY + timedelta(days=1000)
    held = a_sitting(1, date=far)
    meeting = a_programme(held, starts_on=far, ends_on=far, officers=())
    a_meeting(meeting)
    page = office.open("/desk").text
    assert ("No programme is published yet." in page, "Nobody is named" in page) == (True, False)
    a_published_meeting(meeting)
    assert "Nothing to do." in office.open("/desk").text


def test_with_nothing_to_do_it_says_so(office: Browser) -> None:
    page = office.open("/desk").text
    assert ("Nothing to do." in page, "Overdue" in page) == (True, False)


def test_every_line_says_by_when_about_what_and_how_it_is_settled(office: Browser) -> None:
    with clock.frozen(clock.now() - timedelta(days=40)):
        a_published_meeting(a_programme(a_sitting(1, challenges=("markets",)), a_sitting(2)))
        postpone("autumn", "strike", OPERATOR, number=2)
    put_off = a_sitting(2, status=Status.POSTPONED, status_reason="strike")
    a_meeting(a_programme(a_sitting(1, challenges=("markets",), room="<b>A</b>"), put_off))
    planned("markets", 2027)
    page = " ".join(office.open("/desk").text.split())
    for words, href in (
        (
            "The draft has had changes since 5 October 2026 that are not published.",
            "/meetings/autumn/draft/publication",
        ),
        ("Nobody is named to preside over Thematic session.", "/meetings/autumn/draft/sittings/1"),
        ("Nobody is named to present or to sit on the panel in Thematic session.", "/meetings/autumn/draft/sittings/1"),
        ("Neither a background note nor a discussion guide is public yet.", "/meetings/autumn/documents"),
        ("is postponed, and has no new date.", "/meetings/autumn/draft/sittings/2"),
        ("The workplan of 2027 has “Markets”, and no sitting takes it up.", "/workplan"),
    ):
        assert (words, words in page, f'href="{href}"' in page) == (words, True, True)
    assert page.index("Overdue") < page.index("Neither a background note") < page.index("Later")


def test_many_sittings_are_counted(office: Browser) -> None:
    a_published_meeting(a_programme(*[a_sitting(number) for number in range(1, 5)]))
    assert "Nobody is named to preside over 4 sittings." in office.open("/desk").text


def test_what_is_done_is_gone(office: Browser) -> None:
    meeting = a_programme(a_sitting(1, challenges=("markets",)))
    a_published_meeting(meeting)
    a_document()
    assert "Neither a background note" in office.open("/desk").text
    a_published_document()
    assert "Neither a background note" not in office.open("/desk").text


def test_warnings_are_counted_until_they_are_acknowledged(office: Browser) -> None:
    starts = datetime.combine(MONDAY, time(8), tzinfo=UTC)
    at_once = [
        a_sitting(n, date=MONDAY, starts_at=starts, ends_at=starts + timedelta(hours=3), room="A") for n in (1, 2)
    ]
    a_meeting(a_programme(*at_once))
    assert "1 warning of the draft is not acknowledged." in office.open("/desk").text
    address = "/meetings/autumn/draft"
    page = office.open(f"{address}/publication").text
    assert "A is taken twice at once" in page


@pytest.mark.parametrize(
    ("role", "sees"), [("secretariat", (True, True, False)), ("administrator", (False, True, True))]
)
def test_each_sees_what_they_can_do_something_about(app: Flask, role: str, sees: tuple[bool, ...]) -> None:
    a_published_meeting(a_programme(a_sitting(1), a_sitting(2)))
    an_account("late@example.org", joined_at=None, invited_at=clock.now() - timedelta(days=20))
    with write():
        facts = {"uid": "x", "name": "mail.send", "ids": {}, "created_at": clock.now(), "due_at": clock.now()}
        db.session.add(Job(**facts, dead_at=clock.now(), error="to somebody@example.org"))
    page = Browser(app, an_account("who@example.org", role)).open("/desk").text
    said = ("Nobody is named to preside", "1 invitation has ended without being taken up", "rostrum jobs")
    assert tuple(words in page for words in said) == sees
    assert ("late@example.org" in page, "somebody@example.org" in page) == (False, False)


def test_invitations_stand_in_one_line_for_each_day(office: Browser) -> None:
    for number, days in enumerate((1, 1, 3)):
        when = clock.now() - timedelta(days=days)
        an_account(f"a{number}@example.org", joined_at=None, invited_at=when)
    page = office.open("/desk").text
    assert ("2 invitations are not taken up." in page, "1 invitation is not taken up." in page) == (True, True)
    assert "18 October 2026" in page


@pytest.mark.parametrize(
    ("role", "onward", "begins"),
    [
        ("secretariat", "", "/desk"),
        ("secretariat", "/", "/desk"),
        ("secretariat", "/workplan", "/workplan"),
        ("administrator", "", "/desk"),
        ("focal_point", "", "/my/delegations"),
    ],
)
def test_whoever_has_a_desk_begins_there(app: Flask, role: str, onward: str, begins: str) -> None:
    browser = Browser(app)
    assert browser.sign_in(an_account("who@example.org", role), next=onward).location == begins
    assert ('href="/desk"' in browser.open("/workplan").text) == (role != "focal_point")


def a_busy_meeting(number: int) -> Programme:
    """A meeting with something of everything to be done."""
    slug, start = f"m{number}", MONDAY + timedelta(days=7 * number)
    held = [
        replace(a_sitting(one, date=start, challenges=("markets",), room="A"), uid=uid_of(slug, one)) for one in (1, 2)
    ]
    header = a_header(slug=slug, starts_on=start, ends_on=start + timedelta(days=2), officers=())
    return Programme(header=header).with_sittings(held)


def test_the_desk_costs_the_same_queries_for_one_meeting_and_for_thirty(office: Browser, queries) -> None:  # type: ignore[no-untyped-def]
    planned("markets", 2027)
    office.open("/desk")
    costs = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            a_published_meeting(a_busy_meeting(number))
            write_draft(
                replace(a_busy_meeting(number), header=replace(a_busy_meeting(number).header, venue="x")), OPERATOR
            )
            a_document(f"m{number}")
            an_account(f"p{number}@example.org", joined_at=None, invited_at=clock.now() - timedelta(days=number))
        with queries() as sent:
            assert office.open("/desk").status_code == 200
        costs.append(len([one for one in sent if one.lstrip().startswith("SELECT")]))
    assert costs[0] == costs[1]


def test_the_date_is_that_of_the_readers_zone(app: Flask) -> None:
    late = datetime.combine(date(2026, 10, 5), time(23, 30), tzinfo=UTC)
    with clock.frozen(late):
        browser = Browser(app, an_account("office@example.org", "secretariat", timezone="Europe/Vienna"))
        assert "Tuesday, 6 October 2026" in browser.open("/desk").text
