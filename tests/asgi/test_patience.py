"""Clients that stall hold neither a thread nor anybody else."""

import time

import psutil
import pytest

from tests.asgi.running import head, read_reply, running, until

pytestmark = pytest.mark.process


@pytest.fixture
def patient():
    with running("-m", "tests.asgi.tiny", "--idle-seconds", "60") as server:
        yield server


def test_a_page_is_answered_while_a_hundred_clients_hang(patient):
    for _ in range(50):
        patient.connect(head("POST", "/upload", "Content-Length: 900000") + b"x" * 100_000)
        patient.connect(head("GET", "/large"), receive_buffer=4096)
    begun = time.monotonic()
    assert patient.get("/").status == 200
    assert time.monotonic() - begun < 10
    until(patient.log, "the page should be in the log")
    assert [entry["path"] for entry in patient.log()] == ["/"]


def test_an_upload_that_stalls_is_told_so(tiny):
    with tiny.connect(head("POST", "/upload", "Content-Length: 1000") + b"only this") as client:
        reply = read_reply(client)
    assert reply.status == 408
    assert reply.body == b"A page about 408."


def test_a_reader_who_stops_reading_is_let_go(tiny):
    with tiny.connect(head("GET", "/large"), receive_buffer=4096) as client:
        until(lambda: serves(tiny, client), "the server should have taken the reader")
        until(lambda: not serves(tiny, client), "the server should have let go of the reader")


def test_a_head_that_does_not_arrive_is_told_so(tiny):
    clients = [tiny.connect(beginning) for beginning in (b"", b"GET / HTTP/1.1\r\nHost: te", b"\r\n")]
    assert [read_reply(client).status for client in clients] == [408] * 3


def test_a_second_head_on_a_connection_is_timed_too(tiny):
    with tiny.connect(b"HEAD / HTTP/1.1\r\nHost: test\r\n\r\n") as client:
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")
        client.sendall(b"GET / HT")
        assert read_reply(client).status == 408


def test_slow_documents_leave_the_pages_their_threads(tiny):
    slow = [tiny.connect(head("GET", "/sleep.pdf?1")) for _ in range(6)]
    begun = time.monotonic()
    assert tiny.get("/").status == 200
    assert time.monotonic() - begun < 2
    assert [read_reply(client).status for client in slow] == [200] * 6
    assert time.monotonic() - begun > 2.5


def serves(server, client) -> bool:
    """Whether the server still holds its end of the connection."""
    ends = psutil.Process(server.process.pid).net_connections("tcp")
    return client.getsockname() in [end.raddr for end in ends if end.raddr]
