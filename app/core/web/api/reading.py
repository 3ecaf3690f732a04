"""What a program sent, read into the shapes that a resource takes."""

from typing import Any

from flask import abort, request
from flask_babel import lazy_gettext as _l
from pydantic import ValidationError
from pydantic_core import from_json

from app.core.web.api.problems import parameter, pointer_into, refuse_shape
from app.core.web.api.shapes import Asked, Taken
from app.core.web.errors import Told

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
    body = body_sent()
    try:
        return kind.model_validate_json(body)
    except ValidationError as wrong:
        refuse_shape(wrong, pointer_into(_parsed(body)))


def body_sent() -> bytes:
    """The octets of the body; too many are 413."""
    if (request.content_length or 0) > LARGEST_BODY or len(body := request.get_data()) > LARGEST_BODY:
        abort(413)
    return body


def _parsed(body: bytes) -> Any:
    try:
        return from_json(body)
    except ValueError:
        raise Told(400, str(NO_JSON), code="api.no_json") from None
