"""What needs doing, by when: a table of cases."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.desk.rules import Kind, Seen, ToDo, divided, things_of_meeting, things_of_workplan
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.publication import next_version
from app.meetings.rules.warnings import Caveat, WarningKind
from app.meetings.rules.words import Status
from tests.builders.programmes import MONDAY, a_header, a_programme, a_sitting, an_officer

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
SPEAKS = {"presenters": (Presenter(name="Ann"),)}
CHAIR = an_officer(presides_on=(MONDAY, MONDAY + DAY, MONDAY + 2 * DAY))
READY = a_programme(
    a_sitting(1, challenges=("markets",), date=MONDAY, **SPEAKS), a_sitting(2, date=MONDAY), officers=(CHAIR,)
)
ALL_WELL = Seen(draft=READY, published=READY, has_papers=True)
CHANGED = replace(READY, header=replace(READY.header, venue="Elsewhere"))
ROOM = Caveat(WarningKind.ROOM_TWICE, 1, "Boardroom A", 2)
A_MONTH_AGO = datetime.combine(MONDAY - 4 * WEEK, datetime.min.time(), tzinfo=UTC)


def with_header(**facts) -> Seen:  # type: ignore[no-untyped-def]
    """All is well, but the meeting is otherwise, in draft and in public."""
    draft = replace(READY, header=replace(READY.header, **facts))
    return replace(ALL_WELL, draft=draft, published=draft)


def with_sitting(number: int, **facts) -> Seen:  # type: ignore[no-untyped-def]
    """All is well, but one sitting is otherwise, in draft and in public."""
    draft = READY.with_sittings([replace(one, **facts) if one.number == number else one for one in READY.sittings])
    return replace(ALL_WELL, draft=draft, published=draft)


NEAR, FAR = MONDAY - WEEK, MONDAY - 52 * WEEK


@pytest.mark.parametrize(
    ("seen", "today", "expected"),
    [
        (ALL_WELL, NEAR, []),
        (ALL_WELL, FAR, []),
        (ALL_WELL, MONDAY + 99 * WEEK, []),
        # a programme that is not published, since it was begun
        (replace(ALL_WELL, published=None), FAR, [(Kind.NO_PROGRAMME, MONDAY - 6 * WEEK)]),
        (replace(ALL_WELL, published=None, draft=replace(READY, header=replace(READY.header, officers=()))), FAR,
         [(Kind.NO_PROGRAMME, MONDAY - 6 * WEEK)]),
        (replace(ALL_WELL, published=None), MONDAY + 2 * DAY, [(Kind.NO_PROGRAMME, MONDAY - 6 * WEEK)]),
        (replace(ALL_WELL, published=None), MONDAY + 3 * DAY, []),
        # changes that are not published: within a week, and before the meeting
        (replace(ALL_WELL, draft=CHANGED, changed_at=A_MONTH_AGO), FAR,
         [(Kind.UNPUBLISHED_CHANGES, MONDAY - 3 * WEEK)]),
        (replace(ALL_WELL, draft=CHANGED), NEAR, [(Kind.UNPUBLISHED_CHANGES, MONDAY)]),
        (replace(ALL_WELL, draft=CHANGED), MONDAY + 3 * DAY, []),
        # what publication gives is no change of the draft
        (replace(ALL_WELL, published=next_version(None, READY, A_MONTH_AGO)), NEAR, []),
        # a change that was made and taken back is none
        (replace(ALL_WELL, changed_at=A_MONTH_AGO), NEAR, []),
        # warnings, unless they were acknowledged or are on the desk by themselves
        (replace(ALL_WELL, caveats=(ROOM,)), NEAR, [(Kind.WARNINGS, MONDAY - WEEK)]),
        (replace(ALL_WELL, caveats=(ROOM,), acknowledged=frozenset({ROOM.key})), NEAR, []),
        (replace(ALL_WELL, caveats=(Caveat(WarningKind.NOBODY_PRESIDES, 1),)), NEAR, []),
        (replace(ALL_WELL, caveats=(Caveat(WarningKind.CHALLENGE_NOT_TAKEN_UP, what="x"),)), NEAR, []),
        (replace(ALL_WELL, caveats=(ROOM,)), MONDAY - 14 * WEEK - DAY, []),
        # people, since 10 weeks before
        (with_header(officers=()), NEAR, [(Kind.NOBODY_PRESIDES, MONDAY - 2 * WEEK)]),
        (with_header(officers=(replace(CHAIR, name=None),)), NEAR, [(Kind.NOBODY_PRESIDES, MONDAY - 2 * WEEK)]),
        (with_header(officers=()), MONDAY - 10 * WEEK - DAY, []),
        (with_sitting(1, presenters=()), NEAR, [(Kind.NOBODY_PRESENTS, MONDAY - 3 * WEEK)]),
        (with_sitting(1, presenters=(), panel=(Panellist(name="B"),)), NEAR, []),
        (with_sitting(1, presenters=(), status=Status.CANCELLED), NEAR, []),
        (with_sitting(1, presenters=()), MONDAY - 10 * WEEK - DAY, []),
        # papers, where there are challenges
        (replace(ALL_WELL, has_papers=False), NEAR, [(Kind.NO_PAPERS, MONDAY - 4 * WEEK)]),
        (replace(with_sitting(1, challenges=()), has_papers=False), NEAR, []),
        (replace(ALL_WELL, has_papers=False), MONDAY - 10 * WEEK - DAY, []),
        # postponed, also when the day is past
        (with_sitting(2, status=Status.POSTPONED), NEAR, [(Kind.SITTING_POSTPONED, MONDAY)]),
        (with_sitting(2, status=Status.POSTPONED), MONDAY + 9 * WEEK, [(Kind.SITTING_POSTPONED, MONDAY)]),
        (with_header(status=Status.POSTPONED, officers=()), NEAR, [(Kind.MEETING_POSTPONED, MONDAY)]),
        # nothing is asked of what is not held
        (with_header(status=Status.CANCELLED, officers=()), NEAR, []),
        (replace(with_header(rehearsal=True, officers=()), published=None), NEAR, []),
    ],
)  # fmt: skip
def test_what_is_to_be_done_about_a_meeting(seen: Seen, today: date, expected: list[tuple[Kind, date]]) -> None:
    assert [(thing.kind, thing.by) for thing in things_of_meeting(seen, today)] == expected


def test_a_thing_to_do_leads_to_where_it_is_done() -> None:
    nobody = Seen(draft=a_programme(a_sitting(1, challenges=("markets",)), a_sitting(2), officers=()))
    assert {thing.kind: (thing.href, thing.sittings) for thing in things_of_meeting(nobody, NEAR)} == {
        Kind.NO_PROGRAMME: ("/meetings/autumn/draft/publication", ()),
        Kind.NOBODY_PRESIDES: ("/meetings/autumn/draft", (1, 2)),
        Kind.NOBODY_PRESENTS: ("/meetings/autumn/draft/sittings/1", (1,)),
        Kind.NO_PAPERS: ("/meetings/autumn/documents", ()),
    }


def test_challenges_are_to_be_taken_up_by_september_of_their_year() -> None:
    things = list(things_of_workplan({2027: ["b", "a"], 2026: ["c"], 2028: []}))
    assert things == [
        ToDo(kind=Kind.NOT_TAKEN_UP, by=date(2026, 9, 1), href="/workplan", challenges=("c",), count=2026),
        ToDo(kind=Kind.NOT_TAKEN_UP, by=date(2027, 9, 1), href="/workplan", challenges=("b", "a"), count=2027),
    ]


@dataclass(frozen=True)
class Thing:
    """Something by a day."""

    by: date
    name: str = ""


def test_a_list_is_divided_by_date_and_those_of_one_day_stay_as_they_came() -> None:
    today = MONDAY
    things = [Thing(today + 7 * DAY), Thing(today, "b"), Thing(today, "a"), Thing(today - DAY), Thing(today + 6 * DAY)]
    parts = divided(things, today)
    assert (parts.overdue, parts.later) == ([Thing(today - DAY)], [Thing(today + 7 * DAY)])
    assert parts.this_week == [Thing(today, "b"), Thing(today, "a"), Thing(today + 6 * DAY)]
    assert (parts.is_empty, divided([], today).is_empty) == (False, True)


def test_the_header_of_the_builders_meeting_is_not_ready() -> None:
    assert a_header().officers[0].presides_on == ()
