"""How much one client may ask of a process, and for how long."""

import asyncio
from dataclasses import dataclass, replace

KIB = 1024
MIB = 1024 * KIB
FILES_APART = 256
FEWEST_CONNECTIONS = 64


@dataclass(frozen=True)
class Limits:
    """The bounds of a server process; octets and seconds."""

    body: int = 64 * MIB
    body_in_memory: int = 64 * KIB
    answer_in_memory: int = 512 * KIB
    on_disk: int = 2048 * MIB
    head: int = 32 * KIB
    head_seconds: float = 10
    idle_seconds: float = 20
    grace_seconds: float = 30
    octets_a_second: int = 2 * KIB
    linger_seconds: float = 10
    page_threads: int = 16
    slow_threads: int = 4
    waiting: int = 500
    connections: int = 10_000
    streams: int = 5000
    private_stream_seconds: float = 300


def fit(limits: Limits, files: int) -> Limits:
    """The limits as so many open files allow: pages stay possible when all streams are taken."""
    # A connection may have a spool on the disk; the rest is for the database and the event loop.
    connections = max((files - FILES_APART) // 2, FEWEST_CONNECTIONS)
    connections = min(limits.connections, connections)
    return replace(limits, connections=connections, streams=min(limits.streams, connections * 3 // 4))


class Pace:
    """Measures a transfer: it may not pause for long, nor be slower on the whole than a poor telephone line."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._clock = asyncio.get_running_loop().time
        self._begun = self._clock()

    def deadline(self, moved: int) -> float:
        """When the next octets must have moved, by the loop's clock, after so many moved already."""
        on_the_whole = self._begun + self._limits.grace_seconds + moved / self._limits.octets_a_second
        return min(self._clock() + self._limits.idle_seconds, on_the_whole)
