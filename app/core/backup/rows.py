"""Rows as lines of text that mean the same on every database."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    insert,
    select,
    type_coerce,
)
from sqlalchemy.engine import Connection
from sqlalchemy.sql.dml import Insert

from app.core.db import is_sqlite

BATCH = 500
VERSION_TABLE = "alembic_version"


def tables_of(connection: Connection) -> list[Table]:
    """The tables that a database has, as they stand there: those of an older version too."""
    found = MetaData()
    found.reflect(connection)
    return sorted((table for name, table in found.tables.items() if name != VERSION_TABLE), key=lambda one: one.name)


def number_of(table: Table) -> Column[Any] | None:
    """The column whose values the database counts up, if the table has one."""
    keys = list(table.primary_key.columns)
    return keys[0] if len(keys) == 1 and isinstance(keys[0].type, Integer) else None


def read_lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Each row as a line, in the order of the primary key."""
    rows = connection.execution_options(yield_per=BATCH).execute(_everything(table, is_sqlite(connection)))
    for row in rows:
        yield json.dumps([_said(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _everything(table: Table, sqlite: bool) -> Select[Any]:
    """JSON is taken as the text that it is kept as: its null and SQL's are two things."""
    as_text = type_coerce if sqlite else cast
    columns = [as_text(column, Text) if isinstance(column.type, JSON) else column for column in table.columns]
    return select(*columns).order_by(*table.primary_key.columns)


def _said(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return str(value) if isinstance(value, Decimal) else value


def write_lines(connection: Connection, table: Table, columns: list[str], lines: Iterable[bytes]) -> int:
    """Put rows into an empty table; returns how many."""
    statement, count, batch = _insert(table, is_sqlite(connection)), 0, []
    meant = [table.columns[name] for name in columns]
    for line in lines:
        batch.append({column.name: _meant(column, said) for column, said in zip(meant, json.loads(line), strict=True)})
        count += 1
        if len(batch) == BATCH:
            connection.execute(statement, batch)
            batch = []
    if batch:
        connection.execute(statement, batch)
    return count


def _insert(table: Table, sqlite: bool) -> Insert:
    values = {}
    for column in table.columns:
        if isinstance(column.type, JSON):
            text = bindparam(column.name, type_=Text())
            values[column.name] = text if sqlite else cast(text, column.type)
    return insert(table).values(values) if values else insert(table)


def _meant(column: Column[Any], said: Any) -> Any:
    """A value as the column takes it."""
    if said is None or isinstance(column.type, JSON):
        return said
    python_type = column.type.python_type
    if python_type is datetime:
        moment = datetime.fromisoformat(said)
        return moment if getattr(column.type, "timezone", False) else moment.replace(tzinfo=None)
    if python_type in (date, time):
        return python_type.fromisoformat(said)
    if python_type is bytes:
        return base64.b64decode(said)
    return Decimal(said) if python_type is Decimal else said
