"""What a person is told when something cannot be done: what happened, why, and what to do. Never a stack trace."""

from collections.abc import Mapping
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, abort, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from pydantic_core import to_jsonable_python
from werkzeug.exceptions import HTTPException

from app.core.i18n import locale_code, speaking
from app.core.phrases import sentence
from app.core.refusal import Refusal, Refused
from app.core.requests import request_id
from app.core.web.actors import count_as_nobody, is_for_calendars, is_for_programs
from app.core.web.origin import local_path, page_path

log = structlog.get_logger()

TITLES = {
    400: _l("This request could not be read"),
    401: _l("Please sign in"),
    403: _l("This is not open to you"),
    404: _l("There is nothing here"),
    405: _l("This cannot be done that way"),
    406: _l("This cannot be said that way"),
    408: _l("This took too long"),
    409: _l("Not now"),
    410: _l("This is no longer here"),
    413: _l("This file is too large"),
    415: _l("This cannot be read here"),
    422: _l("Something is missing or wrong"),
    429: _l("Too many attempts"),
    500: _l("Something went wrong on our side"),
    503: _l("Rostrum cannot answer just now"),
}
SENTENCES = {
    400: _l("Part of the request is missing or not in the form expected. Go back, and try once more."),
    401: _l("You need to sign in before you can do this."),
    403: _l("Your account does not have the role that this needs. If it should, ask the Secretariat."),
    404: _l("The address may be mistyped, or what it leads to is not public. Start from the list of meetings."),
    405: _l("The address exists, but not for this kind of request. Go back, and use the buttons of the page."),
    406: _l("Answers are JSON: ask for application/json."),
    408: _l("What you sent did not arrive whole in time, and nothing was changed. Please try again."),
    410: _l("It was here, and was withdrawn. Start from the list of meetings."),
    413: _l("It is larger than may be sent here, and nothing was changed. Make it smaller, or ask the Secretariat."),
    415: _l("What is sent here is JSON: say so, with Content-Type: application/json. Nothing was changed."),
    429: _l("Wait a few minutes, then try again. Nothing was changed."),
    500: _l("Nothing was changed. Try again in a minute; if it stays so, tell the Secretariat the number below."),
    503: _l("Nothing was changed. Try again in a minute."),
}
BEARER, WRONG_TOKEN = 'Bearer realm="Rostrum"', ', error="invalid_token"'
FOR_PROGRAMS = {
    400: _l("Part of the request is missing or not in the form expected. Nothing was changed."),
    401: _l("Show a token: Authorization: Bearer ... It is made on the page of your account."),
    404: _l("The address is not known, or what it leads to is not public."),
    405: _l("The address exists, but not for this method: see Allow."),
}
FORM_TOO_OLD = _l(
    "This form was open for too long, or in another window after signing in. Go back, reload, send again."
)


class Told(Exception):
    """An error with all that a program is to be told of it; nothing was changed."""

    def __init__(self, status: int, detail: str, code: str, more: Mapping[str, Any] | None = None):
        super().__init__(code)
        self.status, self.detail, self.code, self.more = status, detail, code, more or {}


def handle_errors(app: Flask) -> None:
    """Every way in which a request can fail, as a page or as problem+json."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Told, lambda told: problem(told.status, told.detail, told.code, more=told.more))
    app.register_error_handler(CSRFError, lambda error: problem(400, str(FORM_TOO_OLD)))
    app.register_error_handler(Exception, _unexpected)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    if error.code == 404 and request.path.endswith("/") and (path := _path_without_slash()):
        return redirect(path, 308)
    return problem(error.code, headers=_kept(error))


def _path_without_slash() -> str | None:
    """Where somebody typed a slash too many: the page that was meant, if there is one."""
    path = page_path(request.path.rstrip("/"))
    return None if path == "/" or request.url_rule else path


def _kept(error: HTTPException) -> dict[str, str]:
    """Headers that belong to the error: the methods allowed, when to try again."""
    return {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}


def _refused(error: Refused) -> ResponseReturnValue:
    status, headers = error.refusal.status
    return problem(status, sentence(error.refusal), error.refusal.code, headers, parameters_of(error.refusal))


def parameters_of(refusal: Refusal) -> dict[str, Any]:
    """What the sentence of a refusal names, for programs."""
    return {"parameters": to_jsonable_python(dict(refusal.parameters))} if refusal.parameters else {}


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.exception("unexpected", path=request.endpoint)
    return problem(500)


def show_turned_away() -> None:
    """The process turned this request away before its body was here (too large, too slow): only the page is ours."""
    if status := request.environ.get("rostrum.turned_away"):
        abort(status)


def turn_away_nul() -> None:
    """No text has a NUL in it, and PostgreSQL keeps none: to ask with one is a mistake, not a failure of ours."""
    said = chain([request.path], *(value for _name, value in chain(request.args.lists(), request.form.lists())))
    if any("\0" in text for text in said):
        abort(400)


def _as_text(status: int, detail: str | None, headers: Mapping[str, str] | None) -> Response:
    """For a calendar program: it shows no page, and is the same for everybody, so that no cookie is looked at."""
    with speaking(request.args.get("lang", "en")):
        said = detail or str({**SENTENCES, **FOR_PROGRAMS}.get(status, _l("This could not be done")))
    response = Response(f"{said}\n", status, content_type="text/plain; charset=utf-8")
    response.headers.update(headers or {})
    return response


def wants_json() -> bool:
    """Whether a program asks rather than a person."""
    return is_for_programs() or (
        request.accept_mimetypes.best == "application/json" and not request.accept_mimetypes.accept_html
    )


def _page_before() -> str | None:
    """Where the form stood that was refused."""
    before = urlsplit(request.referrer or "")
    if request.method == "GET" or before.netloc != request.host:
        return None
    return local_path(before._replace(scheme="", netloc="").geturl())


def problem(
    status: int,
    detail: str | None = None,
    code: str | None = None,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """An error as the reader's page, or as problem+json (RFC 9457) for a program, which is told `more`."""
    if status >= 500:
        count_as_nobody()
    if is_for_calendars():
        return _as_text(status, detail, headers)
    title = str(TITLES.get(status, _l("This could not be done")))
    sentences = {**SENTENCES, **FOR_PROGRAMS} if is_for_programs() else SENTENCES
    detail = detail or str(sentences.get(status, ""))
    if wants_json():
        facts = {"type": "about:blank", "title": title, "status": status, "detail": detail, "request_id": request_id()}
        response = jsonify({**facts, **({"code": code} if code else {}), **(more or {})})
        response.mimetype = "application/problem+json"
        response.headers["Content-Language"] = locale_code()
    else:
        facts = {"title": title, "status": status, "request_id": request_id(), "before": _page_before()}
        page = render_template("error.html", detail=detail, **facts)
        response = Response(page, content_type="text/html; charset=utf-8")
    response.status_code = status
    response.headers.update(headers or {})
    if status == 401 and is_for_programs():
        response.headers["WWW-Authenticate"] = BEARER + (WRONG_TOKEN if "Authorization" in request.headers else "")
    return response
