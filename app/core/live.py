"""Announcements: what happened, said in the transaction in which it happened, for whoever listens."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core import clock
from app.core.db import Id, Model, after_commit, before_commit, db, enter, is_sqlite, keep

CHANNEL = "rostrum_announcement"
ORDERLY = 0x526F7374  # the PostgreSQL advisory lock under which ids are taken, so that they become visible in order


class Announcement(Model):
    """One thing that happened, under one topic; carries ids, never what is private."""

    __tablename__ = "announcement"
    __machinery__ = True
    __table_args__ = (Index("ix_announcement_topic", "topic", "id"), {"sqlite_autoincrement": True})

    id: Mapped[Id] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    topic: Mapped[str]
    kind: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)


class Topic(Model):
    """The newest announcement of a topic: one look tells whether a page made earlier still holds."""

    __tablename__ = "topic"
    __machinery__ = True

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[Id] = mapped_column(autoincrement=False)


# Called in this process when something was announced, so that a reader need not ask the database.
listeners: list[Callable[[], None]] = []


def announce(kind: str, *topics: str, **ids: Any) -> None:
    """Say that `kind` happened, under each of `topics`; told after the commit, never when rolled back.

    The same said twice in one write is said once.
    """
    if not topics:
        raise ValueError("an announcement needs a topic")
    said = db.session().info["write"].setdefault("announcements", [])
    if (kind, topics, ids) not in said:
        said.append((kind, topics, ids))


def _write_announcements(session: Session) -> None:
    said = session.info["write"].get("announcements")
    if not said:
        return
    if not is_sqlite(session.get_bind()):
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ORDERLY})
    newest: dict[str, int] = {}
    for kind, topics, ids in said:
        for topic in topics:  # one after the other: their ids are their order
            newest[topic] = enter(Announcement, at=clock.now(), topic=topic, kind=kind, data=ids)
    for name, version in newest.items():
        keep(Topic, {"name": name}, version=version)
    if not is_sqlite(session.get_bind()):
        session.execute(text(f"NOTIFY {CHANNEL}"))


def _ring(kept: dict[str, Any]) -> None:
    if kept.get("announcements"):
        for listener in tuple(listeners):
            listener()


before_commit.append(_write_announcements)
after_commit.append(_ring)


def versions(topics: Iterable[str]) -> dict[str, int]:
    """The version of each topic that was ever announced, in one query."""
    found = db.session.execute(select(Topic.name, Topic.version).where(Topic.name.in_(list(topics))))
    return dict(found.all())  # type: ignore[arg-type]
