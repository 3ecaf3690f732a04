"""The pages of the editor, as a secretary uses them."""

import re

import pytest
from flask import Flask

from app.core.db import db
from app.entities.rules import EntityKind
from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Segment
from app.meetings.rules.words import SegmentKind
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting

DRAFT = "/meetings/autumn/draft"
FIRST = f"{DRAFT}/sittings/1"
OPENING = Segment(key="opening", kind=SegmentKind.OPENING, minutes=30)
DEBATE = Segment(key="debate", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=135)
DETAILS = {
    "deed": "details", "number": "1", "day": "2026-10-19", "starts": "10:00", "ends": "13:00", "room": "",
    "interpreted_from": "", "interpreted_until": "", "kind": "thematic", "thematic_number": "1", "sitting_title": "",
    "officer": "",
}  # fmt: skip


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser, and a published meeting of two sittings."""
    a_challenge("markets")
    an_entity("MEX", name="Mexico")
    first = a_sitting(
        1,
        thematic_number=1,
        segments=(OPENING, DEBATE),
        presenters=(Presenter(name="آنا <b>"), Presenter(name="Bo")),
        panel=(Panellist(entity="MEX"),),
    )
    a_published_meeting(a_programme(first, a_sitting(2, thematic_number=2)))
    return Browser(app, an_account("ines@example.org", "secretariat"))


def drafted(number: int = 1):
    db.session.expire_all()
    return draft_of(load_meeting("autumn")).sitting(number)


def send(browser: Browser, based_on: int = 1, **fields: str):
    return browser.send(f"{DRAFT}/steps", page=DRAFT, based_on=str(based_on), **fields)


def test_others_are_told_that_nothing_is_there(office: Browser, app: Flask) -> None:
    for browser in (Browser(app), Browser(app, an_account("focal@example.org", "participant"))):
        assert [browser.open(address).status_code for address in (DRAFT, FIRST)] == [404, 404]


def test_the_pages_say_what_the_draft_says(office: Browser) -> None:
    page = office.open(FIRST).text
    assert "15 minutes left" in page
    assert "آنا &lt;b&gt;" in page
    assert "Mexico" in page
    assert "Nothing to undo" in office.open(DRAFT).text


def test_a_sitting_is_moved_shown_as_moved_and_moved_back(office: Browser) -> None:
    before = drafted()
    sent = send(office, deed="half_day", number="1", place="2026-10-20 afternoon")
    assert (sent.status_code, sent.location) == (303, DRAFT)
    page = office.open(DRAFT).text
    assert "Not as published: moved" in page
    assert "Last step: move Thematic session 1" in page
    assert "Ines" in page
    office.take_away(f"{DRAFT}/steps/2")
    assert drafted() == before


def test_two_sittings_swap(office: Browser) -> None:
    was = drafted(1).starts_at, drafted(2).starts_at
    send(office, deed="half_day", number="1", place="swap 2")
    assert (drafted(2).starts_at, drafted(1).starts_at) == was


def test_the_details_are_saved_as_one_step(office: Browser) -> None:
    topics = {"topics": "markets"}
    sent = send(
        office, **{**DETAILS, **topics, "room": "Boardroom A", "officer": "chair", "interpreted_until": "12:30"}
    )
    assert (sent.status_code, sent.location) == (303, FIRST)
    now = drafted()
    assert (now.room, now.presiding_officer, now.challenges) == ("Boardroom A", "chair", ("markets",))
    assert "change the details of Thematic session 1" in office.open(DRAFT).text
    office.take_away(f"{DRAFT}/steps/2", number="1")
    assert drafted().room is None


def test_segments_people_and_officers_are_edited(office: Browser) -> None:
    at = {"number": "1"}
    steps = [
        {"deed": "segments", **at, "key_0": "opening", "minutes_0": "45", "title_0": "", "key_1": "debate",
         "minutes_1": "145", "title_1": "Debate"},
        {"deed": "add_segment", **at, "segment_kind": "closing", "segment_minutes": "5", "segment_title": ""},
        {"deed": "move_segment", **at, "key": "closing", "to": "0"},
        {"deed": "remove_segment", **at, "key": "closing"},
        {"deed": "move_person", **at, "part": "presenters", "place": "0", "to": "1"},
        {"deed": "person", **at, "part": "panel", "place": "0", "person_name": "Luz", "entity": "MEX"},
        {"deed": "person", **at, "part": "opening_speakers", "place": "", "person_name": "Joy", "person_role": "Chair"},
        {"deed": "remove_person", **at, "part": "presenters", "place": "0"},
        {"deed": "officer", "officer_key": "", "officer_name": "Ko", "officer_country": "MEX"},
        {"deed": "split", **at, "split_at": "11:00"},
        {"deed": "merge", "number": "3", "other": "1"},
        {"deed": "add_sitting", "new_day": "2026-10-20", "new_starts": "10:00", "new_ends": "13:00"},
        {"deed": "remove_sitting", "number": "4"},
    ]  # fmt: skip
    answers = [send(office, based_on=place, **step).status_code for place, step in enumerate(steps, start=1)]
    assert answers == [303] * len(steps)
    now = drafted()
    assert [segment.minutes for segment in now.segments] == [45, 15, 130]
    assert ([one.name for one in now.presenters], now.panel[0].name) == (["آنا <b>"], "Luz")
    assert now.opening_speakers[0].role == "Chair"
    assert "10 minutes too many" in office.open(FIRST).text
    assert "Ko" in office.open(DRAFT).text


def test_a_person_is_shown_as_it_is_before_it_is_changed(office: Browser) -> None:
    page = office.open(f"{DRAFT}/steps/new?deed=person&number=1&part=presenters&place=1").text
    assert re.search(r'name="person_name"[^>]*value="Bo"', page)
    assert office.open(f"{DRAFT}/steps/new?deed=person&number=1&part=presenters&place=9").status_code == 404
    assert office.open(f"{DRAFT}/steps/new?deed=person&number=1&part=x").status_code == 404
    assert office.open(f"{DRAFT}/steps/new?deed=officer&key=chair").status_code == 200
    assert office.open(f"{DRAFT}/steps/new?deed=officer&key=nobody").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        ({"starts": "13:00", "ends": "10:00"}, 409, "It cannot end (10:00) before it begins (13:00)."),
        ({"starts": "ten"}, 409, "“ten” is not an hour."),
        ({"day": "2026-12-01"}, 409, "1 December 2026 is not a day of this meeting"),
        ({"day": "soon"}, 422, "This is no day of the calendar"),
        ({"room": "<b>" + "x" * 10_000}, 409, "Use at most 500"),
    ],
)
def test_bad_input_gets_a_clear_sentence_keeps_what_was_typed_and_changes_nothing(
    office: Browser, wrong, status, said
) -> None:
    before = drafted()
    sent = send(office, **{**DETAILS, "sitting_title": "Kept <i>title</i>", **wrong})
    assert (sent.status_code, said in sent.text, "Kept &lt;i&gt;title&lt;/i&gt;" in sent.text) == (status, True, True)
    assert drafted() == before


@pytest.mark.parametrize(
    "nonsense",
    [
        {"deed": "nothing"},
        {"deed": "half_day", "number": "1", "place": "nowhere"},
        {"deed": "person", "number": "1", "part": "audience", "place": "0"},
        {"deed": "add_segment", "number": "1", "segment_kind": "panel", "segment_minutes": "-5", "segment_title": ""},
        {"deed": "move_person", "number": "x", "part": "panel", "place": "x", "to": "x"},
    ],
)
def test_nonsense_changes_nothing(office: Browser, nonsense) -> None:
    before = drafted()
    assert send(office, **nonsense).status_code in (400, 409, 422)
    assert drafted() == before


def test_a_stale_edit_of_the_same_is_refused_gently_and_can_be_made_anyway(office: Browser, app: Flask) -> None:
    second = Browser(app, an_account("ada@example.org", "secretariat"))
    send(office, **{**DETAILS, "room": "Boardroom A", "officer": "chair"})
    told = send(second, **{**DETAILS, "room": "Boardroom D", "sitting_title": "Typed"})
    assert told.status_code == 409
    assert re.findall(r"Now, by Ines|Boardroom [AD]|Typed", told.text)[:3] == [
        "Now, by Ines",
        "Boardroom A",
        "Boardroom D",
    ]
    assert drafted().room == "Boardroom A"
    over = re.search(r'name="over"[^>]*value="(\d+)"', told.text)[1]
    send(second, **{**DETAILS, "room": "Boardroom D", "sitting_title": "Typed"}, over=over)
    now = drafted()
    assert (now.room, now.title, now.presiding_officer) == ("Boardroom D", "Typed", "chair")


def test_a_stale_edit_of_something_else_is_made(office: Browser, app: Flask) -> None:
    second = Browser(app, an_account("ada@example.org", "secretariat"))
    send(office, **{**DETAILS, "room": "Boardroom A"})
    assert send(second, **{**DETAILS, "sitting_title": "Typed"}).status_code == 303
    assert (drafted().room, drafted().title) == ("Boardroom A", "Typed")


def test_a_step_that_is_no_longer_the_last_is_not_taken_back(office: Browser) -> None:
    send(office, **{**DETAILS, "room": "A"})
    send(office, based_on=2, **{**DETAILS, "room": "B"})
    assert office.take_away(f"{DRAFT}/steps/2").status_code == 409
    assert drafted().room == "B"


def test_somebody_comes_from_a_country_and_not_from_an_organization(office: Browser) -> None:
    an_entity("FORUM", EntityKind.NGO)
    page = office.open(f"{DRAFT}/steps/new?deed=person&number=1&part=presenters&place=1").text
    lists = [re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.S)[0] for name in ("entity", "country")]
    assert ['value="FORUM"' in found for found in lists] == [True, False]
