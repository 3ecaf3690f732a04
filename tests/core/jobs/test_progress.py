"""How far a piece of work is, told while it goes on."""

from flask import Flask
from sqlalchemy import inspect

from app.core.db import db, write
from app.core.jobs import Worker, current_uid, find, job, report_progress
from app.core.jobs.queue import put


def ask_for(name: str) -> str:
    """Put work in the queue by its name alone."""
    with write():
        return put(name)


def test_progress_is_seen_by_others_while_the_work_goes_on(app: Flask) -> None:
    seen = []

    @job("hall.export")
    def export() -> None:
        for done in range(1, 4):
            report_progress(done, 3)
            db.session.rollback()
            left = find(uid)
            seen.append((left.progress_done, left.progress_of))

    uid = ask_for("hall.export")
    Worker(app).work_once()
    assert seen == [(1, 3), (1, 3), (3, 3)]


def test_telling_progress_leaves_alone_what_the_work_has_in_hand(app: Flask) -> None:
    kept = []

    @job("hall.export")
    def export() -> None:
        held = find(current_uid())
        report_progress(1, 1)
        kept.append(inspect(held).expired)

    ask_for("hall.export")
    Worker(app).work_once()
    assert kept == [False]


def test_progress_is_not_told_from_within_a_write(app: Flask) -> None:
    @job("hall.export")
    def export() -> None:
        with write():
            report_progress(1, 1)

    uid = ask_for("hall.export")
    Worker(app).work_once()
    assert "RuntimeError" in find(uid).error
