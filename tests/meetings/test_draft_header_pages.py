"""The meeting as a whole and the events on its margins, as a secretary edits them and the public reads them."""

import re

import pytest
from flask import Flask

from app.core.db import db
from app.meetings.queries import draft_of, load_meeting
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account

DRAFT = "/meetings/autumn/draft"
MEETING = {
    "deed": "meeting", "meeting_title": "Thematic discussions", "meeting_short": "", "first_day": "2026-10-19",
    "last_day": "2026-10-21", "venue": "", "meeting_note": "",
}  # fmt: skip
EVENT = {
    "deed": "margin", "was_title": "", "was_day": "", "event_title": "Fireside <b>chat</b>", "event_day": "2026-10-20",
    "event_last_day": "", "event_starts": "13:15", "event_ends": "14:15", "event_room": "M-plenary", "organizer": "",
    "link": "https://example.org/chat", "event_note": "",
}  # fmt: skip
THERE = {"was_title": "Fireside <b>chat</b>", "was_day": "2026-10-20"}


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser, and a published meeting."""
    a_published_meeting()
    return Browser(app, an_account("ines@example.org", "secretariat"))


def header():
    db.session.expire_all()
    return draft_of(load_meeting("autumn")).header


def send(browser: Browser, based_on: int = 1, **fields: str):
    return browser.send(f"{DRAFT}/steps", page=DRAFT, based_on=str(based_on), **fields)


def publish(office: Browser) -> None:
    page = office.open(f"{DRAFT}/publication").text
    edition = re.search(r'name="edition"[^>]*value="(\d+)"', page)[1]
    warned = re.findall(r'name="acknowledged" value="([^"]+)"', page)
    sent = office.send(f"{DRAFT}/versions", page=f"{DRAFT}/publication", edition=edition, note="", acknowledged=warned)
    assert sent.status_code == 303


def test_title_days_and_venue_are_changed_and_taken_back(office: Browser) -> None:
    page = office.open(f"{DRAFT}/steps/new?deed=meeting").text
    assert re.search(r'name="meeting_title"[^>]*>\s*Thematic discussions<', page)
    before = header()
    sent = send(office, **{**MEETING, "venue": "Bonn", "last_day": "2026-10-22"})
    assert (sent.status_code, sent.location) == (303, DRAFT)
    assert (header().venue, header().ends_on.day) == ("Bonn", 22)
    assert "Last step: change what is said of the meeting" in office.open(DRAFT).text
    office.take_away(f"{DRAFT}/steps/2")
    assert header() == before


def test_the_original_language_is_chosen_and_told(office: Browser) -> None:
    assert '<option selected value="en">English' in office.open(f"{DRAFT}/steps/new?deed=meeting").text
    assert send(office, **MEETING, language="fr").status_code == 303
    assert header().language == "fr"
    assert '<option selected value="fr">French' in office.open(f"{DRAFT}/steps/new?deed=meeting").text
    publish(office)
    assert (
        "The original language of the meeting is now: <bdi>French</bdi>" in office.open("/meetings/autumn/changes").text
    )
    sent = send(office, 2, **MEETING, language="tlh")
    assert (sent.status_code, "“tlh” is not the code of a language" in sent.text) == (409, True)


def test_what_is_saved_unchanged_changes_nothing(office: Browser) -> None:
    before = header()
    send(office, **MEETING, language="en")
    assert header() == before


def test_days_that_leave_a_sitting_outside_are_refused(office: Browser) -> None:
    sent = send(office, **{**MEETING, "first_day": "2026-10-20"})
    assert sent.status_code == 409
    assert "2 sittings would be outside, the first on 19 October 2026. Move them first." in sent.text


def test_an_event_is_added_published_changed_and_removed(office: Browser) -> None:
    assert send(office, **EVENT).status_code == 303
    publish(office)
    public = office.open("/meetings/autumn").text
    assert '<a href="https://example.org/chat"><bdi>Fireside &lt;b&gt;chat&lt;/b&gt;</bdi></a>' in public
    assert "M-plenary" in public
    assert re.search(r"20 October 2026, <time[^>]*>13:15</time>–<time[^>]*>14:15</time>", public)
    form = office.open(f"{DRAFT}/steps/new?deed=margin&place=0").text
    assert re.search(r'name="event_starts"[^>]*value="13:15"', form)
    assert send(office, 2, **{**EVENT, **THERE, "event_last_day": "2026-10-21"}).status_code == 303
    assert header().margins[0].ends_on.day == 21
    assert send(office, 3, deed="remove_margin", **THERE).status_code == 303
    assert header().margins == ()


def test_two_who_add_events_at_once_both_do(office: Browser) -> None:
    assert [send(office, **EVENT).status_code, send(office, **{**EVENT, "event_title": "Other"}).status_code] == [
        303
    ] * 2
    assert [one.title for one in header().margins] == ["Fireside <b>chat</b>", "Other"]
    assert send(office, 2, deed="remove_margin", **THERE).status_code == 303
    assert [one.title for one in header().margins] == ["Other"]


def test_who_changes_an_event_that_another_changed_meanwhile_is_told(office: Browser) -> None:
    send(office, **EVENT)
    send(office, 2, **{**EVENT, **THERE, "event_room": "C2"})
    told = send(office, 2, **{**EVENT, **THERE, "organizer": "UNODC"})
    assert told.status_code == 409
    assert re.search("Events on the margins.*M-plenary.*C2.*UNODC", told.text, re.DOTALL)
    assert (header().margins[0].room, header().margins[0].organizer) == ("C2", None)


def test_a_venue_that_another_changed_meanwhile_is_shown_with_both(office: Browser) -> None:
    send(office, **{**MEETING, "venue": "Bonn"})
    told = send(office, **{**MEETING, "venue": "Geneva"})
    assert told.status_code == 409
    assert re.search(r"Venue.*nothing.*Bonn.*Geneva", told.text, re.DOTALL)


@pytest.mark.parametrize("asked", ["deed=margin&place=7", "deed=nothing", ""])
def test_what_is_not_there_cannot_be_changed(office: Browser, asked: str) -> None:
    assert office.open(f"{DRAFT}/steps/new?{asked}").status_code == 404
