"""What becomes of work."""

import sqlite3
import threading
from contextlib import closing
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text

from app.core import clock
from app.core.db import db, write
from app.core.jobs import (
    GivenUp,
    Job,
    Worker,
    dead_jobs,
    enqueue,
    find,
    job,
    queue,
    retry,
)
from app.core.jobs.queue import put
from app.core.policy import OPERATOR
from app.core.requests import known_as, request_id
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("own_work")
LEASE = timedelta(seconds=20)


def ask_for(name: str) -> str:
    """Put work in the queue by its name alone."""
    with write():
        return put(name)


def queued() -> list[str]:
    """The names of what is left."""
    db.session.rollback()
    return list(db.session.scalars(select(Job.name).order_by(Job.id)))


def test_work_wanted_in_a_write_that_failed_is_never_done(app: Flask) -> None:
    with pytest.raises(ZeroDivisionError), write():
        put("hall.clean")
        raise ZeroDivisionError
    assert queued() == []


def test_work_is_done_in_the_order_in_which_it_became_due(app: Flask) -> None:
    done = []
    for name in ("hall.late", "hall.early"):
        job(name)(lambda name=name: done.append(name))
    with write():
        put("hall.late")
        put("hall.early", clock.now() - timedelta(minutes=1))
    worker = Worker(app)
    assert [worker.work_once(), worker.work_once(), worker.work_once()] == [True, True, False]
    assert done == ["hall.early", "hall.late"]


def test_work_waits_until_it_is_due(app: Flask) -> None:
    done = []
    remind = job("hall.remind")(lambda: done.append("reminded"))
    with clock.frozen(NOW):
        with write():
            enqueue(remind, NOW + timedelta(hours=1))
        assert not Worker(app).work_once()
    with clock.frozen(NOW + timedelta(hours=1)):
        assert Worker(app).work_once()
    assert done == ["reminded"]


def test_work_that_this_version_does_not_know_waits_for_one_that_does(app: Flask) -> None:
    ask_for("hall.from_tomorrow")
    assert not Worker(app).work_once()
    assert queued() == ["hall.from_tomorrow"]


def test_what_failed_is_tried_again_after_a_growing_pause_and_at_last_no_more(app: Flask) -> None:
    @job("hall.fail")
    def fail() -> None:
        raise ValueError("ada@example.org")

    uid, waits, at = ask_for("hall.fail"), [], clock.now() + timedelta(seconds=1)
    for _ in range(queue.FAILURES):
        with clock.frozen(at):
            assert Worker(app).work_once()
            db.session.rollback()
            waits.append((find(uid).due_at - at).total_seconds())
            at = max(at, find(uid).due_at)
    left = find(uid)
    assert left.dead_at is not None
    assert left.error.startswith("ValueError at test_queue.py:")
    assert (2 <= waits[0] <= 4, 4 <= waits[1] <= 6, waits[-2]) == (True, True, 3600)
    assert timedelta(hours=12) < at - left.created_at < timedelta(hours=24)


def test_dead_work_is_listed_and_can_be_tried_again(app: Flask) -> None:
    @job("hall.give_up")
    def give_up() -> None:
        raise GivenUp("There is no such hall.")

    uid = ask_for("hall.give_up")
    assert Worker(app).work_once()
    assert [(left.uid, left.error) for left in dead_jobs()] == [(uid, "There is no such hall.")]
    assert not Worker(app).work_once()
    assert retry(uid, by=OPERATOR)
    assert Worker(app).work_once()
    assert find(uid).attempts == 2


def test_work_that_kills_every_worker_is_given_up_and_the_rest_goes_on(app: Flask) -> None:
    done = []
    job("hall.poison")(lambda: None)
    job("hall.fine")(lambda: done.append("fine"))
    uid, at = ask_for("hall.poison"), clock.now() + timedelta(seconds=1)
    for _ in range(queue.LOSSES):
        with clock.frozen(at):
            assert queue.take(LEASE).uid == uid  # and nothing is heard of that worker again
        at += LEASE + timedelta(seconds=1)
    ask_for("hall.fine")
    with clock.frozen(at):
        assert Worker(app).work_once()
    assert done == ["fine"]
    assert [left.error for left in dead_jobs()] == ["its worker died, 4 times"]


def test_who_lost_the_lease_decides_no_more(app: Flask) -> None:
    job("hall.slow")(lambda: None)
    uid, now = ask_for("hall.slow"), clock.now() + timedelta(seconds=1)
    with clock.frozen(now):
        first = queue.take(LEASE)
        assert queue.take(LEASE) is None
    with clock.frozen(now + LEASE + timedelta(seconds=1)):
        second = queue.take(LEASE)
        queue.finish(first)
        queue.postpone(first, "late")
        queue.give_up(first, "late")
        assert not queue.extend_lease(first, LEASE)
        assert (find(uid).dead_at, find(uid).error) == (None, None)
        assert queue.extend_lease(second, LEASE)
        queue.finish(second)
    assert queued() == []


def test_many_workers_take_each_piece_once(app: Flask) -> None:
    taken: list[str] = []
    job("hall.count")(lambda: None)
    with write():
        wanted = [put("hall.count") for _ in range(40)]

    def take_all() -> None:
        with app.app_context():
            while found := queue.take(LEASE):
                taken.append(found.uid)

    threads = [threading.Thread(target=take_all) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(wanted)


def test_an_idle_worker_takes_no_lock(app: Flask, database_kind: str) -> None:
    job("hall.clean")(lambda: None)
    if database_kind == "postgresql":
        with db.engine.begin() as held:
            held.execute(text("LOCK TABLE job IN EXCLUSIVE MODE"))
            assert not Worker(app).work_once()
        return
    with closing(sqlite3.connect(db.engine.url.database, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        assert not Worker(app).work_once()
        held.execute("ROLLBACK")


def test_the_log_of_the_work_has_the_number_of_the_request_that_wanted_it(app: Flask) -> None:
    seen = []
    clean = job("hall.clean")(lambda: seen.append(request_id()))
    with known_as("0123456789ab"), write():
        enqueue(clean)
    Worker(app).work_once()
    assert seen == ["0123456789ab"]


def test_a_worker_wakes_when_its_own_process_wants_something(app: Flask) -> None:
    done = threading.Event()
    clean = job("hall.clean")(lambda: done.set())
    worker = Worker(app, idle_seconds=60)
    thread = threading.Thread(target=worker.run)
    thread.start()
    with write():
        enqueue(clean)
    assert done.wait(10)
    worker.stop()
    thread.join()


def test_a_worker_on_postgresql_wakes_when_another_process_wants_something(app: Flask, database_kind: str) -> None:
    if database_kind == "sqlite":
        pytest.skip("there it looks for itself once a second")
    done = threading.Event()
    job("hall.clean")(lambda: done.set())
    worker = Worker(app, idle_seconds=60)
    worker._notice = lambda kept: None  # as if another process had written
    thread = threading.Thread(target=worker.run)
    thread.start()
    ask_for("hall.clean")
    assert done.wait(10)
    worker.stop()
    thread.join()
