"""A small application behind the real process, for tests of the process alone: `python -m tests.asgi.tiny`."""

import argparse
import hashlib
import io
import json
import time
from dataclasses import replace

from app.asgi import build
from app.asgi.limits import Limits
from app.asgi.processes import Processes
from app.asgi.server import address, listen, run_server
from app.core.logs import configure_logs
from app.core.requests import request_id

LARGE = 8 * 1024 * 1024
# Short enough for a test to wait for, long enough for a busy machine.
LIMITS = Limits(body=1024 * 1024, head_seconds=2, linger_seconds=1, page_threads=4, slow_threads=2)


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if turned_away := environ.get("rostrum.turned_away"):
        start_response(f"{turned_away} Turned away", [("Content-Type", "text/plain")])
        return [f"A page about {turned_away}.".encode()]
    if path == "/fail":
        raise RuntimeError("as asked")
    if path.startswith("/sleep"):
        time.sleep(float(environ["QUERY_STRING"]))
    if path == "/file":
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(LARGE))])
        return environ["wsgi.file_wrapper"](io.BytesIO(b"f" * LARGE))
    octets = b"x" * LARGE if path == "/large" else json.dumps(_seen(environ)).encode()
    start_response("200 OK", [("Content-Type", "application/json")])
    return [octets]


def _seen(environ: dict) -> dict:
    body = environ["wsgi.input"].read()
    said = {key: value for key, value in environ.items() if isinstance(value, str | bool)}
    return {**said, "known_as": request_id(), "size": len(body), "sha256": hashlib.sha256(body).hexdigest()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--idle-seconds", type=float, default=2)
    parser.add_argument("--trusted", action="append", default=[])
    wanted = parser.parse_args()
    limits = replace(LIMITS, idle_seconds=wanted.idle_seconds)
    configure_logs()
    listener = listen("127.0.0.1", 0)

    def work(parent: int | None = None) -> None:
        front = build(application, limits=limits, trusted_proxies=wanted.trusted)
        run_server(front, listener, limits=limits, parent=parent)

    print(address(listener), flush=True)
    work() if wanted.processes == 1 else Processes(wanted.processes, work).run()


if __name__ == "__main__":
    main()
