"""A server to measure: the whole application with the sample data, and a bare route beside it.

`python -m bench.server PORT` serves in the instance that ROSTRUM_INSTANCE names.
"""

import sys

from flask import Flask, Response
from sqlalchemy import text

from app import create_app
from app.asgi.limits import Limits
from app.asgi.runner import run_process
from app.asgi.server import listen
from app.core.db import db
from app.core.logs import configure_logs
from app.core.web import public


def add_limit(app: Flask) -> None:
    """As many bytes as asked for, after one query: what no page of this server can undercut."""

    @app.get("/bench/bytes/<int:count>")
    @public("A limit to measure against")
    def bare(count: int) -> Response:
        db.session.execute(text("SELECT 1")).all()
        return Response(b"x" * count, content_type="text/html; charset=utf-8")

    @app.get("/bench/unchanged")
    @public("A limit to measure against")
    def unchanged() -> Response:
        db.session.execute(text("SELECT 1")).all()
        return Response(status=304, headers={"ETag": '"known"'})


if __name__ == "__main__":
    configure_logs()
    application = create_app()
    add_limit(application)
    run_process(application, listen("127.0.0.1", int(sys.argv[1])), limits=Limits(), with_worker=False)
