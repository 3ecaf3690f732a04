"""Locks that let people through in the order in which they came: threads, and processes."""

import fcntl
import os
from collections import deque
from pathlib import Path
from threading import Event, Lock
from time import monotonic
from types import TracebackType

IN_FRONT, THROUGH = 0, 1  # octets of a file, of which each is held by one process at a time
TURN_SECONDS = 0.1  # for so long a process lets its threads through, one after the other, while another waits


class Turnstile:
    """Python's own lock is not fair: under load a waiting writer may starve behind newcomers."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Event] = deque()
        self._taken = False

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits."""
        return bool(self._waiting)

    def __enter__(self) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = Event()
            self._waiting.append(turn)
        turn.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


class Passage:
    """The way to a file's one writer: threads in their order, and process after process.

    SQLite's own lock has no queue: whoever finds it taken looks again after longer and longer pauses, and a process
    with many writers leaves hardly a moment between them; the other would wait for seconds, and fail. Here whoever is
    next holds the place in front, so nobody who comes later passes. A process lets several of its threads through
    before the next one's turn: to wake it for each of them would cost more than the writing. The system gives both
    places back when a process ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = Turnstile()
        self._file: int | None = None
        self._until = 0.0

    def __enter__(self) -> None:
        self._threads.__enter__()
        try:
            if self._file is None:
                self._file = _through(self._path)
                self._until = monotonic() + TURN_SECONDS
        except BaseException:
            self._threads.__exit__(None, None, None)
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None and (not self._threads.is_wanted or monotonic() >= self._until):
            os.close(self._file)
            self._file = None
        self._threads.__exit__(kind, error, trace)


def _through(path: Path) -> int:
    """Wait behind the process that is in front, then in front."""
    file = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.lockf(file, fcntl.LOCK_EX, 1, IN_FRONT)
        fcntl.lockf(file, fcntl.LOCK_EX, 1, THROUGH)
        fcntl.lockf(file, fcntl.LOCK_UN, 1, IN_FRONT)
    except BaseException:
        os.close(file)
        raise
    return file
