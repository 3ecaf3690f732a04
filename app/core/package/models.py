"""What a package last set."""

from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model


class PackageSource(Model):
    """The document that was last loaded under a slug: what differs from it was changed by hand since.

    `left` holds what stayed of the entries that packages of this slug had once and have no more.
    """

    __tablename__ = "package_source"
    __table_args__ = (UniqueConstraint("format", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    format: Mapped[str]
    slug: Mapped[str]
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    left: Mapped[dict[str, Any]] = mapped_column(JSON)
