"""Whether pages can be served just now, and the figures that the database knows."""

import os
from uuid import uuid4

from flask import current_app
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from app.config import Settings
from app.core import clock
from app.core.db import db, is_sqlite
from app.core.jobs import Job
from app.core.jobs.heart import workers_alive
from app.core.schema import newest_revision, schema_revision


def missing() -> list[str]:
    """What keeps this installation from serving, in a few words each."""
    found = []
    try:
        if schema_revision() != newest_revision():
            found.append("the schema is not that of this version")
    except SQLAlchemyError:
        found.append("the database does not answer")
    if not can_keep_files():
        found.append("files cannot be kept")
    return found


def can_keep_files() -> bool:
    """Whether a file can be written to the folder of files."""
    settings: Settings = current_app.config["ROSTRUM"]
    try:
        settings.files.mkdir(mode=0o700, parents=True, exist_ok=True)
        trial = settings.files / f".{uuid4().hex}.trial"
        trial.touch()
        trial.unlink()
    except OSError:
        return False
    return True


def database_size() -> int:
    """Bytes that the database takes up."""
    if is_sqlite(db.engine):
        path = db.engine.url.database or ""
        return sum(os.path.getsize(path + end) for end in ("", "-wal") if os.path.exists(path + end))
    return db.session.scalar(text("SELECT pg_database_size(current_database())"))


def gauges() -> dict[str, tuple[str, float]]:
    """What is true just now: name, meaning and value."""
    waiting, oldest = db.session.execute(
        select(func.count(), func.min(Job.due_at)).where(Job.dead_at.is_(None), Job.due_at <= clock.now())
    ).one()
    dead = db.session.scalar(select(func.count()).where(Job.dead_at.is_not(None)))
    age = (clock.now() - oldest).total_seconds() if oldest else 0.0
    return {
        "rostrum_jobs_waiting": ("Work in the background that is due and not done.", waiting),
        "rostrum_jobs_oldest_seconds": ("How long the oldest of it has been due.", age),
        "rostrum_jobs_dead": ("Work that was given up: rostrum jobs lists it.", dead or 0),
        "rostrum_workers": ("Workers that gave a sign within two minutes.", len(workers_alive())),
        "rostrum_database_bytes": ("Size of the database.", database_size()),
    }
