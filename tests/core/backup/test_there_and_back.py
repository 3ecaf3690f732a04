"""What was backed up is there again, wherever it is restored."""

import json
import stat
import tarfile
import threading
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import DBAPIError

from app.core.audit import AuditEntry
from app.core.backup import make_backup, restore_backup
from app.core.db import db, write
from app.core.files.folder import path_of
from app.core.live import Announcement, Topic
from app.core.schema import newest_revision, schema_revision
from tests.builders.announcements import announced_after
from tests.core.backup.conftest import Elsewhere, folder_of, greet, inside, paper
from tests.core.files import samples


def members(path: Path) -> dict[str, bytes]:
    """What a backup holds; for the manifest, what does not depend on the moment."""
    with tarfile.open(path) as tar:
        content = {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]
    manifest = json.loads(content["manifest.json"])
    for name in ("made_at", "made_on"):
        del manifest[name]
    return {**content, "manifest.json": json.dumps(manifest).encode()}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_backup_of_the_restored_is_the_same_backup(
    furnished: Flask, elsewhere: Elsewhere, tmp_path: Path, kind: str
) -> None:
    first, second = tmp_path / "first.backup", tmp_path / "second.backup"
    make_backup(first)
    other = elsewhere(kind)
    with inside(other):
        restore_backup(first)
        other.config["ROSTRUM"] = furnished.config["ROSTRUM"].__class__(
            **{**vars(other.config["ROSTRUM"]), "secret_key": furnished.config["ROSTRUM"].secret_key}
        )
        make_backup(second)
        assert path_of(other.config["ROSTRUM"].files, paper().sha256).read_bytes() == samples.pdf()
    assert members(second) == members(first)
    assert (folder_of(other) / "secret_key").read_text() == furnished.config["ROSTRUM"].secret_key


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_after_it_numbers_go_on_and_the_guards_stand(
    furnished: Flask, elsewhere: Elsewhere, tmp_path: Path, kind: str
) -> None:
    with write() as session:
        session.execute(delete(Announcement))
    make_backup(tmp_path / "backup")
    with inside(elsewhere(kind)):
        restore_backup(tmp_path / "backup")
        assert announced_after(0) == []
        assert db.session.get_one(Topic, "hall").version == 3
        greet("hall")
        assert [said.id for said in announced_after(0)] == [4]
        for statement in ("UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"):
            with pytest.raises(DBAPIError, match="append-only"):
                db.session.connection().exec_driver_sql(statement)
            db.session.rollback()


def test_only_its_owner_can_read_it_and_nothing_lies_beside_it(furnished: Flask, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    make_backup(folder / "today")
    make_backup(folder / "today")
    assert [path.name for path in folder.iterdir()] == ["today"]
    assert stat.S_IMODE((folder / "today").stat().st_mode) == 0o600


def test_a_backup_made_while_many_write_is_of_one_moment(
    furnished: Flask, elsewhere: Elsewhere, tmp_path: Path, database_kind: str
) -> None:
    enough = threading.Event()

    def go_on_writing(topic: str) -> None:
        with furnished.app_context():
            while not enough.is_set():
                greet(topic)

    threads = [threading.Thread(target=go_on_writing, args=(f"hall/{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    try:
        for number in range(5):
            make_backup(tmp_path / f"{number}")
    finally:
        enough.set()
        for thread in threads:
            thread.join()
    with inside(elsewhere(database_kind)):
        for number in range(5):
            restore_backup(tmp_path / f"{number}", replace=True)
            newest = dict(
                db.session.execute(select(Announcement.topic, func.max(Announcement.id)).group_by("topic")).all()
            )
            assert newest == dict(db.session.execute(select(Topic.name, Topic.version)).all())
            said = db.session.scalar(select(func.count()).select_from(Announcement))
            assert said == db.session.scalar(select(func.count()).where(AuditEntry.action == "greeted"))
            db.session.rollback()


def test_a_file_that_is_not_there_is_named_and_the_rest_is_kept(furnished: Flask, tmp_path: Path) -> None:
    path_of(furnished.config["ROSTRUM"].files, paper().sha256).unlink()
    manifest = make_backup(tmp_path / "backup")
    assert (manifest.missing_files, manifest.files) == ([paper().sha256], [])


def test_an_older_schema_is_brought_up_to_date(
    furnished: Flask, elsewhere: Elsewhere, tmp_path: Path, database_kind: str
) -> None:
    db.session.remove()
    with write() as session:
        session.execute(text("DELETE FROM file"))
    downgrade(revision="0004")
    db.session.remove()
    manifest = make_backup(tmp_path / "backup")
    with inside(elsewhere(database_kind)):
        restore_backup(tmp_path / "backup")
        assert (manifest.revision, schema_revision()) == ("0004", newest_revision())
        assert len(announced_after(0)) == 3
