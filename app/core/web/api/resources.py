"""Resources: routes whose views take and give shapes. What the document says of them is read from the views."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import unwrap
from typing import Any, get_type_hints

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException

from app.core.files import FileKind
from app.core.files.forgetting import forgotten_if_refused
from app.core.i18n import locale_code
from app.core.repeats import Answered, answered_before, once
from app.core.tokens import fingerprint
from app.core.web.actors import current_actor
from app.core.web.api.reading import LARGEST_BODY, body_sent, read_body, read_file, read_question
from app.core.web.api.shapes import Asked, Handed, Octets, Said, Taken
from app.core.web.errors import Told
from app.core.web.files import send_kept

PREFIX = "/api/v1"
SAFE = ("GET", "HEAD", "OPTIONS")
KEY, KEY_FORM = "Idempotency-Key", re.compile(r"[!-~]{1,200}")
NO_KEY = _l("An Idempotency-Key has 1 to 200 letters, digits and signs, without blanks; a UUID, say. Nothing was done.")
NO_BODY = _l("This reads no body: what is said to it stands behind the question mark of the address. Nothing was done.")


@dataclass(frozen=True)
class Operation:
    """What a view takes and gives: the body `sent`, the question `asked`, the answer it is annotated with."""

    sent: type[Taken] | type[Octets] | None
    asked: type[Asked]
    answer: type[Said] | type[Handed] | None
    status: int
    takes: tuple[str, ...]

    @property
    def file(self) -> FileKind | None:
        """What file is sent; none where the body is JSON."""
        return self.sent.kind if self.sent and issubclass(self.sent, Octets) else None

    @property
    def handed(self) -> FileKind | None:
        """What file is answered; none where the answer is JSON."""
        return self.answer.kind if self.answer and issubclass(self.answer, Handed) else None

    @property
    def largest(self) -> int:
        """How many octets a body may have."""
        return self.file.limit if self.file else LARGEST_BODY


class Resources(Blueprint):
    """The resources of a feature.

    A view gets what its gate found (or the parts of the address), then `sent` and `asked` where it names them: its
    annotations are the shapes. It returns the shape it is annotated with; None is 204.
    """

    def __init__(self, feature: str, import_name: str):
        super().__init__(f"{feature}_api", import_name, url_prefix=PREFIX)
        self.feature = feature

    def route(self, rule: str, *, status: int = 200, **options: Any) -> Callable[[Any], Any]:
        """Put a view on the map, once for each of its addresses; `status` is that of its answer when all went well."""

        def put(view: Any) -> Any:
            served = view if hasattr(view, "operation") else _served(view, _operation(view, status))
            self.add_url_rule(rule, view.__name__, served, **options)
            return served

        return put


def _operation(view: Any, status: int) -> Operation:
    hints = get_type_hints(unwrap(view))
    answer = hints["return"]
    is_nothing = answer is type(None)
    takes = tuple(name for name in ("sent", "asked") if name in hints)
    return Operation(
        sent=hints.get("sent"),
        asked=hints.get("asked", Asked),
        answer=None if is_nothing else answer,
        status=204 if is_nothing else status,
        takes=takes,
    )


def _served(view: Any, operation: Operation) -> Any:
    @wraps(view)
    def run(**parts: Any) -> ResponseReturnValue:
        read = {"asked": read_question(operation.asked)}
        if operation.sent:
            read["sent"] = _sent(operation.sent, read["asked"])  # type: ignore[assignment]
        elif request.method not in SAFE and body_sent(operation.largest):
            raise Told(422, str(NO_BODY), code="api.body_not_read")
        given = {name: read[name] for name in operation.takes}
        if request.method in SAFE:
            found = view(given=given, **parts)
            return send_kept(found.row) if operation.handed else _shown(_answered(found, operation))
        with forgotten_if_refused(_kept(read.get("sent")), current_actor(), HTTPException, Told):
            return _done(lambda: _answered(view(given=given, **parts), operation))

    run.operation = operation  # type: ignore[attr-defined]
    return run


def _kept(sent: object) -> int | None:
    return sent.file if isinstance(sent, Octets) else None


def _sent(kind: type[Taken] | type[Octets], asked: Asked) -> Taken | Octets:
    return read_file(kind, asked) if issubclass(kind, Octets) else read_body(kind)


def _answered(said: Said | None, operation: Operation) -> Answered:
    body = said.model_dump_json(exclude_unset=True) if said is not None else ""
    address = getattr(said, "address", None) if operation.status == 201 else None
    return Answered(operation.status, body, address)


def _shown(answered: Answered) -> Response:
    """What is read can be asked for again, and costs nothing on the way where it is the same."""
    response = _response(answered)
    response.set_etag(hashlib.sha256(answered.body.encode()).hexdigest()[:32])
    response.headers["Cache-Control"] = "private, no-cache" if "Authorization" in request.headers else "no-cache"
    response.headers["Vary"] = "Accept-Language, Authorization"
    return response.make_conditional(request.environ)


def _done(deed: Callable[[], Answered]) -> Response:
    """Do it; with a key, once, and give whoever asks again the answer of the first time."""
    key = request.headers.get(KEY)
    if key is None:
        return _response(deed())
    answered, is_repeated = once(current_actor(), _holder(), key, _asked(), deed)
    return _repeated(answered) if is_repeated else _response(answered)


def operation_of(endpoint: str | None) -> Operation | None:
    """What the view of an endpoint takes and gives, where it is one of the API."""
    return getattr(current_app.view_functions.get(endpoint or ""), "operation", None)


def answer_again() -> Response | None:
    """The answer that this token got to this key before, whatever has become of the thing since."""
    key = request.headers.get(KEY)
    if key is None or request.method in SAFE:
        return None
    if not KEY_FORM.fullmatch(key):
        raise Told(422, str(NO_KEY), code="api.key_form")
    answered = answered_before(_holder(), key, _asked())
    return _repeated(answered) if answered else None


def _repeated(answered: Answered) -> Response:
    response = _response(answered)
    response.headers["Idempotency-Replayed"] = "true"
    return response


def _holder() -> str:
    return fingerprint("api.holder", request.headers.get("Authorization", ""))


def _asked() -> str:
    """What is asked, in short: the same only where method, address and body are the same."""
    operation = operation_of(request.endpoint)
    body = body_sent(operation.largest if operation else LARGEST_BODY)
    said = b"\0".join((request.method.encode(), request.full_path.encode(), body))
    return hashlib.sha256(said).hexdigest()


def _response(answered: Answered) -> Response:
    response = Response(answered.body, status=answered.status, mimetype="application/json")
    if answered.status == 204:
        del response.headers["Content-Type"]
    if answered.location:
        response.headers["Location"] = answered.location
    response.headers["Content-Language"] = locale_code()
    return response
