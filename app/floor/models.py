"""The floor's log: entries that are never changed; the state of a sitting is their replay."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.append_only import append_only
from app.core.db import Id, Model
from app.meetings.models import Sitting


class FloorEntry(Model):
    """One step on the floor of a sitting, in the order of ids.

    `at` is absent where an archive states no time. `data` holds ids, codes and the words of a source. An entry can take
    an earlier one back (`withdraws_id`) or stand in its place and order (`replaces_id`). `step` counts the steps of a
    running floor: of two deeds that were decided on one state, the database takes one.
    """

    __tablename__ = "floor_entry"
    __table_args__ = (
        CheckConstraint("withdraws_id < id", name="withdraws_an_earlier"),
        CheckConstraint("replaces_id < id", name="replaces_an_earlier"),
        Index("ix_floor_entry_sitting", "sitting_id", "id"),
        Index("uq_floor_entry_sitting_id_step", "sitting_id", "step", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"))
    kind: Mapped[str]
    at: Mapped[datetime | None]
    entity: Mapped[str | None] = mapped_column(ForeignKey("entity.code"))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str | None]
    step: Mapped[int | None]
    withdraws_id: Mapped[int | None] = mapped_column(ForeignKey("floor_entry.id"), unique=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("floor_entry.id"), unique=True)


append_only(FloorEntry.__table__)  # type: ignore[arg-type]


class Inscription(Model):
    """What is personal, or for interpreters alone, of an inscription: it stands beside the log and can be emptied.

    Its number is that of the entry with which it was made.
    """

    __tablename__ = "inscription"

    entry_id: Mapped[Id] = mapped_column(ForeignKey("floor_entry.id"), primary_key=True, autoincrement=False)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), index=True)
    representative: Mapped[str] = mapped_column(default="")
    representative_title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    text_language: Mapped[str | None]
    text_at: Mapped[datetime | None]


# What is left of an inscription when its meeting is forgotten.
EMPTY: dict[str, Any] = {
    "representative": "",
    "representative_title": "",
    "text": "",
    "text_language": None,
    "text_at": None,
}


class FloorTerms(Model):
    """What a meeting says of rights of reply where it departs from practice: seconds of a first and a second one."""

    __tablename__ = "floor_terms"
    __table_args__ = (
        CheckConstraint("first_reply BETWEEN 1 AND 600", name="first_reply"),
        CheckConstraint("second_reply BETWEEN 1 AND 300", name="second_reply"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True, autoincrement=False)
    first_reply: Mapped[int]
    second_reply: Mapped[int]


class InterpreterLink(Model):
    """A link with which a booth reads the list and the texts of a sitting; its token is derived from the id.

    The label may name somebody, so a purge takes the row away.
    """

    __tablename__ = "interpreter_link"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a token is derived from the id, which must never be another's

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), index=True)
    label: Mapped[str]
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    sitting: Mapped[Sitting] = relationship(lazy="raise")
