"""How an examination is registered, and what it says."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.config import Settings
from app.core.db import db
from app.core.schema import newest_revision, schema_revision


@dataclass(frozen=True)
class Finding:
    """One sentence for the operator; a note is worth knowing and nothing is wrong."""

    is_wrong: bool
    sentence: str


def wrong(sentence: str) -> Finding:
    """Something that should be mended, and how."""
    return Finding(True, sentence)


def note(sentence: str) -> Finding:
    """Something worth knowing."""
    return Finding(False, sentence)


Examination = Callable[[Settings], Iterable[Finding]]


@dataclass(frozen=True)
class Registered:
    """An examination, and whether it needs a database with the schema of this version."""

    examination: Examination
    needs_database: bool


EXAMINATIONS: dict[str, Registered] = {}


def examines(*, database: bool = True) -> Callable[[Examination], Examination]:
    """Register an examination; a feature does so in its cli.py."""

    def register(examination: Examination) -> Examination:
        name = f"{examination.__module__}.{examination.__qualname__}"
        EXAMINATIONS[name] = Registered(examination, database)
        return examination

    return register


def examine() -> Iterator[Finding]:
    """Everything that is found here; what needs the database only where that is as it should be."""
    settings: Settings = current_app.config["ROSTRUM"]
    database = list(_examine_database(settings))
    db.session.rollback()
    for registered in EXAMINATIONS.values():
        if not registered.needs_database:
            yield from registered.examination(settings)
    yield from database
    if database:
        return
    for registered in EXAMINATIONS.values():
        if registered.needs_database:
            yield from registered.examination(settings)
            db.session.rollback()


def _examine_database(settings: Settings) -> Iterator[Finding]:
    """Whether there is one, and whether it has our schema."""
    shown = db.engine.url.render_as_string(hide_password=True)
    path = db.engine.url.database or ""
    if db.engine.dialect.name == "sqlite" and not settings.instance.joinpath(path).exists():
        yield wrong(f"There is no database at {path}. Make one with `rostrum init`.")
        return
    try:
        db.session.execute(text("SELECT 1"))
        revision = schema_revision()
    except SQLAlchemyError as error:
        yield wrong(
            f"The database {shown} does not answer ({type(error).__name__}). Is it running, and the address right?"
        )
        return
    if revision is None:
        yield wrong(f"The database {shown} is empty. Prepare it with `rostrum init`.")
    elif revision != newest_revision():
        yield wrong(
            f"The schema is at {revision} and this version needs {newest_revision()}. "
            "Make a backup, end all processes, then run `rostrum init`."
        )
