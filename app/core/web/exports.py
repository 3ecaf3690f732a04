"""Handing out what was made of our own data: made once, kept on the disk, and sent again only where it changed."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from flask import Response, current_app, request
from flask_babel import gettext as _

from app.config import Settings
from app.core.export import CannotTypeset, kept_or_made
from app.core.export.typesetting import FONTS
from app.core.i18n import locale_code
from app.core.web.errors import problem

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SHOWN = ("pdf", "json", "txt")  # a browser shows these itself; others are saved
KEPT = ("pdf", "docx")  # others cost less to make than to keep
RETRY_SECONDS = 60


def send_made(name: str, ending: str, facts: bytes, make: Callable[[], bytes], kept_as: str = "") -> Response:
    """The export `name`.`ending`, made by `make` where none is kept of these facts.

    The facts are all that it says; with our own code, the libraries, the language and the kind they are its ETag.
    `kept_as` is how the name of its file begins where it is to be found and forgotten some day.
    """
    digest = hashlib.sha256(b"\0".join((code_version(), ending.encode(), locale_code().encode(), facts))).hexdigest()
    if request.if_none_match.contains(digest):
        return _described(Response(status=304), digest)
    try:
        octets = _made(f"{kept_as}{digest}.{ending}", make) if ending in KEPT else make()
    except CannotTypeset:
        return _cannot()
    return _described(_saved(name, ending, octets), digest)


def send_private(name: str, ending: str, make: Callable[[], bytes]) -> Response:
    """The export for whoever asked and nobody else: made anew each time, kept neither here nor on the way."""
    try:
        response = _saved(name, ending, make())
    except CannotTypeset:
        return _cannot()
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Language"] = locale_code()
    return response


def _saved(name: str, ending: str, octets: bytes) -> Response:
    response = Response(octets, content_type=MEDIA_TYPES[ending])
    manner = "inline" if ending in SHOWN else "attachment"
    response.headers.set("Content-Disposition", manner, filename=f"{name}.{ending}")
    return response


def _cannot() -> Response:
    said = _("This document cannot be made just now; what it says is on its page. Try again in a minute.")
    return problem(503, said, headers={"Retry-After": str(RETRY_SECONDS)})


def _made(file: str, make: Callable[[], bytes]) -> bytes:
    settings: Settings = current_app.config["ROSTRUM"]
    return kept_or_made(settings.instance / "exports", file, make)


def _described(response: Response, digest: str) -> Response:
    """It is the same for everybody who asks in this language; a cache may keep it and must ask whether it holds."""
    response.set_etag(digest)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Cookie, Accept-Language, Authorization"
    response.headers["Content-Language"] = locale_code()
    return response


@cache
def code_version() -> bytes:
    """Changes when what makes an export changes: our code and templates, and the libraries that set and write."""
    root = Path(__file__).parents[3]
    ours = [*(root / "app" / "core" / "export").rglob("*.py"), *(root / "templates" / "documents").rglob("*.typ")]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(ours)))
    for library in ("typst", "python-docx", *FONTS):
        digest.update(version(library).encode())
    return digest.digest()
