"""What invitations are made from, and which left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.jobs import Job
from app.meetings.models import Meeting
from app.meetings.queries import Published, newest_all, published
from app.meetings.queries.contacts import contacts_of_all
from app.meetings.rules.programme import Programme
from app.publishing.models import CalendarInvitation
from app.publishing.queries.mails import Sending, addresses_of
from app.publishing.rules.invitations import Due, Method, Sent, due, standing
from app.publishing.rules.mails import Address
from app.workplan.models import Challenge
from app.workplan.queries import challenges


@dataclass(frozen=True)
class InvitationSources:
    """A published meeting, the invitations that are to leave, and those that left and hold."""

    published: Published
    due: tuple[Due, ...]
    standing: tuple[Sent, ...]
    challenges: Mapping[str, Challenge]


def invitation_sources(slug: str) -> InvitationSources | None:
    """What is due by the version that is public now; none where nothing is."""
    found = published(slug)
    if found is None:
        return None
    asked = (found.programme, addresses_of(slug, None).named, _sent([slug])[slug], clock.now())
    return InvitationSources(found, due(*asked), standing(*asked), challenges())


def _sent(slugs: Collection[str]) -> dict[str, list[Sent]]:
    """Every invitation that left for these meetings, the oldest first."""
    statement = (
        select(Meeting.slug, CalendarInvitation, Job.dead_at)
        .join(Meeting, Meeting.id == CalendarInvitation.meeting_id)
        .outerjoin(Job, Job.uid == CalendarInvitation.job_uid)
        .where(Meeting.slug.in_(slugs))
        .order_by(CalendarInvitation.id)
    )
    found: dict[str, list[Sent]] = {slug: [] for slug in slugs}
    for slug, row, dead_at in db.session.execute(statement):
        address = Address(row.name, row.email, row.locale, row.person)
        found[slug].append(Sent(row.number, address, Method(row.method), row.sequence, row.id, dead_at))
    return found


@dataclass(frozen=True)
class Inviting:
    """What is to be done about the invitations of a published meeting."""

    programme: Programme
    published_at: datetime
    due: tuple[Due, ...]
    failed: tuple[Sent, ...]


def meetings_inviting(since: date) -> list[Inviting]:
    """The meetings that end on this day or later and have invitations that are due, or failed; in three queries."""
    newest = [one for one in newest_all(since) if not one.programme.header.rehearsal]
    slugs = [one.programme.header.slug for one in newest]
    contacts, sent, now = contacts_of_all(slugs), _sent(slugs), clock.now()
    found = []
    for slug, one in zip(slugs, newest, strict=True):
        named = {key: Address(kept.name, kept.email, None, key) for key, kept in contacts[slug].items()}
        asked = (one.programme, named, sent[slug], now)
        failed = tuple(mail for mail in standing(*asked) if mail.failed_at)
        found.append(Inviting(one.programme, one.version.published_at, due(*asked), failed))
    return [one for one in found if one.due or one.failed]


@dataclass(frozen=True)
class Failed:
    """An invitation that failed, and why."""

    mail: CalendarInvitation
    error: str | None


def failed_invitations(sources: InvitationSources) -> list[Failed]:
    """Those that failed and can be sent again, word for word."""
    statement = (
        select(CalendarInvitation, Job.error)
        .join(Job, Job.uid == CalendarInvitation.job_uid)
        .where(CalendarInvitation.id.in_([one.id for one in sources.standing if one.failed_at]))
        .order_by(CalendarInvitation.id)
    )
    return [Failed(*row) for row in db.session.execute(statement)]


def find_invitation_sending(slug: str, invitation_id: int) -> Sending | None:
    """An invitation of this meeting."""
    statement = select(CalendarInvitation.id).join(Meeting, Meeting.id == CalendarInvitation.meeting_id)
    there = db.session.scalar(statement.where(Meeting.slug == slug, CalendarInvitation.id == invitation_id))
    return Sending(slug, invitation_id) if there else None


def find_invitation(invitation_id: int) -> tuple[CalendarInvitation, Published] | None:
    """An invitation that is to leave, with the version from which it is made."""
    row = db.session.get(CalendarInvitation, invitation_id)
    if row is None:
        return None
    slug = db.session.scalar(select(Meeting.slug).where(Meeting.id == row.meeting_id))
    found = published(slug, row.version) if slug else None
    return (row, found) if found else None
