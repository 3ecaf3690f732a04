"""Lines 8 and 9 of docs/calendars.md: times with their zones."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.calendar import write_calendar, write_download
from app.core.calendar.zones import rule_of, zone_lines
from app.core.zones import _names
from tests.builders.calendars import a_calendar, an_event
from tests.calendars import read

VIENNA = """\
BEGIN:VTIMEZONE
TZID:Europe/Vienna
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
HOUR = timedelta(hours=1)
MOMENTS = st.integers(946_684_800, 4_070_908_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def said(zone: str, moment: datetime):  # type: ignore[no-untyped-def]
    """The lines of an event of an hour."""
    found = read(write_download(an_event(zone=zone, starts=moment, ends=moment + HOUR))).events[0]
    return found["DTSTART"], found["DTEND"]


def test_line_9_vienna_is_the_rule_that_was_promised() -> None:
    assert "\n".join(zone_lines(["Europe/Vienna"])) == VIENNA


def test_line_9_another_zone_is_the_rule_of_the_time_zone_database() -> None:
    lines = zone_lines(["America/New_York"])
    assert [line for line in lines if line.startswith(("DTSTART", "RRULE", "TZOFFSET", "TZNAME"))] == [
        "TZNAME:EDT", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "DTSTART:19700308T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "TZNAME:EST", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "DTSTART:19701101T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    ]  # fmt: skip


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Africa/Nairobi", "UTC", "America/Nuuk", "America/Santiago"])
def test_line_9_a_zone_without_such_a_rule_has_times_in_utc(zone: str) -> None:
    octets = write_calendar(a_calendar(an_event(zone=zone), zone=zone))
    assert b"DTSTART:20261019T080000Z\r\nDTEND:20261019T110000Z\r\n" in octets


def test_line_8_times_are_on_the_clock_of_the_meeting() -> None:
    assert b"DTSTART;TZID=Europe/Vienna:20261019T100000\r\nDTEND;TZID=Europe/Vienna:20261019T130000\r\n" in (
        write_download(an_event())
    )


@given(st.sampled_from(sorted(_names())), MOMENTS)
def test_line_8_and_9_every_moment_is_read_again_whatever_the_zone(zone: str, moment: datetime) -> None:
    starts, ends = said(zone, moment)
    assert (starts.when, ends.when) == (moment, moment + HOUR)
    assert starts.parameters == ends.parameters
    rule = rule_of(zone)
    if starts.parameters and rule:
        local = datetime.fromisoformat(starts.value)
        assert local.replace(tzinfo=rule.clock).astimezone(UTC) == moment


@pytest.mark.parametrize("minutes", range(0, 180, 15))
def test_line_8_the_hour_that_comes_twice_is_told_in_utc(minutes: int) -> None:
    moment = datetime(2026, 10, 24, 23, tzinfo=UTC) + timedelta(minutes=minutes)
    starts, ends = said("Europe/Vienna", moment)
    second = datetime(2026, 10, 25, 1, tzinfo=UTC)
    within = any(second <= one < second + HOUR for one in (moment, moment + HOUR))
    assert (starts.when, ends.when, "TZID" in starts.parameters) == (moment, moment + HOUR, not within)


def test_line_9_what_was_before_a_rule_is_told_in_utc() -> None:
    before, after = datetime(2006, 3, 20, 15, tzinfo=UTC), datetime(2007, 3, 20, 15, tzinfo=UTC)
    assert said("America/New_York", before)[0].parameters == {}
    assert said("America/New_York", after)[0].parameters == {"TZID": "America/New_York"}


def test_line_9_a_calendar_has_the_rule_of_every_zone_that_it_uses() -> None:
    events = [an_event(uid=zone, zone=zone) for zone in ("Europe/Vienna", "America/New_York", "Asia/Tokyo")]
    zones = read(write_calendar(a_calendar(*events))).named("VTIMEZONE")
    assert [zone["TZID"].value for zone in zones] == ["America/New_York", "Europe/Vienna"]


@pytest.mark.parametrize(
    "zone",
    ["Europe/Vienna", "Europe/London", "Europe/Dublin", "America/New_York", "America/Chicago", "Australia/Sydney"],
)
def test_line_9_rules_hold_through_the_year(zone: str) -> None:
    moments = [datetime(2027, 1, 1, 11, tzinfo=UTC) + timedelta(days=day) for day in range(366)]
    assert {said(zone, moment)[0].parameters.get("TZID") for moment in moments} == {zone}
    assert [said(zone, moment)[0].when for moment in moments] == moments
