"""The steps by which a draft became what it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model
from app.meetings.models.constraints import one_of
from app.meetings.rules.editing.steps import StepKind


class DraftStep(Model):
    """One change of a draft: what it says since, and what it said before, where that differs.

    Not append-only: a purged meeting loses its steps, which name people.
    """

    __tablename__ = "draft_step"
    __table_args__ = (UniqueConstraint("meeting_id", "edition"), one_of("kind", StepKind))

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    edition: Mapped[int]
    at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]
    kind: Mapped[str]
    deeds: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    undoes: Mapped[int | None]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
