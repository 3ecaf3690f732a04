"""What is too large is refused with a sentence, and the client gets to read it."""

import hashlib

import pytest

from tests.asgi.running import head
from tests.asgi.tiny import LIMITS

pytestmark = pytest.mark.process
TOO_LARGE = b"A page about 413."


def test_a_body_at_the_limit_arrives_whole(tiny):
    body = bytes(range(256)) * (LIMITS.body // 256)
    seen = tiny.ask(head("POST", "/", f"Content-Length: {len(body)}") + body).json()
    assert (seen["size"], seen["sha256"]) == (len(body), hashlib.sha256(body).hexdigest())


def test_a_body_in_chunks_arrives_whole_with_its_length(tiny):
    chunks = b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    seen = tiny.ask(head("POST", "/", "Transfer-Encoding: chunked") + chunks).json()
    assert (seen["CONTENT_LENGTH"], seen["sha256"]) == ("11", hashlib.sha256(b"hello world").hexdigest())
    assert "HTTP_TRANSFER_ENCODING" not in seen


def test_a_body_over_the_limit_is_refused_even_while_it_is_being_sent(tiny):
    body = b"x" * (3 * LIMITS.body)
    reply = tiny.ask(head("POST", "/", f"Content-Length: {len(body)}") + body)
    assert (reply.status, reply.body) == (413, TOO_LARGE)


def test_a_body_in_chunks_over_the_limit_is_refused(tiny):
    chunk = b"80000\r\n" + b"x" * 0x80000 + b"\r\n"
    reply = tiny.ask(head("POST", "/", "Transfer-Encoding: chunked") + chunk * 3 + b"0\r\n\r\n")
    assert (reply.status, reply.body) == (413, TOO_LARGE)


def test_a_head_that_is_too_long_is_refused(tiny):
    assert tiny.get("/", "X-Long: " + "x" * 40_000).status == 431


@pytest.mark.parametrize(
    ("first_line", "hosts", "status"),
    [
        ("GET / HTTP/1.1", ["rostrum.example"], 200),
        ("GET / HTTP/1.1", [], 400),
        ("GET / HTTP/1.1", ["rostrum.example", "evil.example"], 400),
        ("GET / HTTP/1.0", [], 200),
    ],
)
def test_a_request_names_one_host(tiny, first_line, hosts, status):
    lines = [first_line, *(f"Host: {host}" for host in hosts), "Connection: close"]
    assert tiny.ask("".join(f"{line}\r\n" for line in [*lines, ""]).encode()).status == status


def test_an_endless_head_is_refused(tiny):
    with tiny.connect(b"GET / HTTP/1.1\r\nX-Long: ") as client:
        client.sendall(b"x" * LIMITS.head)
        assert client.recv(65536).startswith(b"HTTP/1.1 431 ")


def test_a_long_answer_arrives_whole(tiny):
    reply = tiny.get("/large")
    assert (reply.headers["content-length"], len(reply.body)) == (str(8 * 1024 * 1024), 8 * 1024 * 1024)


def test_a_file_is_handed_over_and_its_head_alone_too(tiny):
    assert len(tiny.get("/file").body) == 8 * 1024 * 1024
    reply = tiny.ask(head("HEAD", "/file"))
    assert (reply.headers["content-length"], reply.body) == (str(8 * 1024 * 1024), b"")


def test_an_address_keeps_the_octets_it_was_asked_with(tiny):
    assert tiny.get("/caf%C3%A9/%FF").json()["PATH_INFO"].encode("latin-1") == b"/caf\xc3\xa9/\xff"
