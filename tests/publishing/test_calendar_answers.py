"""Lines 4 and 20 to 29 of docs/calendars.md: calendars as they are fetched."""

import hashlib
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel
from app.meetings.exports.calendar import KINDS, calendar_kind
from app.meetings.rules.programme import MarginEvent
from tests.builders.calendars import an_event
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.calendars import read

FEED = "/meetings/autumn/calendar.ics"
ALL = (FEED, "/calendar.ics", "/challenges/markets/calendar.ics", "/meetings/autumn/sittings/1.ics")
PAGES = ALL[:3]


@pytest.fixture(autouse=True)
def _meeting(app: Flask) -> None:
    """Two sittings, one of which treats a challenge, and an event on the margins."""
    a_challenge("markets")
    a_published_meeting(
        a_programme(
            a_sitting(1, challenges=("markets",)), a_sitting(2), margins=(MarginEvent(title="Tea", starts_on=MONDAY),)
        )
    )


def titles(client: FlaskClient, address: str) -> list[str]:
    return [event["SUMMARY"].text for event in read(client.get(address).data).events]


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize("asked", [{}, {"Accept": "text/html"}, {"Accept": "x/y;q=0", "User-Agent": ""}])
def test_line_23_a_calendar_is_a_calendar_whoever_asks(client: FlaskClient, address: str, asked: dict) -> None:
    answers = [client.open(address, method=method, headers=asked) for method in ("GET", "HEAD")]
    assert [(one.status_code, one.headers["Content-Type"]) for one in answers] == [
        (200, "text/calendar; charset=utf-8")
    ] * 2
    assert answers[0].headers["ETag"] == answers[1].headers["ETag"]
    assert (len(answers[0].data) > 900, answers[1].data) == (True, b"")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "asked", [{}, {"Accept": "text/html", "Accept-Language": "fr"}, {"Accept": "application/json"}]
)
@pytest.mark.parametrize(
    "address",
    [
        "/meetings/none/calendar.ics",
        "/challenges/none/calendar.ics",
        "/meetings/autumn/sittings/9.ics",
        "/meetings/autumn/sittings/one.ics",
        "/calender.ics?lang=fr",
    ],
)
def test_line_23_and_27_what_there_is_not_is_not_found_and_is_no_page(
    app: Flask, address: str, asked: dict, method: str
) -> None:
    browser = Browser(app, an_account("ines@example.org", "secretariat", locale="en"))
    browser.open("/desk")
    for client in (app.test_client(), browser.client):
        answer = client.open(address, method=method, headers=asked)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")
        assert [name for name in ("Set-Cookie", "Vary", "Location") if name in answer.headers] == []
        said = "The address is not known, or what it leads to is not public.\n"
        assert answer.text == (said if method == "GET" else "")


def test_line_23_a_failure_of_ours_is_no_page_either(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "broken", None)
    answer = client.get("/calendar.ics")
    assert (answer.status_code, answer.mimetype, "Vary" in answer.headers) == (500, "text/plain", False)
    assert client.post(FEED).headers["Content-Type"] == "text/plain; charset=utf-8"


def test_line_18_a_meeting_that_is_not_published_has_no_calendar(client: FlaskClient) -> None:
    a_meeting(a_programme(slug="spring"))
    assert client.get("/meetings/spring/calendar.ics").status_code == 404


@pytest.mark.parametrize("address", ALL)
def test_line_24_the_etag_is_strong_and_is_the_hash_of_the_body(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["ETag"] == f'"{hashlib.sha256(answer.data).hexdigest()[:32]}"'


@pytest.mark.parametrize("address", [*ALL, f"{FEED}?challenges={'x' * 300}"])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}, "more"', "*"])
def test_line_24_who_has_it_is_told_that_it_holds(client: FlaskClient, address: str, form: str) -> None:
    etag = client.get(address).headers["ETag"]
    answer = client.get(address, headers={"If-None-Match": form.format(etag)})
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", etag)
    assert answer.headers["Cache-Control"] == "public, max-age=300, must-revalidate"


def test_line_24_who_has_another_gets_this(client: FlaskClient) -> None:
    etag = client.get(FEED).headers["ETag"]
    cancel("autumn", "no quorum", OPERATOR, 1)
    answer = client.get(FEED, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.headers["ETag"] == etag) == (200, False)


@pytest.mark.parametrize("address", ALL)
def test_line_25_no_date_is_given_and_none_is_believed(client: FlaskClient, address: str) -> None:
    asked = {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"}
    answer = client.get(address, headers=asked)
    assert (answer.status_code, "Last-Modified" in answer.headers) == (200, False)
    both = client.get(address, headers={**asked, "If-None-Match": '"other"'})
    assert both.status_code == 200


@pytest.mark.parametrize("address", ALL)
def test_line_26_to_28_an_answer_says_how_long_it_holds_and_knows_no_cookie(app: Flask, address: str) -> None:
    browser = Browser(app, an_account("ines@example.org", "secretariat", locale="en"))
    for answer in (app.test_client().get(address), browser.open(address), browser.open(address)):
        assert answer.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
        assert ("Set-Cookie" in answer.headers, "Vary" in answer.headers) == (False, False)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_line_28_feeds_are_shown_and_files_are_saved(client: FlaskClient) -> None:
    said = [client.get(address).headers["Content-Disposition"] for address in ALL]
    assert said == [
        'inline; filename="autumn.ics"',
        'inline; filename="meetings.ics"',
        'inline; filename="markets.ics"',
        "attachment; filename=\"autumn-1.ics\"; filename*=UTF-8''Thematic%20discussions%20Thematic%20session.ics",
    ]


def test_line_29_no_robot_is_kept_from_calendars(client: FlaskClient) -> None:
    robots = client.get("/robots.txt")
    assert robots.status_code == 404 or "Disallow" not in robots.text


@pytest.mark.parametrize("address", PAGES)
def test_line_20_a_calendar_says_where_it_comes_from(client: FlaskClient, address: str) -> None:
    found = read(client.get(address).data)
    assert found["SOURCE"].value == f"http://127.0.0.1:8000{address}"
    assert found["NAME"].text == found["X-WR-CALNAME"].text != ""
    assert found["URL"].value.startswith("http://127.0.0.1:8000/")


@pytest.mark.parametrize("address", ALL)
def test_line_22_the_language_is_that_of_the_address_never_of_the_program(app: Flask, address: str) -> None:
    spoken = {app.test_client().get(address, headers={"Accept-Language": one}).data for one in ("ar", "fr", "en", "")}
    assert len(spoken) == 1
    assert client_knows(app, f"{address}?lang=fr") == spoken  # not there yet: English


def client_knows(app: Flask, address: str) -> set[bytes]:
    return {app.test_client().get(address).data}


@pytest.mark.parametrize(
    ("of_meeting", "asked", "wanted"),
    [("fr", "", "fr"), (None, "", "en"), ("fr", "?lang=en", "en"), ("en", "?lang=fr", "fr")],
)
def test_line_22_asked_for_else_that_of_the_meeting(
    app: Flask, monkeypatch: pytest.MonkeyPatch, of_meeting: str | None, asked: str, wanted: str
) -> None:
    for module in ("core.i18n", "publishing.exports.calendars.feeds", "publishing.views.calendars"):
        monkeypatch.setattr(f"app.{module}.AVAILABLE", ("en", "fr"))
    a_published_meeting(a_programme(slug="spring", language=of_meeting))
    answer = app.test_client().get(f"/meetings/spring/calendar.ics{asked}", headers={"Accept-Language": "fr, en;q=0.1"})
    assert read(answer.data).events[0]["SUMMARY"].parameters["LANGUAGE"] == wanted


def test_filters_leave_out_what_is_not_wanted(client: FlaskClient) -> None:
    a_challenge("crime", 2)
    assert len(titles(client, FEED)) == 3
    assert titles(client, f"{FEED}?margins=0") == ["Thematic session: Markets", "Thematic session"]
    assert titles(client, f"{FEED}?challenges=markets&margins=0") == ["Thematic session: Markets"]
    assert titles(client, f"{FEED}?challenges=crime,markets&margins=0") == ["Thematic session: Markets"]
    assert titles(client, f"{FEED}?challenges=crime&margins=0") == []
    assert titles(client, "/calendar.ics?margins=0&calls=0&lang=nonsense") == titles(client, f"{FEED}?margins=0")


def test_line_20_a_filtered_calendar_is_its_own_source_whatever_the_order_of_questions(client: FlaskClient) -> None:
    source = read(client.get(f"{FEED}?margins=0&challenges=markets,crime&lang=en&utm=x").data)["SOURCE"].value
    assert source == f"http://127.0.0.1:8000{FEED}?lang=en&challenges=crime,markets&margins=0"


def test_line_4_a_calendar_without_events_is_one(client: FlaskClient) -> None:
    found = read(client.get(f"{FEED}?challenges=none&margins=0").data)
    assert [part.kind for part in found.parts] == ["VTIMEZONE"]


def test_a_kind_of_events_registers_itself_and_can_be_switched_off(client: FlaskClient) -> None:
    before = dict(KINDS)
    calendar_kind(
        "calls", "Leave out calls", lambda meetings: [an_event(summary=one.header.slug) for one in meetings], "calls"
    )
    try:
        assert "autumn" in titles(client, f"{FEED}?fresh=1")
        assert "autumn" not in titles(client, f"{FEED}?calls=0")
    finally:
        KINDS.clear()
        KINDS.update(before)


@pytest.mark.parametrize("address", ALL)
def test_a_calendar_that_was_made_is_sent_from_memory_after_one_query(
    client: FlaskClient, queries: Callable, address: str
) -> None:
    client.get(address)
    with queries() as sent:
        client.get(address)
    # The gate and the view ask nothing: the versions of the topics are enough.
    assert len([one for one in sent if one.startswith("SELECT")]) == 1


def test_moving_one_sitting_changes_one_event(client: FlaskClient) -> None:
    before = read(client.get(FEED).data).events
    a_meeting(
        a_programme(
            a_sitting(1, challenges=("markets",)),
            a_sitting(2, room="C4"),
            margins=(MarginEvent(title="Tea", starts_on=MONDAY),),
        )
    )
    publish("autumn", OPERATOR)
    after = read(client.get(FEED).data).events
    assert [one["UID"].value for one, other in zip(before, after, strict=True) if one != other] == [
        before[2]["UID"].value
    ]
