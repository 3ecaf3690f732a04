"""An installation with something in it, and an empty one to restore to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.core.audit import audit
from app.core.db import command, db
from app.core.files import File, keep
from app.core.files.kinds import KINDS, PDF, FileKind
from app.core.live import announce
from app.core.policy import SYSTEM
from tests.core.files import samples
from tests.databases import make_settings

Elsewhere = Callable[[str], Flask]


@command
def greet(topic: str) -> None:
    """A deed with its trace, announced."""
    audit(SYSTEM, "greeted", None, ("Größe", "عدد"))
    announce("greeted", topic, of="世界")


@pytest.fixture
def furnished(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An installation with rows and a file."""
    monkeypatch.setitem(KINDS, "hall.paper", FileKind("hall.paper", (PDF,), 100_000))
    for _ in range(3):
        greet("hall")
    keep(BytesIO(samples.pdf()), "hall.paper", SYSTEM, "paper.pdf")
    return app


def paper() -> File:
    """The one file."""
    return db.session.scalars(db.select(File)).one()


@pytest.fixture
def elsewhere(stores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:  # type: ignore[no-untyped-def]
    """Another installation, migrated and empty, on the kind of database asked for."""
    made: list[tuple[object, str, Flask]] = []

    def elsewhere(kind: str) -> Flask:
        store, folder = stores(kind), tmp_path_factory.mktemp("elsewhere")
        url = store.fresh()
        other = create_app(make_settings(folder, url, secret_key="other" * 8))
        made.append((store, url, other))
        return other

    yield elsewhere
    for store, url, other in made:
        with other.app_context():
            db.session.remove()
            db.engine.dispose()
        store.discard(url)  # type: ignore[attr-defined]


@contextmanager
def inside(app: Flask) -> Iterator[None]:
    """Within another installation; its connections are closed at the end."""
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


def folder_of(app: Flask) -> Path:
    """The instance's folder."""
    return app.config["ROSTRUM"].instance
