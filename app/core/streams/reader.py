"""The one reader of a process: follows the table of announcements and tells the hub."""

import asyncio
import threading

import structlog
from flask import Flask
from sqlalchemy import func, select

from app.core.db import db
from app.core.live import Announcement
from app.core.streams.ears import open_ear
from app.core.streams.hub import MEMORY, Event, Hub

BATCH = 1000
PAUSE_SECONDS = 1.0
START_SECONDS = 2.0

log = structlog.get_logger()


class Reader:
    """Reads in a thread, so that a database that is slow or away stops no stream."""

    def __init__(self, app: Flask) -> None:
        self.hub = Hub()
        self._app = app
        self._last: int | None = None
        self._trouble: str | None = None
        self._stopping = threading.Event()

    async def start(self) -> None:
        """Begins to follow; goes on by itself when the database is not there yet."""
        self._ready = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._run, name="reader", daemon=True).start()
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._ready.wait()
        except TimeoutError:
            log.warning("announcements cannot be followed yet")

    def stop(self) -> None:
        """Ends every stream now, and the thread soon; it never keeps the process."""
        self.hub.end()
        self._stopping.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow()
            except Exception as error:
                self._note(type(error).__name__)
                self._stopping.wait(PAUSE_SECONDS)

    def _note(self, trouble: str | None) -> None:
        """Log when it begins and when it ends, not every second in between."""
        if trouble != self._trouble:
            log.warning("following announcements", trouble=trouble or "over")
            self._trouble = trouble

    def _follow(self) -> None:
        with self._app.app_context(), open_ear(db.engine) as ear:
            while not self._stopping.is_set():
                if self._last is None:
                    self._begin()
                else:
                    self._catch_up()
                self._note(None)
                while not ear.hears() and not self._stopping.is_set():
                    pass

    def _begin(self) -> None:
        recent = self._read(_newest())
        self._last = recent[-1].id if recent else 0
        # Whether there was one before the first of them is not worth a second question.
        forgotten = recent[0].id - 1 if recent else 0
        self._tell(self.hub.begin, recent, forgotten)
        self._tell(self._ready.set)

    def _catch_up(self) -> None:
        while True:
            found = self._read(_after(self._last or 0))
            if found:
                self._last = found[-1].id
                self._tell(self.hub.take, found)
            if len(found) < BATCH:
                return

    def _read(self, statement) -> list[Event]:
        try:
            return [Event(*row) for row in db.session.execute(statement)]
        finally:
            db.session.remove()

    def _tell(self, function, *arguments) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(function, *arguments)


def _after(last: int):
    columns = select(Announcement.id, Announcement.topic)
    return columns.where(Announcement.id > last).order_by(Announcement.id).limit(BATCH)


def _newest():
    newest = select(func.max(Announcement.id)).scalar_subquery()
    columns = select(Announcement.id, Announcement.topic)
    return columns.where(Announcement.id > newest - MEMORY).order_by(Announcement.id)
