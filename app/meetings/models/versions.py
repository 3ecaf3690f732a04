"""What was published."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.append_only import append_only
from app.core.db import Model
from app.meetings.models.constraints import one_of
from app.meetings.rules.words import Status


class ProgrammeVersion(Model):
    """A programme as it was published: never changed, never deleted."""

    __tablename__ = "programme_version"
    __table_args__ = (UniqueConstraint("meeting_id", "number"), CheckConstraint("number > 0", name="number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    published_at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]
    note: Mapped[str | None]
    header: Mapped[dict[str, Any]] = mapped_column(JSON)
    sittings: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


append_only(ProgrammeVersion.__table__)  # type: ignore[arg-type]


class PublishedMeeting(Model):
    """The newest version of a meeting, as lists of meetings show it."""

    __tablename__ = "published_meeting"
    __table_args__ = (one_of("status", Status), Index("ix_published_meeting_starts_on", "starts_on"))

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True, autoincrement=False)
    slug: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int]
    published_at: Mapped[datetime]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    status: Mapped[str]
    rehearsal: Mapped[bool]
    header: Mapped[dict[str, Any]] = mapped_column(JSON)


class PublishedSitting(Model):
    """A sitting of the newest version of its meeting, for reading across meetings; `status` is that shown in public."""

    __tablename__ = "published_sitting"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        one_of("status", Status),
        Index("ix_published_sitting_starts_at", "starts_at"),
    )

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), primary_key=True, autoincrement=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("published_meeting.meeting_id"))
    number: Mapped[int]
    uid: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int]
    date: Mapped[date]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    status: Mapped[str]
    sequence: Mapped[int]
    revised_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class PublishedChallenge(Model):
    """A published sitting treats a challenge."""

    __tablename__ = "published_challenge"
    __table_args__ = (Index("ix_published_challenge_challenge", "challenge"),)

    sitting_id: Mapped[int] = mapped_column(ForeignKey("published_sitting.sitting_id"), primary_key=True)
    challenge: Mapped[str] = mapped_column(ForeignKey("challenge.slug"), primary_key=True)
