"""Forgetting who spoke for whom: the log names nobody and stays; what is beside it is emptied, also on the disk."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.jobs import Job, Worker
from app.core.policy import OPERATOR
from app.floor.commands.forgetting import forget_speakers
from app.floor.commands.speakers import give_interpreters_text
from app.floor.models import Inscription
from app.meetings.queries import find_meeting
from app.registrations.commands.purging import erase
from tests.builders.floors import TEN, order
from tests.builders.registrations import a_delegation, registered
from tests.builders.rooms import HERE, a_room, announced, floor, inscribed

ANA, BEA = "Ana López", "Bea Bravo"


@pytest.fixture(autouse=True)
def room(app: Flask) -> Iterator[None]:
    """Two are named as speakers, one in capitals and with two spaces, with a text for the interpreters."""
    with clock.frozen(TEN):
        a_room()
        announced()
        (mexico,) = inscribed("MEX", representative="ANA  López", representative_title="H.E.")
        inscribed("AUT", representative=BEA)
        give_interpreters_text(*HERE, mexico, "Madam Chair", "es", OPERATOR)
        yield


def named() -> list[tuple[str, str, str]]:
    """Who represents whom, and their texts."""
    db.session.rollback()
    rows = db.session.scalars(select(Inscription).order_by(Inscription.entry_id))
    return [(row.representative, row.representative_title, row.text) for row in rows]


def test_who_is_erased_is_named_as_a_speaker_no_more_and_others_are(app: Flask) -> None:
    (ana, _other) = registered(a_delegation(), ANA, "Carl Cruz")
    erase(ana.id, OPERATOR)
    while Worker(app).work_once():
        pass
    assert named() == [("", "", "Madam Chair"), (BEA, "", "")]
    assert order(floor()) == ["MEX", "AUT"]


def test_all_of_a_meeting_are_forgotten_and_the_log_stays(app: Flask) -> None:
    meeting = find_meeting("autumn")
    assert meeting is not None
    forget_speakers(meeting.id, OPERATOR)
    assert named() == [("", "", "")] * 2
    assert order(floor()) == ["MEX", "AUT"]
    waiting = db.session.scalars(select(Job).where(Job.name == "database.wipe")).all()
    assert [job.ids for job in waiting] == [{"tables": ["inscription"]}], "it is to be taken off the disk"
