"""Takes one piece of work after the other and does it."""

import threading
import time
import traceback
from datetime import timedelta
from typing import Any

import structlog
from flask import Flask, current_app

from app.core.db import after_commit, db, is_sqlite, is_writing, write
from app.core.figures import figures
from app.core.jobs import queue
from app.core.jobs.ear import Ear
from app.core.jobs.heart import Heart
from app.core.jobs.queue import Taken
from app.core.jobs.recurring import bring_round
from app.core.jobs.register import WORK
from app.core.requests import known_as, new_request_id

LEASE = timedelta(seconds=20)  # so long after a worker was killed, another does its work
IDLE_SECONDS = 1.0
ROUND_SECONDS = 60.0
PROGRESS_SECONDS = 0.5

log = structlog.get_logger()


class GivenUp(Exception):
    """Trying again is no use: the job is dead, and its reason (no private values in it) is what an operator reads."""


class _UnderWay(threading.local):
    """What this thread is doing just now."""

    taken: Taken | None = None
    mailed = False
    told_at = 0.0


_under_way = _UnderWay()


def current_uid() -> str:
    """The uid of the job under way: the stable part of a mail's Message-ID."""
    if _under_way.taken is None:
        raise RuntimeError("only inside a job")
    return _under_way.taken.uid


def claim_mail() -> str:
    """The uid for the one mail of the job under way: a second one would have the same Message-ID."""
    if _under_way.mailed:
        raise RuntimeError("one job per mail")
    uid, _under_way.mailed = current_uid(), True
    return uid


def report_progress(done: int, of: int) -> None:
    """Say how far the job under way is; written at most twice a second, so that it may be said for each row."""
    now = time.monotonic()
    if done < of and now - _under_way.told_at < PROGRESS_SECONDS:
        return
    _under_way.told_at = now
    if is_writing():
        raise RuntimeError("who writes holds the queue of writers: progress is for work between writes")
    with current_app.app_context(), write():  # a session of its own: what the work has loaded stays loaded
        found = queue.find(current_uid())
        if found is not None:
            found.progress_done, found.progress_of = done, of


class Worker:
    """Woken when work was put in the queue by this process or, on PostgreSQL, by any."""

    def __init__(self, app: Flask, idle_seconds: float = IDLE_SECONDS, lease: timedelta = LEASE):
        self._app = app
        self._idle = idle_seconds
        self._lease = lease
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._round_at = 0.0
        self._heart: Heart | None = None

    def wake(self) -> None:
        """There may be work."""
        self._woken.set()

    def stop(self) -> None:
        """Finish the piece under way, then end."""
        self._stopping.set()
        self._woken.set()

    def run(self) -> None:
        """Work until stopped."""
        after_commit.append(self._notice)
        self._heart = Heart(self._app, self._lease)
        helpers = [self._heart, *self._ears()]
        for helper in helpers:
            helper.start()
        try:
            self._work_until_stopped()
        finally:
            after_commit.remove(self._notice)
            for helper in helpers:
                helper.stop()

    def _ears(self) -> list[Ear]:
        with self._app.app_context():
            return [] if is_sqlite(db.engine) else [Ear(db.engine, self.wake)]

    def _work_until_stopped(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            if not self._safely():
                self._woken.wait(self._idle)

    def _notice(self, kept: dict[str, Any]) -> None:
        if kept.get("jobs"):
            self.wake()

    def _safely(self) -> bool:
        try:
            if time.monotonic() >= self._round_at:
                self._round_at = time.monotonic() + ROUND_SECONDS
                with self._app.app_context():
                    bring_round()
            return self.work_once()
        except Exception:
            log.exception("worker")  # the database was away, say: the work waits where it is
            return False

    def work_once(self) -> bool:
        """Do the piece of work that has been due longest; False where there is none."""
        with self._app.app_context():
            taken = queue.take(self._lease)
        if taken is None:
            return False
        with self._app.app_context(), known_as(taken.request_id or new_request_id()):
            _under_way.taken, _under_way.mailed, _under_way.told_at = taken, False, 0.0
            if self._heart:
                self._heart.hold(taken)
            try:
                _do(taken)
            finally:
                _under_way.taken = None
                if self._heart:
                    self._heart.let_go()
        return True


def _do(taken: Taken) -> None:
    try:
        WORK[taken.name](**taken.ids)
    except GivenUp as reason:
        db.session.rollback()
        figures.count("rostrum_jobs_done", taken.name, "given up")
        log.warning("job given up", job=taken.name, uid=taken.uid, reason=str(reason))
        queue.give_up(taken, str(reason))
    except Exception as error:
        db.session.rollback()
        figures.count("rostrum_jobs_done", taken.name, "failed")
        log.warning("job failed", job=taken.name, uid=taken.uid, error=describe(error))
        queue.postpone(taken, describe(error))
    else:
        figures.count("rostrum_jobs_done", taken.name, "done")
        queue.finish(taken)


def describe(error: Exception) -> str:
    """Where it went wrong, without the values: a message may hold what is private."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {last.filename.rsplit('/', 1)[-1]}:{last.lineno}"
