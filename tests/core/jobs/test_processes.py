"""Work outlives the process that did it."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core.db import db, write
from app.core.jobs import Job, find
from app.core.jobs.heart import workers_alive
from app.core.jobs.queue import put
from tests.asgi.running import until
from tests.core.jobs.conftest import WorkerProcess
from tests.mail_server import MailServer

Start = Callable[..., WorkerProcess]
pytestmark = pytest.mark.process


def ask_for(name: str, **ids: int) -> str:
    """Put work in the queue that only the worker's process knows."""
    with write():
        return put(name, None, ids)


def is_done(uid: str) -> bool:
    """Looks afresh."""
    db.session.rollback()
    return find(uid) is None


def test_what_a_killed_worker_was_doing_is_done_by_another_within_seconds(
    app: Flask, tmp_path: Path, worker_process: Start
) -> None:
    uid = ask_for("hall.slow")
    first = worker_process()
    first.says("begun")
    first.kill()
    (tmp_path / "go on").touch()
    killed_at = time.monotonic()
    worker_process()
    until(lambda: is_done(uid), "not done again")
    assert len((tmp_path / "done").read_text().splitlines()) == 1
    assert time.monotonic() - killed_at < 6


def test_long_work_stays_with_its_worker_beyond_the_lease(app: Flask, tmp_path: Path, worker_process: Start) -> None:
    uid = ask_for("hall.slow")
    worker_process().says("begun")
    worker_process()
    time.sleep(2.5)  # the lease is one second
    assert not is_done(uid)
    assert find(uid).attempts == 1
    (tmp_path / "go on").touch()
    until(lambda: is_done(uid), "never done")
    assert len((tmp_path / "done").read_text().splitlines()) == 1


def test_several_workers_share_the_work_and_none_is_done_twice(
    app: Flask, tmp_path: Path, worker_process: Start
) -> None:
    for _ in range(3):
        worker_process()
    with write():
        for number in range(60):
            put("hall.count", None, {"number": number})
    until(lambda: db.session.rollback() or not db.session.scalar(select(func.count()).select_from(Job)), "not all done")
    counted = Counter((tmp_path / "counted").read_text().split())
    assert counted == Counter(str(number) for number in range(60))


def test_a_mail_delivered_by_a_worker_that_died_is_sent_again_under_the_same_number(
    app: Flask, tmp_path: Path, worker_process: Start
) -> None:
    uid = ask_for("hall.mail")
    with MailServer() as server:
        first = worker_process(ROSTRUM_SMTP_URL=server.url)
        first.says("delivered")
        first.kill()
        (tmp_path / "go on").touch()
        worker_process(ROSTRUM_SMTP_URL=server.url)
        until(lambda: is_done(uid), "not done again")
        assert [one.message["Message-ID"] for one in server.deliveries] == [f"<{uid}@rostrum.invalid>"] * 2


def test_a_worker_is_seen_while_it_lives(app: Flask, worker_process: Start) -> None:
    worker_process()

    def seen() -> int:
        db.session.rollback()
        return len(workers_alive())

    until(lambda: seen() == 1, "never seen")
