"""Who published in spite of what."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.append_only import append_only
from app.core.db import Model


class Acknowledgement(Model):
    """A warning that somebody acknowledged when a version was published; `warning` names it (rules/warnings.py)."""

    __tablename__ = "acknowledgement"
    __table_args__ = (
        UniqueConstraint("meeting_id", "version", "warning"),
        ForeignKeyConstraint(["meeting_id", "version"], ["programme_version.meeting_id", "programme_version.number"]),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    version: Mapped[int]
    warning: Mapped[str]
    at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]


append_only(Acknowledgement.__table__)  # type: ignore[arg-type]
