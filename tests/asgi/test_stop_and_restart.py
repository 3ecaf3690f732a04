"""A server ends within five seconds whatever is under way, and replaces a child that dies."""

import os
import signal

import pytest

from app.asgi.server import PortTaken, listen
from tests.asgi.running import head, read_reply, until
from tests.asgi.tiny import LIMITS

pytestmark = pytest.mark.process
MOST_SECONDS = 5


def test_a_server_stops_at_once_when_nothing_is_under_way(fresh):
    fresh.get("/")
    code, seconds = fresh.stop()
    assert code == 0
    assert seconds < 2


def test_what_is_under_way_is_finished_before_the_end(fresh):
    with fresh.connect(head("GET", "/sleep?1")) as client:
        until(lambda: fresh.get("/").status == 200, "the server should answer")
        fresh.process.send_signal(signal.SIGTERM)
        assert read_reply(client).status == 200


def test_a_server_stops_in_time_with_stalled_clients_and_a_stuck_thread(fresh):
    stalled = [fresh.connect(head("POST", "/", "Content-Length: 10") + b"x") for _ in range(5)]
    stalled.append(fresh.connect(head("GET", "/sleep?60")))
    stalled.append(fresh.connect(head("GET", "/large"), receive_buffer=4096))
    fresh.get("/")
    code, seconds = fresh.stop()
    assert code == 0
    assert seconds < MOST_SECONDS
    assert "Traceback" not in "".join(fresh.err)


def test_a_child_that_is_killed_is_replaced_and_the_port_stays_open(pair):
    before = set(until(lambda: len(pair.children) == 2 and pair.children, "two children were expected"))
    pair.get("/")
    victim = before.pop()
    os.kill(victim, signal.SIGKILL)
    until(lambda: len(pair.children) == 2 and victim not in pair.children, "a new child was expected")
    assert pair.get("/").status == 200
    assert [entry["code"] for entry in pair.log("process ended")] == [-signal.SIGKILL]


def test_several_processes_stop_together_in_time(pair):
    for _ in range(LIMITS.page_threads - 1):
        pair.connect(head("GET", "/sleep?60"))
    pair.get("/")
    code, seconds = pair.stop()
    assert code == 0
    assert seconds < MOST_SECONDS


def test_children_end_when_their_parent_is_gone(pair):
    children = until(lambda: len(pair.children) == 2 and pair.children, "two children were expected")
    pair.get("/")
    pair.process.kill()
    until(lambda: not any(_lives(child) for child in children), "the children should have ended")


def test_a_port_that_is_taken_is_told_in_a_sentence():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as refused:
            listen("127.0.0.1", port)
    assert str(refused.value) == f"Port {port} on 127.0.0.1 cannot be used: address already in use."


def _lives(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
