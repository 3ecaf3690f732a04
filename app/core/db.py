"""The database: one way to hold it, and one way to write to it."""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar

import structlog
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, Integer, MetaData, insert, inspect, literal, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, registry
from sqlalchemy.orm.attributes import flag_modified

from app.core import clock
from app.core.columns import UtcDateTime
from app.core.engine import database_clock, is_sqlite
from app.core.turnstile import Passage

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
REPEATABLE = {"40001", "40P01"}  # PostgreSQL: serialization failure, deadlock
ATTEMPTS = 6
INSERTS = {"sqlite": sqlite_insert, "postgresql": postgresql_insert}

log = structlog.get_logger()
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


Id = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"))]


class Base(DeclarativeBase):
    """What every table of Rostrum has in common.

    `__machinery__` marks bookkeeping of the machine (jobs, announcements), whose changes are nobody's deed and leave no
    trace of their own.
    """

    __machinery__ = False
    registry = registry(metadata=MetaData(naming_convention=CONVENTION), type_annotation_map={datetime: UtcDateTime})


db = SQLAlchemy(model_class=Base, disable_autonaming=True)
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


# Called with the session when a write is about to commit, in order; each may still add rows or object.
before_commit: list[Callable[[Session], None]] = []
# Called after the commit, with what the write kept in `session.info["write"]`.
after_commit: list[Callable[[dict[str, Any]], None]] = []


def is_writing() -> bool:
    """Whether a write is under way in this context."""
    return "write" in db.session().info


@contextmanager
def write() -> Iterator[Session]:
    """One transaction that may change things: all of it happens, or nothing.

    Ends the read transaction before it, waits its turn, begins IMMEDIATE; whatever was loaded earlier is loaded afresh.
    A write inside a write joins the outer one.
    """
    session = db.session()
    if is_writing():
        yield session
        return
    session.rollback()
    with turn(session), clock.reading(lambda: database_clock(session)) as reading:
        session.info["write"] = kept = {"reading": reading}
        try:
            session.connection(execution_options={"immediate": True})
            yield session
            _finish(session)
        except BaseException:
            session.rollback()
            raise
        finally:
            del session.info["write"]
    for follow in after_commit:
        try:
            follow(kept)
        except Exception:  # the deed is done and must not seem undone; whoever waits looks again by itself
            log.exception("after commit")


def _finish(session: Session) -> None:
    session.flush()
    for check in before_commit:
        check(session)
    session.commit()


_passages: dict[str, Passage] = {}


@contextmanager
def turn(session: Session) -> Iterator[None]:
    """Writers queue fairly for SQLite's one lock, threads and then processes; PostgreSQL's meet at their rows."""
    engine = session.get_bind()
    if not is_sqlite(engine):
        yield
        return
    with _passages.setdefault(str(engine.url), Passage(Path(f"{engine.url.database}-turn"))):
        yield


def lock(model: type[Result], *where: Any, **parameters: Any) -> Result | None:
    """Load the row that a command counts or orders under, locked until the end of the write.

    The clock is read after the lock is held: that is what decides who was first. What this write holds already can be
    asked for again.
    """
    session = db.session()
    held: set[Any] = session.info["write"].setdefault("held", set())
    reading: clock.Reading = session.info["write"]["reading"]
    row = session.scalars(_holding(model).where(*where), parameters).one_or_none()
    if reading.at is not None and row not in held:
        raise RuntimeError("the clock was read before the lock was held")
    if row is not None:
        held.add(row)
    return row


@cache
def _holding(model: type[Any]) -> Any:
    return select(model).with_for_update().execution_options(populate_existing=True)


def ensure(model: type[Any], **key: Any) -> bool:
    """Insert the row with this key where there is none; when two do so at once, both find the same row.

    Returns whether it is new: then nobody else has it before the end of the write.
    """
    return _at_once(_ensuring(model, _dialect()), key).first() is not None


def enter(model: type[Any], **columns: Any) -> int:
    """Insert a row; returns its id."""
    return _at_once(_entering(model), columns).scalar_one()


def keep(model: type[Any], key: Mapping[str, Any], **columns: Any) -> None:
    """Insert the row with this key; where there is one, it says this from now on."""
    _at_once(_keeping(model, tuple(key), tuple(columns), _dialect()), {**key, **columns})


def _at_once(statement: Any, columns: Mapping[str, Any]) -> Any:
    """Send bookkeeping of the machine within the write under way, past what looks after objects."""
    session = db.session()
    if "write" not in session.info:
        raise RuntimeError("a statement that writes, outside a command")
    return session.connection().execute(statement, columns)


def _dialect() -> str:
    return db.session().get_bind().dialect.name


# To build a statement costs more than to send it.
@cache
def _ensuring(model: type[Any], dialect: str) -> Any:
    return INSERTS[dialect](model.__table__).on_conflict_do_nothing().returning(literal(1))


@cache
def _entering(model: type[Any]) -> Any:
    return insert(model.__table__).returning(model.__table__.c.id)


@cache
def _keeping(model: type[Any], key: tuple[str, ...], columns: tuple[str, ...], dialect: str) -> Any:
    wanted = INSERTS[dialect](model.__table__)
    said = {name: wanted.excluded[name] for name in columns}
    return wanted.on_conflict_do_update(index_elements=list(key), set_=said)


def command(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """A deed: runs in `write()`, and again from the start where PostgreSQL asks for that."""

    @wraps(function)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        if is_writing():
            return function(*args, **kwargs)
        for attempt in range(ATTEMPTS):
            try:
                with write():
                    return function(*args, **kwargs)
            except DBAPIError as error:
                if attempt == ATTEMPTS - 1 or getattr(error.orig, "sqlstate", None) not in REPEATABLE:
                    raise
                time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311
        raise AssertionError("unreachable")

    run.is_command = True  # type: ignore[attr-defined]
    return run


def put(kind: type[Model], row: Model | None, columns: Mapping[str, Any]) -> Model:
    """Set columns of a row, of a new one where there is none; a column that says the same is not touched."""
    if row is None:
        row = kind(**columns)
        db.session.add(row)
        return row
    for name, value in columns.items():
        set_column(row, name, value)
    return row


def set_column(row: Model, name: str, value: Any) -> None:
    """Set a column that says something else; in JSON 1, 1.0 and true are different things."""
    if not isinstance(value, dict | list):
        if getattr(row, name) != value:
            setattr(row, name, value)
    elif json.dumps(getattr(row, name), sort_keys=True) != json.dumps(value, sort_keys=True):
        setattr(row, name, value)
        flag_modified(row, name)


def identity(row: Model) -> tuple[str, int]:
    """How audit and announcements name a row: its table and its id."""
    return row.__tablename__, inspect(row).identity[0]
