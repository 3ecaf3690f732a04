"""One way to write."""

import threading
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from app.core import clock
from app.core.audit import AuditEntry, Untraced, audit
from app.core.db import command, db, lock, write
from app.core.jobs import Job
from app.core.live import Topic, announce
from app.core.policy import OPERATOR
from app.core.requests import known_as
from tests.builders.announcements import announced_after


@command
def greet(topic: str) -> datetime:
    """A deed that leaves its trace."""
    audit(OPERATOR, "greeted", None)
    announce("greeted", topic)
    return clock.now()


def entries() -> int:
    """How many audit entries there are."""
    return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def test_deed_trace_and_announcement_are_there_together(app: Flask) -> None:
    greet("hall")
    assert db.session.scalars(select(AuditEntry.action)).all() == ["greeted"]
    assert [(said.topic, said.kind) for said in announced_after(0)] == [("hall", "greeted")]


def test_the_trace_has_the_number_of_its_request(app: Flask) -> None:
    with known_as("0123456789ab"):
        greet("hall")
    assert db.session.scalars(select(AuditEntry.request_id)).all() == ["0123456789ab"]


def test_nothing_of_a_failed_write_stays(app: Flask) -> None:
    with pytest.raises(ZeroDivisionError), write():
        greet("hall")
        raise ZeroDivisionError
    assert entries() == 0
    assert announced_after(0) == []


def test_a_statement_that_writes_outside_a_command_is_refused(app: Flask) -> None:
    greet("hall")
    with pytest.raises(Untraced):
        db.session.execute(update(Topic).values(version=0))


def test_the_database_clock_is_read_once_and_after_the_lock(app: Flask) -> None:
    greet("hall")
    greet("door")
    with write():
        held = lock(Topic, Topic.name == "hall")
        assert held is not None
        assert clock.now() == clock.now()
        assert lock(Topic, Topic.name == "hall") is held, "what is held is held"
        for late in ("door", "nowhere"):
            with pytest.raises(RuntimeError):
                lock(Topic, Topic.name == late)


def test_the_frozen_clock_is_the_databases_too(app: Flask, now: datetime) -> None:
    assert greet("hall") == now


def test_the_clock_of_a_write_is_the_present(app: Flask) -> None:
    assert abs((greet("hall") - datetime.now(UTC)).total_seconds()) < 5


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"])
def test_audit_entries_cannot_be_changed_or_deleted(app: Flask, statement: str) -> None:
    greet("hall")
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.connection().exec_driver_sql(statement)
    db.session.rollback()
    assert entries() == 1


def test_many_writers_each_get_their_turn_and_every_announcement_is_there(app: Flask) -> None:
    def many() -> None:
        with app.app_context():
            for _ in range(10):
                greet("hall")

    threads = [threading.Thread(target=many) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = announced_after(0)
    assert len(said) == 80
    assert db.session.get_one(Topic, "hall").version == said[-1].id


def test_the_machines_bookkeeping_leaves_no_trace_and_nothing_else_may(app: Flask) -> None:
    with write() as session:
        session.add(Job(uid="1", name="x", ids={}, created_at=clock.now(), due_at=clock.now()))
    assert entries() == 0


def test_a_reader_keeps_its_view_while_others_write(app: Flask, database_kind: str) -> None:
    if database_kind == "postgresql":
        pytest.skip("a page on PostgreSQL sees each statement's moment")
    greet("hall")
    before = entries()

    def greet_elsewhere() -> None:
        with app.app_context():
            greet("hall")

    other = threading.Thread(target=greet_elsewhere)
    other.start()
    other.join()
    assert entries() == before


def test_foreign_keys_and_durability_are_on(app: Flask, database_kind: str) -> None:
    if database_kind == "postgresql":
        assert db.session.scalar(text("SHOW synchronous_commit")) == "on"
        return
    asked = {
        name: db.session.scalar(text(f"PRAGMA {name}")) for name in ("foreign_keys", "journal_mode", "synchronous")
    }
    assert asked == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2}
