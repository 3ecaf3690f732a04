"""Files that are forgotten go at once, unless another row speaks of the same content or it came just now."""

import os
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.files import File, keep
from app.core.files.folder import path_of
from app.core.files.forgetting import forget_files
from app.core.files.jobs import YOUNG
from app.core.jobs import Job, Worker
from app.core.policy import OPERATOR
from tests.core.files import samples

KIND = "registrations.credentials"


@pytest.fixture
def kept(app: Flask, now, tmp_path: Path) -> Callable[[int], tuple[File, Path]]:  # type: ignore[no-untyped-def]
    """Keeps a document that has lain there for so many seconds."""

    def keep_one(age: int) -> tuple[File, Path]:
        row = keep(BytesIO(samples.pdf()), KIND, OPERATOR, "note.pdf")
        path = path_of(tmp_path / "files", row.sha256)
        then = time.time() - age
        os.utime(path, (then, then))
        return row, path

    return keep_one


def work_off(app: Flask) -> None:
    """Do what is due."""
    db.session.rollback()
    while Worker(app).work_once():
        pass


def test_a_file_that_nobody_else_has_goes_with_its_row(app: Flask, kept) -> None:  # type: ignore[no-untyped-def]
    row, path = kept(3600)
    forget_files([row.id], OPERATOR)
    work_off(app)
    assert (path.exists(), db.session.scalars(select(File)).all()) == (False, [])


def test_content_that_another_row_has_stays_for_its_sake(app: Flask, kept) -> None:  # type: ignore[no-untyped-def]
    first, _path = kept(3600)
    second, path = kept(3600)
    forget_files([first.id], OPERATOR)
    work_off(app)
    assert (path.exists(), db.session.scalars(select(File.id)).all()) == (True, [second.id])


def test_what_came_just_now_goes_a_little_later(app: Flask, kept) -> None:  # type: ignore[no-untyped-def]
    row, path = kept(0)
    forget_files([row.id], OPERATOR)
    work_off(app)
    (waiting,) = db.session.scalars(select(Job))
    assert (path.exists(), waiting.name, waiting.due_at) == (True, "files.remove", clock.now() + YOUNG)
    then = time.time() - 3600
    os.utime(path, (then, then))
    with clock.frozen(clock.now() + YOUNG):
        work_off(app)
    assert not path.exists()


def test_an_upload_that_was_cut_off_goes_too(app: Flask, kept, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    row, _path = kept(3600)
    cut_off, under_way = tmp_path / "files" / ".a.part", tmp_path / "files" / ".b.part"
    for path in (cut_off, under_way):
        path.write_bytes(b"name")
    os.utime(cut_off, (time.time() - 3600,) * 2)
    forget_files([row.id], OPERATOR)
    work_off(app)
    assert (cut_off.exists(), under_way.exists()) == (False, True)
