"""The present tables replaced within one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Table, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.core.backup.errors import Damaged, InTheWay
from app.core.backup.rows import VERSION_TABLE, number_of
from app.core.db import db

OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
TYPES = text("SELECT typname FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e'")
FOREIGN_KEYS = text(
    "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
)


@contextmanager
def new_database(engine: Engine, tables: list[str]) -> Iterator[Connection]:
    """A database without tables, which others see at the end of the block and not before."""
    engine.dispose()
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        if others := connection.scalar(OTHERS):
            raise InTheWay(f"{others} other connections use the database. End Rostrum on every machine first.")
        _clear(connection, {*db.metadata.tables, *tables, VERSION_TABLE})
        yield connection


def _clear(connection: Connection, ours: set[str]) -> None:
    there = set(connection.scalars(TABLES))
    if strange := sorted(there - ours):
        raise InTheWay(f"The database has tables that are not Rostrum's: {', '.join(strange)}.")
    for name in sorted(there):
        connection.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
    for name in connection.scalars(TYPES).all():
        connection.exec_driver_sql(f'DROP TYPE "{name}" CASCADE')


@contextmanager
def unguarded(connection: Connection, tables: list[str]) -> Iterator[None]:
    """Without triggers and foreign keys, which come back as they were and then hold for every row."""
    keys = connection.execute(FOREIGN_KEYS).all()
    for table, name, _definition in keys:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for table in tables:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    yield
    for table in tables:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
    try:
        for table, name, definition in keys:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    except DBAPIError:
        raise Damaged("Some of its rows refer to rows that are not in it.") from None


def set_counters(connection: Connection, tables: list[Table], counters: dict[str, int]) -> None:
    """Numbers that were given away are not given again."""
    for table in tables:
        key, last = number_of(table), counters.get(table.name, 0)
        if key is None:
            continue
        named = {"table": f'"{table.name}"', "column": key.name}
        sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), named)
        if sequence and last:
            connection.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
