"""A real server while a paper is being typeset."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.asgi.running import GENEROUS_SECONDS, Running, running, until
from tests.builders.packages import SAMPLE

pytestmark = pytest.mark.process
SERVE = ("-m", "tests.publishing.slow_typesetting")
SLUG = "cnd-2023-october"
CHILD = """
import os, sys, time
sys.stdin.read()
open({started!r}, "a").write("x")
while not os.path.exists({released!r}):
    time.sleep(0.02)
sys.stdout.write("%PDF-made")
"""


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Running]:
    """Two processes with the sample data, whose papers are not finished before `released` is there."""
    child = tmp_path / "child.py"
    child.write_text(CHILD.format(started=str(tmp_path / "started"), released=str(tmp_path / "released")))
    environment = {
        "ROSTRUM_INSTANCE": str(tmp_path),
        "ROSTRUM_DATABASE_URL": database_url,
        "ROSTRUM_TEST_CHILD": str(child),
    }
    packages = [SAMPLE / "entities.yaml", SAMPLE / "challenges.yaml", SAMPLE / "meetings" / f"{SLUG}.yaml"]
    subprocess.run(
        [sys.executable, *SERVE, "load", *map(str, packages)],
        env={**os.environ, **environment}, check=True, capture_output=True, timeout=GENEROUS_SECONDS * 4,
    )  # fmt: skip
    with running(*SERVE, "serve", "--port", "0", "--processes", "2", environment=environment) as started:
        yield started


def test_pages_answer_while_a_paper_is_made_and_it_is_made_once(server: Running, tmp_path: Path) -> None:
    with ThreadPoolExecutor(6) as readers:
        asked = [readers.submit(server.get, f"/meetings/{SLUG}/programme.pdf") for _ in range(6)]
        until((tmp_path / "started").exists, "no child was started")
        pages = [server.get(f"/meetings/{SLUG}").status for _ in range(20)]
        still_waiting = [one.done() for one in asked]
        (tmp_path / "released").touch()
        answers = [one.result(GENEROUS_SECONDS) for one in asked]
    assert (pages, still_waiting) == ([200] * 20, [False] * 6)
    assert {(one.status, one.body) for one in answers} == {(200, b"%PDF-made")}
    assert (tmp_path / "started").read_text() == "x"
