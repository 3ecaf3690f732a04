"""The database and the files that it lists."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import select, text

from app.config import Settings
from app.core import clock
from app.core.append_only import TABLES, trigger_names
from app.core.db import database_clock, db, is_sqlite
from app.core.doctor.findings import Finding, examines, wrong
from app.core.files import File
from app.core.files.folder import hash_of, path_of

LONGEST_WRITE_SECONDS = 2
CLOCKS_SECONDS = 2
ENABLED = text(
    "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') "
    "AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"
)
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND state = 'idle in transaction' AND state_change < clock_timestamp() - interval '1 minute'"
)


@examines()
def soundness(_settings: Settings) -> Iterator[Finding]:
    """SQLite can be asked whether its file is whole."""
    if not is_sqlite(db.engine):
        return
    found = db.session.scalars(text("PRAGMA integrity_check")).all()
    if found != ["ok"]:
        yield wrong(f"The database file is damaged ({found[0]}). Restore the newest backup with `rostrum restore`.")
    if (row := db.session.execute(text("PRAGMA foreign_key_check")).first()) is not None:
        yield wrong(f"A row of {row[0]} refers to a row of {row[2]} that is gone. Restore a backup, or tell us.")
    if db.session.scalar(text("PRAGMA journal_mode")) != "wal":
        yield wrong("The database file is not in WAL mode: pages wait for writers. Is it on a network drive? Move it.")


@examines()
def guards(_settings: Settings) -> Iterator[Finding]:
    """Audit entries and records are only added to, which triggers see to."""
    sqlite = is_sqlite(db.engine)
    named = text("SELECT name FROM sqlite_master WHERE type = 'trigger'") if sqlite else ENABLED
    there = set(db.session.scalars(named))
    for table in sorted(TABLES):
        if missing := sorted(set(trigger_names(db.engine.dialect.name, table)) - there):
            yield wrong(
                f"{table} can be changed, because triggers are missing ({', '.join(missing)}). "
                "Somebody took them away; restore a backup, and look who has the database's password."
            )


@examines()
def files(settings: Settings) -> Iterator[Finding]:
    """Each file that is listed is there, as it was given."""
    missing, changed = [], []
    for sha256 in db.session.scalars(select(File.sha256).distinct().order_by(File.sha256)):
        path = path_of(settings.files, sha256)
        if not path.exists():
            missing.append(str(path))
        elif hash_of(path) != sha256:
            changed.append(str(path))
    if missing:
        yield wrong(
            f"Files that are listed and not there: {len(missing)}, the first at {missing[0]}. Copy them from a backup."
        )
    if changed:
        yield wrong(f"Files that were changed: {len(changed)}, the first at {changed[0]}. Copy them from a backup.")


@examines()
def clocks(_settings: Settings) -> Iterator[Finding]:
    """Deadlines are decided by the database's clock and shown by this machine's."""
    with clock.reading(lambda: database_clock(db.session())) as reading:
        theirs = reading.take()
    seconds = abs((clock.now() - theirs).total_seconds())
    if seconds > CLOCKS_SECONDS:
        yield wrong(
            f"The clocks of this machine and of the database differ by {seconds:.0f} seconds. Let NTP set both."
        )


@examines()
def locks(_settings: Settings) -> Iterator[Finding]:
    """Nobody holds the database for long."""
    if not is_sqlite(db.engine):
        if waiting := db.session.scalar(WAITING):
            yield wrong(
                f"Connections that hold a transaction and do nothing for over a minute: {waiting}. End their programs."
            )
        return
    with closing(sqlite3.connect(db.engine.url.database or "", LONGEST_WRITE_SECONDS, isolation_level=None)) as trial:
        try:
            trial.execute("BEGIN IMMEDIATE")
            trial.execute("ROLLBACK")
        except sqlite3.OperationalError:
            yield wrong(
                "Something has been writing to the database for over 2 seconds. Find it with `fuser` and end it."
            )
