"""Work that comes round again: one row a name says when, whichever worker looks first."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from app.core import clock
from app.core.db import Model, db, write
from app.core.jobs.queue import Job, put
from app.core.jobs.register import EVERY


class Recurring(Model):
    """When work that comes round is due next."""

    __tablename__ = "recurring"
    __machinery__ = True

    name: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]


def bring_round() -> None:
    """Put in the queue what has come round; takes no lock where nothing has."""
    next_of = {row.name: row.due_at for row in db.session.execute(select(Recurring.name, Recurring.due_at))}
    db.session.rollback()
    for name in sorted(EVERY):
        if name not in next_of or next_of[name] <= clock.now():
            _put_once(name)


def _put_once(name: str) -> None:
    """Under the lock of its row; who comes second finds it done."""
    try:
        with write() as session:
            row = session.get(Recurring, name, with_for_update=True)
            now = clock.now()
            if row is not None and row.due_at > now:
                return
            if row is None:
                session.add(Recurring(name=name, due_at=now + EVERY[name]))
                session.flush()
            else:
                row.due_at = now + EVERY[name]
            if not _is_queued(name):
                put(name)
    except IntegrityError:
        return  # another worker met this name for the first time in the same moment


def _is_queued(name: str) -> bool:
    """The last round may still be waiting, or have been given up."""
    return db.session.scalars(select(Job.id).where(Job.name == name, Job.dead_at.is_(None))).first() is not None
