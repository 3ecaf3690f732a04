"""The share of each process in a folder of the instance, so that a look at any process sees the sum of all.

Each process writes its own file once a second and holds a lock for as long as it lives. What processes counted that are
over is added up in one more file by whoever comes next: a counter never falls.
"""

import fcntl
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from app.core.durable import write_quickly
from app.core.figures.counting import Values, figures, is_gauge, merge

SECONDS = 1.0
PAST = "past.json"


class Share:
    """This process's part."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = uuid4().hex
        self._written = -1
        self._lock = (folder / f"{self.name}.alive").open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._over = threading.Event()
        threading.Thread(target=self._keep_writing, name="figures", daemon=True).start()

    def write(self) -> None:
        """Say what was counted so far, where that is news."""
        version = figures.version
        if version != self._written:
            write_quickly(self.folder / f"{self.name}.json", dumped(figures.values()))
            self._written = version

    def end(self) -> None:
        """The process ends: what it counted stays."""
        self._over.set()
        self.write()
        self._lock.close()

    def _keep_writing(self) -> None:
        while not self._over.wait(SECONDS):
            with suppress(OSError):  # the disk is full, say: a figure is not worth a failure
                self.write()

    def of_all(self) -> Values:
        """What all processes of this instance counted, this one to the moment."""
        with _alone(self.folder):
            total = read(self.folder / PAST)
            for path in self.folder.glob("*.json"):
                if path.name not in (PAST, f"{self.name}.json"):
                    merge(total, read(path))
        merge(total, figures.values())
        return total


_share: Share | None = None


@contextmanager
def share_figures(instance: Path) -> Iterator[None]:
    """For the length of a process: count for all who ask."""
    global _share
    figures.forget()  # what was counted before a fork is another's
    folder = instance / "figures"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder):
        _bury(folder)
        _share = Share(folder)
    try:
        yield
    finally:
        _share.end()
        _share = None


def total() -> Values:
    """What all processes counted, or this one where it does not share."""
    return _share.of_all() if _share else figures.values()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _bury(folder: Path) -> None:
    """Add up what processes counted that are over."""
    past = read(folder / PAST)
    over = [path.stem for path in folder.glob("*.alive") if _is_over(path)]
    for name in over:
        merge(past, {key: numbers for key, numbers in read(folder / f"{name}.json").items() if not is_gauge(key[0])})
    write_quickly(folder / PAST, dumped(past))
    for name in over:
        (folder / f"{name}.json").unlink(missing_ok=True)
        (folder / f"{name}.alive").unlink(missing_ok=True)


def _is_over(path: Path) -> bool:
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def dumped(values: Values) -> bytes:
    """As it is kept in a file."""
    return json.dumps([[name, labels, numbers] for (name, labels), numbers in values.items()]).encode()


def read(path: Path) -> Values:
    """What a file says; nothing where there is none yet."""
    try:
        kept = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    return {(name, tuple(labels)): numbers for name, labels, numbers in kept}
