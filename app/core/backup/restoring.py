"""Restoring a backup: checked first, then everything or nothing."""

import os
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.config import Settings
from app.core.backup import postgresql, sqlite
from app.core.backup.archive import Archive, open_archive
from app.core.backup.errors import Damaged, InTheWay
from app.core.backup.manifest import FilePart, Manifest
from app.core.backup.rows import tables_of, write_lines
from app.core.db import db, is_sqlite
from app.core.durable import put_in_place, write_aside
from app.core.files.folder import make_room, path_of
from app.core.instance import hold_instance
from app.core.schema import is_known, migrate, newest_revision

# What an installation has before anybody put anything in it.
BOOKKEEPING = ("recurring", "worker_sign")


def restore_backup(path: Path, *, replace: bool = False) -> Manifest:
    """Put a backup in place of what is here; raises Damaged, InTheWay or InstanceInUse, and then nothing is changed."""
    settings: Settings = current_app.config["ROSTRUM"]
    with hold_instance(settings.instance, alone=True), open_archive(path) as archive:
        manifest = archive.manifest
        if not is_known(manifest.revision):
            raise Damaged("It was made by a newer version of Rostrum. Install that version first.")
        if not replace and has_data(db.engine, settings):
            raise InTheWay("There is data here already. Say --replace if it may go.")
        for part in manifest.files:
            _put_file(archive, part, settings.files)
        with write_aside(settings.instance / "secret_key", archive.open("secret_key").read()) as key:
            _replace_database(archive)
            put_in_place(key, settings.instance / "secret_key")
    return manifest


def _replace_database(archive: Archive) -> None:
    db.session.remove()
    engine = db.engine
    kind = sqlite if is_sqlite(engine) else postgresql
    with kind.new_database(engine, [part.name for part in archive.manifest.tables]) as connection:
        _fill(connection, archive)
    engine.dispose()


def _fill(connection: Connection, archive: Archive) -> None:
    manifest = archive.manifest
    kind = sqlite if is_sqlite(connection) else postgresql
    migrate(connection, manifest.revision)
    tables = {table.name: table for table in tables_of(connection)}
    _compare(tables, manifest)
    with kind.unguarded(connection, list(tables)):
        for part in manifest.tables:
            connection.execute(tables[part.name].delete())  # rows that a migration put there
            _fill_table(connection, archive, part.name, tables)
        kind.set_counters(connection, list(tables.values()), manifest.counters)
    migrate(connection, newest_revision())


def _fill_table(connection: Connection, archive: Archive, name: str, tables: dict) -> None:  # type: ignore[type-arg]
    part = next(part for part in archive.manifest.tables if part.name == name)
    try:
        count = write_lines(connection, tables[name], part.columns, archive.lines(part.member))
    except (ValueError, DBAPIError) as reason:
        raise Damaged(f"{part.member!r} has rows that do not fit ({type(reason).__name__}).") from None
    if count != part.rows:
        raise Damaged(f"{part.member!r} has {count} rows, and should have {part.rows}.")


def _compare(tables: dict, manifest: Manifest) -> None:  # type: ignore[type-arg]
    """The manifest must speak of the tables that its revision has."""
    there = {name: {column.name for column in table.columns} for name, table in tables.items()}
    said = {part.name: set(part.columns) for part in manifest.tables}
    if there != said:
        differing = sorted(name for name in there.keys() | said.keys() if there.get(name) != said.get(name))
        raise Damaged(f"Its tables are not those of its revision {manifest.revision}: {', '.join(differing)}.")


def has_data(engine: Engine, settings: Settings) -> bool:
    """Whether anybody put anything in this installation."""
    if settings.files.exists() and any(path.is_file() for path in settings.files.rglob("[0-9a-f]*")):
        return True
    if is_sqlite(engine) and not os.path.exists(engine.url.database or ""):
        return False
    try:
        with engine.connect() as connection:
            tables = [table for table in tables_of(connection) if table.name not in BOOKKEEPING]
            return any(connection.scalar(select(func.count()).select_from(table)) for table in tables)
    except DBAPIError:
        return is_sqlite(engine)  # a file that is there and cannot be read is not for us to throw away


def _put_file(archive: Archive, part: FilePart, folder: Path) -> None:
    path = path_of(folder, part.sha256)
    if path.exists() and path.stat().st_size == part.size:
        return
    make_room(path)
    with archive.open(part.member) as content, write_aside(path, content) as aside:
        put_in_place(aside, path)
