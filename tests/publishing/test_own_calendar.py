"""Line 31 of docs/calendars.md, and 7, 23 and 26 to 28 of one's own calendar."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from structlog.testing import capture_logs

from app.core import clock
from app.core.audit import audit
from app.core.conceal import conceal
from app.core.db import db, write
from app.core.policy import OPERATOR, Grant, Scope
from app.meetings.commands.publishing import publish
from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules.people import Panellist, Presenter
from app.publishing.models import CalendarSubscription
from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.calendars import Component, read

PAGE, ADDRESS = "/my/calendar", "/my/calendar/address"
FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
PRESIDING, CONFERENCE = (
    Grant(role, Scope("meeting", "autumn")) for role in ("presiding_officer", "conference_officer")
)
HEADERS = (
    "Content-Type",
    "Cache-Control",
    "X-Robots-Tag",
    "Referrer-Policy",
    "Content-Disposition",
    "Vary",
    "Set-Cookie",
)
ANA, BEN = Presenter(name="Ana"), Panellist(name="Ben")


@pytest.fixture(autouse=True)
def _first(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(FIRST):
        yield


def meeting(**first: object) -> None:
    """Ana presents in the first of three sittings, Ben sits on the panel of it and of the second; Ama Mensah presides
    over the third."""
    ordinary = {"title": "One", "presenters": (ANA,), "panel": (BEN,)}
    a_published_meeting(
        a_programme(
            a_sitting(1, **{**ordinary, **first}),
            a_sitting(2, title="Two", panel=(BEN,)),
            a_sitting(3, title="Three", presiding_officer="chair"),
        )
    )


def subscribe(browser: Browser) -> str:
    """Make an address; returns its path."""
    browser.send(ADDRESS, page=PAGE)
    return path_in(browser)


def path_in(browser: Browser) -> str:
    found = re.search(r'value="http://127\.0\.0\.1:8000(/my/calendar/[^"]+\.ics)"', browser.open(PAGE).text)
    assert found is not None
    return found[1]


def calendar(app: Flask, path: str) -> Component:
    return read(app.test_client().get(path).data)


def said(app: Flask, path: str) -> list[tuple[str, str]]:
    """The title of each event, and one's part in it."""
    events = calendar(app, path).events
    return [(event["SUMMARY"].text, re.findall("Your part: (.*)", event["DESCRIPTION"].text)[0]) for event in events]


def in_all(part: str) -> list[tuple[str, str]]:
    """This part in each sitting."""
    return [(title, part) for title in ("One", "Two", "Three")]


@pytest.mark.parametrize(
    ("email", "roles", "wanted"),
    [
        ("ana@example.org", (), [("One", "Presenter")]),
        ("BEN@example.org", (), [("One", "Panellist"), ("Two", "Panellist")]),
        ("ama@example.org", (), [("Three", "Presiding officer")]),
        ("ama@example.org", (PRESIDING,), [("Three", "Presiding officer")]),
        ("vera@example.org", (PRESIDING,), in_all("Presiding officer")),
        ("ines@example.org", ("secretariat",), in_all("Secretariat")),
        ("omar@example.org", (CONFERENCE,), in_all("Conference officer")),
        ("omar@example.org", (Grant("conference_officer", Scope("meeting", "spring")),), []),
        ("paul@example.org", ("participant",), []),
    ],
)  # fmt: skip
def test_everybody_has_the_sittings_in_which_they_have_a_part(
    app: Flask, email: str, roles: tuple, wanted: list
) -> None:
    meeting()
    addresses(ana="ana@example.org", ben="ben@example.org", **{"ama mensah": "ama@example.org"})
    browser = Browser(app, an_account(email, *roles))
    assert said(app, subscribe(browser)) == wanted


def test_an_event_is_the_same_as_in_public_but_for_ones_part(app: Flask) -> None:
    meeting()
    addresses(ana="ana@example.org")
    path = subscribe(Browser(app, an_account("ana@example.org")))
    own, open_ = calendar(app, path).events[0], calendar(app, "/meetings/autumn/calendar.ics").events[0]
    names = [line.name for line in own.lines if line not in open_.lines]
    assert names == ["DESCRIPTION", "X-ALT-DESC"]


def test_a_draft_gives_nobody_a_part(app: Flask) -> None:
    meeting()
    addresses(cy="cy@example.org")
    draft = draft_of(load_meeting("autumn"))
    a_meeting(draft.with_sittings(replace(one, presenters=(Presenter(name="Cy"),)) for one in draft.sittings))
    path = subscribe(Browser(app, an_account("cy@example.org")))
    assert said(app, path) == []
    publish("autumn", OPERATOR)
    assert [one for one, _part in said(app, path)] == ["One", "Two", "Three"]


def test_line_7_what_one_may_see_moves_last_modified_and_never_back(app: Flask) -> None:
    meeting()
    addresses(ben="ben@example.org")
    account = an_account("ben@example.org")
    path = subscribe(Browser(app, account))

    def seen() -> set[tuple[datetime, str]]:
        return {(event["LAST-MODIFIED"].when, event["SEQUENCE"].value) for event in calendar(app, path).events}

    assert seen() == {(FIRST, "0")}
    with clock.frozen(FIRST + DAY):
        assert seen() == {(FIRST, "0")}
    with clock.frozen(FIRST + 2 * DAY):
        addresses(ana="ben@example.org")  # now he is known as Ana too
        assert said(app, path)[0] == ("One", "Presenter and Panellist")
        assert seen() == {(FIRST + 2 * DAY, "0")}
    with clock.frozen(FIRST + 3 * DAY):
        assert seen() == {(FIRST + 2 * DAY, "0")}
        assert len({app.test_client().get(path).data for _ in range(3)}) == 1


def test_line_31_nothing_secret_is_kept_and_the_address_can_be_shown_again(app: Flask) -> None:
    browser = Browser(app, an_account())
    path = subscribe(browser)
    assert path_in(browser) == path
    secret = path.rpartition("-")[2].removesuffix(".ics")
    assert secret not in str(vars(db.session.scalars(db.select(CalendarSubscription)).one()))


def test_line_31_a_replaced_address_is_over(app: Flask) -> None:
    browser = Browser(app, an_account())
    first = subscribe(browser)
    second = subscribe(browser)
    assert first != second
    assert [app.test_client().get(path).status_code for path in (first, second)] == [410, 200]


def test_line_31_a_stopped_address_is_over_and_another_begins(app: Flask) -> None:
    browser = Browser(app, an_account())
    first = subscribe(browser)
    browser.take_away(ADDRESS)
    assert app.test_client().get(first).status_code == 410
    assert "Make the address" in browser.open(PAGE).text
    second = subscribe(browser)
    assert [app.test_client().get(path).status_code for path in (first, second)] == [410, 200]


def test_line_31_an_account_that_is_disabled_has_no_calendar(app: Flask) -> None:
    account = an_account()
    path = subscribe(Browser(app, account))
    with write():
        account.disabled_at = clock.now()
        audit(OPERATOR, "test.disabled", account)
    assert app.test_client().get(path).status_code == 410


@pytest.mark.parametrize("token", ["1-1-" + "0" * 40, "x", "1-1-", "0-0-" + "0" * 40, "9" * 30 + "-1-" + "0" * 40])
def test_line_23_an_address_that_never_was_is_not_found_and_is_no_page_to_sign_in(app: Flask, token: str) -> None:
    subscribe(Browser(app, an_account()))
    answer = app.test_client().get(f"/my/calendar/{token}.ics")
    assert (answer.status_code, answer.mimetype, answer.headers.get("Location")) == (404, "text/plain", None)


def test_line_31_an_address_of_another_calendar_cannot_be_made_of_ones_own(app: Flask) -> None:
    one, other = (subscribe(Browser(app, an_account(f"{name}@example.org"))) for name in ("ana", "ben"))
    forged = one.replace("/1-1-", "/2-1-")
    assert (forged != other, app.test_client().get(forged).status_code) == (True, 404)


def test_line_31_the_day_of_last_use_is_shown_and_written_once_a_day(app: Flask, queries: Callable) -> None:
    browser = Browser(app, an_account())
    path = subscribe(browser)
    assert "not yet" in browser.open(PAGE).text
    app.test_client().get(path)
    assert "1 September 2026" in browser.open(PAGE).text
    with queries() as sent:
        app.test_client().get(path)
    assert [one for one in sent if not one.startswith(("SELECT", "BEGIN"))] == []
    with clock.frozen(FIRST + DAY):
        app.test_client().get(path)
        assert "2 September 2026" in browser.open(PAGE).text


def test_line_31_the_address_is_never_logged(app: Flask) -> None:
    path = subscribe(Browser(app, an_account()))
    secret = path.rpartition("-")[2].removesuffix(".ics")
    with capture_logs() as logged:
        app.test_client().get(path)
        app.test_client().get(path.replace("1-1", "1-2"))
    assert secret not in f"{logged}{conceal(path)}"
    assert conceal(path) == "/my/calendar/***.ics"


def test_line_24_to_28_it_is_for_nobody_else(app: Flask) -> None:
    browser = Browser(app, an_account("ines@example.org", "secretariat"))
    path = subscribe(browser)
    for answer in (app.test_client().get(path), browser.open(path), app.test_client().head(path)):
        found = [answer.headers.get(name) for name in HEADERS]
        inline = 'inline; filename="my-sittings.ics"'
        wanted = ["text/calendar; charset=utf-8", "private, no-cache", "noindex", "no-referrer", inline, None, None]
        assert (found, "Last-Modified" in answer.headers) == (wanted, False)
    known = app.test_client().get(path, headers={"If-None-Match": f'"x", W/{answer.headers["ETag"]}'})
    assert (known.status_code, known.data, known.headers["Cache-Control"]) == (304, b"", "private, no-cache")
    gone = app.test_client().get(path.replace("-1-", "-2-"))
    assert (gone.headers["Cache-Control"], gone.headers["Referrer-Policy"]) == ("private, no-cache", "no-referrer")


def test_queries_do_not_grow_with_meetings(app: Flask, queries: Callable) -> None:
    path = subscribe(Browser(app, an_account("ines@example.org", "secretariat")))
    counts = []
    for number in range(6):
        a_published_meeting(a_programme(slug=f"m{number}"))
        app.test_client().get(path)
        with queries() as sent:
            app.test_client().get(path)
        counts.append(len(sent))
    assert len(set(counts)) == 1
