"""What was published."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, Select, or_, select

from app.core.db import db
from app.meetings.models import ProgrammeVersion, PublishedChallenge, PublishedMeeting, PublishedSitting
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.words import Status
from app.meetings.rules.writing import header_read, programme_read, sitting_read


@dataclass(frozen=True)
class Version:
    """When a programme was published, by whom, and with what note."""

    number: int
    published_at: datetime
    actor_kind: str
    actor_id: int | None
    note: str | None


@dataclass(frozen=True)
class Published:
    """A version of a programme."""

    meeting_id: int
    version: Version
    programme: Programme


@dataclass(frozen=True)
class PublishedHeader:
    """A meeting in a list of meetings."""

    meeting_id: int
    version: int
    published_at: datetime
    header: Header


@dataclass(frozen=True)
class Listed:
    """A published sitting in a list across meetings, with the meeting to which it belongs."""

    sitting_id: int
    meeting: Header
    sitting: Sitting


@dataclass(frozen=True)
class Treatment:
    """A published sitting takes up a challenge; `status` is that shown in public."""

    challenge: str
    date: date
    meeting: str
    number: int
    status: Status


def published(slug: str, number: int | None = None) -> Published | None:
    """A version of a meeting's programme, the newest unless a number is given; nothing where none was published."""
    wanted = PublishedMeeting.version if number is None else number
    statement = (
        select(ProgrammeVersion)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == ProgrammeVersion.meeting_id)
        .where(PublishedMeeting.slug == slug, ProgrammeVersion.number == wanted)
    )
    row = db.session.scalars(statement).one_or_none()
    return None if row is None else _published(row)


def published_all(slug: str, numbers: Iterable[int]) -> dict[int, Published]:
    """The versions of these numbers by number, with what they say; a number that was never published is absent."""
    statement = (
        select(ProgrammeVersion)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == ProgrammeVersion.meeting_id)
        .where(PublishedMeeting.slug == slug, ProgrammeVersion.number.in_(set(numbers)))
    )
    return {row.number: _published(row) for row in db.session.scalars(statement)}


def newest_of(meetings: Collection[int]) -> dict[int, Programme]:
    """The newest version of each of these meetings that has one."""
    rows = db.session.scalars(_newest().where(ProgrammeVersion.meeting_id.in_(meetings)))
    return {row.meeting_id: programme_read(row.header, row.sittings) for row in rows}


def newest(slug: str) -> Programme | None:
    """The newest version, with what packages said and nobody sees."""
    row = db.session.scalars(select(PublishedMeeting).where(PublishedMeeting.slug == slug)).one_or_none()
    if row is None:
        return None
    contents = select(PublishedSitting.content).where(PublishedSitting.meeting_id == row.meeting_id)
    in_order = db.session.scalars(contents.order_by(PublishedSitting.number))
    return programme_read(row.header, list(in_order))


def published_numbers(slug: str) -> set[int]:
    """The numbers of the sittings that the newest version names."""
    of_meeting = PublishedMeeting.meeting_id == PublishedSitting.meeting_id
    statement = select(PublishedSitting.number).join(PublishedMeeting, of_meeting).where(PublishedMeeting.slug == slug)
    return set(db.session.scalars(statement))


def newest_programmes(slugs: Collection[str] | None) -> list[Programme]:
    """The newest version of each of these meetings, or of all, as they are held."""
    statement = (
        select(ProgrammeVersion.header, ProgrammeVersion.sittings)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == ProgrammeVersion.meeting_id)
        .where(ProgrammeVersion.number == PublishedMeeting.version)
        .order_by(PublishedMeeting.starts_on, PublishedMeeting.slug)
    )
    rows = db.session.execute(statement if slugs is None else statement.where(PublishedMeeting.slug.in_(slugs)))
    return [programme_read(header, sittings) for header, sittings in rows]


def newest_all(since: date) -> list[Published]:
    """The newest version of each meeting that ends on this day or later, the next first."""
    in_order = _newest().order_by(PublishedMeeting.starts_on, PublishedMeeting.slug)
    return [_published(row) for row in db.session.scalars(in_order.where(PublishedMeeting.ends_on >= since))]


def _newest() -> Select[tuple[ProgrammeVersion]]:
    of_meeting = PublishedMeeting.meeting_id == ProgrammeVersion.meeting_id
    of_newest = ProgrammeVersion.number == PublishedMeeting.version
    return select(ProgrammeVersion).join(PublishedMeeting, of_meeting).where(of_newest)


def newest_version(slug: str, number: int | None = None) -> int | None:
    """The number of the newest version of a meeting; with a sitting's number, only where it names that sitting."""
    statement = select(PublishedMeeting.version).where(PublishedMeeting.slug == slug)
    if number is not None:
        of_meeting = PublishedSitting.meeting_id == PublishedMeeting.meeting_id
        statement = statement.join(PublishedSitting, of_meeting).where(PublishedSitting.number == number)
    return db.session.scalar(statement)


def published_slug(slug: str) -> str | None:
    """The slug itself where such a meeting was published; for those who need not know more."""
    return db.session.scalar(select(PublishedMeeting.slug).where(PublishedMeeting.slug == slug))


def versions(slug: str) -> list[Version]:
    """The versions of a meeting's programme, the newest first, without what they say."""
    statement = (
        select(
            ProgrammeVersion.number,
            ProgrammeVersion.published_at,
            ProgrammeVersion.actor_kind,
            ProgrammeVersion.actor_id,
            ProgrammeVersion.note,
        )
        .join(PublishedMeeting, PublishedMeeting.meeting_id == ProgrammeVersion.meeting_id)
        .where(PublishedMeeting.slug == slug)
        .order_by(ProgrammeVersion.number.desc())
    )
    return [Version(*row) for row in db.session.execute(statement)]


def headers() -> list[PublishedHeader]:
    """All published meetings, the newest first."""
    newest_first = (PublishedMeeting.starts_on.desc(), PublishedMeeting.slug.desc())
    rows = db.session.scalars(select(PublishedMeeting).order_by(*newest_first))
    return [PublishedHeader(row.meeting_id, row.version, row.published_at, header_read(row.header)) for row in rows]


def sittings_of_challenge(slug: str) -> list[Listed]:
    """Every published sitting that treats a challenge, as they are held; a rehearsal treats none."""
    treated = select(PublishedChallenge.sitting_id).where(PublishedChallenge.challenge == slug)
    return _listed(PublishedSitting.sitting_id.in_(treated), PublishedMeeting.rehearsal.is_(False))


def sittings_of_all() -> list[Listed]:
    """Every published sitting, as they are held; those of a rehearsal stay in its own meeting."""
    return _listed(PublishedMeeting.rehearsal.is_(False))


def treatments() -> list[Treatment]:
    """Which published sitting treats which challenge, as they are held; a rehearsal takes nothing up."""
    statement = (
        select(
            PublishedChallenge.challenge,
            PublishedSitting.date,
            PublishedMeeting.slug,
            PublishedSitting.number,
            PublishedSitting.status,
        )
        .join(PublishedSitting, PublishedSitting.sitting_id == PublishedChallenge.sitting_id)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == PublishedSitting.meeting_id)
        .where(PublishedMeeting.rehearsal.is_(False))
        .order_by(PublishedSitting.date, PublishedMeeting.slug, PublishedSitting.number)
    )
    return [
        Treatment(row.challenge, row.date, row.slug, row.number, Status(row.status))
        for row in db.session.execute(statement)
    ]


def sittings_held_from(moment: datetime, today: date, limit: int = 20) -> list[Listed]:
    """The sittings that are running at a moment or come after it; those without times from that day on."""
    running = PublishedSitting.ends_at > moment
    without_times = PublishedSitting.starts_at.is_(None) & (PublishedSitting.date >= today)
    return _listed(or_(running, without_times), limit=limit)


def _listed(*which: ColumnElement[bool], limit: int | None = None) -> list[Listed]:
    rows = list(db.session.execute(_sittings().where(*which).limit(limit)))
    read = _headers_read(rows)
    return [Listed(row.sitting_id, read[row.meeting_id], sitting_read(row.content)) for row in rows]


def _headers_read(rows: Iterable[Row]) -> dict[int, Header]:
    """Each meeting's header, read once."""
    return {
        meeting_id: header_read(header) for meeting_id, header in {row.meeting_id: row.header for row in rows}.items()
    }


def _sittings() -> Select[tuple[int, int, dict, dict]]:
    return (
        select(
            PublishedSitting.sitting_id,
            PublishedSitting.meeting_id,
            PublishedSitting.content,
            PublishedMeeting.header,
        )
        .join(PublishedMeeting, PublishedMeeting.meeting_id == PublishedSitting.meeting_id)
        .order_by(
            PublishedSitting.date,
            PublishedSitting.starts_at.nulls_first(),
            PublishedMeeting.slug,
            PublishedSitting.number,
        )
    )


def _published(row: ProgrammeVersion) -> Published:
    return Published(row.meeting_id, _version(row), programme_read(row.header, row.sittings))


def _version(row: ProgrammeVersion) -> Version:
    return Version(row.number, row.published_at, row.actor_kind, row.actor_id, row.note)
