"""Taking off the disk what was deleted or emptied: a database leaves it where it lay until it needs the room."""

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from app.core.db import db, is_sqlite, turn
from app.core.jobs import job

LOCK_SECONDS = 10
NOTED = text(
    "SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a "
    "JOIN pg_stats s ON s.attname = a.attname AND s.schemaname = current_schema() AND s.tablename = :table "
    "WHERE a.attrelid = to_regclass(:table) AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)"
)


class StillRead(Exception):
    """Somebody reads what was before: it can't be taken away yet."""


@job("database.wipe")
def wipe(tables: list[str]) -> None:
    """Write these tables anew, so that nothing is left of what they said; tried again while somebody reads it."""
    db.session.rollback()
    if is_sqlite(db.engine):
        _write_file_anew(db.engine)
    else:
        _write_tables_anew(db.engine, tables)


def _write_file_anew(engine: Engine) -> None:
    """The whole file, then an empty log.

    `secure_delete` alone is not enough: where a page was divided, copies of rows stay in the room between others.
    """
    connection = engine.raw_connection()
    try:
        with turn(db.session()):
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (is_busy, *_frames) = cursor.fetchone()
    finally:
        connection.close()
    if is_busy:
        raise StillRead


def _write_tables_anew(engine: Engine, tables: list[str]) -> None:
    """Each into a new file; and what PostgreSQL noted of the values of their columns is noted again, or forgotten."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        try:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {_quoted(connection, table)}")
                _forget_noted(connection, table)
        finally:
            connection.exec_driver_sql("RESET lock_timeout")


def _forget_noted(connection: Connection, table: str) -> None:
    """An empty table has nothing to note, so that what was noted before stays, unless a column gets its type anew."""
    is_empty = f"SELECT NOT EXISTS (SELECT FROM {_quoted(connection, table)})"  # noqa: S608 (our own name)
    if connection.exec_driver_sql(is_empty).scalar():
        for column, of_type in connection.execute(NOTED, {"table": table}).all():
            altered = f"ALTER TABLE {_quoted(connection, table)} ALTER COLUMN {_quoted(connection, column)}"
            connection.exec_driver_sql(f"{altered} TYPE {of_type}")


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
