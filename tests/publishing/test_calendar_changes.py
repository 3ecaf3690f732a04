"""Lines 16 to 18 of docs/calendars.md: what is cancelled, postponed, reinstated, or on the margins."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.editing import edit_programme
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.queries import load_meeting
from app.meetings.rules.editing import edits as do
from app.meetings.rules.programme import MarginEvent, Programme
from app.meetings.rules.words import Status
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.calendars import Component
from tests.publishing.calendar_reading import FIRST, calendar, first, revision


@pytest.fixture(autouse=True)
def _first(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(FIRST):
        yield


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
    reinstate("autumn", "called off", OPERATOR, 1)
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


def test_line_7_an_event_that_goes_from_a_cancelled_meeting_is_revised_with_what_it_says(
    app: Flask, client: FlaskClient
) -> None:
    a_published_meeting(margins())
    cancel("autumn", "flood", OPERATOR)
    before, later = on_the_margins(client), FIRST + timedelta(days=1)
    with clock.frozen(later):
        a_meeting(a_programme(a_sitting(1), status=Status.CANCELLED, status_reason="flood"))
        publish("autumn", OPERATOR)
    after = on_the_margins(client)
    assert before["DESCRIPTION"].text != after["DESCRIPTION"].text
    assert (after["SEQUENCE"].value, revision(after)[1]) == (before["SEQUENCE"].value, later)


def test_line_18_a_postponed_sitting_with_another_date_is_confirmed_for_it(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    postpone("autumn", "flood", OPERATOR, 1)
    before, later = first(client), FIRST + timedelta(days=1)
    with clock.frozen(later):
        edition = load_meeting("autumn").edition
        hours = do.SetHours(number=1, date=MONDAY, starts="09:00", ends="12:00")
        edit_programme("autumn", [hours], based_on=edition, by=OPERATOR)
        publish("autumn", OPERATOR)
    after = first(client)
    assert (before["STATUS"].value, after["STATUS"].value, after["UID"]) == ("TENTATIVE", "CONFIRMED", before["UID"])
    assert revision(after) == (int(before["SEQUENCE"].value) + 1, later)
    assert not after["SUMMARY"].text.startswith("POSTPONED")


def test_an_event_on_the_margins_of_some_days_ends_after_the_last(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(margins(starts_at=None, ends_at=None, ends_on=date(2026, 10, 21)))
    event = on_the_margins(client)
    assert (event["DTSTART"].when, event["DTEND"].when) == (MONDAY, date(2026, 10, 22))
    assert event["TRANSP"].value == "TRANSPARENT"


def test_a_rehearsal_says_so_and_stays_in_its_own_calendar(app: Flask, client: FlaskClient) -> None:
    a_published_meeting(a_programme(rehearsal=True))
    assert first(client)["SUMMARY"].text == "REHEARSAL: Thematic session"
    assert calendar(client, "/calendar.ics").events == []
