"""What a program sent, read into the shapes that a resource takes."""

from io import BytesIO
from typing import Any

from flask import abort, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from pydantic import ValidationError
from pydantic_core import from_json

from app.core.files.keeping import expected, keep
from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web.actors import current_actor
from app.core.web.api.problems import parameter, pointer_into, refuse_shape
from app.core.web.api.shapes import Asked, NamedFile, Octets, Taken
from app.core.web.errors import Told, parameters_of

LARGEST_BODY = 1024 * 1024
NO_JSON = _l("The body is no JSON, or not whole. Nothing was changed.")


def read_question(kind: type[Asked]) -> Asked:
    """What stands behind the question mark; of what is said twice, the last counts."""
    said = {name: values[-1] for name, values in request.args.lists()}
    try:
        return kind.model_validate_strings(said)
    except ValidationError as wrong:
        refuse_shape(wrong, parameter)


def read_body(kind: type[Taken]) -> Taken:
    """The body, which is JSON and nothing else."""
    if request.mimetype != "application/json":
        abort(415)
    body = body_sent(LARGEST_BODY)
    try:
        return kind.model_validate_json(body)
    except ValidationError as wrong:
        refuse_shape(wrong, pointer_into(_parsed(body)))


def read_file(kind: type[Octets], asked: Asked) -> Octets:
    """The body, which is a file of the type that its Content-Type says; kept, as with a page, before the deed."""
    wanted, name = kind.kind, asked.name if isinstance(asked, NamedFile) else ""
    if request.mimetype not in wanted.media_types:
        told = _(
            "The body is %(expected)s: say which, with Content-Type. Nothing was changed.", expected=expected(wanted)
        )
        raise Told(415, told, code="api.media_type")
    body = BytesIO(body_sent(wanted.limit))
    try:
        return kind(keep(body, wanted.name, current_actor(), name, said=request.mimetype).id)
    except Refused as refused:
        found = refused.refusal
        raise Told(422, sentence(found), found.code, parameters_of(found)) from None


def body_sent(most: int) -> bytes:
    """The octets of the body; too many are 413."""
    if (request.content_length or 0) > most or len(body := request.get_data()) > most:
        abort(413)
    return body


def _parsed(body: bytes) -> Any:
    try:
        return from_json(body)
    except ValueError:
        raise Told(400, str(NO_JSON), code="api.no_json") from None
