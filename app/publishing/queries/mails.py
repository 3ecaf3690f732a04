"""What mails about changes are made from, and what became of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from app.core.db import db
from app.core.jobs import Job
from app.core.policy import Scope
from app.entities.models import Entity
from app.entities.queries import entities_named
from app.meetings.models import Meeting
from app.meetings.queries import Place, newest_version, published
from app.meetings.queries.contacts import contacts_of
from app.meetings.queries.editing import Draft
from app.meetings.rules.programme import Programme
from app.meetings.rules.publication import with_meeting_status, with_sitting_status
from app.meetings.rules.words import Status
from app.people.queries.accounts import get_account, locales_of
from app.people.queries.roles import holders
from app.people.rules.accounts import key_of
from app.publishing.models import CalendarInvitation, ChangeMail
from app.publishing.rules.mails import Address, Addresses
from app.publishing.rules.naming import entities_of_programme
from app.workplan.models import Challenge
from app.workplan.queries import challenges


@dataclass(frozen=True)
class MailSources:
    """Two programmes of a meeting, the version that the later one becomes, and whom the meeting can write to."""

    before: Programme
    after: Programme
    version: int
    addresses: Addresses
    entities: Mapping[str, Entity]
    challenges: Mapping[str, Challenge]


class Fate(StrEnum):
    """What became of a mail."""

    SENT = "sent"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True)
class Kept:
    """A mail that was to leave, what became of it, and why not where it failed or waits."""

    mail: ChangeMail
    fate: Fate
    error: str | None


@dataclass(frozen=True)
class Sending:
    """A mail of a meeting, to be sent again."""

    slug: str
    mail_id: int

    def scopes(self) -> Iterable[Scope]:
        """Grants for its meeting reach it."""
        return (Scope("meeting", self.slug),)


def addresses_of(slug: str, publisher_id: int | None) -> Addresses:
    """Whom a meeting can write to; whoever publishes need not be told."""
    contacts = contacts_of(slug)
    locales = locales_of(one.email for one in contacts.values())
    named = {key: Address(one.name, one.email, locales.get(key_of(one.email)), key) for key, one in contacts.items()}
    officers = [
        Address(one.name or one.email, one.email, one.locale)
        for one in holders("conference_officer", Scope("meeting", slug))
    ]
    publisher = key_of(get_account(publisher_id).email) if publisher_id else None
    return Addresses(named, tuple(officers), publisher)


def _sources(before: Programme, after: Programme, version: int, publisher_id: int | None) -> MailSources:
    """What the mails about a change are made from, before it is made."""
    return MailSources(
        before=before,
        after=after,
        version=version,
        addresses=addresses_of(after.header.slug, publisher_id),
        entities=entities_named(entities_of_programme(before) | entities_of_programme(after)),
        challenges=challenges(),
    )


def sources_of_draft(draft: Draft, publisher_id: int | None) -> MailSources | None:
    """What the mails about publishing a draft are made from; none where it is the first version."""
    version = newest_version(draft.programme.header.slug)
    if draft.published is None or version is None:
        return None
    return _sources(draft.published, draft.programme, version + 1, publisher_id)


def sources_of_status(place: Place, status: Status, reason: str | None, publisher_id: int | None) -> MailSources | None:
    """What the mails about a status are made from; none where nothing is public of it."""
    public = published(place.draft.header.slug) if place.version else None
    if public is None:
        return None
    after = public.programme
    if place.sitting:
        after = with_sitting_status(after, place.sitting.number, status, reason)
    else:
        after = with_meeting_status(after, status, reason)
    return _sources(public.programme, after, public.version.number + 1, publisher_id)


def find_change_mail(mail_id: int) -> tuple[ChangeMail, str] | None:
    """A mail that is to leave, with the slug of its meeting; none where its recipient is forgotten."""
    wanted = select(ChangeMail, Meeting.slug).join(Meeting, Meeting.id == ChangeMail.meeting_id)
    found = db.session.execute(wanted.where(ChangeMail.id == mail_id, ChangeMail.email != "")).one_or_none()
    return (found[0], found[1]) if found else None


def mails_about(meeting_id: int) -> list[ChangeMail | CalendarInvitation]:
    """Everything that was written to somebody about a meeting."""
    return [
        mail
        for table in (ChangeMail, CalendarInvitation)
        for mail in db.session.scalars(select(table).where(table.meeting_id == meeting_id, table.email != ""))
    ]


def find_sending(slug: str, mail_id: int) -> Sending | None:
    """A mail of this meeting."""
    statement = select(ChangeMail.id).join(Meeting, Meeting.id == ChangeMail.meeting_id)
    there = db.session.scalar(statement.where(Meeting.slug == slug, ChangeMail.id == mail_id))
    return Sending(slug, mail_id) if there else None


def versions_mailed(slug: str) -> list[int]:
    """The versions of a meeting with which mails left, the newest first."""
    statement = select(ChangeMail.version).join(Meeting, Meeting.id == ChangeMail.meeting_id).distinct()
    return list(db.session.scalars(statement.where(Meeting.slug == slug).order_by(ChangeMail.version.desc())))


def mails_of(slug: str, versions: Collection[int]) -> dict[int, list[Kept]]:
    """The mails of these versions of a meeting, the newest first, with what became of each."""
    statement = (
        select(ChangeMail, Job)
        .join(Meeting, Meeting.id == ChangeMail.meeting_id)
        .outerjoin(Job, Job.uid == ChangeMail.job_uid)
        .where(Meeting.slug == slug, ChangeMail.version.in_(versions))
        .order_by(ChangeMail.version.desc(), ChangeMail.id)
    )
    found: dict[int, list[Kept]] = {}
    for mail, job in db.session.execute(statement):
        fate = Fate.SENT if job is None else Fate.FAILED if job.dead_at else Fate.WAITING
        found.setdefault(mail.version, []).append(Kept(mail, fate, job and job.error))
    return found


@dataclass(frozen=True)
class Stuck:
    """Mails of a meeting that could not be sent, and since when the first of them."""

    slug: str
    meeting: str
    count: int
    since: datetime


def mails_stuck() -> list[Stuck]:
    """The meetings with mails that were given up, the longest first."""
    name, first = func.coalesce(Meeting.short_title, Meeting.title), func.min(Job.dead_at)
    statement = (
        select(Meeting.slug, name, func.count(), first)
        .join(ChangeMail, ChangeMail.meeting_id == Meeting.id)
        .join(Job, Job.uid == ChangeMail.job_uid)
        .where(Job.dead_at.is_not(None))
        .group_by(Meeting.slug, name)
        .order_by(first, Meeting.slug)
    )
    return [Stuck(*row) for row in db.session.execute(statement)]
