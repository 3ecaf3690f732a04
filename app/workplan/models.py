"""Tables of the workplan."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model
from app.core.policy import Scope


class Workplan(Model):
    """The multi-year workplan of the body: what it follows up, and when it was adopted."""

    __tablename__ = "workplan"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    declaration: Mapped[str | None]
    adopted_on: Mapped[date | None]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Challenge(Model):
    """A topic with its official wording; `slug` is its name for ever.

    `renamed_at` is when the short title last changed: calendars say that title, and tell of the change.
    """

    __tablename__ = "challenge"
    __table_args__ = (CheckConstraint("number > 0", name="number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(unique=True)
    short_title: Mapped[str]
    wording: Mapped[str]
    cross_cutting: Mapped[bool] = mapped_column(default=False)
    renamed_at: Mapped[datetime | None]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    entries: Mapped[list["WorkplanEntry"]] = relationship(
        order_by="WorkplanEntry.year", cascade="all, delete-orphan", lazy="raise"
    )

    def scopes(self) -> tuple[Scope, ...]:
        """No role is held for a challenge alone."""
        return ()


class WorkplanYear(Model):
    """A year of the workplan, with the decision by which the body settled it."""

    __tablename__ = "workplan_year"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    decision: Mapped[str | None]


class WorkplanEntry(Model):
    """The workplan takes up a challenge in a year."""

    __tablename__ = "workplan_entry"

    challenge: Mapped[str] = mapped_column(ForeignKey("challenge.slug"), primary_key=True)
    year: Mapped[int] = mapped_column(ForeignKey("workplan_year.year"), primary_key=True, autoincrement=False)
