"""Who uses the instance folder: many may serve from it, and who restores it must be alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InstanceInUse(Exception):
    """Another process holds the instance in a way that excludes ours."""


@contextmanager
def hold_instance(folder: Path, *, alone: bool = False) -> Iterator[None]:
    """Holds the folder as long as the block runs; refuses at once rather than waiting.

    The lock follows the open file through `fork`, and the system lets go of it when the last process that has it ends,
    however it ends.
    """
    with (folder / "lock").open("a") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            doing = "A process is using" if alone else "A restore is replacing"
            raise InstanceInUse(f"{doing} the instance in {folder}.") from None
        yield
