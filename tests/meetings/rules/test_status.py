import pytest

from app.meetings.rules.status import why_not, why_not_ended
from app.meetings.rules.words import Status

SCHEDULED, POSTPONED, CANCELLED = Status


@pytest.mark.parametrize(
    ("present", "wanted", "reason", "code"),
    [
        (SCHEDULED, POSTPONED, "strike", None),
        (SCHEDULED, CANCELLED, "strike", None),
        (POSTPONED, CANCELLED, "strike", None),
        (CANCELLED, POSTPONED, "strike", None),
        (POSTPONED, SCHEDULED, "called off", None),
        (CANCELLED, SCHEDULED, "called off", None),
        (POSTPONED, SCHEDULED, None, "meetings.reason_missing"),
        (CANCELLED, SCHEDULED, " ", "meetings.reason_missing"),
        (SCHEDULED, POSTPONED, "  ", "meetings.reason_missing"),
        (SCHEDULED, CANCELLED, None, "meetings.reason_missing"),
        (SCHEDULED, SCHEDULED, None, "meetings.already_scheduled"),
        (POSTPONED, POSTPONED, "strike", "meetings.already_postponed"),
        (CANCELLED, CANCELLED, "strike", "meetings.already_cancelled"),
    ],
)
def test_every_change_says_why_and_nothing_is_announced_twice(present, wanted, reason, code) -> None:
    refusal = why_not(present, wanted, reason)
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("present", "ended", "code"),
    [
        (POSTPONED, POSTPONED, None),
        (CANCELLED, CANCELLED, None),
        (CANCELLED, POSTPONED, "meetings.not_postponed"),
        (POSTPONED, CANCELLED, "meetings.not_cancelled"),
        (SCHEDULED, POSTPONED, None),  # that it is held already is told by the other rule
    ],
)
def test_only_what_is_still_so_is_taken_back(present, ended, code) -> None:
    refusal = why_not_ended(present, ended)
    assert (refusal and refusal.code) == code
