"""What nobody refers to any more goes, after a while."""

import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from flask import current_app
from sqlalchemy import ColumnElement, and_, exists, select

from app.config import Settings
from app.core import clock
from app.core.audit import unaudited
from app.core.db import db, write
from app.core.files.folder import path_of
from app.core.files.keeping import File
from app.core.jobs import enqueue, every, job

GRACE = timedelta(days=2)
YOUNG = timedelta(minutes=10)  # by then the row of what was just taken in is there


@job("files.remove")
def remove(sha256: list[str]) -> None:
    """What is to be forgotten goes at once, where no row speaks of it; what came just now, a little later."""
    settings: Settings = current_app.config["ROSTRUM"]
    _drop_cut_off(settings.files)
    if young := [one for one in sha256 if not _take_away(path_of(settings.files, one), one)]:
        with write():
            unaudited("work that waits for a moment")
            enqueue(remove, clock.now() + YOUNG, sha256=young)


def _take_away(path: Path, sha256: str) -> bool:
    """Whether there is nothing left to do: it is gone, or another row speaks of the same content."""
    if _is_listed(sha256) or not path.exists():
        return True
    if not _is_old(path, YOUNG):
        return False
    _remove(path, YOUNG)
    return True


def _drop_cut_off(folder: Path) -> None:
    """Uploads whose process was killed."""
    for path in folder.glob(".*.part"):
        if _is_old(path, YOUNG):
            path.unlink(missing_ok=True)


@every(timedelta(hours=6))
@job("files.clear")
def clear() -> None:
    """Rows without a reference first, then what lies in the folder without a row."""
    settings: Settings = current_app.config["ROSTRUM"]
    _forget_rows()
    _sweep(settings.files)


def _forget_rows() -> None:
    with write() as session:
        old = select(File).where(File.created_at < clock.now() - GRACE, unreferenced())
        for row in session.scalars(old):
            session.delete(row)
        unaudited("nobody refers to these files any more; that nobody does was somebody's deed and has its trace")


def unreferenced() -> ColumnElement[bool]:
    """No table's foreign key leads here."""
    references = [
        ~exists().where(key.parent == File.id)
        for table in db.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table is File.__table__
    ]
    return and_(True, *references)


def _sweep(folder: Path) -> None:
    for path in folder.glob("**/*") if folder.exists() else ():
        if path.is_file() and _is_old(path):
            if path.name.startswith("."):
                path.unlink(missing_ok=True)  # an upload that was cut off
            elif len(path.parent.name + path.name) == 64 and not _is_listed(path.parent.name + path.name):
                _remove(path)


def _is_old(path: Path, grace: timedelta = GRACE) -> bool:
    try:
        return time.time() - path.stat().st_mtime > grace.total_seconds()
    except FileNotFoundError:
        return False


def _is_listed(sha256: str) -> bool:
    found = db.session.scalar(select(File.id).where(File.sha256 == sha256).limit(1)) is not None
    db.session.rollback()
    return found


def _remove(path: Path, grace: timedelta = GRACE) -> None:
    """The same content may be given again in this very moment: then it is young, and put back."""
    going = path.with_name(f".{uuid4().hex}.going")
    path.rename(going)
    if _is_old(going, grace):
        going.unlink()
    else:
        going.rename(path)
