"""Runs the WSGI application in threads: whole request in, whole answer out, one change of thread for each."""

import asyncio
import contextlib
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from urllib.parse import unquote_to_bytes

from app.asgi.answer import Answer
from app.asgi.body import TurnedAway
from app.asgi.limits import KIB, Limits
from app.asgi.spool import NoRoom, Room, Spool

# What takes a while says so by its name: these exports are typeset (docs/exports.md).
SLOW_ENDINGS = (".pdf", ".docx", ".xlsx", ".zip")


class FileOnDisk:
    """`wsgi.file_wrapper`: a file that is handed to the reader as it is, without being copied into a spool."""

    def __init__(self, file, block_size: int = 64 * KIB) -> None:
        self.file = file
        self.block_size = block_size

    def __iter__(self):
        return iter(lambda: self.file.read(self.block_size), b"")

    def close(self) -> None:
        self.file.close()


class Pool:
    """Threads for one kind of request, and a bound on how many may wait for them."""

    def __init__(self, name: str, threads: int, waiting: int) -> None:
        self._executor = ThreadPoolExecutor(threads, name)
        self._most = threads + waiting
        self._under_way = 0

    async def run(self, call: Callable, argument):
        """Refuses when more requests wait than could be answered in good time."""
        if self._under_way >= self._most:
            raise TurnedAway(503, "The server is very busy. Please try again in a few seconds.")
        self._under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, copy_context().run, call, argument)
        finally:
            self._under_way -= 1

    def stop(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)


class Bridge:
    """Two pools of threads, so that uploads and typesetting can use up only their own."""

    def __init__(self, wsgi_app, limits: Limits, room: Room) -> None:
        self._app = wsgi_app
        self._room = room
        self._in_memory = limits.answer_in_memory
        self._pages = Pool("page", limits.page_threads, limits.waiting)
        self._slow = Pool("slow", limits.slow_threads, limits.waiting)

    async def ask(self, environ: dict, *, slow: bool) -> Answer:
        """The application's whole answer."""
        try:
            return await (self._slow if slow else self._pages).run(self._collect, environ)
        except NoRoom:
            raise TurnedAway(503, "Too many long answers are under way. Please try again in a minute.") from None

    def stop(self) -> None:
        self._pages.stop()
        self._slow.stop()

    def _collect(self, environ: dict) -> Answer:
        collected = _Collected(Spool(self._room, self._in_memory))
        with contextlib.ExitStack() as on_failure:
            on_failure.callback(collected.spool.close)
            answer = collected.run(self._app, environ)
            on_failure.pop_all()
        return answer


class _Collected:
    """Plays the server towards the application (PEP 3333) and keeps what it says."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []

    def start_response(self, status: str, headers: list[tuple[str, str]], exc_info=None):
        self.status = int(status[:3])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return self.spool.write

    def run(self, app, environ: dict) -> Answer:
        pieces = app(environ, self.start_response)
        if isinstance(pieces, FileOnDisk):
            self.spool.close()
            return Answer(self.status, self.headers, pieces.file, None, pieces.close)
        try:
            for piece in pieces:
                self.spool.write(piece)
        finally:
            getattr(pieces, "close", lambda: None)()
        self.spool.rewind()
        return Answer(self.status, self.headers, self.spool.file, self.spool.size, self.spool.close)


def is_slow(scope: dict, body: Spool) -> bool:
    """Whether a request belongs in the pool for uploads and exports."""
    return body.is_large or scope["path"].endswith(SLOW_ENDINGS)


def build_environ(scope: dict, body: Spool) -> dict:
    """The request as the application reads it; its body is complete, whatever way it was sent."""
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body.file,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileOnDisk,
        "rostrum.forwarded": scope["rostrum.forwarded"],
    }
    _add_headers(environ, scope["headers"])
    environ["CONTENT_LENGTH"] = str(body.size)
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    return environ


def _add_headers(environ: dict, headers: list[tuple[bytes, bytes]]) -> None:
    for name, value in headers:
        # An underscore would let `X_Forwarded_For` pass for `X-Forwarded-For`.
        if b"_" in name:
            continue
        key = name.decode("latin-1").upper().replace("-", "_")
        if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            key = f"HTTP_{key}"
        said = value.decode("latin-1")
        joint = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{joint}{said}" if key in environ else said
