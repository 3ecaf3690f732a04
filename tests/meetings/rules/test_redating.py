"""A postponed sitting waits for another date; when it has one, it is held."""

import pytest

from app.meetings.rules.editing import edits as do
from app.meetings.rules.words import HalfDay, Status
from tests.builders.programmes import MONDAY, a_sitting
from tests.meetings.rules.test_editing import TUESDAY, after, at, refused


@pytest.mark.parametrize(
    ("edit", "status"),
    [
        (do.MoveSitting(number=1, date=TUESDAY, half_day=HalfDay.MORNING), Status.SCHEDULED),
        (do.SetHours(number=1, date=TUESDAY, starts="10:00", ends="13:00"), Status.SCHEDULED),
        (do.SetHours(number=1, date=MONDAY, starts="11:00", ends="13:00"), Status.SCHEDULED),
        (do.SwapHalfDays(number=2, other=1), Status.SCHEDULED),
        (do.SetHours(number=1, date=MONDAY, starts="10:00", ends="12:00"), Status.POSTPONED),
        (do.SetRoom(number=1, room="A"), Status.POSTPONED),
    ],
)
def test_what_was_postponed_and_gets_another_beginning_is_held_then(edit, status) -> None:
    postponed = a_sitting(1, status=Status.POSTPONED, status_reason="Flood")
    second = a_sitting(2, starts_at=at(MONDAY, 13), ends_at=at(MONDAY, 16))
    now = after(edit, postponed, second).sitting(1)
    assert (now.status, now.status_reason) == (status, "Flood" if status == Status.POSTPONED else None)


@pytest.mark.parametrize(
    "edit",
    [
        do.MoveSitting(number=1, date=TUESDAY, half_day=HalfDay.MORNING),
        do.SetHours(number=1, date=MONDAY, starts="11:00", ends="13:00"),
        do.SwapHalfDays(number=2, other=1),
        do.SetRoom(number=1, room="Another"),
    ],
)
def test_what_is_cancelled_stays_where_calendars_show_it(edit) -> None:
    second = a_sitting(2, starts_at=at(MONDAY, 13), ends_at=at(MONDAY, 16))
    assert refused(edit, a_sitting(1, status=Status.CANCELLED), second) == "cancelled_stays"


def test_what_is_cancelled_can_get_another_name() -> None:
    edit = do.SetName(number=1, title="Another", thematic_number=None)
    assert after(edit, a_sitting(1, status=Status.CANCELLED)).sitting(1).title == "Another"
