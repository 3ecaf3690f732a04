from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.meetings.rules.programme import MarginEvent
from app.meetings.rules.publication import (
    differs_visibly,
    next_version,
    says_news,
    with_meeting_status,
    with_sitting_status,
)
from app.meetings.rules.words import Status
from tests.builders.programmes import MONDAY, a_programme, a_sitting

FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)
TALK = MarginEvent(title="Talk", starts_on=MONDAY)
LATER = FIRST + timedelta(days=3)


def published():
    return next_version(None, a_programme(), FIRST)


def test_the_first_version_is_the_draft_with_its_revisions():
    assert published() == a_programme(a_sitting(1, revised=FIRST), a_sitting(2, revised=FIRST))


def test_a_published_sitting_that_left_the_draft_is_cancelled_and_stays():
    following = next_version(published(), a_programme(a_sitting(1)), LATER)
    gone = following.sitting(2)
    assert (gone.status, gone.sequence, gone.revised) == (Status.CANCELLED, 1, LATER)
    assert (gone.starts_at, gone.uid) == (a_sitting(2).starts_at, a_sitting(2).uid)
    assert following.sitting(1) == published().sitting(1)


def test_a_sitting_that_stays_away_is_cancelled_once():
    once = next_version(published(), a_programme(a_sitting(1)), LATER)
    assert next_version(once, a_programme(a_sitting(1)), LATER + timedelta(days=1)) == once


def test_there_is_no_new_version_where_nothing_visible_changed():
    draft = a_programme(a_sitting(1), a_sitting(2, extra={"unknown": "kept"}))
    assert not differs_visibly(published(), next_version(published(), draft, LATER))
    assert differs_visibly(published(), next_version(published(), a_programme(a_sitting(1)), LATER))
    assert differs_visibly(None, published())


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (a_programme(margins=(TALK,)), False),
        (a_programme(margins=(TALK,), extra={"unknown": "kept"}), False),
        (a_programme(margins=(replace(TALK, room="B"),)), True),
        (a_programme(), True),
        (a_programme(a_sitting(1, room="A"), a_sitting(2), margins=(TALK,)), True),
        (a_programme(a_sitting(1), margins=(TALK,)), True),
    ],
)
def test_a_draft_says_news_where_anybody_would_see_a_difference(draft, expected) -> None:
    public = next_version(None, a_programme(margins=(TALK,)), FIRST)
    following = next_version(public, draft, LATER)
    assert (says_news(public, draft), differs_visibly(public, following)) == (expected, expected)


def test_what_left_the_draft_and_is_cancelled_in_public_is_no_news() -> None:
    left = a_programme(a_sitting(1))
    assert says_news(None, left)
    assert not says_news(next_version(published(), left, LATER), left)


def test_a_status_is_published_alone():
    postponed = with_sitting_status(published(), 2, Status.POSTPONED, "strike")
    assert postponed.sitting(1) == published().sitting(1)
    assert postponed.sitting(2) == replace(published().sitting(2), status=Status.POSTPONED, status_reason="strike")
    assert next_version(published(), postponed, LATER).sitting(2).sequence == 1


def test_a_cancelled_meeting_moves_all_its_sittings_and_a_reinstated_one_again():
    cancelled = next_version(published(), with_meeting_status(published(), Status.CANCELLED, "flood"), LATER)
    assert [sitting.sequence for sitting in cancelled.sittings] == [1, 1]
    reinstated = next_version(cancelled, with_meeting_status(cancelled, Status.SCHEDULED, None), LATER)
    assert [sitting.sequence for sitting in reinstated.sittings] == [2, 2]
