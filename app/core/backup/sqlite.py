"""A new SQLite file beside the present one, which takes its place when it is complete."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, create_engine, event, text
from sqlalchemy.engine import Connection, Engine

from app.core.backup.errors import Damaged
from app.core.durable import put_in_place, settle


@contextmanager
def new_database(engine: Engine, _tables: list[str]) -> Iterator[Connection]:
    """An empty database, which replaces the present one at the end of the block."""
    path = Path(engine.url.database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid4().hex}.part")
    beside.touch(0o600)
    try:
        filling = _engine(beside)
        with filling.connect() as connection:
            yield connection
            _insist_on_whole(connection)
            connection.commit()
        filling.dispose()
        engine.dispose()
        _exchange(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _engine(path: Path) -> Engine:
    """Quick rather than safe: until it is complete it is nobody's."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _insist_on_whole(connection: Connection) -> None:
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise Damaged("Some of its rows refer to rows that are not in it.")


def _exchange(beside: Path, path: Path) -> None:
    """What is in the old log goes into the old file first: beside the new file it would be read as the new one's."""
    if path.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    with beside.open("rb") as file:
        settle(file.fileno())
    os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o600)
    put_in_place(beside, path)


@contextmanager
def unguarded(connection: Connection, _tables: list[str]) -> Iterator[None]:
    """Without the triggers, which come back as they were."""
    kept = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _statement in kept:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _name, statement in kept:
        connection.exec_driver_sql(statement)


def set_counters(connection: Connection, _tables: list[Table], counters: dict[str, int]) -> None:
    """Numbers that were given away are not given again."""
    counting = text("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'")
    for name in connection.scalars(counting).all():
        counted = {"name": name, "last": counters.get(name, 0)}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), counted)
        connection.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :last)"), counted)
