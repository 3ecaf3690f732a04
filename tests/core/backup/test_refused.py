"""What is damaged, in the way or in use is left alone, and so is what is here."""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from app.core.audit import AuditEntry
from app.core.backup import Damaged, InTheWay, make_backup, restore_backup
from app.core.db import db
from app.core.instance import InstanceInUse, hold_instance
from tests.core.backup.conftest import Elsewhere, folder_of, inside

Change = Callable[[dict[str, bytes]], Any]


def changed(path: Path, change: Change, extra: tarfile.TarInfo | None = None) -> Path:
    """A backup with something changed in it."""
    with tarfile.open(path) as tar:
        content = {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]
    change(content)
    result = path.with_name("changed")
    with tarfile.open(result, "w") as tar:
        for name, octets in content.items():
            member = tarfile.TarInfo(name)
            member.size = len(octets)
            tar.addfile(member, io.BytesIO(octets))
        if extra:
            tar.addfile(extra, io.BytesIO(b"x" * extra.size))
    return result


def in_manifest(**values: Any) -> Change:
    """Say something else in the manifest."""

    def change(content: dict[str, bytes]) -> None:
        content["manifest.json"] = json.dumps(json.loads(content["manifest.json"]) | values).encode()

    return change


def drop(name: str) -> Change:
    """Leave a member out."""
    return lambda content: content.pop(name)


def replace(name: str, octets: bytes) -> Change:
    """Put something else in."""
    return lambda content: content.update({name: octets})


@pytest.fixture
def backup(furnished: Flask, tmp_path: Path) -> Path:
    """A good backup."""
    make_backup(tmp_path / "backup")
    return tmp_path / "backup"


def untouched(app: Flask) -> bool:
    """Whether nothing was put in this installation."""
    rows = db.session.scalar(select(func.count()).select_from(AuditEntry))
    db.session.rollback()
    left = {path.name for path in folder_of(app).rglob("*") if path.is_file()} - {"lock"}
    return rows == 0 and left == set()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (drop("manifest.json"), "It has no manifest: this is not a backup of Rostrum."),
        (replace("manifest.json", b"{}"), "Its manifest cannot be read (made_at: Field required)."),
        (in_manifest(format="rostrum/backup/9"), "Its manifest cannot be read (format: Input"),
        (in_manifest(revision="9999"), "It was made by a newer version of Rostrum. Install that version first."),
        (drop("tables/audit_entry.jsonl"), "'tables/audit_entry.jsonl' is missing."),
        (drop("secret_key"), "'secret_key' is missing."),
        (replace("tables/audit_entry.jsonl", b""), "'tables/audit_entry.jsonl' was changed after the backup was made."),
        (replace("secret_key", b"s" * 63 + b"t"), "'secret_key' was changed after the backup was made."),
        (replace("../../etc/cron.d/x", b"x"), "'../../etc/cron.d/x' is not named in its manifest."),
        (replace("/etc/passwd", b"x"), "'/etc/passwd' is not named in its manifest."),
        (in_manifest(tables=[]), "'tables/account.jsonl' is not named in its manifest."),
    ],
)  # fmt: skip
def test_a_damaged_archive_is_refused_in_words(
    backup: Path, elsewhere: Elsewhere, database_kind: str, change: Change, sentence: str
) -> None:
    other = elsewhere(database_kind)
    with inside(other):
        with pytest.raises(Damaged) as refused:
            restore_backup(changed(backup, change))
        assert str(refused.value).startswith(sentence)
        assert untouched(other)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_only_ordinary_files_are_taken_from_an_archive(
    backup: Path, elsewhere: Elsewhere, database_kind: str, kind: bytes
) -> None:
    link = tarfile.TarInfo("files/x")
    link.type, link.linkname = kind, "/etc/passwd"
    other = elsewhere(database_kind)
    with inside(other), pytest.raises(Damaged, match="'files/x' is not an ordinary file"):
        restore_backup(changed(backup, lambda content: None, link))


def test_a_name_in_the_manifest_cannot_lead_out_of_the_folder(
    backup: Path, elsewhere: Elsewhere, database_kind: str
) -> None:
    part = {"sha256": "../../../../tmp/x", "size": 1}
    with inside(elsewhere(database_kind)), pytest.raises(Damaged, match="files.0.sha256: String should match pattern"):
        restore_backup(changed(backup, in_manifest(files=[part])))


@pytest.mark.parametrize("cut", [0, 1, 600, 5000, 20000])
def test_an_archive_that_is_cut_off_is_refused(
    backup: Path, elsewhere: Elsewhere, database_kind: str, cut: int
) -> None:
    backup.write_bytes(backup.read_bytes()[:cut])
    other = elsewhere(database_kind)
    with inside(other):
        with pytest.raises(Damaged):
            restore_backup(backup)
        assert untouched(other)


def forge(backup: Path, table: str, lines: bytes) -> Path:
    """A backup that is whole by its own account, with other rows in it."""

    def change(content: dict[str, bytes]) -> None:
        manifest = json.loads(content["manifest.json"])
        for part in manifest["tables"]:
            if part["name"] == table:
                part.update(sha256=hashlib.sha256(lines).hexdigest(), size=len(lines), rows=len(lines.splitlines()))
        content.update({"manifest.json": json.dumps(manifest).encode(), f"tables/{table}.jsonl": lines})

    return changed(backup, change)


@pytest.mark.parametrize("lines", [b"[1]\n", b"nonsense\n", b'["x",0,null,null,null,null,null]\n'])
def test_rows_that_do_not_fit_change_nothing(
    backup: Path, elsewhere: Elsewhere, database_kind: str, lines: bytes
) -> None:
    other = elsewhere(database_kind)
    with inside(other):
        with pytest.raises(Damaged):
            restore_backup(forge(backup, "topic", lines))
        assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 0
        assert not (folder_of(other) / "secret_key").exists()


def test_what_is_here_stays_unless_it_may_go(backup: Path, furnished: Flask) -> None:
    with pytest.raises(InTheWay, match="There is data here already"):
        restore_backup(backup)
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 4
    restore_backup(backup, replace=True)
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 4


def test_a_failing_replacement_leaves_what_is_here(backup: Path, furnished: Flask) -> None:
    with pytest.raises(Damaged):
        restore_backup(forge(backup, "topic", b"[1]\n"), replace=True)
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 4


def test_a_process_that_holds_the_instance_is_in_the_way(backup: Path, furnished: Flask) -> None:
    with hold_instance(folder_of(furnished)), pytest.raises(InstanceInUse):
        restore_backup(backup, replace=True)


def test_others_at_the_same_postgresql_database_are_in_the_way(
    backup: Path, elsewhere: Elsewhere, database_kind: str
) -> None:
    if database_kind == "sqlite":
        pytest.skip("the lock on the instance tells")
    other = elsewhere("postgresql")
    with inside(other), db.engine.connect().execution_options() as busy:
        busy.execute(text("SELECT 1"))
        busy.detach()
        with pytest.raises(InTheWay, match="1 other connections use the database"):
            restore_backup(backup)


def test_tables_of_somebody_else_are_not_thrown_away(backup: Path, elsewhere: Elsewhere, database_kind: str) -> None:
    if database_kind == "sqlite":
        pytest.skip("a file is nobody else's")
    with inside(elsewhere("postgresql")):
        with db.engine.begin() as connection:
            connection.execute(text("CREATE TABLE accounting (id int)"))
        with pytest.raises(InTheWay, match="tables that are not Rostrum's: accounting"):
            restore_backup(backup, replace=True)
