from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from app.meetings.rules.difference import ABSENT, Change, Entry, Order, apply, differences
from app.meetings.rules.events import Comings, EventKind, comings, events, seen
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import MarginEvent, Programme, Segment
from app.meetings.rules.words import SegmentKind, Status
from tests.builders.generated_programmes import programmes
from tests.builders.programmes import MONDAY, a_programme, a_sitting, an_officer

BEFORE = a_programme()
HOUR = timedelta(hours=1)


def with_first(**changes) -> Programme:
    return a_programme(replace(a_sitting(1), **changes), a_sitting(2))


@given(programmes(), programmes())
def test_the_differences_of_two_programmes_applied_to_the_first_give_the_second(before, after) -> None:
    assert apply(before, differences(before, after)) == after


@given(programmes(), programmes())
def test_each_difference_belongs_to_one_event(before, after) -> None:
    told = [change for event in events(before, after) for change in event.changes]
    changes = [change for change in differences(before, after) if change.path != ("sittings", Order())]
    assert sorted(told, key=repr) == sorted(changes, key=repr)


@given(programmes())
def test_nothing_differs_from_itself(programme) -> None:
    assert (differences(programme, programme), events(programme, programme)) == ((), ())


def test_a_difference_says_where_it_is() -> None:
    first, second = (Segment(key=key, kind=SegmentKind.PANEL, minutes=10) for key in "ab")
    before, after = with_first(segments=(first, second)), with_first(segments=(replace(second, minutes=20),))
    segments = ("sittings", Entry(1), "segments")
    assert differences(before, after) == (
        Change((*segments, Entry("a")), first, ABSENT),
        Change((*segments, Entry("b"), "minutes"), 10, 20),
    )
    swapped = with_first(segments=(second, first))
    assert differences(before, swapped) == (Change((*segments, Order()), ("a", "b"), ("b", "a")),)


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        (with_first(starts_at=a_sitting(1).starts_at + HOUR, ends_at=a_sitting(1).ends_at + HOUR), [EventKind.MOVED]),
        (with_first(room="A"), [EventKind.RELOCATED]),
        (with_first(title="A", kind="opening"), [EventKind.RENAMED]),
        (with_first(status=Status.CANCELLED, status_reason="x"), [EventKind.CANCELLED]),
        (with_first(status=Status.POSTPONED), [EventKind.POSTPONED]),
        (with_first(status_reason="x"), [EventKind.REASON_CHANGED]),
        (with_first(challenges=("one",)), [EventKind.CHALLENGES_CHANGED]),
        (with_first(presiding_officer="chair"), [EventKind.PRESIDING_OFFICER_CHANGED]),
        (with_first(presenters=(Presenter(name="A"),)), [EventKind.PRESENTERS_CHANGED]),
        (with_first(panel=(Panellist(name="A"),), note="x"), [EventKind.PANEL_CHANGED, EventKind.DETAILS_CHANGED]),
        (with_first(extra={"x": 1}, sequence=1), [EventKind.UNSEEN]),
        (a_programme(a_sitting(1)), [EventKind.REMOVED]),
        (a_programme(*map(a_sitting, (1, 2, 3))), [EventKind.ADDED]),
        (a_programme(title="A"), [EventKind.RENAMED]),
        (a_programme(venue="A"), [EventKind.RELOCATED]),
        (a_programme(ends_on=MONDAY + timedelta(days=3)), [EventKind.MOVED]),
        (a_programme(status=Status.CANCELLED), [EventKind.CANCELLED]),
        (a_programme(officers=(an_officer(name="B"),)), [EventKind.OFFICERS_CHANGED]),
        (a_programme(officers=(an_officer(extra={"x": 1}),)), [EventKind.UNSEEN]),
        (a_programme(margins=(MarginEvent(title="A", starts_on=MONDAY),)), [EventKind.MARGINS_CHANGED]),
        (a_programme(note="A", language="fr"), [EventKind.DETAILS_CHANGED]),
    ],
)
def test_what_happened_is_told_by_kind(after, kinds) -> None:
    assert [event.kind for event in events(BEFORE, after)] == kinds


def test_a_sitting_held_after_all_is_reinstated() -> None:
    cancelled = with_first(status=Status.CANCELLED, status_reason="x")
    (event,) = events(cancelled, BEFORE)
    assert (event.kind, event.number, event.before) == (EventKind.REINSTATED, 1, cancelled.sitting(1))


def test_what_nobody_sees_is_not_told() -> None:
    assert [event.kind for event in seen(events(BEFORE, with_first(room="A", sequence=1)))] == [EventKind.RELOCATED]


def test_who_came_and_who_left_is_known_from_two_lists() -> None:
    assert comings("ABC", "CBD") == Comings(("D",), ("A",), reordered=True)
    assert comings("AB", "AXB") == Comings(("X",), (), reordered=False)
