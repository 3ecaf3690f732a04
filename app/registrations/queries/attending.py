"""Who takes part in which meeting and how: those alone who are approved, each read in one query."""

from sqlalchemy import ColumnElement, select

from app.core.db import db
from app.meetings.models import Meeting, Sitting
from app.registrations.models import Registration, RegistrationPlan
from app.registrations.rules.attending import Attending
from app.registrations.rules.words import Attendance, State, Way


def attending_by_address(email_key: str) -> dict[str, list[Attending]]:
    """Where people of this mail address take part, by the meeting's slug; several people share one now and then."""
    return _attending(Registration.email_key == email_key)


def attending_of(registration_id: int) -> dict[str, list[Attending]]:
    """The same of one registration; nothing while it is not approved."""
    return _attending(Registration.id == registration_id)


def _attending(whose: ColumnElement[bool]) -> dict[str, list[Attending]]:
    wanted = (
        select(Registration.id, Meeting.slug, Registration.way, Sitting.number, RegistrationPlan.attendance)
        .join(Meeting, Meeting.id == Registration.meeting_id)
        .outerjoin(RegistrationPlan, RegistrationPlan.registration_id == Registration.id)
        .outerjoin(Sitting, Sitting.id == RegistrationPlan.sitting_id)
        .where(whose, Registration.state == State.APPROVED.value, Registration.emptied_at.is_(None))
        .order_by(Registration.id)
    )
    people: dict[int, tuple[str, Way, dict[int, Attendance]]] = {}
    for person, slug, way, number, attendance in db.session.execute(wanted):
        plan = people.setdefault(person, (slug, Way(way), {}))[2]
        if number is not None:
            plan[number] = Attendance(attendance)
    found: dict[str, list[Attending]] = {}
    for slug, way, plan in people.values():
        found.setdefault(slug, []).append(Attending(way, plan))
    return found
