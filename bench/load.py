"""Ask a server for pages, and read what that cost its process."""

import http.client
import statistics
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Figure:
    """Milliseconds of CPU time a request, over rounds."""

    name: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The figure that counts."""
        return statistics.median(self.rounds)

    def beside(self, limit: "Figure") -> str:
        """One line: the figure, its spread, and how many times its limit it is."""
        spread = f"{min(self.rounds):.3f} to {max(self.rounds):.3f}"
        return f"  {self.name:<46} {self.median:7.3f} ms  ({spread})  {self.median / limit.median:5.2f}x its limit"


def cpu_seconds(process: psutil.Process) -> float:
    """User and system time of a server and what it started."""
    family = [process, *process.children(recursive=True)]
    return sum(one.cpu_times().user + one.cpu_times().system for one in family)


def etag(port: int, path: str) -> str:
    """The name that a server gives to what stands at `path` now."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["ETag"]


def ask(port: int, path: str, times: int) -> int:
    """Ask for `path` so many times on one connection; returns the bytes of the last body.

    `path known` asks as one who has it already, and must be told that it holds.
    """
    path, _, known = path.partition(" ")
    headers, wanted = ({"If-None-Match": known}, 304) if known else ({}, 200)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    size = 0
    for _ in range(times):
        connection.request("GET", path, headers={"Accept-Language": "en", **headers})
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status != wanted:
            raise RuntimeError(f"{path} answered {answer.status}")
    connection.close()
    return size


def compare(
    process: psutil.Process, port: int, paths: dict[str, str], rounds: int = 7, times: int = 500
) -> list[Figure]:
    """Measure several addresses in turn, round after round, so that what disturbs one disturbs all."""
    taken: dict[str, list[float]] = {name: [] for name in paths}
    for path in paths.values():
        ask(port, path, 50)
    for _ in range(rounds):
        for name, path in paths.items():
            before = cpu_seconds(process)
            ask(port, path, times)
            taken[name].append((cpu_seconds(process) - before) / times * 1000)
    return [Figure(name, tuple(values)) for name, values in taken.items()]
