"""All that was said of everybody who was registered for a meeting, in every state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.entities.models import Entity
from app.meetings.models import Sitting
from app.meetings.rules.words import Participation
from app.registrations.models import Delegation, Registration, RegistrationPlan, RegistrationTerms
from app.registrations.queries.keeping import zone_of
from app.registrations.queries.terms import sittings_to_attend
from app.registrations.rules.words import Attendance, Category, Role


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody with their delegation, and what they said of single sittings."""

    row: Registration
    category: str
    entity: Entity
    plan: Mapping[int, Attendance]


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """Everybody of a meeting in the order of the list, and the sittings that take place."""

    name: str
    zone: ZoneInfo
    at: datetime
    sittings: Mapping[int, Participation]
    people: tuple[Known, ...]


def everybody(terms: RegistrationTerms) -> Everybody:
    """In four queries, however many there are."""
    meeting = terms.meeting
    plans = _plans(terms.meeting_id)
    found = select(Registration, Delegation.category, Entity).join(Registration.delegation).join(Delegation.entity)
    rows = db.session.execute(found.where(Registration.meeting_id == terms.meeting_id)).all()
    people = [
        Known(row=row, category=category, entity=entity, plan=plans.get(row.id, {})) for row, category, entity in rows
    ]
    return Everybody(
        name=meeting.short_title or meeting.title,
        zone=zone_of(meeting),
        at=clock.now(),
        sittings={number: how for number, (_id, how) in sittings_to_attend(meeting).items()},
        people=tuple(sorted(people, key=_place)),
    )


def _place(one: Known) -> tuple[int, str, int, str, int]:
    rank = list(Category).index(Category(one.category)), one.entity.sort_key
    return *rank, list(Role).index(Role(one.row.role)), one.row.sort_key, one.row.id


def _plans(meeting_id: int) -> dict[int, dict[int, Attendance]]:
    """What each said of single sittings, by number."""
    said = select(RegistrationPlan.registration_id, Sitting.number, RegistrationPlan.attendance)
    found: dict[int, dict[int, Attendance]] = {}
    for person, number, how in db.session.execute(
        said.join(RegistrationPlan.sitting).where(Sitting.meeting_id == meeting_id)
    ):
        found.setdefault(person, {})[number] = Attendance(how)
    return found
