"""What the public is told of registering, and how a plan of sittings is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from app.meetings.rules.words import Participation
from app.registrations.rules.opening import Phase, next_moment, phase
from app.registrations.rules.states import why_not_answer
from app.registrations.rules.telling import SO, is_for_delegation, is_still_so
from app.registrations.rules.terms import Terms
from app.registrations.rules.ways import Attending
from app.registrations.rules.words import Attendance, News, State, Way

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("terms", "expected", "changes"),
    [
        (None, Phase.NOT_SET_UP, None),
        (Terms(), Phase.OPEN, None),
        (Terms(opens_at=NOW + DAY, closes_at=NOW + 2 * DAY), Phase.NOT_OPEN_YET, NOW + DAY),
        (Terms(opens_at=NOW, closes_at=NOW + DAY), Phase.OPEN, NOW + DAY),
        (Terms(closes_at=NOW), Phase.CLOSED, None),
        (Terms(is_cancelled=True), Phase.OFF, None),
    ],
)
def test_the_public_is_told_where_registering_stands(terms, expected, changes) -> None:  # type: ignore[no-untyped-def]
    assert (phase(terms, NOW), next_moment(terms, NOW)) == (expected, changes)


def test_nobody_registers_for_what_was_purged() -> None:
    assert phase(Terms(), NOW, is_purged=True) == Phase.CLOSED


def test_every_piece_of_news_is_so_in_some_state() -> None:
    assert {news: bool(SO[news]) for news in News} == dict.fromkeys(News, True)
    assert [news for news in News if is_still_so(news, State.DRAFT)] == [News.LINK]
    assert [news for news in News if not is_for_delegation(news)] == [News.LINK]


def test_only_who_was_asked_answers() -> None:
    assert [state for state in State if why_not_answer(state) is None] == [State.MORE_WANTED]


def test_what_is_offered_follows_from_the_place_and_the_meeting() -> None:
    hybrid = [Attending(way, Participation.HYBRID).offered for way in Way]
    assert hybrid == [list(Attendance), [Attendance.ONLINE, Attendance.ABSENT]]
    assert Attending(Way.IN_PERSON, Participation.IN_PERSON).offered == [Attendance.IN_PERSON, Attendance.ABSENT]


def test_what_follows_from_the_place_is_not_kept_and_other_sittings_stay() -> None:
    attending = Attending(Way.IN_PERSON, Participation.HYBRID, {1: Attendance.ONLINE, 9: Attendance.ABSENT})
    chosen = {1: Attendance.IN_PERSON, 2: Attendance.ONLINE}
    assert attending.with_chosen(chosen) == {9: Attendance.ABSENT, 2: Attendance.ONLINE}
    assert attending.in_sitting(1) == Attendance.ONLINE
