"""All who are registered for a meeting, page by page."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.core.db import db
from app.meetings.models import Meeting
from app.registrations.models import Delegation, Registration
from app.registrations.queries.people import registrations_named
from app.registrations.rules.words import Category, State, Way


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Which registrations are looked at; nothing named means all."""

    state: State | None = None
    category: Category | None = None
    entity: str | None = None
    way: Way | None = None


def registrations_at(slug: str, chosen: Chosen, first: int, most: int) -> tuple[list[Registration], int]:
    """So many from a place on, in the order in which they came, and how many there are in all."""
    wanted = select(Registration.public_id).join(Registration.delegation).join(Delegation.meeting)
    wanted = wanted.where(Meeting.slug == slug)
    columns = {"state": Registration.state, "category": Delegation.category, "way": Registration.way}
    for name, column in {**columns, "entity": Delegation.entity_code}.items():
        if (value := getattr(chosen, name)) is not None:
            wanted = wanted.where(column == str(value))
    total = db.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    shown = db.session.scalars(wanted.order_by(Registration.id).offset(first).limit(most)).all()
    return registrations_named(slug, shown), total
