"""Hours that clocks skip or show twice, days outside the meeting, impossible minutes: told, and nothing changed."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from app.core.db import db
from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules.programme import MarginEvent, Segment
from app.meetings.rules.words import SegmentKind
from tests.builders.meetings import a_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting

DRAFT = "/meetings/autumn/draft"
SKIPPED, TWICE = date(2027, 3, 28), date(2027, 10, 31)
DETAILS = {
    "deed": "details", "number": "1", "starts": "01:00", "ends": "09:00", "room": "", "interpreted_from": "",
    "interpreted_until": "", "kind": "thematic", "thematic_number": "", "sitting_title": "", "officer": "",
}  # fmt: skip
ADDED = {"deed": "add_sitting", "new_starts": "01:00", "new_ends": "09:00"}
EVENT = {"deed": "margin", "was_title": "Talk", "event_title": "Talk", "event_starts": "01:00", "event_ends": "09:00"}
SPLIT = {"deed": "split", "number": "1"}
PLACES = [
    *((DETAILS, name) for name in ("starts", "ends", "interpreted_from", "interpreted_until")),
    *((ADDED, name) for name in ("new_starts", "new_ends")),
    *((EVENT, name) for name in ("event_starts", "event_ends")),
    (SPLIT, "split_at"),
]


def a_night(day: date) -> None:
    """A meeting of one day with a sitting in the small hours, when clocks change."""
    starts, ends = (datetime(day.year, day.month, day.day, hour, tzinfo=UTC) for hour in (0, 7))
    segment = Segment(key="panel", kind=SegmentKind.PANEL, minutes=60)
    event = MarginEvent(title="Talk", starts_on=day)
    first = a_sitting(1, date=day, segments=(segment,), starts_at=starts, ends_at=ends)
    a_meeting(a_programme(first, starts_on=day, ends_on=day, margins=(event,)))


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def drafted():
    db.session.expire_all()
    return draft_of(load_meeting("autumn"))


def send(office: Browser, day: date, fields: dict, **typed: str):
    days = {name: day.isoformat() for name in ("day", "new_day", "event_day", "was_day")}
    return office.send(f"{DRAFT}/steps", page=DRAFT, based_on="1", **{**days, **fields, **typed})


@pytest.mark.parametrize(("fields", "name"), PLACES)
def test_an_hour_that_the_clock_skips_is_told(office: Browser, fields: dict, name: str) -> None:
    a_night(SKIPPED)
    before = drafted()
    told = send(office, SKIPPED, fields, **{name: "02:30"})
    assert told.status_code == 409
    assert "There is no 02:30 on 28 March 2027: the clocks go forward and skip it." in told.text
    assert drafted() == before


@pytest.mark.parametrize(("fields", "name"), PLACES)
def test_an_hour_that_comes_twice_is_asked_for_exactly(office: Browser, fields: dict, name: str) -> None:
    a_night(TWICE)
    before = drafted()
    told = send(office, TWICE, fields, **{name: "02:30"})
    assert told.status_code == 409
    assert "02:30 comes twice on 31 October 2027, when the clocks go back." in told.text
    assert "02:30+02:00" in told.text
    assert drafted() == before
    assert send(office, TWICE, fields, **{name: "02:30+01:00"}).status_code == 303
    assert drafted() != before


@pytest.mark.parametrize(
    "fields",
    [
        {**DETAILS, "day": "2027-11-01"},
        {**ADDED, "new_day": "2027-10-30"},
        {"deed": "half_day", "number": "1", "place": "2027-11-01 morning"},
    ],
)
def test_a_sitting_outside_its_meeting_is_refused(office: Browser, fields: dict) -> None:
    a_night(TWICE)
    before = drafted()
    told = send(office, TWICE, fields)
    assert told.status_code == 409
    assert "is not a day of this meeting, which is held on 31 October 2027." in told.text
    assert drafted() == before


@pytest.mark.parametrize("minutes", ["-5", "0", "1441"])
@pytest.mark.parametrize(
    "fields",
    [
        {"deed": "segments", "key_0": "panel", "title_0": "", "minutes_0": ""},
        {"deed": "add_segment", "segment_kind": "panel", "segment_title": "", "segment_minutes": ""},
    ],
)
def test_minutes_that_cannot_be_are_refused(office: Browser, fields: dict, minutes: str) -> None:
    a_night(TWICE)
    before = drafted()
    typed = {name: minutes for name in fields if "minutes" in name}
    told = send(office, TWICE, {**fields, "number": "1"}, **typed)
    assert told.status_code == 409
    assert f"A segment lasts from 1 to 1440 minutes, not {minutes} minute" in told.text
    assert drafted() == before


def test_segments_longer_than_their_sitting_are_kept_and_pointed_out(office: Browser) -> None:
    a_night(TWICE)
    segment = {"deed": "add_segment", "number": "1", "segment_kind": "closing", "segment_minutes": "400"}
    assert send(office, TWICE, segment).status_code == 303
    for page in (DRAFT, f"{DRAFT}/sittings/1"):
        assert "40 minutes too many" in office.open(page).text
    warned = "The segments of Thematic session are 40 minutes longer than the sitting."
    assert warned in office.open(f"{DRAFT}/publication").text
