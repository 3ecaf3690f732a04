"""Tables of entities."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model
from app.entities.rules import EntityKind


class RegionalGroup(Model):
    """One of the regional groups into which States come together."""

    __tablename__ = "regional_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    position: Mapped[int]


class Entity(Model):
    """A State, an organization or another that takes part; `code` is its name for ever, in packages and addresses."""

    __tablename__ = "entity"
    __table_args__ = (
        CheckConstraint(f"kind IN ({', '.join(repr(kind.value) for kind in EntityKind)})", name="kind"),
        Index("ix_entity_sort_key", "sort_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    alpha2: Mapped[str | None]
    name: Mapped[str]
    name_in_text: Mapped[str]
    name_in_list: Mapped[str]
    acronym: Mapped[str | None]
    regional_group: Mapped[str | None] = mapped_column(ForeignKey("regional_group.code"))
    part_of: Mapped[str | None] = mapped_column(ForeignKey("entity.code"))
    note: Mapped[str | None]
    sort_key: Mapped[str]
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Membership(Model):
    """A State is a member of an organization or body: as of a date, or through years."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("organization", "state", "first_year"),
        CheckConstraint("last_year >= first_year", name="years"),
        Index("ix_membership_state", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organization: Mapped[str] = mapped_column(ForeignKey("entity.code"))
    state: Mapped[str] = mapped_column(ForeignKey("entity.code"))
    as_of: Mapped[str | None]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
