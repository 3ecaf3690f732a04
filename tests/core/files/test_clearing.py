"""What nobody refers to goes after a while, and nothing else."""

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Column, ForeignKey, Integer, Table, select, text

from app.core import clock
from app.core.db import db
from app.core.files import File, keep
from app.core.files.folder import path_of
from app.core.files.jobs import GRACE, clear
from app.core.files.kinds import KINDS, PDF, FileKind
from app.core.policy import SYSTEM
from tests.core.files import samples


@pytest.fixture
def file(app: Flask, monkeypatch: pytest.MonkeyPatch) -> File:
    """A file that is listed."""
    monkeypatch.setitem(KINDS, "hall.paper", FileKind("hall.paper", (PDF,), 100_000))
    return keep(BytesIO(samples.pdf()), "hall.paper", SYSTEM)


@pytest.fixture
def paper(file: File) -> None:
    """A table whose rows refer to files."""
    metadata = db.metadata
    table = Table(
        "hall_paper", metadata, Column("id", Integer, primary_key=True), Column("file_id", ForeignKey("file.id"))
    )
    try:
        table.create(db.engine)
        yield
    finally:
        metadata.remove(table)


def make_old(path: Path) -> None:
    """As if it had been written before the grace period."""
    then = time.time() - GRACE.total_seconds() - 60
    os.utime(path, (then, then))


def later() -> object:
    """The clocks, after the grace period."""
    return clock.frozen(clock.now() + GRACE * 2)


def test_a_file_that_nobody_refers_to_goes_after_the_grace_period(file: File, tmp_path: Path) -> None:
    path = path_of(tmp_path / "files", file.sha256)
    clear()
    assert (len(db.session.scalars(select(File)).all()), path.exists()) == (1, True)
    make_old(path)
    with later():
        clear()
    assert (db.session.scalars(select(File)).all(), path.exists()) == ([], False)


def test_a_file_that_somebody_refers_to_stays(file: File, paper: None, tmp_path: Path) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("INSERT INTO hall_paper (id, file_id) VALUES (1, :id)"), {"id": file.id})
    path = path_of(tmp_path / "files", file.sha256)
    make_old(path)
    with later():
        clear()
    assert (len(db.session.scalars(select(File)).all()), path.exists()) == (1, True)


def test_an_upload_that_was_cut_off_goes_and_what_is_not_ours_stays(file: File, tmp_path: Path) -> None:
    cut_off, strange = tmp_path / "files" / ".0123.part", tmp_path / "files" / "README"
    for path in (cut_off, strange):
        path.touch()
        make_old(path)
    clear()
    assert (cut_off.exists(), strange.exists()) == (False, True)


def test_content_given_again_is_young_again(file: File, tmp_path: Path) -> None:
    path = path_of(tmp_path / "files", file.sha256)
    make_old(path)
    keep(BytesIO(samples.pdf()), "hall.paper", SYSTEM)
    assert time.time() - path.stat().st_mtime < 60
