"""The two databases as Rostrum uses them, and their clocks."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session


def is_sqlite(engine: Engine | Connection) -> bool:
    """Whether writers already queue for one file, so that no row need be locked."""
    return engine.dialect.name == "sqlite"


def prepare_engine(engine: Engine) -> None:
    """SQLite as Rostrum uses it: WAL, foreign keys, synchronous FULL, and BEGIN as we say it."""
    if not is_sqlite(engine):
        return

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin behind our back
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000",
                       "recursive_triggers=ON", "secure_delete=ON"):  # fmt: skip
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def database_clock(session: Session) -> datetime:
    """Ask the database for its time, UTC. PostgreSQL's now() would be the time of BEGIN, before any lock."""
    connection = session.connection()
    if is_sqlite(connection):
        asked = connection.exec_driver_sql("SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')")
        return datetime.fromisoformat(asked.scalar_one())
    return connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one().astimezone(UTC)
