"""Documents of a meeting, each with a text in every language in which it is there."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Id, Model
from app.core.files import File, file_kind
from app.core.files.kinds import DOCX, MEGABYTE, PDF
from app.meetings.models.constraints import one_of
from app.meetings.models.sitting import Sitting
from app.meetings.rules.documents import DocumentKind, DocumentState

TEXT_FILE = file_kind("meetings.document", PDF, DOCX, limit=25 * MEGABYTE)


class Document(Model):
    """A document of a meeting, known there by a number; published by itself (decisions/0050-documents.md)."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        UniqueConstraint("meeting_id", "symbol"),
        one_of("kind", DocumentKind),
        one_of("state", DocumentState),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    position: Mapped[int]
    state: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str | None]
    symbol: Mapped[str | None]
    dated: Mapped[date | None]
    challenge: Mapped[str | None] = mapped_column(ForeignKey("challenge.slug"))
    edition: Mapped[int]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    texts: Mapped[list["DocumentText"]] = relationship(cascade="all, delete-orphan", lazy="raise")
    sittings: Mapped[list["DocumentSitting"]] = relationship(
        order_by="DocumentSitting.sitting_id", cascade="all, delete-orphan", lazy="raise"
    )


class DocumentText(Model):
    """A document in one language: a link, or a file that somebody gave."""

    __tablename__ = "document_text"
    __table_args__ = (
        UniqueConstraint("document_id", "language"),
        CheckConstraint("(link IS NULL) <> (file_id IS NULL)", name="link_or_file"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    language: Mapped[str]
    link: Mapped[str | None]
    file_id: Mapped[Id | None] = mapped_column(ForeignKey("file.id"), index=True)
    edition: Mapped[int]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    file: Mapped[File | None] = relationship(lazy="raise")


class DocumentSitting(Model):
    """A document is one of a sitting; a drafted sitting that is removed takes only this with it."""

    __tablename__ = "document_sitting"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"), primary_key=True, index=True)

    sitting: Mapped[Sitting] = relationship(lazy="raise")
