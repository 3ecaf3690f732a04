"""The draft of a meeting as a whole."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model
from app.core.policy import Scope
from app.meetings.models.constraints import ends_after_it_starts, one_of
from app.meetings.models.sitting import Sitting
from app.meetings.rules.words import Participation, Status


class Meeting(Model):
    """A meeting as the Secretariat drafts it; `slug` is its name for ever.

    `last_number` is the highest number that any of its sittings was ever given; `edition` counts the changes of the
    draft, so that an edit can say which state it was based on.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        one_of("status", Status),
        one_of("participation", Participation),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    short_title: Mapped[str | None]
    body: Mapped[str | None] = mapped_column(ForeignKey("entity.code"))
    session: Mapped[int | None]
    ordinal: Mapped[int | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    timezone: Mapped[str]
    venue: Mapped[str | None]
    language: Mapped[str | None]
    participation: Mapped[str | None]
    rehearsal: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(default=Status.SCHEDULED)
    status_reason: Mapped[str | None]
    note: Mapped[str | None]
    webcast: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    publication: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    last_number: Mapped[int] = mapped_column(default=0)
    edition: Mapped[int] = mapped_column(default=0)

    officers: Mapped[list["Officer"]] = relationship(
        order_by="Officer.position, Officer.id", cascade="all, delete-orphan", lazy="raise"
    )
    documents: Mapped[list["MeetingDocument"]] = relationship(
        order_by="MeetingDocument.position, MeetingDocument.id", cascade="all, delete-orphan", lazy="raise"
    )
    margins: Mapped[list["MarginEvent"]] = relationship(
        order_by="MarginEvent.position, MarginEvent.id", cascade="all, delete-orphan", lazy="raise"
    )
    sittings: Mapped[list[Sitting]] = relationship(
        order_by=Sitting.number, cascade="all, delete-orphan", back_populates="meeting", lazy="raise"
    )

    def scopes(self) -> tuple[Scope, ...]:
        """Grants for this meeting reach it."""
        return (Scope("meeting", self.slug),)


class Officer(Model):
    """A presiding officer of a meeting, known there by a key."""

    __tablename__ = "officer"
    __table_args__ = (UniqueConstraint("meeting_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    key: Mapped[str]
    name: Mapped[str | None]
    title: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(ForeignKey("entity.code"))
    role: Mapped[str | None]
    office: Mapped[str | None]
    presides_on: Mapped[list[str]] = mapped_column(JSON, default=list)
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class MeetingDocument(Model):
    """A document that prepares a meeting."""

    __tablename__ = "meeting_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str | None]
    title: Mapped[str | None]
    symbol: Mapped[str | None]
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    link: Mapped[str | None]
    based_on: Mapped[str | None]
    prepared_by: Mapped[str | None]
    online: Mapped[bool | None]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class MarginEvent(Model):
    """An event on the margins of a meeting."""

    __tablename__ = "margin_event"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_on_after_it_starts"),
        *ends_after_it_starts(),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    room: Mapped[str | None]
    organizer: Mapped[str | None]
    link: Mapped[str | None]
    note: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
