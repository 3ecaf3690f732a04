"""Programs of the Secretariat begin meetings and edit drafts, by the rules of the pages."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import MarginEvent, Segment
from app.meetings.rules.words import Participation, SegmentKind
from tests.builders.meetings import a_challenge, a_meeting, an_entity
from tests.builders.people import an_account
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.builders.programs import Program

DRAFT, STEPS = "/meetings/autumn/draft", "/meetings/autumn/draft/steps"


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat, and a draft with two sittings."""
    an_entity("MEX")
    a_challenge("markets", 1)
    segment = Segment(key="panel", kind=SegmentKind.PANEL, minutes=60)
    people = {"presenters": (Presenter(name="Ana"), Presenter(name="Ben")), "panel": (Panellist(name="Cy"),)}
    a_meeting(a_programme(a_sitting(1, segments=(segment,), **people), a_sitting(2), rehearsal=False))
    return Program(app, an_account("office@example.org", "secretariat", name="O. Secretary"))


def edit(office: Program, *edits: dict[str, Any], based_on: int = 1, **said: Any) -> TestResponse:
    """Send edits as one step."""
    return office.post(STEPS, {"based_on": based_on, "edits": list(edits), **said})


def drafted():
    """The draft as it is kept."""
    return draft_of(load_meeting("autumn"))


EDITS: list[tuple[dict[str, Any], Any]] = [
    ({"deed": "add_sitting", "date": "2026-10-20", "starts": "15:00", "ends": "18:00"}, lambda d: len(d.sittings) == 3),
    ({"deed": "remove_sitting", "number": 2}, lambda d: len(d.sittings) == 1),
    ({"deed": "set_hours", "number": 1, "date": "2026-10-20"}, lambda d: d.sitting(1).starts_at is None),
    (
        {"deed": "move_sitting", "number": 2, "date": "2026-10-20", "half_day": "morning"},
        lambda d: d.sitting(2).date.day == 20,
    ),
    ({"deed": "swap_half_days", "number": 1, "other": 2}, lambda d: d.sitting(2).starts_at < d.sitting(1).starts_at),
    ({"deed": "split_sitting", "number": 1, "at": "11:00"}, lambda d: d.sitting(3).starts_at == d.sitting(1).ends_at),
    ({"deed": "merge_sittings", "number": 1, "other": 2}, lambda d: len(d.sittings) == 1),
    ({"deed": "set_name", "number": 1, "thematic_number": 7}, lambda d: d.sitting(1).thematic_number == 7),
    ({"deed": "set_room", "number": 1, "room": " Board\u202eroom  A"}, lambda d: d.sitting(1).room == "Boardroom A"),
    (
        {"deed": "set_interpretation", "number": 1, "starts": "10:00", "ends": "12:00"},
        lambda d: d.sitting(1).interpretation,
    ),
    (
        {"deed": "set_challenges", "number": 1, "challenges": ["markets"]},
        lambda d: d.sitting(1).challenges == ("markets",),
    ),
    (
        {"deed": "set_presiding_officer", "number": 1, "officer": "chair"},
        lambda d: d.sitting(1).presiding_officer == "chair",
    ),
    ({"deed": "name_officer", "key": "vice", "name": "Bo"}, lambda d: len(d.header.officers) == 2),
    ({"deed": "add_segment", "number": 1, "kind": "closing", "minutes": 10}, lambda d: len(d.sitting(1).segments) == 2),
    (
        {"deed": "set_segment", "number": 1, "key": "panel", "minutes": 45},
        lambda d: d.sitting(1).segments[0].minutes == 45,
    ),
    ({"deed": "remove_segment", "number": 1, "key": "panel"}, lambda d: d.sitting(1).segments == ()),
    (
        {"deed": "add_person", "number": 1, "part": "panel", "person": {"name": "Di", "entity": "MEX"}},
        lambda d: d.sitting(1).panel[1] == Panellist(name="Di", entity="MEX"),
    ),
    (
        {"deed": "replace_person", "number": 1, "part": "presenters", "place": 0, "person": {"name": "Al"}},
        lambda d: d.sitting(1).presenters[0] == Presenter(name="Al"),
    ),
    (
        {"deed": "move_person", "number": 1, "part": "presenters", "place": 0, "to": 1},
        lambda d: [one.name for one in d.sitting(1).presenters] == ["Ben", "Ana"],
    ),
    ({"deed": "remove_person", "number": 1, "part": "panel", "place": 0}, lambda d: d.sitting(1).panel == ()),
    (
        {"deed": "set_meeting", "title": "Renamed", "starts_on": "2026-10-19", "ends_on": "2026-10-21"},
        lambda d: d.header.title == "Renamed",
    ),
    (
        {
            "deed": "add_margin",
            "event": {"title": "Briefing", "starts_on": "2026-10-19"},
            "starts": "09:00",
            "ends": "09:30",
        },
        lambda d: d.header.margins[0].title == "Briefing",
    ),
]


@pytest.mark.parametrize(("sent", "is_done"), EDITS, ids=lambda one: one["deed"] if isinstance(one, dict) else "")
def test_each_edit_is_made_and_taken_back(office: Program, sent: dict[str, Any], is_done: Any) -> None:
    before = drafted()
    done = edit(office, sent)
    assert (done.status_code, done.json.get("detail")) == (200, None)
    assert is_done(drafted())
    assert done.json["last_step"] == {"edition": 2, "deeds": [sent["deed"]], "by": "O. Secretary"}
    assert done.json == office.read(DRAFT).json
    assert (office.delete(f"{STEPS}/2").status_code, drafted()) == (200, before)


def test_a_wrong_edit_changes_nothing_of_those_beside_it(office: Program) -> None:
    before = drafted()
    room = {"deed": "set_room", "number": 1, "room": "A"}
    late = {"deed": "set_hours", "number": 2, "date": "2027-01-01"}
    refused = edit(office, room, late)
    assert (refused.status_code, refused.json["code"]) == (409, "meetings.outside_meeting")
    assert refused.json["parameters"] == {"day": "2027-01-01", "starts_on": "2026-10-19", "ends_on": "2026-10-21"}
    assert drafted() == before


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"deed": "burn"}, "#/edits/0"),
        ({"number": 1}, "#/edits/0"),
        ({"deed": "set_room", "number": 1}, "#/edits/0/room"),
        ({"deed": "set_room", "number": "1", "room": "A"}, "#/edits/0/number"),
        ({"deed": "set_room", "number": 10**30, "room": "A"}, "#/edits/0/number"),
        ({"deed": "set_hours", "number": 1, "date": "tomorrow"}, "#/edits/0/date"),
        ({"deed": "add_segment", "number": 1, "kind": "dance", "minutes": 1}, "#/edits/0/kind"),
        (
            {"deed": "add_person", "number": 1, "part": "panel", "person": {"name": "Di", "role": "x"}},
            "#/edits/0/person/role",
        ),
        (
            {"deed": "add_person", "number": 1, "part": "panel", "person": {"name": "Di", "extra": {}}},
            "#/edits/0/person/extra",
        ),
    ],
)
def test_what_is_no_edit_is_named(office: Program, sent: dict[str, Any], pointer: str) -> None:
    refused = edit(office, sent)
    assert (refused.status_code, [one["pointer"] for one in refused.json["errors"]]) == (422, [pointer])


def test_two_who_edit_different_things_are_both_heard(office: Program) -> None:
    edit(office, {"deed": "set_room", "number": 1, "room": "A"})
    edit(office, {"deed": "set_room", "number": 2, "room": "B"}, based_on=1)
    assert [one.room for one in drafted().sittings] == ["A", "B"]


def test_who_edits_the_same_is_shown_both_and_chooses(office: Program) -> None:
    edit(office, {"deed": "set_room", "number": 1, "room": "Theirs"})
    mine = {"deed": "set_room", "number": 1, "room": "Mine"}
    refused = edit(office, mine)
    assert (refused.status_code, refused.json["code"]) == (409, "meetings.changed_meanwhile")
    [clash] = refused.json["clashes"]["items"]
    assert (clash["was"], clash["theirs"], clash["mine"], clash["who"]) == ("nothing", "Theirs", "Mine", "O. Secretary")
    present = refused.json["present"]
    assert (present["edition"], present["sittings"][0]["room"]) == (2, "Theirs")
    assert edit(office, mine, over=present["edition"]).json["sittings"][0]["room"] == "Mine"


def test_only_the_last_step_is_taken_back(office: Program) -> None:
    for room in ("A", "B"):
        edit(office, {"deed": "set_room", "number": 1, "room": room}, based_on=2 if room == "B" else 1)
    refused = office.delete(f"{STEPS}/2")
    assert (refused.status_code, refused.json["code"]) == (409, "meetings.not_the_last_step")
    assert drafted().sitting(1).room == "B"


@pytest.mark.parametrize("role", ["participant", None])
def test_a_draft_is_nothing_to_others(app: Flask, office: Program, role: str | None) -> None:
    other = Program(app, an_account("other@example.org", role) if role else None)
    asked = (other.read(DRAFT), edit(other), other.delete(f"{STEPS}/1"))
    assert [answer.status_code for answer in asked] == [404, 404, 404]


def test_a_meeting_begins_as_proposed_unless_something_is_said(office: Program) -> None:
    proposed = office.read("/proposal?source=autumn&starts_on=2027-10-18").json
    assert (proposed["slug"], proposed["sittings"]["2"]["date"]) == ("meeting-2027-october", "2027-10-18")
    sent = {"source": "autumn", "starts_on": "2027-10-18", "title": "Next one", "challenges": {"1": ["markets"]}}
    made = office.post("/meetings", sent, Idempotency_Key="one")
    assert (made.status_code, made.location) == (201, "/api/v1/meetings/meeting-2027-october/draft")
    assert made.json["meeting"]["title"] == "Next one"
    assert made.json["sittings"][0]["challenges"] == ["markets"]
    assert office.post("/meetings", sent, Idempotency_Key="one").data == made.data
    assert office.post("/meetings", {**sent, "slug": "meeting-2027-october"}).json["code"] == "meetings.slug_taken"


def test_events_on_the_margins_are_held_again_where_a_program_says_so(office: Program) -> None:
    events = tuple(MarginEvent(title=title, starts_on=MONDAY) for title in ("Anniversary", "Briefing"))
    a_meeting(a_programme(margins=events, participation=Participation.ONLINE))
    proposed = office.read("/proposal?source=autumn&starts_on=2027-10-18").json
    offered = {"1": "Anniversary", "2": "Briefing"}
    assert proposed["margins"] == {
        place: {"title": title, "starts_on": "2027-10-18"} for place, title in offered.items()
    }
    sent = {"source": "autumn", "starts_on": "2027-10-18"}
    made = [office.post("/meetings", {**sent, **more}).json["meeting"] for more in ({"slug": "a"}, {"margins": [2]})]
    assert [[one["title"] for one in each.get("margins", [])] for each in made] == [[], ["Briefing"]]
    assert [each["participation"] for each in made] == ["online", "online"]


def test_an_empty_meeting_begins(office: Program) -> None:
    sent = {"title": "Briefing", "starts_on": "2027-03-01", "ends_on": "2027-03-02", "timezone": "Asia/Bangkok"}
    made = office.post("/meetings", {**sent, "slug": "briefing", "participation": "online"}).json
    assert (made["edition"], made["sittings"], made["is_published"]) == (1, [], False)
    assert made["meeting"] == {"slug": "briefing", **sent, "participation": "online"}


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({}, "#/starts_on"),
        ({"starts_on": "1900-01-01"}, "#/starts_on"),
        ({"starts_on": "2027-03-01", "ends_on": "2027-03-02"}, "#/title"),
        ({"starts_on": "2027-03-01", "title": "T"}, "#/ends_on"),
        ({"starts_on": "2027-03-01", "ends_on": "2027-02-01", "title": "T"}, "#"),
        ({"starts_on": "2027-03-01", "ends_on": "2027-03-01", "title": "T", "timezone": "Mars/Base"}, "#/timezone"),
        ({"starts_on": "2027-03-01", "ends_on": "2027-03-01", "title": "T", "slug": "new"}, "#/slug"),
        ({"starts_on": "2027-03-01", "ends_on": "2027-03-01", "title": "T", "challenges": {}}, "#/challenges"),
        ({"starts_on": "2027-03-01", "ends_on": "2027-03-01", "title": "T", "margins": [1]}, "#/margins"),
        ({"starts_on": "2027-03-01", "source": "autumn", "margins": [1]}, "#/margins"),
        ({"starts_on": "2027-03-01", "source": "nothing"}, "#/source"),
        ({"starts_on": "2027-03-01", "source": "autumn", "ends_on": "2027-03-02"}, "#/ends_on"),
        ({"starts_on": "2027-03-01", "source": "autumn", "challenges": {"9": []}}, "#/challenges/9"),
        ({"starts_on": "2027-03-01", "source": "autumn", "challenges": {"1": ["x"]}}, "#/challenges/1/0"),
    ],
)
def test_what_is_no_meeting_is_not_begun(office: Program, sent: dict[str, Any], pointer: str) -> None:
    refused = office.post("/meetings", sent)
    assert (refused.status_code, [one["pointer"] for one in refused.json["errors"]]) == (422, [pointer])
