"""Letting files go that somebody may ask to be forgotten: at once, not after the grace that others have."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import ColumnElement, select

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.files.jobs import remove, unreferenced
from app.core.files.keeping import File
from app.core.jobs import enqueue
from app.core.policy import Actor
from app.core.refusal import Refused

ON_ITS_WAY = timedelta(hours=1)  # so long a file may wait for the deed for which it was given


@command
def forget_files(ids: Collection[int], by: Actor) -> None:
    """Forget these files, to which nothing refers any more; content that another row has too stays for its sake."""
    _forget(by, File.id.in_(ids))


@contextmanager
def forgotten_if_refused(file: int | None, by: Actor, *refusals: type[Exception]) -> Iterator[None]:
    """A file was kept for a deed; where that is refused, the file goes at once. Call it outside a write."""
    try:
        yield
    except (Refused, *refusals):
        forget_files([] if file is None else [file], by)
        raise


@command
def forget_loose_files(kinds: Collection[str], by: Actor) -> None:
    """Forget files of these kinds to which nothing refers: others were given in their place, or they were no use."""
    _forget(by, File.kind.in_(kinds), File.created_at < clock.now() - ON_ITS_WAY, unreferenced())


def _forget(by: Actor, *which: ColumnElement[bool]) -> None:
    rows = list(db.session.scalars(select(File).where(*which)))
    for row in rows:
        audit(by, "file.forgotten", row)
        db.session.delete(row)
    if rows:
        enqueue(remove, sha256=sorted({row.sha256 for row in rows}))
