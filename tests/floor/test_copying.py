"""A meeting begun from an earlier one has its lists, unopened and with nobody on them."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock
from app.core.db import db
from app.core.jobs import Worker
from app.core.policy import OPERATOR
from app.floor.commands import lists, running
from app.floor.commands.copying import copy_lists
from app.floor.commands.replies import set_reply_terms
from app.floor.jobs import copy
from app.floor.models import FloorEntry
from app.floor.queries.steps import find_sitting, on_floor
from app.floor.rules.replies import ReplyTerms
from app.floor.rules.speakers import LIMITS
from app.floor.rules.words import Band, FirstOrder
from app.meetings.commands.creating import copy_meeting
from app.meetings.queries import find_meeting
from app.meetings.rules.copying import New
from tests.builders.floors import TEN
from tests.builders.rooms import HERE, a_room, announced, floor, inscribed

BANDS = (Band.STATES, Band.GROUPS)
NEXT = New(slug="next-year", title="Thematic discussions", starts_on=date(2027, 10, 18), timezone="Europe/Vienna")


@pytest.fixture(autouse=True)
def room(app: Flask) -> Iterator[None]:
    """A meeting with terms of its own."""
    with clock.frozen(TEN):
        a_room()
        set_reply_terms("autumn", ReplyTerms(first=120, second=60), OPERATOR)
        announced(2, first_order=FirstOrder.LOTS, bands=BANDS, limits={**LIMITS, Band.STATES: 240})
        yield


def work_off(app: Flask) -> None:
    """Do what waits."""
    while Worker(app).work_once():
        pass


def copied(number: int):  # type: ignore[no-untyped-def]
    """A sitting of the new meeting."""
    db.session.rollback()
    sitting = find_sitting("next-year", number)
    assert sitting is not None
    return on_floor(sitting)


def entries() -> int:
    """How many steps there are."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(FloorEntry))  # type: ignore[return-value]


def test_the_lists_come_with_their_terms_and_without_their_times_or_speakers(app: Flask) -> None:
    inscribed("MEX", number=2)
    lists.change_limit("autumn", 2, "debate", 120, OPERATOR)
    copy_meeting("autumn", NEXT, OPERATOR)
    work_off(app)
    before, after = floor(2).lists["debate"].terms, copied(2)
    there = after.floor.lists["debate"]
    assert (there.terms.first_order, there.terms.bands, there.terms.limits) == (FirstOrder.LOTS, BANDS, before.limits)
    assert (there.terms.opens_at, there.terms.closes_at, there.terms.drawn_at) == (None, None, None)
    assert (there.is_open(TEN), there.places, there.shortened) == (False, [], {})
    assert copied(1).floor.lists == {}
    assert after.replies == ReplyTerms(first=120, second=60)


def test_the_announcement_answered_twice_does_nothing_more(app: Flask) -> None:
    copy_meeting("autumn", NEXT, OPERATOR)
    work_off(app)
    meeting = find_meeting("next-year")
    assert meeting is not None
    once, meeting_id = entries(), meeting.id
    copy(meeting_id, "autumn", [[1, 1], [2, 2]])  # type: ignore[list-item]
    assert entries() == once
    running.undo("next-year", 2, copied(2).own_steps[-1].id, OPERATOR)
    copy_lists(meeting_id, "autumn", [(1, 1), (2, 2)], OPERATOR)
    assert copied(2).floor.lists == {}, "what the Secretariat took back does not come again"


def test_what_was_said_of_a_list_meanwhile_stays(app: Flask) -> None:
    copy_meeting("autumn", NEXT, OPERATOR)
    said = floor(2).lists["debate"].terms
    lists.announce_list("next-year", 2, type(said)(key="debate", bands=()), OPERATOR)
    work_off(app)
    assert copied(2).floor.lists["debate"].terms.bands == ()


def test_a_meeting_begun_empty_has_none(app: Flask) -> None:
    copy(1, None, [])
    assert floor(*HERE[1:]).lists == {}
