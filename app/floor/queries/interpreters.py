"""Links of interpreters: those of a sitting, and to which sitting a link leads."""

import re
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core import clock
from app.core.db import db
from app.core.tokens import derive
from app.floor.models import InterpreterLink
from app.floor.rules.interpreters import is_link_over, link_ends_at
from app.meetings.models import Meeting, Sitting

PURPOSE = "floor.interpreters"
_TOKEN = re.compile(r"(?P<id>[1-9]\d{0,8})-(?P<mac>[0-9a-f]{40})", re.ASCII)


@dataclass(frozen=True)
class BoothLink:
    """A link as it stands: what it is for, where it leads, until when, and whether it is over."""

    number: int
    label: str
    made_at: datetime
    revoked_at: datetime | None
    ends_at: datetime
    is_over: bool


def token_of(link: int) -> str:
    """The secret part of the address: worked out when it is needed, and kept nowhere."""
    return f"{link}-{_mac(link)}"


def find_by_token(token: str) -> tuple[str, int] | None:
    """The meeting and the sitting to which a link leads; none where it never was one of ours, or is over."""
    said = _TOKEN.fullmatch(token)
    if said is None or not compare_digest(said["mac"], _mac(int(said["id"]))):
        return None
    row = db.session.scalars(_links().where(InterpreterLink.id == int(said["id"]))).one_or_none()
    if row is None or link_read(row).is_over:
        return None
    return row.sitting.meeting.slug, row.sitting.number


def links_of(slug: str, number: int) -> list[BoothLink]:
    """The links of a sitting, in the order in which they were made."""
    of = _links().where(Meeting.slug == slug, Sitting.number == number)
    return [link_read(row) for row in db.session.scalars(of.order_by(InterpreterLink.id))]


def link_read(row: InterpreterLink) -> BoothLink:
    """A link that is loaded with its sitting and its meeting."""
    sitting = row.sitting
    ends_at = link_ends_at(sitting.date, sitting.ends_at, ZoneInfo(sitting.meeting.timezone))
    is_over = is_link_over(row.revoked_at, ends_at, clock.now())
    return BoothLink(row.id, row.label, row.made_at, row.revoked_at, ends_at, is_over)


def _mac(link: int) -> str:
    return derive(PURPOSE, link).hex()[:40]


def _links() -> Select[tuple[InterpreterLink]]:
    joined = select(InterpreterLink).join(InterpreterLink.sitting).join(Sitting.meeting)
    return joined.options(joinedload(InterpreterLink.sitting).joinedload(Sitting.meeting))
