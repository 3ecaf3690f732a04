"""The document that names every resource: OpenAPI 3.1, read from the routes, their gates and their views' shapes."""

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from inspect import getdoc, unwrap
from itertools import chain
from typing import Any

from flask import Flask, current_app
from pydantic import ConfigDict, Field
from pydantic.json_schema import models_json_schema
from werkzeug.routing import IntegerConverter, Rule

from app.core.files import FileKind
from app.core.policy import POLICIES
from app.core.web.api.problems import Problem
from app.core.web.api.resources import KEY, KEY_FORM, PREFIX, SAFE, Operation, Resources
from app.core.web.api.shapes import Said
from app.core.web.errors import TITLES
from app.core.web.gate import Gate, gate_of, public
from app.core.web.numbers import LARGEST

api = Resources("core", __name__)
REF = "#/components/schemas/{model}"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ALWAYS = (400, 401, 406, 422, 429, 500, 503)
INTRODUCTION = """\
Everything that is public can be read without a token; what somebody may do here, a program may do with their token
(`Authorization: Bearer ...`): it is made on the page of one's account or by `rostrum token add`. Cookies are not
looked at.

Fields, resources and codes may be added; none changes its meaning. Read what you know, and pass over the rest. Fields
that say what is usual may be left out: the schema names what is meant then. Moments are UTC, days those of the
meeting's place.

What is read has an `ETag`: ask again with `If-None-Match`, and what is the same is answered with 304. Each write may
carry an `Idempotency-Key`: sent again with the same key, within 24 hours, the same request is not done twice, and its
answer is given again. What was refused changed nothing and uses up no key.

Errors are problems (RFC 9457): `detail` is a sentence for people, `code` is for programs; where fields are wrong,
`errors` names each (422). 409 says that a rule refuses it now, 404 also that one may not see it."""


class OpenApi(Said):
    """A document in the words of OpenAPI 3.1."""

    model_config = ConfigDict(extra="allow")

    openapi: str = Field(examples=["3.1.0"])


@api.get("/openapi.json")
@public("What programs may ask for is no secret")
def document() -> OpenApi:
    """This document."""
    return OpenApi(**document_of(current_app))


def document_of(app: Flask) -> dict[str, Any]:
    """All resources of the application."""
    if "rostrum.document" not in app.extensions:
        app.extensions["rostrum.document"] = _written(app)
    return app.extensions["rostrum.document"]


def _written(app: Flask) -> dict[str, Any]:
    listed = list(_operations(app))
    paths: dict[str, Any] = {}
    for rule, method, gate, operation, feature in listed:
        address = _address(rule)
        paths.setdefault(address, {})[method.lower()] = _operation_said(app, rule, method, gate, operation, feature)
    settings = app.config["ROSTRUM"]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rostrum", "version": version("rostrum"), "description": INTRODUCTION},
        "servers": [{"url": settings.base_url.rstrip("/") + PREFIX}],
        "tags": [{"name": name} for name in dict.fromkeys(feature for *_, feature in listed)],
        "paths": paths,
        "components": {
            "schemas": _schemas([operation for *_, operation, _feature in listed]),
            "responses": {f"Problem{status}": _problem_said(status) for status in (*ALWAYS, 403, 404, 409, 413, 415)},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "See the introduction."}},
        },
    }


def _operations(app: Flask) -> Iterator[tuple[Rule, str, Gate, Operation, str]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        operation, gate = getattr(app.view_functions[rule.endpoint], "operation", None), gate_of(app, rule.endpoint)
        if operation and gate:
            feature = app.blueprints[rule.endpoint.partition(".")[0]].feature  # type: ignore[attr-defined]
            for method in METHODS:
                if method in (rule.methods or ()):
                    yield rule, method, gate, operation, feature


def _address(rule: Rule) -> str:
    return re.sub(r"<(?:[^:<>]+:)?(\w+)>", r"{\1}", rule.rule.removeprefix(PREFIX))


def _operation_said(
    app: Flask, rule: Rule, method: str, gate: Gate, operation: Operation, feature: str
) -> dict[str, Any]:
    view = app.view_functions[rule.endpoint]
    summary, _, more = (getdoc(unwrap(view)) or "").partition("\n\n")
    who = POLICIES[gate.permission].sentence if gate.permission else f"{gate.why}."
    said = {
        "operationId": method.lower() + re.sub(r"\W+", "_", _address(rule)).rstrip("_"),
        "tags": [feature],
        "summary": " ".join(summary.split()),
        "description": "\n\n".join(filter(None, [" ".join(more.split()), who])),
        "security": [{"token": []}] if gate.permission else [{}, {"token": []}],
        "parameters": [*_parts_said(rule), *_questions_said(operation), *_headers_said(method)],
        "responses": _responses_said(method, gate, operation, rule),
    }
    if operation.sent:
        said["requestBody"] = {"required": True, "content": _content_said(operation.file, operation.sent)}
    return said


def _content_said(file: FileKind | None, shape: Any) -> dict[str, Any]:
    if file:
        return {media_type: {} for media_type in file.media_types}
    return {"application/json": {"schema": _ref(shape)}}


def _parts_said(rule: Rule) -> Iterator[dict[str, Any]]:
    for name in sorted(rule.arguments):
        is_number = isinstance(rule._converters[name], IntegerConverter)
        kind = (
            {"type": "integer", "minimum": 0, "maximum": LARGEST} if is_number else {"type": "string", "minLength": 1}
        )
        yield {"name": name, "in": "path", "required": True, "schema": kind}


def _questions_said(operation: Operation) -> Iterator[dict[str, Any]]:
    schema = operation.asked.model_json_schema()
    for name, said in schema["properties"].items():
        about = said.pop("description", None)
        if said.get("default", "") is None:  # left out, not sent as null
            said = next(kind for kind in said["anyOf"] if kind.get("type") != "null")
        if "$ref" in said:
            said = schema["$defs"][said["$ref"].rpartition("/")[2]]
        yield {"name": name, "in": "query", "schema": said, **({"description": about} if about else {})}


def _headers_said(method: str) -> Iterator[dict[str, Any]]:
    if method in SAFE:
        schema, name, about = {"type": "string"}, "If-None-Match", "An ETag that was answered before."
    else:
        schema = {"type": "string", "pattern": f"^{KEY_FORM.pattern}$"}
        name, about = KEY, "A name of this deed, such as a UUID: it is done once, however often it is sent."
    yield {"name": name, "in": "header", "schema": schema, "description": about}


def _responses_said(method: str, gate: Gate, operation: Operation, rule: Rule) -> dict[str, Any]:
    done: dict[str, Any] = {"description": "Done." if method not in SAFE else "As it is now."}
    if operation.answer:
        done["content"] = _content_said(operation.handed, operation.answer)
    if operation.status == 201:
        done["headers"] = {"Location": {"description": "Where it stands.", "schema": {"type": "string"}}}
    wrong = [*ALWAYS, *((403,) if gate.permission else ()), *((404,) if rule.arguments else ())]
    wrong += [*(() if method in SAFE else (403, 409, 413)), *((415,) if operation.sent else ())]
    unchanged = {"304": {"description": "The same as before."}} if method in SAFE else {}
    problems = {str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in sorted({*wrong})}
    return {str(operation.status): done, **unchanged, **problems}


def _problem_said(status: int) -> dict[str, Any]:
    header = {"description": "How to say who asks.", "schema": {"type": "string"}}
    return {
        "description": str(TITLES[status]),
        "content": {"application/problem+json": {"schema": _ref(Problem)}},
        **({"headers": {"WWW-Authenticate": header}} if status == 401 else {}),
    }


def _ref(model: type[Any]) -> dict[str, str]:
    return {"$ref": REF.format(model=_name(model))}


def _name(model: type[Any]) -> str:
    return re.sub(r"\W", "_", model.__name__)


def _schemas(operations: list[Operation]) -> Mapping[str, Any]:
    shapes = [(None if one.file else one.sent, None if one.handed else one.answer) for one in operations]
    models = [(model, "validation") for model in dict.fromkeys([Problem, *filter(None, chain(*shapes))])]
    return models_json_schema(models, ref_template=REF)[1]["$defs"]  # type: ignore[arg-type]
