"""What is personal about a meeting: whether it is over, what there is, and where it is kept too long."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.core import clock
from app.core.db import db
from app.core.jobs import Job
from app.core.tokens import fingerprint
from app.meetings.models import Contact, Meeting
from app.registrations.models import Delegation, Registration, RegistrationTerms, RegistrationWord
from app.registrations.rules.purging import SAID_BEFORE, is_to_be_purged

EARLIEST = timedelta(days=1)  # somewhere it may be tomorrow already


@dataclass(frozen=True, kw_only=True)
class Personal:
    """How much there is of a meeting that a purge takes away."""

    people: int
    files: int
    addresses: int


def mark_of_name(name: str) -> str:
    """By what a name is known without being said: to whoever forgets it elsewhere, once it is forgotten here."""
    return fingerprint("registrations.name", " ".join(name.casefold().split()))


def zone_of(meeting: Meeting) -> ZoneInfo:
    """By which clocks the meeting is held."""
    return ZoneInfo(meeting.timezone)


def today_at(meeting: Meeting) -> date:
    """Which day it is where the meeting is."""
    return clock.now().astimezone(zone_of(meeting)).date()


def personal_of(meeting: Meeting) -> Personal:
    """What is there now."""
    people = select(func.count()).select_from(Registration)
    addresses = select(func.count()).select_from(Contact).where(Contact.meeting_id == meeting.id)
    return Personal(
        people=db.session.scalar(people.where(Registration.meeting_id == meeting.id, Registration.emptied_at.is_(None)))
        or 0,
        files=len(files_of_meeting(meeting.id)),
        addresses=db.session.scalar(addresses) or 0,
    )


def files_of_meeting(meeting_id: int) -> list[int]:
    """Notes verbales and letters of its delegations, and what was sent with answers."""
    credentials = select(Delegation.credentials_id).where(Delegation.meeting_id == meeting_id)
    answers = select(RegistrationWord.file_id).join(Registration, Registration.id == RegistrationWord.registration_id)
    found = [
        *db.session.scalars(credentials),
        *db.session.scalars(answers.where(Registration.meeting_id == meeting_id)),
    ]
    return [one for one in found if one is not None]


def public_ids_of(meeting_id: int) -> list[str]:
    """By what the people of a meeting are named in addresses."""
    return list(db.session.scalars(select(Registration.public_id).where(Registration.meeting_id == meeting_id)))


def jobs_about(meeting_id: int, names: Collection[str]) -> list[Job]:
    """Work of these names about people or delegations of a meeting, that waits or was given up."""
    people = set(db.session.scalars(select(Registration.id).where(Registration.meeting_id == meeting_id)))
    delegations = set(db.session.scalars(select(Delegation.id).where(Delegation.meeting_id == meeting_id)))
    found = db.session.scalars(select(Job).where(Job.name.in_(names)))
    return [
        job for job in found if job.ids.get("registration_id") in people or job.ids.get("delegation_id") in delegations
    ]


def terms_kept_too_long(today: date) -> list[RegistrationTerms]:
    """Of which meetings personal data are kept beyond the last day that was set for it, the longest first."""
    return _kept_until(today)


def terms_kept_not_much_longer(today: date) -> list[RegistrationTerms]:
    """Of which meetings personal data are deleted by themselves within so many days that it is said."""
    return [one for one in _kept_until(today + SAID_BEFORE) if one.keep_until >= today]


def meetings_to_purge() -> list[str]:
    """The meetings of which what is personal is to be gone by now, each by its own clock."""
    late = _kept_until((clock.now() + EARLIEST).date())
    return [one.meeting.slug for one in late if is_due(one)]


def is_due(terms: RegistrationTerms) -> bool:
    """Whether what is personal about a meeting is to be gone by now, by the meeting's clock."""
    meeting = terms.meeting
    return is_to_be_purged(terms.keep_until, meeting.ends_on, terms.purged_at is not None, today_at(meeting))


def _kept_until(day: date) -> list[RegistrationTerms]:
    late = select(RegistrationTerms).where(RegistrationTerms.purged_at.is_(None), RegistrationTerms.keep_until < day)
    with_meeting = late.options(joinedload(RegistrationTerms.meeting))
    return list(db.session.scalars(with_meeting.order_by(RegistrationTerms.keep_until, RegistrationTerms.id)))
