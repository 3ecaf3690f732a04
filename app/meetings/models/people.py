"""The draft of who opens, presents and sits on a panel."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from app.core.db import Model
from app.meetings.models.constraints import CHECKED_AT_COMMIT, one_of
from app.meetings.rules.words import Delivery


class Contribution:
    """What opening speakers, presenters and panellists have in common."""

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805
        return (
            ForeignKeyConstraint(["sitting_id", "segment"], ["segment.sitting_id", "segment.key"], **CHECKED_AT_COMMIT),
            Index(None, "sitting_id"),
            one_of("delivery", Delivery),
        )

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"))
    position: Mapped[int]
    segment: Mapped[str | None]
    title: Mapped[str | None]
    name: Mapped[str | None]
    entity: Mapped[str | None] = mapped_column(ForeignKey("entity.code"))
    country: Mapped[str | None] = mapped_column(ForeignKey("entity.code"))
    delivery: Mapped[str | None]
    as_printed: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class OpeningSpeaker(Contribution, Model):
    """Somebody who makes opening remarks."""

    __tablename__ = "opening_speaker"

    role: Mapped[str | None]
    on_behalf_of: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    delivered_by: Mapped[str | None]


class Presenter(Contribution, Model):
    """Somebody who opens a sitting with an introductory presentation."""

    __tablename__ = "presenter"

    unit: Mapped[str | None]
    topic: Mapped[str | None]
    delivered_by: Mapped[str | None]


class Panellist(Contribution, Model):
    """Somebody who sits on a panel."""

    __tablename__ = "panellist"

    unit: Mapped[str | None]
    topic: Mapped[str | None]
    channel: Mapped[str | None]
