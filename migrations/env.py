"""How the schema moves from one version to the next, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from app.core.db import UtcDateTime, db


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Moments are plain timestamps with a zone in a migration: it must not depend on the code of the day."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


@contextmanager
def without_foreign_keys(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, under the eyes of those that refer to it; afterwards all must be right.

    Asked of the driver: within a transaction, which SQLAlchemy would begin, SQLite ignores this silently.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()  # what was not committed; nothing can be switched within a transaction
        driver.execute("PRAGMA foreign_keys=ON")


def insist_on_whole_references(connection: Connection) -> None:
    """Before the commit: a migration that left rows which refer to nothing is taken back."""
    if connection.dialect.name == "sqlite" and (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"rows that refer to nothing: {lost[:10]}")


def run() -> None:
    """Upgrade or downgrade within one transaction."""
    with db.engine.connect() as connection, without_foreign_keys(connection):
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=render_item,
            **{
                key: value
                for key, value in current_app.extensions["migrate"].configure_args.items()
                if key not in ("render_as_batch", "compare_type")
            },
        )
        with context.begin_transaction():
            context.run_migrations()
            insist_on_whole_references(connection)


run()
