"""Starts real server processes for tests, and talks to them over real sockets."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import psutil

GENEROUS_SECONDS = 45  # a machine may be busy; whoever waits so long is waiting in vain


class Running:
    """A server in a process of its own; everything it writes is kept."""

    def __init__(self, command: list[str], environment: dict | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
        )
        self.out: list[str] = []
        self.err: list[str] = []
        self._clients: list[socket.socket] = []
        self._readers = [
            threading.Thread(target=kept.extend, args=(pipe,), daemon=True)
            for pipe, kept in ((self.process.stdout, self.out), (self.process.stderr, self.err))
        ]
        for reader in self._readers:
            reader.start()
        try:
            self.address = until(self._said_address, f"the server did not start: {self.err}")
        except BaseException:
            self.process.kill()  # nobody else knows of it
            raise
        self.port = urlsplit(self.address).port

    def _said_address(self) -> str | None:
        said = re.search(r"http://\S+", "".join(self.out))
        return said[0].rstrip(".") if said else None

    @property
    def children(self) -> list[int]:
        return [child.pid for child in psutil.Process(self.process.pid).children()]

    def log(self, event: str = "request") -> list[dict]:
        entries = [json.loads(line) for line in self.err if line.startswith("{")]
        return [entry for entry in entries if entry["event"] == event]

    def stop(self) -> tuple[int, float]:
        """Asks it to end; answers with its exit code and the seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(GENEROUS_SECONDS)
        for reader in self._readers:
            reader.join(1)
        return code, time.monotonic() - begun

    def kill(self) -> None:
        """Ends it and its children in the middle of whatever they do; they can say nothing more."""
        lives = self.process.poll() is None
        for one in [self.process.pid, *self.children] if lives else ():  # the parent first, or it would replace them
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self.process.wait(GENEROUS_SECONDS)
        for reader in self._readers:
            reader.join(GENEROUS_SECONDS)
        self.close()

    def connect(self, sent: bytes = b"", *, receive_buffer: int | None = None) -> socket.socket:
        client = socket.socket()
        self._clients.append(client)
        if receive_buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        client.settimeout(GENEROUS_SECONDS)
        client.connect(("127.0.0.1", self.port))
        client.sendall(sent)
        return client

    def hang_up(self) -> None:
        for client in self._clients:
            client.close()

    def close(self) -> None:
        self.process.stdout.close()
        self.process.stderr.close()

    def ask(self, request: bytes) -> "Reply":
        with self.connect(request) as client:
            return read_reply(client)

    def get(self, path: str, *headers: str) -> "Reply":
        return self.ask(head("GET", path, *headers))


class Reply:
    def __init__(self, octets: bytes) -> None:
        self.head, _, self.body = octets.partition(b"\r\n\r\n")
        self.status = int(self.head.split()[1])
        lines = [line.partition(b": ") for line in self.head.split(b"\r\n")[1:]]
        self.headers = {name.decode().lower(): value.decode() for name, _, value in lines}

    def json(self) -> dict:
        return json.loads(self.body)


def head(method: str, path: str, *headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: test", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode()


def read_reply(client: socket.socket) -> Reply:
    pieces = []
    while piece := client.recv(65536):
        pieces.append(piece)
    return Reply(b"".join(pieces))


def until(question, otherwise: str, seconds: float = GENEROUS_SECONDS):
    """Asks again and again; the first answer that is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if answer := question():
                return answer
        time.sleep(0.02)
    raise AssertionError(otherwise)


@contextlib.contextmanager
def running(*command: str, environment: dict | None = None) -> Iterator[Running]:
    server = Running(list(command), environment)
    try:
        yield server
    finally:
        server.hang_up()
        if server.process.poll() is None:
            server.stop()
        server.close()
