"""What one server process consists of: the application, its streams, and work in the background."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

from flask import Flask

from app import settings_of
from app.asgi import build
from app.asgi.limits import Limits, fit
from app.asgi.server import raise_file_limit, run_server
from app.core.figures import share_figures
from app.core.jobs import Worker
from app.core.streams import Reader

WORKER_GRACE_SECONDS = 1


def run_process(
    app: Flask, listener: socket.socket, *, limits: Limits, with_worker: bool = True, parent: int | None = None
) -> None:
    """Serves until it is told to stop, or its parent is gone."""
    settings = settings_of(app)
    limits = fit(replace(limits, body=settings.upload_limit), raise_file_limit())
    front = build(app, Reader(app), limits=limits, trusted_proxies=settings.trusted_proxies)
    with share_figures(settings.instance), working(app) if with_worker else contextlib.nullcontext():
        run_server(front, listener, limits=limits, parent=parent)


@contextlib.contextmanager
def working(app: Flask) -> Iterator[None]:
    """Work in the background goes on beside the block; what does not end in time is done again by its lease."""
    worker = Worker(app)
    thread = threading.Thread(target=worker.run, name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        thread.join(WORKER_GRACE_SECONDS)
