"""Addresses for those who keep the installation running."""

import hmac

from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from app.config import Settings
from app.core import health
from app.core.figures import as_text, total
from app.core.figures.text import CONTENT_TYPE
from app.core.web.gate import public
from app.core.web.origin import is_asked_here

pages = Blueprint("operations", __name__)


@pages.get("/healthz")
@public("Says only that the process answers")
def healthz() -> ResponseReturnValue:
    """The process answers; nothing is asked of the database."""
    return {"status": "ok"}


@pages.get("/readyz")
@public("Says only whether pages can be served; what is missing, to the operator alone")
def readyz() -> ResponseReturnValue:
    """The database answers and has the schema of this version, and files can be kept."""
    missing = health.missing()
    if not missing:
        return {"status": "ok"}
    return {"status": "not ready", **({"missing": missing} if is_operator() else {})}, 503


@pages.get("/metrics")
@public("Figures, from this machine itself or with the token; for everybody else nothing is there")
def metrics() -> ResponseReturnValue:
    """What a monitor collects."""
    if not is_operator():
        abort(404)
    return Response(as_text(total(), health.gauges()), content_type=CONTENT_TYPE)


def is_operator() -> bool:
    """Whether this comes from the machine itself, not passed on by a proxy, or with ROSTRUM_METRICS_TOKEN."""
    settings: Settings = current_app.config["ROSTRUM"]
    given = request.headers.get("Authorization", "").encode()
    if settings.metrics_token and hmac.compare_digest(given, f"Bearer {settings.metrics_token}".encode()):
        return True
    return is_asked_here()
