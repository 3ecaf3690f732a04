"""What was deleted is taken off the disk, out of the rooms between rows and out of the log."""

import random
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, text

from app.core.db import db, is_sqlite, write
from app.core.jobs import WORK
from app.core.wiping import StillRead, wipe
from app.people.models import Throttle

MARK = "HIDDEN-MARK-"


@pytest.fixture
def emptied(app: Flask) -> None:
    """A table with three indexes, whose rows were written, changed and emptied in no order."""
    if not is_sqlite(db.engine):
        pytest.skip("PostgreSQL's files are its own")
    chance = random.Random(1)
    connection = db.engine.raw_connection()
    said = connection.cursor()
    said.execute("BEGIN IMMEDIATE")
    said.execute("CREATE TABLE guest (id INTEGER PRIMARY KEY, name TEXT, address TEXT, key TEXT, needs TEXT)")
    for number, column in enumerate(("address", "key", "name")):
        said.execute(f"CREATE INDEX guest_{number} ON guest ({column})")
    for number in range(1, 1301):
        row = _secret(chance), _secret(chance), _secret(chance), _secret(chance, 30)
        said.execute("INSERT INTO guest VALUES (NULL, ?, ?, ?, ?)", row)
        if chance.random() < 0.5:
            changed = _secret(chance), _secret(chance), _secret(chance, 300), chance.randint(1, number)
            said.execute("UPDATE guest SET name = ?, key = ?, needs = ? WHERE id = ?", changed)
    said.execute("UPDATE guest SET name = '', address = NULL, key = NULL, needs = ''")
    said.execute("COMMIT")
    connection.close()


def _secret(chance: random.Random, times: int = 1) -> str:
    return f"{MARK}{chance.randbytes(8).hex()}" * chance.randint(1, times)


def left(database_url: str) -> int:
    """How often the mark stands in the file and its log, while connections are open."""
    kept = Path(database_url.removeprefix("sqlite:///"))
    return sum(path.read_bytes().count(MARK.encode()) for path in (kept, Path(f"{kept}-wal")) if path.exists())


def test_a_file_is_written_anew_and_its_log_is_emptied(emptied: None, database_url: str) -> None:
    with db.engine.connect() as other:
        other.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        assert left(database_url) > 0, "secure_delete is enough by itself: the file need not be written anew"
        other.rollback()
        wipe(["throttle"])
        assert left(database_url) == 0


def test_what_somebody_still_reads_is_tried_again(emptied: None, database_url: str) -> None:
    with db.engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM guest"))
        with pytest.raises(StillRead):
            wipe(["throttle"])
        reader.rollback()
        wipe(["throttle"])
        assert left(database_url) == 0


@pytest.mark.parametrize("stays", [0, 3])
def test_tables_are_written_anew_and_what_was_noted_of_their_values_is_forgotten(app: Flask, stays: int) -> None:
    if is_sqlite(db.engine):
        pytest.skip("one file")
    with write():
        db.session.add_all(Throttle(key=_secret(random.Random(number))) for number in range(50))
    before = _file_of_table()
    _analyze()
    assert _noted() > 0
    with write():
        db.session.execute(delete(Throttle))
        db.session.add_all(Throttle(key=str(number)) for number in range(stays))
    wipe(["throttle"])
    assert (_noted(), _file_of_table() == before) == (0, False)


def _noted() -> int:
    """How many columns PostgreSQL keeps values of that were in them."""
    values = "SELECT count(*) FROM pg_stats WHERE tablename = 'throttle' AND histogram_bounds::text LIKE '%HIDDEN%'"
    found = db.session.scalar(text(values))
    db.session.rollback()
    return found


def _file_of_table() -> int:
    found = db.session.scalar(text("SELECT pg_relation_filenode('throttle')"))
    db.session.rollback()
    return found


def _analyze() -> None:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE throttle"))


def test_it_is_work_for_the_background() -> None:
    assert WORK["database.wipe"] is wipe
