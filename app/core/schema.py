"""Which schema the database has, and which this version wants."""

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from app.core.db import db


def newest_revision() -> str:
    """The schema that this version of Rostrum was written for."""
    return _scripts().get_current_head() or ""


def is_known(revision: str) -> bool:
    """Whether this version knows how to make that schema."""
    try:
        return _scripts().get_revision(revision) is not None
    except CommandError:
        return False


def schema_revision() -> str | None:
    """The schema that the database has, None where it has none yet; raises where the database is not there."""
    try:
        return db.session.scalar(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        db.session.rollback()
        db.session.execute(text("SELECT 1"))
        return None


class NotReady(Exception):
    """The database does not have the schema of this version; the message is what the operator reads."""


def insist_on_newest() -> None:
    """Raise NotReady where `rostrum init` is still to be run; raises also where the database is not there."""
    found = schema_revision()
    if found is None:
        raise NotReady("The database has no tables yet: run `rostrum init` first.")
    if found != newest_revision():
        told = "run `rostrum init` to bring it up to date" if is_known(found) else "it belongs to a newer Rostrum"
        raise NotReady(f"The database has the tables of another version: {told}.")


def migrate(connection: Connection, revision: str) -> None:
    """Bring a database up to a revision, within the transaction under way."""
    scripts = _scripts()
    steps = EnvironmentContext(
        Config(),
        scripts,
        fn=lambda current, _context: scripts._upgrade_revs(revision, current),
        destination_rev=revision,
    )
    with steps as environment:
        environment.configure(connection=connection, render_as_batch=True)
        with environment.begin_transaction():
            environment.run_migrations()


def _scripts() -> ScriptDirectory:
    kept = current_app.extensions
    if "rostrum.migrations" not in kept:
        config = Config()
        config.set_main_option("script_location", str(kept["migrate"].directory))
        kept["rostrum.migrations"] = ScriptDirectory.from_config(config)
    return kept["rostrum.migrations"]
