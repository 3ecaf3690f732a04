"""Runs one server process until it is told to stop, and ends it within five seconds then, whatever is under way."""

import asyncio
import contextlib
import os
import resource
import signal
import socket
import sys
import threading

import uvicorn

from app.asgi import Front
from app.asgi.guard import guard_heads
from app.asgi.limits import Limits

GRACE_SECONDS = 3
LAST_MOMENT_SECONDS = 4.5
KEEP_ALIVE_SECONDS = 15
UNREAD_MILLISECONDS = 60_000
MOST_FILES = 65_536


class PortTaken(Exception):
    """Somebody else listens there."""


def listen(host: str, port: int) -> socket.socket:
    """The listening socket, which all processes of this server share."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Linux then lets go of a reader that acknowledges nothing, even after our last octet was written.
    with contextlib.suppress(AttributeError, OSError):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_MILLISECONDS)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as reason:
        listener.close()
        raise PortTaken(f"Port {port} on {host} cannot be used: {reason.strerror.lower()}.") from reason
    listener.set_inheritable(True)
    return listener


def address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def raise_file_limit() -> int:
    """Allows as many open files as the system grants: every reader of a board is one. Returns how many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return soft if soft != resource.RLIM_INFINITY else MOST_FILES


class Server(uvicorn.Server):
    """Ends the streams first, so that what remains can end in peace."""

    def __init__(self, config: uvicorn.Config, front: Front) -> None:
        super().__init__(config)
        self._front = front

    def stop(self, *_) -> None:
        self.should_exit = True

    async def shutdown(self, sockets=None) -> None:
        _leave_at_the_last_moment()
        self._front.end_streams()
        await super().shutdown(sockets)


def run_server(front: Front, listener: socket.socket, *, limits: Limits, parent: int | None = None) -> None:
    """Serves until a signal, or until the pipe whose end `parent` is closes because the parent is gone."""
    config = uvicorn.Config(
        front,
        http=guard_heads(limits),
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = Server(config, front)
    # Uvicorn puts these back when it has stopped and raises the signal again: then nothing happens, and we return.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.stop)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(_serve(server, listener, parent))
    if not server.started:
        sys.exit(1)


async def _serve(server: Server, listener: socket.socket, parent: int | None) -> None:
    if parent is not None:
        asyncio.get_running_loop().add_reader(parent, server.stop)
    await server.serve(sockets=[listener])


def _leave_at_the_last_moment() -> None:
    """A thread that does not come back must not keep the process; its transaction is rolled back by the database."""
    timer = threading.Timer(LAST_MOMENT_SECONDS, os._exit, (0,))
    timer.daemon = True
    timer.start()
