"""The floor of the demo's rehearsal: alive each time it is moved, and nothing of it is lost."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

import app as rostrum
from app.core import clock
from app.core.db import db
from app.core.package.loading import load
from app.core.policy import OPERATOR
from app.floor.commands import running, speakers
from app.floor.commands.demo import rehearse_floor
from app.floor.exports.lots import show_lots
from app.floor.models import FloorEntry, Inscription
from app.floor.queries.listed import Speakers, find_list
from app.floor.rules.words import Outcome, Phase, Why
from app.meetings.commands.rehearsing import rehearse
from tests.builders.speakers import words

SAMPLE = Path(rostrum.__path__[0]) / "sample"
FILES = ("entities.yaml", "challenges.yaml", "rehearsal.yaml")
KEY = "interactive_debate"
LATER = timedelta(days=3)


@pytest.fixture(autouse=True)
def rehearsal(app: Flask, now: datetime) -> None:
    """A rehearsal that was moved to now, with its floor."""
    load({name: (SAMPLE / name).read_bytes() for name in FILES}, OPERATOR)
    move()


def move() -> None:
    """Move it to now."""
    rehearse("rehearsal", by=OPERATOR)
    rehearse_floor("rehearsal", by=OPERATOR)


def speaking(number: int = 3) -> Speakers:
    """The floor of a sitting, read afresh."""
    db.session.expire_all()
    found = find_list("rehearsal", number)
    assert found is not None
    return found


def entries() -> int:
    """How many entries the log has."""
    return db.session.scalar(select(func.count()).select_from(FloorEntry))


def stands(found: Speakers) -> tuple[object, ...]:
    """What is to be seen of a floor that goes on."""
    floor, rows = found.held.floor, found.rows(KEY)
    assert floor.speaking is not None
    return (
        floor.phase,
        floor.speaking.entity,
        timedelta() < floor.speaking.used(found.at) < timedelta(minutes=3),
        len(floor.replies),
        floor.lists[KEY].is_open(found.at),
        [one.inscription.entity for one in rows if one.outcome == Outcome.HEARD],
        {one.why for one in rows if one.at} >= {Why.RECEIPT, Why.MOVED, Why.LATE, Why.PASSED_OVER},
        sum(one.outcome == Outcome.WAITING for one in rows),
    )


ALIVE = (Phase.GOING_ON, "EU", True, 2, True, ["GTM", "COL", "KEN", "MEX"], True, 30)


def test_a_sitting_goes_on_with_somebody_on_the_floor(client: FlaskClient) -> None:
    assert stands(speaking()) == ALIVE
    said = words(client.get("/meetings/rehearsal/sittings/3/speakers").text)
    for sentence in ("On the floor European Union", "on behalf of 43 countries", "Announced: 43. Named: 44."):
        assert sentence in said


def test_the_next_list_is_open_by_lots_that_can_be_redone_and_the_one_after_is_still_to_open() -> None:
    lots = show_lots(speaking(4), KEY)
    assert lots is not None
    assert (lots.redrawn.agrees, len(lots.lots), speaking(4).held.floor.lists[KEY].is_open(clock.now())) == (
        True,
        14,
        True,
    )
    assert not speaking(5).held.floor.lists[KEY].was_opened(clock.now())


def test_while_it_goes_on_nothing_is_entered(now: datetime) -> None:
    before = entries()
    with clock.frozen(now + timedelta(minutes=30)):
        move()
    assert entries() == before


def test_moved_again_it_is_alive_again_and_what_people_asked_for_stays(now: datetime) -> None:
    wanted = speakers.Wanted(list=KEY, entity="CHL", representative="Ana López")
    number = speakers.inscribe("rehearsal", 3, wanted, OPERATOR)
    running.finish("rehearsal", 3, OPERATOR)
    running.adjourn_sitting("rehearsal", 3, OPERATOR)
    before = entries()
    for times in (1, 2):
        with clock.frozen(now + LATER * times):
            move()
            assert stands(speaking()) == (*ALIVE[:-1], ALIVE[-1] + 1)
    chile = [one.id for one in speaking().held.floor.inscriptions.values() if one.entity == "CHL"]
    assert len(chile) == 1
    assert chile[0] > number
    assert db.session.get_one(Inscription, chile[0]).representative == "Ana López"
    assert entries() > before
    assert db.session.get(FloorEntry, number) is not None


def test_entries_stand_in_the_order_of_their_times_within_a_sitting(now: datetime) -> None:
    with clock.frozen(now + LATER):
        move()
    steps = speaking().held.own_steps
    begun = max(at for at, step in enumerate(steps) if step.kind == "begun")
    assert [step.at for step in steps[begun:]] == sorted(step.at for step in steps[begun:])


def test_a_floor_that_stood_for_long_is_not_as_if_somebody_spoke_for_hours(now: datetime) -> None:
    with clock.frozen(now + timedelta(minutes=60)):
        assert not rehearse_floor("rehearsal", OPERATOR)
    spoken = speaking().held.floor.spoken
    assert all(timedelta(minutes=2).total_seconds() < one.seconds < one.limit for one in spoken)
