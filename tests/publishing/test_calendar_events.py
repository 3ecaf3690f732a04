"""Lines 5 to 15 of docs/calendars.md: each event of a published meeting."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Webcast
from app.meetings.rules.words import HalfDay, Participation
from app.workplan.commands import change_challenge
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.calendars import read
from tests.publishing.calendar_reading import FEED, FIRST, calendar, drafted, first, revision

TV = Webcast(where="Web TV", url="https://tv.example.org/live")


@pytest.fixture(autouse=True)
def _first(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(FIRST):
        yield


def test_line_5_the_uid_is_the_same_in_every_calendar_and_follows_no_address(app: Flask, client: FlaskClient) -> None:
    a_challenge("markets")
    programme = a_programme(a_sitting(1, challenges=("markets",)))
    a_published_meeting(programme)
    uid = f"sitting-{programme.sittings[0].uid}@rostrum.invalid"
    addresses = (FEED, "/calendar.ics", "/challenges/markets/calendar.ics", "/meetings/autumn/sittings/1.ics")
    assert {first(client, address)["UID"].value for address in addresses} == {uid}
    elsewhere = client.get(FEED, base_url="https://another.example.org")
    assert read(elsewhere.data).events[0]["UID"].value == uid


def test_line_5_the_uid_outlives_a_new_title_another_order_and_a_new_version(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    before = {event["UID"].value for event in calendar(client).events}
    drafted(1, title="Another", starts_at=a_sitting(6).starts_at, ends_at=a_sitting(6).ends_at, date=a_sitting(6).date)
    publish("autumn", OPERATOR)
    assert {event["UID"].value for event in calendar(client).events} == before


def test_line_6_and_7_a_draft_moves_nothing(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    before = client.get(FEED).data
    with clock.frozen(FIRST + timedelta(days=1)):
        drafted(1, room="Another")
        assert client.get(FEED).data == before


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({"ends_at": a_sitting(1).ends_at + timedelta(hours=1)}, 1),
        ({"room": "Boardroom D"}, 1),
        ({"title": "Opening"}, 0),
        ({"note": "Bring your badge."}, 0),
    ],
)
def test_line_7_what_is_published_moves_sequence_or_last_modified_of_its_own_event_alone(
    app: Flask, client: FlaskClient, change: dict, moved: int
) -> None:
    a_published_meeting()
    before = calendar(client).events
    later = FIRST + timedelta(days=1)
    with clock.frozen(later):
        drafted(1, **change)
        publish("autumn", OPERATOR)
    after = calendar(client).events
    assert revision(after[0]) == (moved, later)
    assert after[1] == before[1]


def test_line_7_held_online_alone_is_another_place(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(venue="Vienna", webcast=TV, participation=Participation.HYBRID))
    assert first(client)["LOCATION"].text == "Vienna"
    a_meeting(a_programme(venue="Vienna", webcast=TV, participation=Participation.ONLINE))
    publish("autumn", OPERATOR)
    event = first(client)
    assert (event["LOCATION"].text, event["SEQUENCE"].value) == (TV.url, "1")


def test_line_7_a_challenge_that_is_called_otherwise_moves_last_modified_with_the_title(
    app: Flask, client: FlaskClient
) -> None:
    challenge = a_challenge("markets")
    a_published_meeting(a_programme(a_sitting(1, thematic_number=1, challenges=("markets",)), a_sitting(2)))
    before = calendar(client).events
    assert (before[0]["SUMMARY"].text, revision(before[0])) == ("Thematic session 1: Markets", (0, FIRST))
    seen = {name: getattr(challenge, name) for name in ("number", "short_title", "wording", "cross_cutting")}
    later = FIRST + timedelta(days=1)
    with clock.frozen(later):
        change_challenge("markets", seen, {**seen, "short_title": "Drug markets"}, OPERATOR)
    with clock.frozen(later + timedelta(days=1)):
        renamed = {**seen, "short_title": "Drug markets"}
        change_challenge("markets", renamed, {**renamed, "wording": "Other"}, OPERATOR)
    after = calendar(client).events
    assert (after[0]["SUMMARY"].text, revision(after[0])) == ("Thematic session 1: Drug markets", (0, later))
    assert after[1] == before[1]


def test_line_10_without_times_a_sitting_is_its_day_and_says_so(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(a_sitting(1, starts_at=None, ends_at=None, half_day=HalfDay.MORNING)))
    event = first(client)
    assert (event["DTSTART"].when, event["DTEND"].when) == (MONDAY, MONDAY + timedelta(days=1))
    assert (event["TRANSP"].value, event["STATUS"].value) == ("TRANSPARENT", "CONFIRMED")
    assert "Morning. The time is not stated.\n" in event["DESCRIPTION"].text


def test_line_10_each_sitting_is_an_event_and_none_recurs(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    events = calendar(client).events
    assert [(event["DTSTART"].when, event["DTEND"].when) for event in events] == [
        (sitting.starts_at, sitting.ends_at) for sitting in a_programme().sittings
    ]
    assert [event for event in events if "RRULE" in event or "DURATION" in event] == []


def test_line_11_an_event_says_what_where_and_leads_to_its_page(app: Flask, client: FlaskClient) -> None:
    a_challenge("markets")
    a_published_meeting(
        a_programme(
            a_sitting(1, thematic_number=3, room="Boardroom D", challenges=("markets",), note="Bring your badge."),
            venue="Vienna International Centre, Vienna",
            short_title="Autumn talks",
        )
    )
    event = first(client)
    page = "http://127.0.0.1:8000/meetings/autumn/sittings/1"
    said = {name: event[name].text for name in ("SUMMARY", "LOCATION", "CATEGORIES", "DESCRIPTION")}
    assert said == {
        "SUMMARY": "Thematic session 3: Markets",
        "LOCATION": "Boardroom D, Vienna International Centre, Vienna",
        "CATEGORIES": "Thematic session",
        "DESCRIPTION": f"Autumn talks\nBring your badge.\nProgramme of the sitting\n{page}",
    }
    assert event["URL"].value == page
    assert {event[name].parameters.get("LANGUAGE") for name in said} == {"en"}


def test_line_12_no_speaker_is_in_a_calendar_and_html_has_a_place_of_its_own(app: Flask, client: FlaskClient) -> None:
    sitting = a_sitting(
        1, presenters=(Presenter(name="Ana"),), panel=(Panellist(name="Ben"),), note="<b>Bring</b> & go"
    )
    a_published_meeting(a_programme(sitting, short_title="Talks"))
    octets = client.get(FEED).data
    event = read(octets).events[0]
    assert [name for name in (b"Ana", b"Ben", b"Ama Mensah") if name in octets] == []
    assert "\n<b>Bring</b> & go\n" in event["DESCRIPTION"].text
    assert event["X-ALT-DESC"].text.startswith("<p>Talks</p><p>&lt;b&gt;Bring&lt;/b&gt; &amp; go</p><p><a href=")
    words = (event["DESCRIPTION"].text.split("\n")[-1], "Programme of the sitting")
    assert all(word in event["X-ALT-DESC"].text for word in words)


def test_line_13_the_webcast_is_a_conference_and_stands_in_the_description(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(webcast=TV))
    event = first(client)
    assert (event["CONFERENCE"].value, event["CONFERENCE"].parameters) == (
        TV.url,
        {"VALUE": "URI", "FEATURE": "AUDIO,VIDEO", "LABEL": "Web TV", "LANGUAGE": "en"},
    )
    assert f"Follow: Web TV\n{TV.url}\n" in event["DESCRIPTION"].text
    assert b"X-GOOGLE" not in client.get(FEED).data


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tv.example.org", "http://[nonsense", ""])
def test_line_13_what_is_no_address_is_no_link(app: Flask, client: FlaskClient, url: str) -> None:
    a_published_meeting(a_programme(webcast=Webcast(where="Web TV", url=url)))
    assert "CONFERENCE" not in first(client)


def test_line_14_and_15_feeds_and_downloads_ask_nobody_anything(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    for address in (FEED, "/calendar.ics", "/meetings/autumn/sittings/1.ics"):
        octets = client.get(address).data
        found = [word for word in (b"METHOD", b"ATTENDEE", b"ORGANIZER", b"VALARM", b"mailto") if word in octets]
        assert found == []
