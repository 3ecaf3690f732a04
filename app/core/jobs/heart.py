"""A worker's heart: says that the worker lives, and keeps others away from what it holds."""

import os
import platform
import threading
import time
from datetime import datetime, timedelta
from uuid import uuid4

import structlog
from flask import Flask
from sqlalchemy import delete
from sqlalchemy.orm import Mapped, mapped_column

from app.core import clock
from app.core.db import Model, db, write
from app.core.jobs import queue
from app.core.jobs.queue import Taken
from app.core.jobs.register import longest_of

SIGN_OF_LIFE = timedelta(seconds=30)
GONE = timedelta(minutes=2)  # without a sign for so long, a worker has ended

log = structlog.get_logger()


class WorkerSign(Model):
    """A worker that was there a moment ago."""

    __tablename__ = "worker_sign"
    __machinery__ = True

    uid: Mapped[str] = mapped_column(primary_key=True)
    machine: Mapped[str]
    process: Mapped[int]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class Heart:
    """Beats in a thread of its own, so that long work does not silence it."""

    def __init__(self, app: Flask, lease: timedelta):
        self._app = app
        self._lease = lease
        self._uid = uuid4().hex
        self._held: tuple[Taken, float] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heart", daemon=True)
        self._said_at = -SIGN_OF_LIFE.total_seconds()

    def start(self) -> None:
        """Begin to beat."""
        self._thread.start()

    def stop(self) -> None:
        """End, and take the sign away."""
        self._stopping.set()
        self._thread.join()

    def hold(self, taken: Taken) -> None:
        """Keep others away from this work until `let_go`, or until it takes too long."""
        self._held = (taken, time.monotonic() + longest_of(taken.name).total_seconds())

    def let_go(self) -> None:
        """The work is done, or failed."""
        self._held = None

    def _beat(self) -> None:
        while not self._stopping.wait(self._lease.total_seconds() / 4):
            self._safely(self._extend)
            if time.monotonic() - self._said_at >= SIGN_OF_LIFE.total_seconds():
                self._safely(self._say)
        self._safely(self._unsay)

    def _safely(self, deed) -> None:  # type: ignore[no-untyped-def]
        try:
            with self._app.app_context():
                deed()
        except Exception:
            log.exception("heart")  # the database was away: the next beat tries again

    def _extend(self) -> None:
        held = self._held
        if held is None:
            return
        taken, until = held
        if time.monotonic() > until:
            log.warning("job takes too long", job=taken.name, uid=taken.uid)
            self._held = None
        else:
            queue.extend_lease(taken, self._lease)

    def _say(self) -> None:
        with write() as session:
            now = clock.now()
            sign = session.get(WorkerSign, self._uid)
            if sign is None:
                sign = WorkerSign(
                    uid=self._uid, machine=platform.node(), process=os.getpid(), started_at=now, seen_at=now
                )
                session.add(sign)
                session.execute(delete(WorkerSign).where(WorkerSign.seen_at < now - 10 * GONE))
            sign.seen_at = now
        self._said_at = time.monotonic()

    def _unsay(self) -> None:
        with write() as session:
            session.execute(delete(WorkerSign).where(WorkerSign.uid == self._uid))


def workers_alive() -> list[WorkerSign]:
    """The workers that gave a sign within the last two minutes."""
    alive = db.select(WorkerSign).where(WorkerSign.seen_at > clock.now() - GONE).order_by(WorkerSign.machine)
    return list(db.session.scalars(alive))
