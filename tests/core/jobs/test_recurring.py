"""Work that comes round."""

import threading
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.db import db, write
from app.core.jobs import GivenUp, Job, Worker, every, job
from app.core.jobs.recurring import bring_round
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("own_work")
DAY = timedelta(days=1)


def queued() -> list[str]:
    """The names of what waits."""
    db.session.rollback()
    return list(db.session.scalars(select(Job.name).where(Job.dead_at.is_(None))))


def test_it_is_put_in_the_queue_once_an_interval(app: Flask) -> None:
    every(DAY)(job("hall.sweep")(lambda: None))
    seen = []
    for hours in (0, 1, 23, 24, 25, 49):
        with clock.frozen(NOW + timedelta(hours=hours)):
            bring_round()
            seen.append(len(queued()))
            Worker(app).work_once()
    assert seen == [1, 0, 0, 1, 0, 1]


def test_a_round_that_is_still_waiting_is_not_doubled(app: Flask) -> None:
    every(DAY)(job("hall.sweep")(lambda: None))
    for days in range(3):
        with clock.frozen(NOW + days * DAY):
            bring_round()
    assert queued() == ["hall.sweep"]


def test_a_round_that_was_given_up_does_not_end_the_rounds(app: Flask) -> None:
    @every(DAY)
    @job("hall.sweep")
    def sweep() -> None:
        raise GivenUp("locked")

    for days in range(2):
        with clock.frozen(NOW + days * DAY):
            bring_round()
            assert Worker(app).work_once()


def test_many_workers_bring_it_round_once(app: Flask) -> None:
    every(DAY)(job("hall.sweep")(lambda: None))
    ready = threading.Barrier(6)

    def look() -> None:
        with app.app_context():
            ready.wait()
            bring_round()

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert queued() == ["hall.sweep"]


def test_looking_takes_no_lock(app: Flask) -> None:
    every(DAY)(job("hall.sweep")(lambda: None))
    bring_round()
    with write():  # a second write of this process would wait for ever
        other = threading.Thread(target=lambda: app.app_context().__enter__() and bring_round())
        other.start()
        other.join(5)
        assert not other.is_alive()
