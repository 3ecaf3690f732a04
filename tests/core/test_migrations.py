"""The schema moves up and down, and is what the models say."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, select, text

from app.core.append_only import TABLES
from app.core.db import UtcDateTime, db
from app.people.models import Account, SignIn
from tests.builders.people import Browser, an_account

GUARDS = {
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal",
}


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def guarded(kind: str) -> set[str]:
    with db.engine.connect() as connection:
        return set(connection.scalars(text(GUARDS[kind])))


def same_moment(_context, _column, _model_column, found_type, model_type) -> bool | None:
    """A moment is a timestamp with its zone; anything else is compared as usual."""
    return False if isinstance(model_type, UtcDateTime) else None


def test_the_models_are_the_schema(app: Flask, database_kind: str) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": same_moment})
        assert compare_metadata(context, db.metadata) == []


def test_every_table_that_never_changes_is_guarded(app: Flask, database_kind: str) -> None:
    assert guarded(database_kind) == set(TABLES)


def test_the_schema_goes_down_to_nothing_and_up_again(app: Flask, database_kind: str) -> None:
    before = tables(), guarded(database_kind)
    downgrade(revision="base")
    assert tables() == set()
    upgrade()
    assert (tables(), guarded(database_kind)) == before


def test_a_table_with_rows_that_others_refer_to_is_made_anew(app: Flask, database_kind: str) -> None:
    account = an_account("ines@example.org", "secretariat")
    Browser(app, account)
    account_id = account.id
    db.session.remove()
    downgrade(revision="0006")
    upgrade()
    assert [one.account_id for one in db.session.scalars(select(SignIn))] == [account_id]
    assert db.session.get_one(Account, account_id).sort_key == "ines"
    if database_kind == "sqlite":
        db.session.remove()
        assert db.session.scalar(text("PRAGMA foreign_keys")) == 1
