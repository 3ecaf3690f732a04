"""What one process counted since it began."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from threading import Lock

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Figure:
    """One figure as it is published: `counter` grows, `histogram` is of seconds, `gauge` is how many just now."""

    kind: str
    meaning: str
    labels: tuple[str, ...] = ()


FIGURES = {
    "rostrum_requests": Figure("counter", "Requests answered.", ("endpoint", "method", "status")),
    "rostrum_request_seconds": Figure("histogram", "Time in which requests were answered.", ("endpoint",)),
    "rostrum_mails": Figure("counter", "Mails by what became of them: sent, refused, postponed.", ("outcome",)),
    "rostrum_jobs_done": Figure("counter", "Work in the background by what became of it.", ("job", "outcome")),
    "rostrum_streams_open": Figure("gauge", "Pages that follow what happens just now."),
}
Key = tuple[str, tuple[str, ...]]
Values = dict[Key, list[float]]


class Figures:
    """Counts; costs a microsecond and asks nobody."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._values: defaultdict[Key, list[float]] = defaultdict(list)
        self.version = 0

    def count(self, name: str, *labels: str) -> None:
        """One more."""
        self._add((name, labels), [1.0])

    def adjust(self, name: str, by: int) -> None:
        """So many more, or fewer, just now."""
        self._add((name, ()), [float(by)])

    def observe(self, name: str, seconds: float, *labels: str) -> None:
        """It took so long."""
        values = [0.0] * (len(BUCKETS) + 2)
        values[bisect_left(BUCKETS, seconds)] = 1.0
        values[-1] = seconds
        self._add((name, labels), values)

    def _add(self, key: Key, values: list[float]) -> None:
        with self._lock:
            kept = self._values[key]
            kept[:] = added(kept, values)
            self.version += 1

    def values(self) -> Values:
        """Everything counted so far: for a histogram one number for each bucket, one beyond, and the sum."""
        with self._lock:
            return {key: list(values) for key, values in self._values.items()}

    def forget(self) -> None:
        """Begin anew: for tests, and for a process that was forked."""
        with self._lock:
            self._values.clear()
            self.version += 1


def added(one: list[float], other: list[float]) -> list[float]:
    """Number by number."""
    return [a + b for a, b in zip(one, other, strict=True)] if one else list(other)


def merge(into: Values, others: Values) -> None:
    """Add what another process counted."""
    for key, values in others.items():
        into[key] = added(into.get(key, []), values)


def is_gauge(name: str) -> bool:
    """Whether a figure says how many there are just now."""
    return name in FIGURES and FIGURES[name].kind == "gauge"


figures = Figures()
