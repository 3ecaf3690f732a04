"""What invitations are made from, and which left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import defer

from app.core import clock
from app.core.db import db
from app.core.jobs import Job
from app.entities.queries import entities_named
from app.meetings.models import Meeting
from app.meetings.queries import Published, newest_all, published, published_all
from app.meetings.queries.contacts import contacts_of_all
from app.meetings.rules.programme import Programme
from app.publishing.models import CalendarInvitation
from app.publishing.queries.mails import Sending, addresses_of
from app.publishing.rules.invitations import Due, Fate, Method, Sent, due, standing
from app.publishing.rules.mails import Address
from app.publishing.rules.naming import entities_of_programme
from app.publishing.rules.turns import Queued, sequences
from app.workplan.models import Challenge
from app.workplan.queries import challenges


@dataclass(frozen=True)
class InvitationSources:
    """A published meeting, the invitations that are to leave, those that left and hold, and from what those were made.

    `named` are the addresses of the people in it, `entities` what those for whom anybody comes are called.
    """

    published: Published
    named: Mapping[str, Address]
    due: tuple[Due, ...]
    standing: tuple[Sent, ...]
    before: Mapping[int, Programme]
    entities: Mapping[str, str]
    challenges: Mapping[str, Challenge]


@dataclass(frozen=True)
class _Asked:
    """What is asked for now, and what of it left."""

    published: Published
    named: Mapping[str, Address]
    sent: list[Sent]
    now: datetime

    @property
    def due(self) -> tuple[Due, ...]:
        return due(self.published.programme, self.named, self.sent, self.now)

    @property
    def standing(self) -> tuple[Sent, ...]:
        return standing(self.published.programme, self.named, self.sent, self.now)


def _asked(slug: str) -> _Asked | None:
    found = published(slug)
    return _Asked(found, addresses_of(slug, None).named, _sent([slug])[slug], clock.now()) if found else None


def invitation_sources(slug: str) -> InvitationSources | None:
    """What is due by the version that is public now; none where nothing is."""
    asked = _asked(slug)
    if asked is None:
        return None
    before = published_all(slug, {one.last.version for one in asked.due if one.last})
    entities = entities_named(entities_of_programme(asked.published.programme))
    return InvitationSources(
        published=asked.published,
        named=asked.named,
        due=asked.due,
        standing=asked.standing,
        before={number: one.programme for number, one in before.items()},
        entities={code: one.name_in_list for code, one in entities.items()},
        challenges=challenges(),
    )


def count_due(slug: str) -> int:
    """How many invitations are due."""
    asked = _asked(slug)
    return len(asked.due) if asked else 0


def stands(row: CalendarInvitation) -> bool:
    """Whether an invitation that is to leave is what is asked for still."""
    slug = _slug_of(row)
    asked = _asked(slug) if slug else None
    return asked is not None and row.id in {one.id for one in asked.standing}


def _rows() -> Select[tuple[str, CalendarInvitation, Job]]:
    return (
        select(Meeting.slug, CalendarInvitation, Job)
        .join(Meeting, Meeting.id == CalendarInvitation.meeting_id)
        .outerjoin(Job, Job.uid == CalendarInvitation.job_uid)
        .order_by(CalendarInvitation.id)
    )


def _sent(slugs: Collection[str]) -> dict[str, list[Sent]]:
    """Every invitation of these meetings, the oldest first."""
    found: dict[str, list[Sent]] = {slug: [] for slug in slugs}
    without_words = _rows().options(defer(CalendarInvitation.plain), defer(CalendarInvitation.rich))
    known = without_words.where(Meeting.slug.in_(slugs), CalendarInvitation.email != "")
    for slug, row, job in db.session.execute(known):
        found[slug].append(read_invitation(row, job))
    return found


def read_invitation(row: CalendarInvitation, job: Job | None = None) -> Sent:
    """An invitation as rules see it."""
    return Sent(
        number=row.number,
        address=Address(row.name, row.email, row.locale, row.person),
        method=Method(row.method),
        sequence=row.sequence,
        id=row.id,
        version=row.version,
        fate=_fate(row, job),
        failed_at=job.dead_at if job else None,
    )


def _fate(row: CalendarInvitation, job: Job | None) -> Fate:
    if row.job_uid is None:
        return Fate.OVERTAKEN
    if job is None:
        return Fate.SENT
    return Fate.FAILED if job.dead_at else Fate.WAITING


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
        failed = tuple(mail for mail in standing(*asked) if mail.fate == Fate.FAILED)
        found.append(Inviting(one.programme, one.version.published_at, due(*asked), failed))
    return [one for one in found if one.due or one.failed]


@dataclass(frozen=True)
class KeptInvitation:
    """An invitation that was to leave, what became of it, and why not where it failed or waits."""

    mail: CalendarInvitation
    fate: Fate
    error: str | None


def invitations_that_left(slug: str) -> list[int]:
    """The ids of all invitations of a meeting, the newest first."""
    statement = select(CalendarInvitation.id).join(Meeting, Meeting.id == CalendarInvitation.meeting_id)
    return list(db.session.scalars(statement.where(Meeting.slug == slug).order_by(CalendarInvitation.id.desc())))


def kept_invitations(ids: Collection[int]) -> list[KeptInvitation]:
    """These invitations, the newest first, with what became of each."""
    rows = db.session.execute(_rows().where(CalendarInvitation.id.in_(ids))).all()
    return [KeptInvitation(row, _fate(row, job), job.error if job else None) for _slug, row, job in reversed(rows)]


def failed_invitations(sources: InvitationSources) -> list[KeptInvitation]:
    """Those that failed and can be sent again, word for word; the oldest first."""
    failed = [one.id for one in sources.standing if one.fate == Fate.FAILED]
    return kept_invitations(failed)[::-1] if failed else []


def find_invitation_sending(slug: str, invitation_id: int) -> Sending | None:
    """An invitation of this meeting."""
    statement = select(CalendarInvitation.id).join(Meeting, Meeting.id == CalendarInvitation.meeting_id)
    there = db.session.scalar(statement.where(Meeting.slug == slug, CalendarInvitation.id == invitation_id))
    return Sending(slug, invitation_id) if there else None


@dataclass(frozen=True)
class Leaving:
    """An invitation that is to leave, the version from which it is made, and its SEQUENCE."""

    mail: CalendarInvitation
    published: Published
    sequence: int


def find_invitation(invitation_id: int) -> Leaving | None:
    """An invitation with what its calendar entry is made from."""
    row = db.session.get(CalendarInvitation, invitation_id)
    slug = row and _slug_of(row)
    found = published(slug, row.version) if row and slug else None
    if row is None or not row.email or slug is None or found is None:  # its recipient may be forgotten
        return None
    earlier = [one for one in _sent([slug])[slug] if one.id <= row.id]
    return Leaving(row, found, sequences(earlier)[row.id])


def queued(meeting_id: int) -> list[Queued]:
    """The invitations of a meeting that wait."""
    statement = _rows().where(CalendarInvitation.meeting_id == meeting_id, Job.id.is_not(None), Job.dead_at.is_(None))
    now = clock.now()
    return [
        Queued(read_invitation(row, job), job.created_at, job.due_at, bool(job.lease_until and job.lease_until > now))
        for _slug, row, job in db.session.execute(statement)
    ]


def _slug_of(row: CalendarInvitation) -> str | None:
    return db.session.scalar(select(Meeting.slug).where(Meeting.id == row.meeting_id))
