"""The queue: putting work in it, taking it under a lease, and what becomes of it."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, ColumnElement, Index, Select, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core import clock
from app.core.audit import audit
from app.core.db import Model, before_commit, command, database_clock, db, enter, is_sqlite, lock, write
from app.core.jobs.register import ANSWERS, WORK, Work, name_of
from app.core.policy import Actor
from app.core.requests import request_id

CHANNEL = "rostrum_job"
FAILURES = 30  # with the pauses below, a mail server may be away for most of a day
LOSSES = 4  # so many workers may die over one piece of work
LONGEST_PAUSE = timedelta(hours=1)


class Job(Model):
    """One piece of work that is still to be done, or was given up."""

    __tablename__ = "job"
    __machinery__ = True
    __table_args__ = (Index("ix_job_due_at", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    ids: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    request_id: Mapped[str | None]  # the request that wanted it: its log lines are found under one number
    due_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    losses: Mapped[int] = mapped_column(default=0)
    progress_done: Mapped[int | None]
    progress_of: Mapped[int | None]
    dead_at: Mapped[datetime | None]
    error: Mapped[str | None]


@dataclass(frozen=True)
class Taken:
    """Work as a worker holds it; `attempt` tells this holder from one that took it over."""

    uid: str
    name: str
    ids: dict[str, Any]
    attempt: int
    request_id: str | None


def enqueue(work: Work, due_at: datetime | None = None, **ids: Any) -> str:
    """Put work in the queue, within the write under way; returns the uid under which its progress is found."""
    return put(name_of(work), due_at, ids)


def put(name: str, due_at: datetime | None = None, ids: dict[str, Any] | None = None, uid: str | None = None) -> str:
    """The same, by the name of the work; under a `uid` of the caller's, what waits is not put there twice."""
    db.session().info["write"]["jobs"] = True
    json.dumps(ids)  # ids only: what cannot be written as such fails here, not in the worker
    if uid is not None and find(uid) is not None:
        return uid
    now, uid = clock.now(), uid or uuid4().hex
    enter(Job, uid=uid, name=name, ids=ids or {}, created_at=now, request_id=request_id(), due_at=due_at or now)
    return uid


def _answer_announcements(session: Session) -> None:
    for kind, _topics, ids in session.info["write"].get("announcements", []):
        for name in ANSWERS.get(kind, []):
            put(name, None, ids)


def _call_workers(session: Session) -> None:
    """Workers of other processes hear of it at the commit; on SQLite they look for themselves."""
    if session.info["write"].get("jobs") and not is_sqlite(session.get_bind()):
        session.execute(text(f"NOTIFY {CHANNEL}"))


before_commit.extend((_answer_announcements, _call_workers))


def _waiting(now: datetime) -> Select[tuple[Job]]:
    free = (Job.lease_until.is_(None)) | (Job.lease_until < now)
    due = select(Job).where(Job.dead_at.is_(None), Job.due_at <= now, free, Job.name.in_(WORK))
    return due.order_by(Job.due_at, Job.id).limit(1)


def take(lease: timedelta) -> Taken | None:
    """Take the work that has been due longest; None where there is none, and then no lock was taken either."""
    session = db.session()
    with clock.reading(lambda: database_clock(session)):
        is_any = session.scalars(_waiting(clock.now())).first() is not None
    session.rollback()
    while is_any:
        with write() as session:
            found = session.scalars(_waiting(clock.now()).with_for_update(skip_locked=True)).one_or_none()
            if found is None:
                return None
            if _lease(found, lease):
                return Taken(found.uid, found.name, dict(found.ids), found.attempts, found.request_id)
    return None


def _lease(found: Job, lease: timedelta) -> bool:
    """False where it took its workers down with it every time: then it is given up."""
    now = clock.now()
    if found.lease_until is not None:
        found.losses += 1
    if found.losses >= LOSSES:
        found.lease_until, found.dead_at = None, now
        found.error = f"its worker died, {found.losses} times"
        return False
    found.lease_until = now + lease
    found.attempts += 1
    return True


def _held(taken: Taken) -> tuple[ColumnElement[bool], ...]:
    return (Job.uid == taken.uid, Job.attempts == taken.attempt, Job.dead_at.is_(None))


@contextmanager
def _while_held(taken: Taken) -> Iterator[Job | None]:
    """The row, where this holder still has it; whoever took it over decides now."""
    with write() as session:
        yield session.scalars(select(Job).where(*_held(taken)).with_for_update()).one_or_none()


def extend_lease(taken: Taken, lease: timedelta) -> bool:
    """Keep others away for another while; False where somebody else has it by now."""
    with _while_held(taken) as found:
        if found is not None:
            found.lease_until = clock.now() + lease
        return found is not None


def finish(taken: Taken) -> None:
    """It is done: the row goes."""
    with _while_held(taken) as found:
        if found is not None:
            db.session.delete(found)


def give_up(taken: Taken, reason: str) -> None:
    """Trying again is no use."""
    with _while_held(taken) as found:
        if found is not None:
            found.error, found.lease_until, found.dead_at = reason, None, clock.now()


def postpone(taken: Taken, error: str) -> None:
    """It failed: later, each time after a longer pause, and at some time no more."""
    with _while_held(taken) as found:
        if found is None:
            return
        found.error, found.lease_until = error, None
        found.failures += 1
        if found.failures >= FAILURES:
            found.dead_at = clock.now()
            return
        pause = timedelta(seconds=2 ** min(found.failures, 12) + random.uniform(0, 2))  # noqa: S311
        found.due_at = clock.now() + min(LONGEST_PAUSE, pause)


def find(uid: str) -> Job | None:
    """What is left of a piece of work: None once it is done."""
    return db.session.scalars(select(Job).where(Job.uid == uid)).one_or_none()


def dead_jobs() -> list[Job]:
    """Work that was given up, the oldest first."""
    return list(db.session.scalars(select(Job).where(Job.dead_at.is_not(None)).order_by(Job.dead_at, Job.id)))


@command
def retry(uid: str, by: Actor) -> bool:
    """Let work that waits, or was given up, be done now; False where there is none."""
    found = lock(Job, Job.uid == uid)
    if found is None:
        return False
    db.session().info["write"]["jobs"] = True
    found.due_at, found.dead_at, found.failures, found.losses = clock.now(), None, 0, 0
    audit(by, "job.retried", found, ["due_at", "dead_at"])
    return True
