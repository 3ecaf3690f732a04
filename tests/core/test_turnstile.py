"""Threads and processes go through one after the other, and nobody waits for long behind those who came later."""

import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from app.core.turnstile import TURN_SECONDS, Passage
from tests.asgi.running import until

pytestmark = pytest.mark.process
COUNTS = """
import sys, threading, time
from pathlib import Path
from app.core.turnstile import Passage
passage, number = Passage(Path(sys.argv[1])), Path(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
def count():
    for _ in range(25):
        with passage:
            seen = int(number.read_text())
            time.sleep(0.003)
            number.write_text(str(seen + 1))
threads = [threading.Thread(target=count) for _ in range(4)]
for one in threads: one.start()
for one in threads: one.join()
"""
CROWDS = """
import sys, threading, time
from pathlib import Path
from app.core.turnstile import Passage
passage = Passage(Path(sys.argv[1]))
def crowd():
    while True:
        with passage:
            print("in", flush=True)
            time.sleep(0.01)
for _ in range(4): threading.Thread(target=crowd).start()
"""


def begin(program: str, *arguments: Path) -> subprocess.Popen[str]:
    """A process of its own."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> None:
    """In the middle of whatever it does."""
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def test_no_two_are_through_at_once(tmp_path: Path) -> None:
    number = tmp_path / "number"
    number.write_text("0")
    processes = [begin(COUNTS, tmp_path / "turn", number) for _ in range(2)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.wait(60) for process in processes] == [0, 0]
    for process in processes:
        end(process)
    assert number.read_text() == "200"


def test_a_process_comes_to_its_turn_behind_one_with_many_writers(tmp_path: Path) -> None:
    crowd = begin(CROWDS, tmp_path / "turn")
    try:
        assert crowd.stdout.readline() == "in\n"
        begun, passage = monotonic(), Passage(tmp_path / "turn")
        for _ in range(5):
            with passage:
                pass
        assert monotonic() - begun < 5 * (TURN_SECONDS + 1)
    finally:
        end(crowd)


def test_a_process_that_is_killed_gives_its_place_back(tmp_path: Path) -> None:
    crowd = begin(CROWDS, tmp_path / "turn")
    assert crowd.stdout.readline() == "in\n"
    end(crowd)
    with Passage(tmp_path / "turn"):
        pass


def test_threads_are_let_through_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    passage, through = Passage(tmp_path / "turn"), []

    def go(number: int) -> None:
        with passage:
            through.append(number)

    threads = [Thread(target=go, args=(number,)) for number in range(5)]
    with passage:
        for number, thread in enumerate(threads):
            thread.start()
            until(lambda number=number: len(passage._threads._waiting) > number, "it should wait")
    for thread in threads:
        thread.join()
    assert through == list(range(5))
