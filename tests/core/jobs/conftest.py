"""Work that only these tests know, and a worker's process that can be killed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.asgi.running import until


class WorkerProcess:
    """`python -m tests.core.jobs.working`: works in a process of its own until it is killed."""

    def __init__(self, folder: Path, database_url: str, **environment: str):
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.core.jobs.working", str(folder), database_url],
            env={**os.environ, **environment},
        )

    def says(self, word: str) -> bool:
        """Whether it got so far as to leave a file of this name; waits for it."""
        return until(lambda: (self.folder / word).exists(), f"never {word}")

    def kill(self) -> None:
        """SIGKILL: it can say nothing more."""
        self._process.kill()
        self._process.wait()


@pytest.fixture
def worker_process(tmp_path: Path, database_url: str) -> Iterator[Callable[..., WorkerProcess]]:
    """Starts a worker's process on the database of this test."""
    started: list[WorkerProcess] = []

    def start(**environment: str) -> WorkerProcess:
        started.append(WorkerProcess(tmp_path, database_url, **environment))
        return started[-1]

    yield start
    for one in started:
        one.kill()
