"""Making a backup, while pages are served."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import uuid4

from flask import current_app
from sqlalchemy import Table, func, select, text
from sqlalchemy.engine import Connection

from app.config import Settings
from app.core import clock
from app.core.backup.archive import add
from app.core.backup.manifest import NAME, FilePart, Manifest, SecretKeyPart, TablePart
from app.core.backup.rows import number_of, read_lines, tables_of
from app.core.db import db, is_sqlite
from app.core.durable import put_in_place, settle
from app.core.files.folder import path_of
from app.core.jobs.heart import WorkerSign

SEQUENCES = text(
    "SELECT t.relname, s.last_value FROM pg_sequences s "
    "JOIN pg_class c ON c.relname = s.sequencename AND c.relkind = 'S' "
    "JOIN pg_depend d ON d.objid = c.oid AND d.deptype IN ('a', 'i') "
    "JOIN pg_class t ON t.oid = d.refobjid WHERE s.last_value IS NOT NULL"
)


def make_backup(path: Path) -> Manifest:
    """Write a backup to `path`, mode 0600, whole or not at all; returns its manifest."""
    settings: Settings = current_app.config["ROSTRUM"]
    beside = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        with open(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            manifest = _write(file, settings, path.parent)
            file.flush()
            settle(file.fileno())
        put_in_place(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return manifest


def _write(file: IO[bytes], settings: Settings, folder: Path) -> Manifest:
    with ExitStack() as kept, _snapshot() as connection:
        tables = tables_of(connection)
        dumped = [_dump(connection, table, kept.enter_context(TemporaryFile(dir=folder))) for table in tables]
        files, missing = _files(connection, tables, settings)
        manifest = Manifest(
            made_at=clock.now(),
            made_on="sqlite" if is_sqlite(connection) else "postgresql",
            revision=connection.scalar(text("SELECT version_num FROM alembic_version")),
            uid_domain=settings.uid_domain,
            base_url=settings.base_url,
            tables=[part for part, _content in dumped],
            counters=_counters(connection, tables),
            files=files,
            missing_files=missing,
            secret_key=_key_part(settings.secret_key.encode()),
        )
        _pack(file, manifest, settings, dumped)
        return manifest


def _pack(file: IO[bytes], manifest: Manifest, settings: Settings, dumped: list[tuple[TablePart, IO[bytes]]]) -> None:
    with tarfile.open(fileobj=file, mode="w") as tar:
        said = manifest.model_dump_json(indent=1).encode()
        add(tar, NAME, said, len(said))
        add(tar, manifest.secret_key.member, settings.secret_key.encode(), manifest.secret_key.size)
        for part, content in dumped:
            content.seek(0)
            add(tar, part.member, content, part.size)
        for one in manifest.files:
            with path_of(settings.files, one.sha256).open("rb") as kept:
                add(tar, one.member, kept, one.size)


@contextmanager
def _snapshot() -> Iterator[Connection]:
    """The database as it is at one moment, however long the reading takes."""
    with db.engine.connect() as plain:
        if is_sqlite(plain):
            yield plain
        else:
            with plain.execution_options(isolation_level="REPEATABLE READ") as connection:
                yield connection
        plain.rollback()


def _dump(connection: Connection, table: Table, content: Any) -> tuple[TablePart, IO[bytes]]:
    """All its rows; but who works at this moment is nothing to remember."""
    digest, size, rows = hashlib.sha256(), 0, 0
    for line in read_lines(connection, table) if table.name != WorkerSign.__tablename__ else ():
        content.write(line)
        digest.update(line)
        size, rows = size + len(line), rows + 1
    columns = [column.name for column in table.columns]
    return TablePart(name=table.name, columns=columns, rows=rows, size=size, sha256=digest.hexdigest()), content


def _key_part(key: bytes) -> SecretKeyPart:
    return SecretKeyPart(sha256=hashlib.sha256(key).hexdigest(), size=len(key))


def _files(connection: Connection, tables: list[Table], settings: Settings) -> tuple[list[FilePart], list[str]]:
    """The files that the snapshot lists; one that is not there any more is named rather than passed over."""
    found: list[FilePart] = []
    missing: list[str] = []
    if "file" not in {table.name for table in tables}:
        return found, missing
    for sha256, size in connection.execute(text("SELECT DISTINCT sha256, size FROM file ORDER BY sha256")):
        path = path_of(settings.files, sha256)
        if path.exists() and path.stat().st_size == size:
            found.append(FilePart(sha256=sha256, size=size))
        else:
            missing.append(sha256)
    return found, missing


def _counters(connection: Connection, tables: list[Table]) -> dict[str, int]:
    """The last number that each table gave away: those of rows that are gone are not given again."""
    given = _given_away(connection)
    last = {}
    for table in tables:
        if (key := number_of(table)) is not None:
            last[table.name] = max(given.get(table.name, 0), connection.scalar(select(func.max(key))) or 0)
    return {name: number for name, number in last.items() if number}


def _given_away(connection: Connection) -> dict[str, int]:
    if not is_sqlite(connection):
        return {table: last for table, last in connection.execute(SEQUENCES).all()}  # noqa: C416
    if not connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'")):
        return {}
    return {name: last for name, last in connection.execute(text("SELECT name, seq FROM sqlite_sequence")).all()}  # noqa: C416
