"""Hears on PostgreSQL when another process put work in the queue."""

import threading
from collections.abc import Callable

import psycopg
import structlog
from sqlalchemy.engine import Engine

from app.core.jobs.queue import CHANNEL
from app.core.listening import listening

PAUSE_SECONDS = 5.0
LOOK_SECONDS = 1.0

log = structlog.get_logger()


class Ear:
    """Holds one connection that waits; where it breaks, the worker looks for itself until there is a new one."""

    def __init__(self, engine: Engine, wake: Callable[[], None]):
        self._engine = engine
        self._wake = wake
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="ear", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        self._thread.join()

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                with listening(self._engine, CHANNEL) as connection:
                    self._wake()  # what was said while nobody listened
                    self._hear(connection)
            except psycopg.Error as error:
                log.warning("not listening", error=type(error).__name__)
                self._stopping.wait(PAUSE_SECONDS)

    def _hear(self, connection: psycopg.Connection) -> None:
        while not self._stopping.is_set():
            for _notice in connection.notifies(timeout=LOOK_SECONDS, stop_after=1):
                self._wake()
