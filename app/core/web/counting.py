"""Counts what is asked and how long the answer takes."""

import time

from flask import Flask, Response, g, request

from app.core.figures import figures

# A client may invent methods, and each would be a figure of its own.
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def count_requests(app: Flask) -> None:
    """Before everything else and after everything else."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.begun = time.perf_counter()


def _end(response: Response) -> Response:
    endpoint = request.endpoint or "none"
    method = request.method if request.method in METHODS else "other"
    figures.count("rostrum_requests", endpoint, method, str(response.status_code))
    figures.observe("rostrum_request_seconds", time.perf_counter() - g.begun, endpoint)
    return response
