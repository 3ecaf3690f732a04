"""Lines 5 to 18 of docs/calendars.md: each event of a published meeting, and what becomes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import MarginEvent, Programme, Webcast
from app.meetings.rules.words import HalfDay, Participation
from app.workplan.commands import change_challenge
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.calendars import Component, read

FEED = "/meetings/autumn/calendar.ics"
FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)
TV = Webcast(where="Web TV", url="https://tv.example.org/live")


@pytest.fixture(autouse=True)
def _first(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(FIRST):
        yield


def calendar(client: FlaskClient, address: str = FEED) -> Component:
    answer = client.get(address)
    assert answer.status_code == 200
    return read(answer.data)


def first(client: FlaskClient, address: str = FEED) -> Component:
    return calendar(client, address).events[0]


def revision(event: Component) -> tuple[int, datetime]:
    assert event["DTSTAMP"].value == event["LAST-MODIFIED"].value  # line 6
    return int(event["SEQUENCE"].value), event["LAST-MODIFIED"].when


def drafted(number: int = 1, **changes: object) -> None:
    """The draft says something else of a sitting."""
    draft = draft_of(load_meeting("autumn"))
    sittings = (replace(one, **changes) if one.number == number else one for one in draft.sittings)
    a_meeting(draft.with_sittings(sittings))


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
        ({"panel": (Panellist(name="Ben"),)}, 0),
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


def test_line_16_cancelled_stays_where_it_was_and_says_why(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    before = first(client)
    later = FIRST + timedelta(days=1)
    with clock.frozen(later):
        cancel("autumn", "no quorum", OPERATOR, 1)
    event = first(client)
    assert [event[name] for name in ("UID", "DTSTART", "DTEND")] == [
        before[name] for name in ("UID", "DTSTART", "DTEND")
    ]
    assert (event["STATUS"].value, event["TRANSP"].value) == ("CANCELLED", "TRANSPARENT")
    assert event["SUMMARY"].text == f"CANCELLED: {before['SUMMARY'].text}"
    assert event["DESCRIPTION"].text.startswith("Cancelled: no quorum\n")
    assert revision(event) == (1, later)


def test_line_16_a_cancelled_meeting_cancels_all_of_it(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(margins=(MarginEvent(title="Briefing", starts_on=MONDAY),)))
    cancel("autumn", "no funds", OPERATOR)
    events = calendar(client).events
    assert [(event["STATUS"].value, event["SEQUENCE"].value) for event in events] == [("CANCELLED", "1")] * 3
    assert all(event["DESCRIPTION"].text.startswith("Cancelled: no funds\n") for event in events)


def test_line_17_what_was_cancelled_stays_for_good(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    cancel("autumn", "no quorum", OPERATOR, 1)
    with clock.frozen(FIRST + timedelta(days=1000)):
        assert first(client)["STATUS"].value == "CANCELLED"


def test_line_18_a_draft_sitting_is_nowhere_and_what_leaves_the_draft_is_cancelled(
    app: Flask, client: FlaskClient
) -> None:
    a_published_meeting(a_programme(a_sitting(1)))
    a_meeting(a_programme(a_sitting(1), a_sitting(2)))
    assert len(calendar(client).events) == 1
    publish("autumn", OPERATOR)
    a_meeting(a_programme(a_sitting(1)))
    assert {event["STATUS"].value for event in calendar(client).events} == {"CONFIRMED"}
    publish("autumn", OPERATOR)
    assert [event["STATUS"].value for event in calendar(client).events] == ["CONFIRMED", "CANCELLED"]


def test_line_18_postponed_is_tentative_and_reinstated_is_confirmed(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    title = first(client)["SUMMARY"].text
    postpone("autumn", "strike", OPERATOR, 1)
    event = first(client)
    assert (event["STATUS"].value, event["TRANSP"].value, event["SEQUENCE"].value) == ("TENTATIVE", "TRANSPARENT", "1")
    assert event["SUMMARY"].text == f"POSTPONED: {title}"
    assert event["DESCRIPTION"].text.startswith("Postponed: strike\n")
    reinstate("autumn", OPERATOR, 1)
    event = first(client)
    assert (event["STATUS"].value, event["TRANSP"].value, event["SEQUENCE"].value) == ("CONFIRMED", "OPAQUE", "2")
    assert event["SUMMARY"].text == title


def margins(**given: object) -> Programme:
    noon = datetime(2026, 10, 19, 11, 30, tzinfo=UTC)
    ordinary = {"title": "Briefing", "starts_on": MONDAY, "starts_at": noon, "ends_at": noon + timedelta(hours=1)}
    return a_programme(a_sitting(1), margins=(MarginEvent(**{**ordinary, **given}),))


def on_the_margins(client: FlaskClient) -> Component:
    (found,) = [event for event in calendar(client).events if event["CATEGORIES"].text == "On the margins"]
    return found


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"starts_at": datetime(2026, 10, 19, 11, tzinfo=UTC)}, ("CONFIRMED", "1")),
        ({"room": "C4"}, ("CONFIRMED", "1")),
        ({"note": "With tea."}, ("CONFIRMED", "0")),
        ({"title": "Chair's briefing"}, ("CONFIRMED", "0")),
    ],
)
def test_an_event_on_the_margins_keeps_its_uid_and_counts_as_sittings_do(
    app: Flask, client: FlaskClient, change: dict, wanted: tuple
) -> None:
    a_published_meeting(margins())
    before = on_the_margins(client)
    later = FIRST + timedelta(days=1)
    with clock.frozen(later):
        a_meeting(margins(**change))
        publish("autumn", OPERATOR)
    after = on_the_margins(client)
    assert after["UID"] == before["UID"]
    assert ((after["STATUS"].value, after["SEQUENCE"].value), revision(after)[1]) == (wanted, later)


def test_an_event_on_the_margins_that_is_gone_is_cancelled_and_comes_back_as_itself(
    app: Flask, client: FlaskClient
) -> None:
    a_published_meeting(margins())
    before = on_the_margins(client)
    a_meeting(a_programme(a_sitting(1)))
    publish("autumn", OPERATOR)
    gone = on_the_margins(client)
    assert (gone["UID"], gone["STATUS"].value, gone["SEQUENCE"].value) == (before["UID"], "CANCELLED", "1")
    a_meeting(margins())
    publish("autumn", OPERATOR)
    back = on_the_margins(client)
    assert (back["UID"], back["STATUS"].value, back["SEQUENCE"].value) == (before["UID"], "CONFIRMED", "2")


def test_an_event_on_the_margins_of_some_days_ends_after_the_last(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(margins(starts_at=None, ends_at=None, ends_on=date(2026, 10, 21)))
    event = on_the_margins(client)
    assert (event["DTSTART"].when, event["DTEND"].when) == (MONDAY, date(2026, 10, 22))
    assert event["TRANSP"].value == "TRANSPARENT"


def test_a_rehearsal_says_so_and_stays_in_its_own_calendar(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(rehearsal=True))
    assert first(client)["SUMMARY"].text == "REHEARSAL: Thematic session"
    assert calendar(client, "/calendar.ics").events == []
