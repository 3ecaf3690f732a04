"""Line 7 of docs/calendars.md, field by field: what raises SEQUENCE or moves LAST-MODIFIED is what the event says."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from app.core.calendar import Event
from app.core.calendar.writing import event_lines
from app.meetings.exports.calendar import sitting_event
from app.meetings.exports.calendar.margins import margin_event
from app.meetings.phrases.calendar import KINDS
from app.meetings.rules import faces, margins
from app.meetings.rules.people import OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import (
    Announced,
    Document,
    Figures,
    Header,
    Interpretation,
    MarginEvent,
    Publication,
    Segment,
    Sitting,
    Webcast,
)
from app.meetings.rules.words import NAMED_KINDS, HalfDay, Participation, SegmentKind, Status
from tests.builders.programmes import MONDAY, a_header, a_sitting

LATER = datetime(2026, 10, 19, 9, tzinfo=UTC)
TV = Webcast(url="https://tv.example.org/a", where="Web TV")
CALLED: dict[str, Any] = {slug: SimpleNamespace(short_title=slug, renamed_at=None) for slug in ("care", "crime")}
# What each field may become; every field stands here or among those that nothing changes.
OF_SITTING: dict[str, tuple] = {
    "date": (MONDAY + timedelta(days=1),),
    "kind": ("opening", "special", "ceremony"),
    "thematic_number": (1, 2),
    "title": ("Opening", ""),
    "half_day": (HalfDay.EVENING,),
    "starts_at": (LATER,),
    "ends_at": (LATER + timedelta(hours=4),),
    "room": ("Boardroom D", "Vienna"),
    "challenges": (("care",), ("care", "crime")),
    "presiding_officer": ("chair",),
    "status": tuple(Status),
    "status_reason": ("no quorum",),
    "note": ("Bring your badge.",),
    "interpretation": (Interpretation(languages=("en",)),),
    "segments": ((Segment(key="panel", kind=SegmentKind.PANEL, minutes=9),),),
    "opening_speakers": ((OpeningSpeaker(name="Cy"),),),
    "presenters": ((Presenter(name="Ana"),),),
    "panel": ((Panellist(name="Ben"),),),
    "source": ("https://example.org",),
    "extra": ({"unknown": 1},),
}
OF_HEADER: dict[str, tuple] = {
    "title": ("Another title",),
    "starts_on": (MONDAY - timedelta(days=1),),
    "ends_on": (MONDAY + timedelta(days=9),),
    "timezone": ("Asia/Dubai",),
    "short_title": ("Short", ""),
    "body": ("CND",),
    "session": (66,),
    "ordinal": (2,),
    "venue": ("Room 1, Geneva", "Vienna, Vienna"),
    "participation": tuple(Participation),
    "rehearsal": (True,),
    "status": tuple(Status),
    "status_reason": ("flood",),
    "note": ("not in calendars",),
    "webcast": (
        TV,
        None,
        replace(TV, url="https://tv.example.org/b"),
        replace(TV, where=None),
        replace(TV, url="irc:a"),
        replace(TV, kind="live"),
    ),
    "officers": ((),),
    "figures": (Figures(registrations=5),),
    "documents": ((Document(title="Note"),),),
    "publication": (Publication(what="statements"),),
    "margins": ((MarginEvent(title="Tea", starts_on=MONDAY),),),
    "extra": ({"unknown": 1},),
}
OF_MARGIN: dict[str, tuple] = {
    "title": ("Coffee",),
    "starts_on": (MONDAY + timedelta(days=1),),
    "ends_on": (MONDAY, MONDAY + timedelta(days=2)),
    "starts_at": (LATER,),
    "ends_at": (LATER + timedelta(hours=4),),
    "room": ("Boardroom D", "Vienna"),
    "organizer": ("Secretariat",),
    "link": ("https://example.org", "mailto:somebody"),
    "note": ("Come early.",),
    "extra": ({"unknown": 1},),
}
WITHOUT_TIMES = {"starts_at": None, "ends_at": None, "half_day": HalfDay.MORNING}
SITTINGS = [
    a_sitting(1, room="Boardroom A", note="Note", thematic_number=3),
    a_sitting(1, title="Named", status=Status.POSTPONED, status_reason="strike"),
    a_sitting(1, **WITHOUT_TIMES),
]
HEADERS = [
    a_header(venue="Vienna"),
    a_header(venue="Vienna", webcast=TV, participation=Participation.ONLINE, short_title="Short"),
    a_header(status=Status.CANCELLED, status_reason="strike", webcast=TV),
]
TEA = MarginEvent(title="Tea", starts_on=MONDAY, starts_at=LATER, ends_at=LATER + timedelta(hours=1), room="Lobby")
MARGINS = [TEA, MarginEvent(title="Tea", starts_on=MONDAY, organizer="Chair", note="Note")]


def changes(of: Any, values: dict[str, tuple]) -> list[Any]:
    return [replace(of, **{name: value}) for name, them in values.items() for value in them]


def lines(event: Event) -> list[str]:
    """What an event says, but for its revision."""
    return list(event_lines(replace(event, sequence=0, revised=LATER)))


def moved(event: Event) -> tuple:
    """What SEQUENCE counts."""
    counted = ("DTSTART", "DTEND", "LOCATION", "STATUS")
    return tuple(line for line in lines(event) if line.startswith(counted))


def sitting_said(header: Header, sitting: Sitting) -> Event:
    return sitting_event(replace(sitting, revised=LATER), header, CALLED)


def margin_said(header: Header, one: Announced) -> Event:
    return margin_event(one, header)


def test_every_field_is_tried() -> None:
    given_once = {"slug", "number", "uid", "sequence", "revised", "announced"}
    in_another_language = {"language"}
    for values, of in ((OF_SITTING, Sitting), (OF_HEADER, Header), (OF_MARGIN, MarginEvent)):
        assert {one.name for one in fields(of)} - given_once - in_another_language == set(values)


@pytest.mark.parametrize("header", HEADERS, ids=["held", "online", "cancelled"])
@pytest.mark.parametrize("sitting", SITTINGS, ids=["held", "postponed", "without times"])
def test_an_event_is_revised_when_and_only_when_it_says_something_else(
    app: Flask, sitting: Sitting, header: Header
) -> None:
    others = [*changes(sitting, OF_SITTING), replace(sitting, **WITHOUT_TIMES), a_sitting(1)]
    tried = [(header, one) for one in others if (one.starts_at is None) == (one.ends_at is None)]
    tried += [(one, sitting) for one in changes(header, OF_HEADER)]
    before = sitting_said(header, sitting)
    for other_header, other in tried:
        after = sitting_said(other_header, other)
        assert (
            faces.visible_face(header, sitting) != faces.visible_face(other_header, other),
            faces.calendar_face(header, sitting) != faces.calendar_face(other_header, other),
        ) == (lines(before) != lines(after), moved(before) != moved(after)), (other_header, other)


@pytest.mark.parametrize("header", HEADERS, ids=["held", "online", "cancelled"])
@pytest.mark.parametrize("event", MARGINS, ids=["with hours", "without"])
@pytest.mark.parametrize("is_gone", [False, True])
def test_an_event_on_the_margins_is_revised_when_and_only_when_it_says_something_else(
    app: Flask, event: MarginEvent, is_gone: bool, header: Header
) -> None:
    one = Announced(uid="1", event=event, revised=LATER, is_gone=is_gone)
    tried = [(header, replace(one, event=other)) for other in changes(event, OF_MARGIN)]
    tried += [(other, one) for other in changes(header, OF_HEADER)] + [(header, replace(one, is_gone=not is_gone))]
    before = margin_said(header, one)
    for other_header, other in tried:
        after = margin_said(other_header, other)
        assert (
            margins.visible_face(one, header) != margins.visible_face(other, other_header),
            margins.calendar_face(one, header) != margins.calendar_face(other, other_header),
        ) == (lines(before) != lines(after), moved(before) != moved(after)), (other_header, other)


def test_kinds_with_a_name_of_their_own_are_those_that_calendars_name() -> None:
    assert set(KINDS) == set(NAMED_KINDS)
