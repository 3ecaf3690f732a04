"""How a process notices that something was announced, without asking for the rows."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Protocol

import psycopg
from sqlalchemy.engine import Engine

from app.core.db import is_sqlite
from app.core.listening import listening
from app.core.live import CHANNEL, listeners

LOOK_SECONDS = 0.05
# A notification may be lost with its connection, or by a pooler between us and the database: then we are this late.
LISTEN_SECONDS = 5


class Ear(Protocol):
    """Waits for a while, and says whether there may be something new."""

    def hears(self) -> bool:
        """Whether there may be; a false alarm costs one query."""


class SqliteEar:
    """This process rings by itself; of what others committed to the file, `data_version` tells."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version = self._look()
        self.rung = threading.Event()

    def hears(self) -> bool:
        """At once when rung here, within 50 ms when written elsewhere."""
        rung = self.rung.wait(LOOK_SECONDS)
        self.rung.clear()
        before, self._version = self._version, self._look()
        return rung or self._version != before

    def _look(self) -> int:
        return self._connection.execute("PRAGMA data_version").fetchone()[0]


class PostgresqlEar:
    """The database notifies every process, this one included."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        self._quiet_seconds = 0.0

    def hears(self) -> bool:
        """At once when notified; now and then without, to be safe."""
        for _notification in self._connection.notifies(timeout=1, stop_after=1):
            self._quiet_seconds = 0
            return True
        self._quiet_seconds += 1
        return self._quiet_seconds % LISTEN_SECONDS == 0


@contextmanager
def open_ear(engine: Engine) -> Iterator[Ear]:
    """An ear at this database, with a connection of its own that is in no transaction while it waits."""
    if not is_sqlite(engine):
        with listening(engine, CHANNEL) as connection:
            yield PostgresqlEar(connection)
        return
    with closing(sqlite3.connect(engine.url.database)) as connection:
        ear = SqliteEar(connection)
        listeners.append(ear.rung.set)
        try:
            yield ear
        finally:
            listeners.remove(ear.rung.set)
