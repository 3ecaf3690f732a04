"""Handing out files that people gave: as what they are, and without power over our pages."""

import structlog
from flask import Response, abort, current_app, send_file

from app.config import Settings
from app.core.files import File
from app.core.files.folder import path_of

log = structlog.get_logger()
SANDBOX = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'"


def send_kept(file: File, *, shown: bool = False) -> Response:
    """The answer with a file: saved under its name or, where `shown`, opened in the page. Ask the policy first."""
    settings: Settings = current_app.config["ROSTRUM"]
    path = path_of(settings.files, file.sha256)
    if not path.exists():
        log.error("file missing", file=file.id)
        abort(404)
    response = send_file(
        path,
        mimetype=file.media_type,
        as_attachment=not shown,
        download_name=file.name,
        conditional=True,
        etag=file.sha256,
        last_modified=file.created_at,
        max_age=0,
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
