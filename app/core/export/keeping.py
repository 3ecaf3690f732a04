"""Exports kept on the disk: what did not change is made once, however many ask and from whatever process."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.core.durable import write_quickly

ROOM = 256 * 1024 * 1024


def kept_or_made(folder: Path, name: str, make: Callable[[], bytes], room: int = ROOM) -> bytes:
    """The octets of this file, made where it is not there yet; whoever asks meanwhile waits for them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    if (kept := _kept(path)) is not None:
        return kept
    with _alone(folder, name):
        if (kept := _kept(path)) is not None:
            return kept
        made = make()
        write_quickly(path, made)
        _make_room(folder, path, room)
        return made


def _kept(path: Path) -> bytes | None:
    """What is kept there; having been asked for counts as use."""
    with suppress(FileNotFoundError):
        os.utime(path)
        return path.read_bytes()
    return None


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[None]:
    """The only maker of this file, on this machine. A lock's file stays: who removes one breaks another's lock."""
    with (folder / f".lock-{_lock_of(name)}").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _lock_of(name: str) -> int:
    """One of 64 locks: few enough to leave lying about, many enough to seldom meet."""
    return sum(name.encode()) % 64


def _make_room(folder: Path, newest: Path, room: int) -> None:
    """Throw out what was not asked for longest; the newest stays, however large."""
    files = [(path.stat(), path) for path in folder.iterdir() if not path.name.startswith(".") and path != newest]
    used = newest.stat().st_size + sum(stat.st_size for stat, _ in files)
    for stat, path in sorted(files, key=lambda one: one[0].st_mtime_ns):
        if used <= room:
            return
        path.unlink(missing_ok=True)
        used -= stat.st_size


def forget_kept(folder: Path, beginning: str) -> None:
    """Let go of the files whose names begin so."""
    for path in folder.iterdir() if folder.exists() else ():
        if path.name.startswith(beginning):
            path.unlink(missing_ok=True)
