"""The registration of all meetings that are not over, in a constant number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.core import clock
from app.core.db import db
from app.meetings.models import Meeting, PublishedMeeting
from app.meetings.rules.words import Status
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.rules.due import Coming
from app.registrations.rules.states import OPEN
from app.registrations.rules.words import State


@dataclass(frozen=True)
class Followed:
    """A meeting with what waits at its registration, and when registering closes."""

    slug: str
    name: str
    zone: ZoneInfo
    closes_at: datetime | None
    coming: Coming


def meetings_coming(today: date) -> list[Followed]:
    """The public meetings that are held and not over, the next first."""
    of = Meeting
    wanted = select(of).join(PublishedMeeting, PublishedMeeting.meeting_id == of.id)
    wanted = wanted.where(of.ends_on >= today, of.status == Status.SCHEDULED.value).order_by(of.starts_on, of.slug)
    meetings = list(db.session.scalars(wanted))
    terms = _terms([one.id for one in meetings])
    waiting, lacking = _to_look_at(), _delegations(terms)
    return [
        _follow(one, terms.get(one.id), waiting.get(one.id), lacking.get(one.id, (0, 0)))
        for one in meetings
        if one.id not in terms or terms[one.id].purged_at is None
    ]


def _follow(
    meeting: Meeting,
    terms: RegistrationTerms | None,
    waiting: tuple[int, datetime | None] | None,
    lacking: tuple[int, int],
) -> Followed:
    zone = ZoneInfo(meeting.timezone)
    count, first = waiting or (0, None)
    closes_at = terms.closes_at if terms else None
    coming = Coming(
        starts_on=meeting.starts_on,
        ends_on=meeting.ends_on,
        is_set_up=terms is not None,
        is_rehearsal=meeting.rehearsal,
        closes_on=closes_at.astimezone(zone).date() if closes_at else None,
        is_closed=closes_at is not None and clock.now() >= closes_at,
        to_look_at=count,
        first_asked=first.astimezone(zone).date() if first else None,
        lacking=lacking[0],
        empty=lacking[1],
    )
    return Followed(meeting.slug, meeting.short_title or meeting.title, zone, closes_at, coming)


def _terms(meetings: list[int]) -> dict[int, RegistrationTerms]:
    wanted = select(RegistrationTerms).where(RegistrationTerms.meeting_id.in_(meetings))
    return {one.meeting_id: one for one in db.session.scalars(wanted.options(joinedload(RegistrationTerms.meeting)))}


def _to_look_at() -> dict[int, tuple[int, datetime | None]]:
    """How many nobody looked at yet, and since when the first of them waits for it, by meeting."""
    of = Registration
    counted = select(of.meeting_id, func.count(), func.min(of.asked_at)).where(of.state == State.SUBMITTED.value)
    return {meeting: (count, first) for meeting, count, first in db.session.execute(counted.group_by(of.meeting_id))}


def _delegations(terms: Mapping[int, RegistrationTerms]) -> dict[int, tuple[int, int]]:
    """Of each meeting: how many delegations have people and lack credentials, and how many have nobody."""
    found = dict.fromkeys(terms, (0, 0))
    for row in db.session.execute(_with_people(list(terms))):
        lacking, empty = found[row.meeting_id]
        due = row.people and row.credentials_id is None and row.category in terms[row.meeting_id].with_credentials
        found[row.meeting_id] = lacking + bool(due), empty + (not row.people)
    return found


def _with_people(meetings: list[int]) -> Select[tuple[int, str, int | None, int]]:
    of, people = Delegation, func.count(Registration.id).label("people")
    joined = select(of.meeting_id, of.category, of.credentials_id, people).outerjoin(
        Registration, (Registration.delegation_id == of.id) & Registration.state.in_(sorted(OPEN - {State.DRAFT}))
    )
    return joined.where(of.meeting_id.in_(meetings)).group_by(of.id)
