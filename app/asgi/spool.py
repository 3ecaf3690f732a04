"""Holds what is on its way in or out: in memory while it is small, in unnamed files when it is not."""

from tempfile import SpooledTemporaryFile
from threading import Lock

from app.asgi.limits import Limits


class NoRoom(Exception):
    """All spools of the process together hold as much as they may."""


class Room:
    """The disk space that the spools of a process share."""

    def __init__(self, limits: Limits) -> None:
        self._free = limits.on_disk
        self._lock = Lock()

    def take(self, octets: int) -> None:
        with self._lock:
            if octets > self._free:
                raise NoRoom
            self._free -= octets

    def give_back(self, octets: int) -> None:
        with self._lock:
            self._free += octets


class Spool:
    """One body, written once and read once; whoever made it closes it."""

    def __init__(self, room: Room, in_memory: int) -> None:
        self.size = 0
        self.file = SpooledTemporaryFile(max_size=in_memory)  # noqa: SIM115 (closed by close)
        self._in_memory = in_memory
        self._room = room
        self._taken = 0

    @property
    def is_large(self) -> bool:
        """Whether it is on the disk."""
        return self.size > self._in_memory

    def write(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.is_large:
            due = self.size - self._taken
            self._room.take(due)
            self._taken += due
        self.file.write(piece)

    def rewind(self) -> None:
        self.file.seek(0)

    def close(self) -> None:
        self.file.close()
        self._room.give_back(self._taken)
        self._taken = 0
