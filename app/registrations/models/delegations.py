"""The terms of registering for a meeting, and the delegations that are invited to it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Id, Model
from app.core.files import File, file_kind
from app.core.files.kinds import JPEG, MEGABYTE, PDF, PNG
from app.core.policy import Scope
from app.entities.models import Entity
from app.meetings.models import Meeting
from app.meetings.models.constraints import one_of
from app.registrations.rules.words import Category

CREDENTIALS = file_kind("registrations.credentials", PDF, JPEG, PNG, limit=10 * MEGABYTE)


class RegistrationTerms(Model):
    """On what terms people are registered for a meeting; its row is what every deed of registering is done under.

    `quotas` are those of categories, by category; `keep_until` is the last day on which personal data are kept.
    """

    __tablename__ = "registration_terms"
    __table_args__ = (CheckConstraint("closes_at > opens_at", name="closes_after_it_opens"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    categories: Mapped[list[str]] = mapped_column(JSON)
    quotas: Mapped[dict[str, Any]] = mapped_column(JSON)
    ngo_seats: Mapped[int | None]
    with_credentials: Mapped[list[str]] = mapped_column(JSON)
    keep_until: Mapped[date]
    final_at: Mapped[datetime | None]
    purged_at: Mapped[datetime | None]
    edition: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship()

    def scopes(self) -> Iterable[Scope]:
        """Grants for the meeting reach it."""
        return self.meeting.scopes()


class Delegation(Model):
    """An entity at one meeting: as what it is counted, its own quota, its credentials.

    The code with which its people register themselves is derived from `code_version`; none counts where that is 0.
    """

    __tablename__ = "delegation"
    __table_args__ = (
        UniqueConstraint("meeting_id", "entity_code"),
        one_of("category", Category),
        {"sqlite_autoincrement": True},  # audit entries name it when it is gone
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    entity_code: Mapped[str] = mapped_column(ForeignKey("entity.code"), index=True)
    category: Mapped[str]
    quota: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    invited_at: Mapped[datetime]
    credentials_id: Mapped[Id | None] = mapped_column(ForeignKey("file.id"), index=True)
    credentials_at: Mapped[datetime | None]
    code_version: Mapped[int] = mapped_column(default=0)
    last_code_version: Mapped[int] = mapped_column(default=0)

    meeting: Mapped[Meeting] = relationship(lazy="raise")
    entity: Mapped[Entity] = relationship(lazy="raise")
    credentials: Mapped[File | None] = relationship(lazy="raise")

    def scopes(self) -> Iterable[Scope]:
        """Grants for its entity reach it, and those for the meeting."""
        return (Scope("entity", self.entity_code), *self.meeting.scopes())

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"/meetings/{self.meeting.slug}/delegations/{self.entity_code}"
