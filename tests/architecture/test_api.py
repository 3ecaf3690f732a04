"""The API: what is documented is what is there, and the reverse."""

import json
import re

import pytest
from flask import Flask
from pydantic import TypeAdapter

from app.core.web.api.document import document_of
from app.core.web.api.resources import PREFIX, Operation
from app.core.web.api.shapes import Handed, Octets, Said, Taken
from tests.architecture.matrix import METHODS, application

PART, BRACES = re.compile(r"<(?:[^:<>]+:)?([a-z_]+)>"), r"{\1}"


@pytest.fixture(scope="module")
def whole() -> Flask:
    """The application with all its routes."""
    return application()


def operations(app: Flask) -> dict[str, Operation]:
    """Each resource's operation, by method and address as the document writes it."""
    return {
        f"{method} {PART.sub(BRACES, rule.rule)}": app.view_functions[rule.endpoint].operation
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in METHODS
        if method in (rule.methods or ())
    }


def test_each_route_is_in_the_document_and_nothing_else_is(whole: Flask) -> None:
    documented = {
        f"{method.upper()} {PREFIX}{address}"
        for address, said in document_of(whole)["paths"].items()
        for method in said
    }
    assert documented == set(operations(whole))


def test_each_resource_has_a_name_of_its_own(whole: Flask) -> None:
    names = [one["operationId"] for path in document_of(whole)["paths"].values() for one in path.values()]
    assert [name for name in names if names.count(name) > 1] == []


def test_each_reference_leads_somewhere_and_nothing_is_there_for_nobody(whole: Flask) -> None:
    document = document_of(whole)
    leading = set(re.findall(r"'\$ref': '#/components/(\w+/\w+)'", str(document)))
    there = {f"{kind}/{name}" for kind in ("schemas", "responses") for name in document["components"][kind]}
    assert leading == there


def test_each_resource_says_what_it_is_for_and_who_may_ask(whole: Flask) -> None:
    said = [one for path in document_of(whole)["paths"].values() for one in path.values()]
    assert [one["operationId"] for one in said if not one["summary"].endswith(".") or not one["description"]] == []


def test_each_shape_has_its_sentence(whole: Flask) -> None:
    schemas = document_of(whole)["components"]["schemas"]
    assert [name for name, said in schemas.items() if not said.get("description")] == []


def test_every_example_is_what_it_is_an_example_of(whole: Flask) -> None:
    shapes = {model for one in operations(whole).values() for model in (one.sent, one.answer) if model}
    models = {model for model in shapes if not issubclass(model, (Octets, Handed))}
    wrong = []
    for model in models:
        for name, field in model.model_fields.items():
            for example in field.examples or ():
                try:
                    TypeAdapter(field.rebuild_annotation()).validate_json(json.dumps(example))
                except ValueError as error:
                    wrong.append((model.__name__, name, str(error)))
    assert wrong == []


def test_what_is_taken_is_taken_strictly_and_what_is_said_may_grow(whole: Flask) -> None:
    for one in operations(whole).values():
        assert one.sent is None or issubclass(one.sent, (Taken, Octets))
        assert one.answer is None or issubclass(one.answer, (Said, Handed))
    schemas = document_of(whole)["components"]["schemas"]
    sent = {one.sent.__name__ for one in operations(whole).values() if one.sent and not one.file}
    assert [name for name in sent if schemas[name].get("additionalProperties") is not False] == []
