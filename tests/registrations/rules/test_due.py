"""By when the Secretariat does what registration asks of it."""

from datetime import date, timedelta

import pytest

from app.registrations.rules.due import Coming, Due, Kind, due

START = date(2026, 10, 19)
END = START + timedelta(days=2)


def coming(**given: object) -> Coming:
    """A meeting whose registration is set up, with this."""
    return Coming(**{"starts_on": START, "ends_on": END, "is_set_up": True, **given})


@pytest.mark.parametrize(("weeks", "expected"), [(11, []), (10, [Due(Kind.NOT_SET_UP, START - timedelta(weeks=8))])])
def test_registration_is_to_be_set_up_ten_weeks_before(weeks: int, expected: list[Due]) -> None:
    assert due(coming(is_set_up=False), START - timedelta(weeks=weeks)) == expected


def test_a_rehearsal_needs_no_registration_and_one_that_has_it_is_rehearsed() -> None:
    assert due(coming(is_set_up=False, is_rehearsal=True), START) == []
    with_people = coming(is_rehearsal=True, to_look_at=2, first_asked=START - timedelta(days=9))
    assert [one.kind for one in due(with_people, START)] == [Kind.TO_LOOK_AT]


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        (START - timedelta(days=30), START - timedelta(days=25)),
        (START - timedelta(days=2), START),
        (START + timedelta(days=1), START + timedelta(days=1)),
    ],
)
def test_whoever_is_registered_is_looked_at_within_five_days_and_before_the_meeting(asked: date, by: date) -> None:
    assert due(coming(to_look_at=3, first_asked=asked), asked) == [Due(Kind.TO_LOOK_AT, by, 3)]


def test_credentials_are_asked_for_two_weeks_before_closing() -> None:
    closes = START - timedelta(days=5)
    meeting = coming(lacking=4, closes_on=closes)
    early, late = (closes - timedelta(days=days) for days in (15, 14))
    assert (due(meeting, early), due(meeting, late)) == ([], [Due(Kind.CREDENTIALS_MISSING, closes, 4)])


def test_where_registration_never_closes_credentials_are_due_when_the_meeting_begins() -> None:
    assert due(coming(lacking=1), START) == [Due(Kind.CREDENTIALS_MISSING, START, 1)]


@pytest.mark.parametrize(("days", "is_said"), [(-8, False), (-7, True), (0, True), (1, False)])
def test_closing_is_said_in_the_week_before_it(days: int, is_said: bool) -> None:
    closes = START - timedelta(days=5)
    found = due(coming(closes_on=closes, empty=2), closes + timedelta(days=days))
    assert found == ([Due(Kind.CLOSING_SOON, closes, 2)] if is_said else [])


def test_what_is_closed_is_not_said_to_close_soon() -> None:
    assert due(coming(closes_on=START, is_closed=True, empty=3), START) == []
