"""The draft of a sitting."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model
from app.core.policy import Scope
from app.meetings.models.constraints import CHECKED_AT_COMMIT, ends_after_it_starts, one_of
from app.meetings.models.people import OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.words import HalfDay, SegmentKind, Status

if TYPE_CHECKING:
    from app.meetings.models.meeting import Meeting


class Sitting(Model):
    """A sitting as the Secretariat drafts it; once published its row stays, cancelled where it was removed."""

    __tablename__ = "sitting"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("number > 0", name="number"),
        ForeignKeyConstraint(
            ["meeting_id", "presiding_officer"], ["officer.meeting_id", "officer.key"], **CHECKED_AT_COMMIT
        ),
        *ends_after_it_starts(),
        one_of("half_day", HalfDay),
        one_of("status", Status),
        Index("ix_sitting_starts_at", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    uid: Mapped[str] = mapped_column(unique=True)
    date: Mapped[date]
    kind: Mapped[str]
    thematic_number: Mapped[int | None]
    title: Mapped[str | None]
    half_day: Mapped[str | None]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    room: Mapped[str | None]
    presiding_officer: Mapped[str | None]
    status: Mapped[str] = mapped_column(default=Status.SCHEDULED)
    status_reason: Mapped[str | None]
    note: Mapped[str | None]
    interpretation: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    source: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    meeting: Mapped["Meeting"] = relationship(back_populates="sittings", lazy="raise")
    challenges: Mapped[list["SittingChallenge"]] = relationship(
        order_by="SittingChallenge.position", cascade="all, delete-orphan", lazy="raise"
    )
    segments: Mapped[list["Segment"]] = relationship(
        order_by="Segment.position, Segment.id", cascade="all, delete-orphan", lazy="raise"
    )
    opening_speakers: Mapped[list[OpeningSpeaker]] = relationship(
        order_by=(OpeningSpeaker.position, OpeningSpeaker.id), cascade="all, delete-orphan", lazy="raise"
    )
    presenters: Mapped[list[Presenter]] = relationship(
        order_by=(Presenter.position, Presenter.id), cascade="all, delete-orphan", lazy="raise"
    )
    panel: Mapped[list[Panellist]] = relationship(
        order_by=(Panellist.position, Panellist.id), cascade="all, delete-orphan", lazy="raise"
    )

    def scopes(self) -> tuple[Scope, ...]:
        """Grants for its meeting reach it; load the meeting with it."""
        return (*self.meeting.scopes(), Scope("sitting", f"{self.meeting.slug}/{self.number}"))


class SittingChallenge(Model):
    """A sitting treats a challenge."""

    __tablename__ = "sitting_challenge"

    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    challenge: Mapped[str] = mapped_column(ForeignKey("challenge.slug"), primary_key=True)
    position: Mapped[int]


class Segment(Model):
    """A timed part of a sitting."""

    __tablename__ = "segment"
    __table_args__ = (
        UniqueConstraint("sitting_id", "key"),
        CheckConstraint("minutes > 0", name="minutes"),
        one_of("kind", SegmentKind),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"))
    position: Mapped[int]
    key: Mapped[str]
    kind: Mapped[str]
    minutes: Mapped[int]
    title: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
