"""What every test may ask for: an application on a fresh database, a visitor, a stopped clock."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app import create_app
from app.core import clock
from app.core.db import db
from app.core.jobs import Worker
from tests.compiled import COMPILED, compile_addresses_once
from tests.databases import PostgresqlStore, SqliteStore, make_settings, quick_folder
from tests.visitor import Visitor

os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(quick_folder()))  # where tmp_path is
compile_addresses_once()
gc.set_threshold(100_000, 10, 10)  # each test leaves an application behind: looking for such after each took a quarter
NOW = datetime(2023, 10, 24, 8, 20, tzinfo=UTC)  # 10:20 in Vienna, the second day of the October meeting
Stores = Callable[[str], SqliteStore | PostgresqlStore]


def pytest_addoption(parser: pytest.Parser) -> None:
    """On which databases to run."""
    parser.addoption("--database", default="sqlite", help="sqlite (default), postgresql or both")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that touches a database runs once on each kind that was asked for; on one, where any is as good."""
    if "database_kind" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--database")
        both = ["sqlite"] if metafunc.definition.get_closest_marker("any_database") else ["sqlite", "postgresql"]
        kinds = both if chosen == "both" else [chosen]
        metafunc.parametrize("database_kind", kinds, scope="session")


def pytest_collection_finish() -> None:
    """What all tests share is never looked through for what can be thrown away."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """One store for each kind of database, made when first asked for."""
    made: dict[str, SqliteStore | PostgresqlStore] = {}

    def store(kind: str) -> SqliteStore | PostgresqlStore:
        if kind not in made:
            make = SqliteStore if kind == "sqlite" else PostgresqlStore
            made[kind] = make(tmp_path_factory.mktemp(kind))
        return made[kind]

    yield store
    for one in made.values():
        one.close()


@pytest.fixture
def database_url(database_kind: str, stores: Stores) -> Iterator[str]:
    """The address of a fresh, migrated database."""
    store = stores(database_kind)
    url = store.fresh()
    yield url
    store.discard(url)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a fresh database, inside its context."""
    app = create_app(make_settings(tmp_path, database_url))
    app.testing = True
    app.test_client_class = Visitor
    app.jinja_env.bytecode_cache = COMPILED
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor nobody knows."""
    return app.test_client()


@pytest.fixture
def now() -> Iterator[datetime]:
    """All clocks stand at 10:20 in Vienna on 24 October 2023."""
    with clock.frozen(NOW):
        yield NOW


@pytest.fixture
def queries(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """Collects the statements sent to the database: `with queries() as sent: ...`."""

    @contextmanager
    def collect() -> Iterator[list[str]]:
        sent: list[str] = []

        def note(_connection, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
            sent.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield sent
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return collect


@pytest.fixture
def mails(app: Flask, tmp_path: Path) -> Callable[[], list[EmailMessage]]:
    """Do what waits in the background, and read every mail that went out, the oldest first."""

    def read() -> list[EmailMessage]:
        while Worker(app).work_once():
            pass
        sent = sorted((tmp_path / "outbox").glob("*.eml"))
        return [message_from_bytes(one.read_bytes(), policy=policy.default) for one in sent]  # type: ignore[misc]

    return read
