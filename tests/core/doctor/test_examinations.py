"""Each thing that can be wrong is found, and said with what to do."""

import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

import app.meetings.cli
import app.people.cli  # noqa: F401 (both examine)
from app import settings_of
from app.config import Settings
from app.core import clock
from app.core.db import db, write
from app.core.doctor import database, examine, machine
from app.core.files import keep
from app.core.files.folder import path_of
from app.core.files.kinds import KINDS, PDF, FileKind
from app.core.jobs import GivenUp, Worker, job
from app.core.jobs.heart import WorkerSign
from app.core.jobs.queue import put
from app.core.policy import SYSTEM
from app.demo import prepare
from tests.core.files import samples

GOOD = {
    "base_url": "https://meetings.example.org",
    "uid_domain": "meetings.example.org",
    "smtp_url": "smtp://127.0.0.1",
    "mail_from": "secretariat@example.org",
}


@pytest.fixture
def well(app: Flask, tmp_path: Path) -> Flask:
    """An installation with which nothing is wrong: a worker is there, too."""
    tmp_path.chmod(0o700)
    (tmp_path / "secret_key").write_text("s" * 64)
    (tmp_path / "secret_key").chmod(0o600)
    set_to(app, **GOOD)
    with write() as session:
        now = clock.now()
        session.add(WorkerSign(uid="w", machine="here", process=1, started_at=now, seen_at=now))
    return app


def set_to(app: Flask, **settings: Any) -> None:
    """Change settings."""
    app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], **settings)


def said(is_wrong: bool = True) -> list[str]:
    """What is wrong, or worth a note."""
    db.session.rollback()
    return [finding.sentence for finding in examine() if finding.is_wrong == is_wrong]


def test_nothing_is_wrong_where_nothing_is(well: Flask) -> None:
    assert (said(), said(is_wrong=False)) == ([], [])


@pytest.mark.parametrize(
    ("settings", "is_wrong", "sentence"),
    [
        ({"base_url": "http://example.org"}, True, "ROSTRUM_BASE_URL is http://example.org: passwords"),
        ({"base_url": "http://127.0.0.1:8000"}, False, "ROSTRUM_BASE_URL is this machine itself"),
        ({"smtp_url": None}, False, "No mail leaves this machine"),
        ({"mail_from": "Rostrum <secretariat@rostrum.invalid>"}, True, "Mails are sent from an address that does not"),
        ({"trusted_proxies": ("10.0.0.0/8", "0.0.0.0/0")}, True, "ROSTRUM_TRUSTED_PROXIES contains 0.0.0.0/0"),
    ],
)  # fmt: skip
def test_settings(well: Flask, settings: dict[str, Any], is_wrong: bool, sentence: str) -> None:
    set_to(well, **settings)
    (found,) = said(is_wrong)
    assert found.startswith(sentence)


@pytest.mark.parametrize(
    ("name", "mode", "safe"), [("secret_key", 0o640, 600), (".", 0o755, 700), ("files", 0o707, 700)]
)
def test_what_others_can_read(well: Flask, tmp_path: Path, name: str, mode: int, safe: int) -> None:
    (tmp_path / "files").mkdir(exist_ok=True)
    (tmp_path / "files").chmod(0o700)
    (tmp_path / name).chmod(mode)
    assert said() == [
        f"Other users of this machine can get at {tmp_path / name} ({mode:o}). Run `chmod {safe} {tmp_path / name}`."
    ]


def test_files_that_cannot_be_kept(well: Flask, tmp_path: Path) -> None:
    set_to(well, files=tmp_path / "secret_key" / "files")
    assert any(sentence.startswith("Files cannot be kept") for sentence in said())


def test_a_full_disk(well: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**10, 10**10 - 10**8, 10**8))
    assert said() == [f"Only 95 MB are free where {tmp_path} lies. Make room before the disk is full."]


def test_an_old_python(well: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "PYTHON", (9, 9))
    assert said()[0].endswith("is too old. Install 3.11 or newer, and make .venv anew.")


def test_a_schema_of_another_version(well: Flask) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    (found,) = said()
    assert found.startswith("The schema is at 0001 and this version needs ")
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    assert said()[0].endswith("is empty. Prepare it with `rostrum init`.")


def test_guards_that_were_taken_away(well: Flask, database_kind: str) -> None:
    drop = {
        "sqlite": "DROP TRIGGER audit_entry_no_delete",
        "postgresql": "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_no_change",
    }
    with db.engine.begin() as connection:
        connection.execute(text(drop[database_kind]))
    (found,) = said()
    assert found.startswith("audit_entry can be changed, because triggers are missing (audit_entry_no_")


def test_files_that_are_missing_or_changed(well: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "hall.paper", FileKind("hall.paper", (PDF,), 100_000))
    path = path_of(tmp_path / "files", keep(BytesIO(samples.pdf()), "hall.paper", SYSTEM).sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert said() == [f"Files that were changed: 1, the first at {path}. Copy them from a backup."]
    path.unlink()
    assert said() == [f"Files that are listed and not there: 1, the first at {path}. Copy them from a backup."]


def test_work_that_was_given_up(well: Flask, own_work: None) -> None:
    @job("hall.fail")
    def fail() -> None:
        raise GivenUp("There is no such hall.")

    with write():
        put("hall.fail")
    Worker(well).work_once()
    (found,) = said()
    assert found.startswith("Work that was given up: 1, the newest hall.fail (There is no such hall.).")


def test_work_that_nobody_does(well: Flask) -> None:
    with write():
        put("hall.late", clock.now() - timedelta(minutes=6))
    assert said() == ["Work has been due for over five minutes, 1 in number. Is the worker too slow? Start another."]
    with write() as session:
        session.query(WorkerSign).delete()
    assert said() == ["Work waits, 1 in number, and nobody does it. Start `rostrum serve` or `rostrum worker`."]


def test_no_worker_is_worth_a_note(well: Flask) -> None:
    with write() as session:
        session.query(WorkerSign).delete()
    assert said(is_wrong=False) == ["No worker runs just now; `rostrum serve` and `rostrum worker` are workers."]


def test_clocks_that_differ(well: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = clock.now() + timedelta(seconds=90)
    monkeypatch.setattr(database, "database_clock", lambda _session: ahead)
    assert said() == ["The clocks of this machine and of the database differ by 90 seconds. Let NTP set both."]


def on_sqlite(database_kind: str) -> None:
    """What only a file can have."""
    if database_kind != "sqlite":
        pytest.skip("SQLite alone")


def test_a_database_that_does_not_answer(well: Flask, database_kind: str) -> None:
    on_sqlite(database_kind)
    path = db.engine.url.database or ""
    db.session.remove()
    db.engine.dispose()
    for end in ("-wal", "-shm"):
        Path(path + end).unlink(missing_ok=True)
    Path(path).write_bytes(b"no database at all " * 100)
    (found,) = said()
    assert found.startswith(f"The database sqlite:///{path} does not answer (DatabaseError).")
    Path(path).unlink()
    assert said() == [f"There is no database at {path}. Make one with `rostrum init`."]
    Path(path).touch()


def test_a_writer_that_does_not_end(well: Flask, database_kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_sqlite(database_kind)
    monkeypatch.setattr(database, "LONGEST_WRITE_SECONDS", 0.1)
    with closing(sqlite3.connect(db.engine.url.database or "", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert said()[0].startswith("Something has been writing to the database for over 2 seconds.")
        writer.execute("ROLLBACK")


def test_a_row_that_refers_to_nothing(well: Flask, database_kind: str) -> None:
    on_sqlite(database_kind)
    with closing(sqlite3.connect(db.engine.url.database or "", isolation_level=None)) as careless:
        careless.execute("CREATE TABLE hall (id INTEGER PRIMARY KEY, file_id INTEGER REFERENCES file (id))")
        careless.execute("INSERT INTO hall VALUES (1, 99)")
    assert said() == ["A row of hall refers to a row of file that is gone. Restore a backup, or tell us."]


def test_what_the_demo_left_and_a_domain_that_was_never_chosen(well: Flask) -> None:
    instance = settings_of(well).instance
    (instance / "demo").touch()
    prepare(instance)
    set_to(well, uid_domain=Settings.uid_domain)
    accounts, domain = sorted(said())
    assert domain.startswith("Programmes are published and ROSTRUM_UID_DOMAIN is still rostrum.invalid.")
    assert accounts.startswith("Accounts of the demo are here, and ROSTRUM_DEMO is not set: ")
