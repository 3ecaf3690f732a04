"""What the figures of a meeting are made from: counted by the database, and the same after a purge."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from app.core.db import db
from app.entities.models import Entity
from app.entities.queries import regional_groups
from app.meetings.models import Sitting
from app.meetings.rules.words import Status
from app.registrations.models import Delegation, Registration, RegistrationPlan, RegistrationTerms
from app.registrations.queries.keeping import zone_of
from app.registrations.queries.terms import participation_of
from app.registrations.rules.figures import Alike, Said, Turn
from app.registrations.rules.words import Attendance, Category, Gender, State, Way


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The counts of one meeting; `titles` are those of sittings, by number."""

    terms: RegistrationTerms
    people: tuple[Alike, ...]
    delegations: int
    turns: tuple[Turn, ...]
    titles: Mapping[int, str]
    said: Said
    days: Mapping[date, int]
    regions: Mapping[str, str]


def figures_of(terms: RegistrationTerms) -> Sources:
    """In a number of queries that does not depend on how many are registered."""
    people = _people(terms.meeting_id)
    turns, titles = _turns(terms)
    return Sources(
        terms=terms,
        people=people,
        delegations=_delegations(terms.meeting_id),
        turns=turns,
        titles=titles,
        said=_said(terms.meeting_id, people),
        days=_days(terms.meeting_id, zone_of(terms.meeting)),
        regions={group.code: group.name for group in regional_groups()},
    )


def _people(meeting_id: int) -> tuple[Alike, ...]:
    alike = (Delegation.category, Entity.regional_group, Registration.gender, Registration.way, Registration.state)
    counted = select(*alike, func.count()).select_from(Registration).join(Registration.delegation)
    counted = counted.join(Delegation.entity).where(Registration.meeting_id == meeting_id).group_by(*alike)
    return tuple(
        Alike(
            category=Category(category),
            region=region,
            gender=Gender(gender) if gender else None,
            way=Way(way),
            state=State(state),
            count=count,
        )
        for category, region, gender, way, state, count in db.session.execute(counted)
    )


def _delegations(meeting_id: int) -> int:
    """Of how many delegations somebody takes part."""
    there = select(func.count(func.distinct(Registration.delegation_id))).where(Registration.meeting_id == meeting_id)
    return db.session.scalar(there.where(Registration.state == State.APPROVED.value)) or 0


def _turns(terms: RegistrationTerms) -> tuple[tuple[Turn, ...], dict[int, str]]:
    held = select(Sitting.number, Sitting.date, Sitting.title).where(Sitting.meeting_id == terms.meeting_id)
    held = held.where(Sitting.status != Status.CANCELLED.value)
    rows = db.session.execute(held.order_by(Sitting.date, Sitting.starts_at, Sitting.number)).all()
    how = participation_of(terms.meeting)
    turns = tuple(Turn(number=number, day=day, participation=how) for number, day, _title in rows)
    return turns, {number: title for number, _day, title in rows if title}


def _said(meeting_id: int, people: tuple[Alike, ...]) -> Said:
    """Of those who take part."""
    ways: Counter[Way] = Counter()
    for one in people:
        ways[one.way] += one.count if one.state == State.APPROVED else 0
    said = select(Registration.id, Registration.way, Sitting.number, RegistrationPlan.attendance)
    said = said.join(Registration.plans).join(RegistrationPlan.sitting)
    approved = said.where(Registration.meeting_id == meeting_id, Registration.state == State.APPROVED.value)
    plans: dict[int, tuple[Way, dict[int, Attendance]]] = {}
    for person, way, number, attendance in db.session.execute(approved):
        plans.setdefault(person, (Way(way), {}))[1][number] = Attendance(attendance)
    return Said(ways=ways, plans=plans)


def _days(meeting_id: int, zone: ZoneInfo) -> Counter[date]:
    """How many were registered on each day by the meeting's clock; drafts do not count."""
    moments = select(Registration.made_at).where(Registration.meeting_id == meeting_id)
    submitted = moments.where(Registration.state != State.DRAFT.value)
    return Counter(moment.astimezone(zone).date() for moment in db.session.scalars(submitted))
