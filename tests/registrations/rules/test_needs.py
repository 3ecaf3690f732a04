"""What a delegation has to do, and by when."""

from dataclasses import replace
from datetime import date, timedelta

from app.registrations.rules.needs import Need, Preparation, needs
from app.registrations.rules.words import State

CLOSES, STARTS = date(2026, 10, 1), date(2026, 10, 19)
TODAY = date(2026, 9, 15)
PREPARATION = Preparation(
    counts={State.APPROVED: 3}, credentials_missing=False, opens_on=None, closes_on=CLOSES, starts_on=STARTS,
    ends_on=STARTS + timedelta(days=2),
)  # fmt: skip


def asked(today: date = TODAY, **given: object) -> list[tuple[Need, date]]:
    return [(one.need, one.by) for one in needs(replace(PREPARATION, **given), today)]


def test_a_delegation_that_is_whole_has_nothing_to_do() -> None:
    assert asked() == []


def test_everything_is_due_when_registering_closes_the_earliest_first() -> None:
    counts = {State.MORE_WANTED: 2, State.DRAFT: 1}
    assert asked(counts=counts, credentials_missing=True) == [
        (Need.MORE_WANTED, CLOSES), (Need.CREDENTIALS, CLOSES), (Need.DRAFTS, CLOSES),
    ]  # fmt: skip


def test_without_closing_all_is_due_when_the_meeting_begins() -> None:
    assert asked(credentials_missing=True, closes_on=None) == [(Need.CREDENTIALS, STARTS)]


def test_an_answer_may_come_after_closing_and_is_then_due_today() -> None:
    later = CLOSES + timedelta(days=3)
    assert asked(later, counts={State.MORE_WANTED: 1}) == [(Need.MORE_WANTED, later)]


def test_an_empty_delegation_is_asked_for_people_until_registering_closes() -> None:
    nobody = {State.WITHDRAWN: 1, State.REJECTED: 1}
    assert asked(counts=nobody) == [(Need.NOBODY, CLOSES)]
    assert asked(CLOSES + timedelta(days=1), counts=nobody) == []


def test_before_opening_after_the_meeting_and_when_it_is_cancelled_nothing_is_asked() -> None:
    assert asked(credentials_missing=True, opens_on=TODAY + timedelta(days=1)) == []
    assert asked(STARTS + timedelta(days=3), credentials_missing=True) == []
    assert asked(credentials_missing=True, is_cancelled=True) == []


def test_once_it_is_closed_no_draft_and_nobody_new_is_asked_for_also_on_the_day_itself() -> None:
    assert asked(CLOSES, counts={State.DRAFT: 1}) == [(Need.DRAFTS, CLOSES)]
    assert asked(CLOSES, counts={State.DRAFT: 1}, is_closed=True) == []
    assert asked(CLOSES, counts={}, is_closed=True) == []
