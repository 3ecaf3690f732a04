"""What is dumped loads again anywhere, and dumps the same to the byte."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, given, settings

import app as rostrum
from app.core.db import db
from app.core.package.checking import Check
from app.core.package.formats import FORMATS
from app.core.package.loading import load
from app.core.package.reading import Source, read
from app.core.package.shapes import Known
from app.core.package.writing import write
from app.core.policy import OPERATOR
from app.meetings.package.format import dump
from tests.builders.generated_packages import CHALLENGES, ENTITIES, packages
from tests.builders.packages import MEETINGS, load_documents, load_ground, sample
from tests.conftest import Stores
from tests.databases import make_settings

GROUND = {
    "entities.yaml": {
        "format": "rostrum/entities/1",
        "organizations": [{"code": code, "kind": "igo", "name": code} for code in ENTITIES],
    },
    "challenges.yaml": {
        "format": "rostrum/challenges/1",
        "challenges": [
            {"number": number, "slug": slug, "short_title": slug, "wording": slug}
            for number, slug in enumerate(CHALLENGES, start=1)
        ],
    },
}


@contextmanager
def an_installation(stores: Stores, kind: str, folder: Path) -> Iterator[Flask]:
    """An application on an empty database of its own."""
    url = stores(kind).fresh()
    app = rostrum.create_app(make_settings(folder, url))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    stores(kind).discard(url)


def dumped_after(text: bytes) -> bytes:
    """The dump of an installation into which nothing but this was loaded."""
    ground = {file: write(document).encode() for file, document in GROUND.items()}
    load({"meeting.yaml": text, **ground}, OPERATOR)
    document = dump("generated")
    assert document is not None
    return write(document).encode()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=packages())
def test_dump_load_dump_is_the_same_to_the_byte(
    stores: Stores, database_kind: str, tmp_path_factory, document: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with an_installation(stores, database_kind, folder):
        first = dumped_after(write(document).encode())
        assert load({"again.yaml": write(document).encode()}, OPERATOR).changed == ()
    with an_installation(stores, database_kind, folder):
        assert dumped_after(first) == first


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=packages())
def test_a_document_in_normal_form_reads_as_itself(app: Flask, document: dict[str, Any]) -> None:
    known = Known({"entity": set(ENTITIES), "challenge": set(CHALLENGES)}, {"sitting of uid": {}})

    def normal(given: dict[str, Any]) -> dict[str, Any]:
        source = Source("x.yaml", given)
        check = Check(source, known)
        package = FORMATS["rostrum/meeting/1"].read(given, check)
        assert check.mistakes == []
        return package.document

    once = normal(read("x.yaml", write(document).encode()).document)
    assert write(normal(once)) == write(once)
    assert unsaid(document, once) == []


def unsaid(given: Any, normal: Any, path: str = "") -> list[str]:
    """What a document said and its normal form does not, but for what publication alone keeps."""
    if isinstance(given, dict) and isinstance(normal, dict):
        kept_apart = {"version", "sequence", "revised"}
        return [
            lost
            for name, value in given.items()
            if name not in kept_apart
            for lost in unsaid(value, normal.get(name, "(absent)"), f"{path}.{name}")
        ]
    if isinstance(given, list) and isinstance(normal, list) and path == ".sittings":
        in_order = sorted(given, key=lambda sitting: sitting["number"])
        return [lost for one, two in zip(in_order, normal, strict=True) for lost in unsaid(one, two, f"{path}[]")]
    if isinstance(given, list) and isinstance(normal, list) and len(given) == len(normal):
        return [lost for one, two in zip(given, normal, strict=True) for lost in unsaid(one, two, f"{path}[]")]
    return [] if given == normal or given == [] else [path]


def test_every_sample_dumps_the_same_after_a_load_elsewhere(
    app: Flask, stores: Stores, database_kind, tmp_path
) -> None:
    load_ground()
    load_documents(*map(sample, MEETINGS))
    first = [write(dump(sample(name)["slug"])) for name in MEETINGS]
    with an_installation(stores, database_kind, tmp_path):
        load_ground()
        load({f"{number}.yaml": text.encode() for number, text in enumerate(first)}, OPERATOR)
        assert [write(dump(sample(name)["slug"])) for name in MEETINGS] == first
