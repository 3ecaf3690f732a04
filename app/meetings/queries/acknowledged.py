"""In spite of what earlier versions were published."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.core.db import db
from app.meetings.models import Acknowledgement, Meeting
from app.meetings.queries.published import published_all
from app.meetings.rules.programme import Programme
from app.meetings.rules.warnings import Caveat, caveat_of
from app.people.queries.accounts import names_of

MOST_VERSIONS = 10  # of which a page says what was acknowledged


@dataclass(frozen=True)
class Acknowledged:
    """What somebody published in spite of, and the programme that was published so."""

    version: int
    at: datetime
    who: str | None
    programme: Programme
    warnings: tuple[Caveat, ...]


def acknowledged(slug: str) -> list[Acknowledged]:
    """The versions that were published in spite of warnings, the newest first."""
    statement = (
        select(Acknowledgement)
        .join(Meeting, Meeting.id == Acknowledgement.meeting_id)
        .where(Meeting.slug == slug)
        .order_by(Acknowledgement.version.desc(), Acknowledgement.warning)
    )
    by_version: dict[int, list[Acknowledgement]] = {}
    for row in db.session.scalars(statement):
        by_version.setdefault(row.version, []).append(row)
    shown = list(by_version)[:MOST_VERSIONS]
    names = names_of([by_version[number][0].actor_id for number in shown])
    said = published_all(slug, shown)
    return [_told(by_version[number], names, said[number].programme) for number in shown]


def _told(rows: list[Acknowledgement], names: dict[int, str], programme: Programme) -> Acknowledged:
    first, found = rows[0], tuple(caveat_of(row.warning) for row in rows)
    return Acknowledged(first.version, first.at, names.get(first.actor_id or 0), programme, found)
