"""CPU time a request of the public pages, beside a bare route of the same server that sends as many bytes."""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from bench.load import ask, compare

PORT = 8765
PAGES = {
    "programme page (October 2023)": "/meetings/cnd-2023-october",
    "sitting page (32 statements, 5 replies)": "/meetings/cnd-2023-october/sittings/1",
}


def report() -> Iterator[str]:
    """Each page beside its limit."""
    yield "Public pages, anonymous and warm: CPU time of the server process a request (median of 7 rounds of 500)"
    with serving() as (process, _instance):
        for name, path in PAGES.items():
            size = ask(PORT, path, 1)
            limit = f"bare route, one query, {size} bytes"
            page, bare = compare(process, PORT, {name: path, limit: f"/bench/bytes/{size}"})
            yield page.beside(bare)
            yield bare.beside(bare)


@contextmanager
def serving(*packages: Path) -> Iterator[tuple[psutil.Process, Path]]:
    """A server of its own in a folder of its own, with the sample data and these packages."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ROSTRUM_INSTANCE": folder, "PYTHONPATH": os.getcwd()}
        rostrum = [sys.executable, "-c", "from app.cli import main; main()"]
        samples = [str(path) for path in (*sorted(Path("app/sample").rglob("*.yaml")), *packages)]
        for arguments in (["init"], ["load", *samples]):
            subprocess.run([*rostrum, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
        log = (Path(folder) / "log").open("w")
        server = subprocess.Popen([sys.executable, "-m", "bench.server", str(PORT)], env=environment, stderr=log)
        try:
            wait_for(PORT)
            yield psutil.Process(server.pid), Path(folder)
        finally:
            server.terminate()
            server.wait(10)
            log.close()


def wait_for(port: int, seconds: float = 20) -> None:
    """Until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not answer")
