"""What time it is: asked here and nowhere else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_reading: ContextVar["Reading | None"] = ContextVar("reading", default=None)
_frozen: datetime | None = None


class Reading:
    """The one reading of the database's clock that a write goes by; taken when first asked for."""

    def __init__(self, ask: Callable[[], datetime]):
        self._ask = ask
        self.at: datetime | None = None

    def take(self) -> datetime:
        """The time of this write, UTC."""
        if self.at is None:
            self.at = _frozen or self._ask()
        return self.at


def now() -> datetime:
    """The present time, UTC: inside a write, the database's clock as read once after its lock was held."""
    reading = _reading.get()
    return reading.take() if reading else _frozen or datetime.now(UTC)


@contextmanager
def reading(ask: Callable[[], datetime]) -> Iterator[Reading]:
    """For the length of a write: `now()` asks the database, once."""
    taken = Reading(ask)
    token = _reading.set(taken)
    try:
        yield taken
    finally:
        _reading.reset(token)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """For tests: all clocks stand at `at`, the database's too."""
    global _frozen
    before, _frozen = _frozen, at.astimezone(UTC)
    try:
        yield
    finally:
        _frozen = before
