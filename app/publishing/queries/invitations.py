"""What invitations are made from, and which left."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.meetings.models import Meeting
from app.meetings.queries import Published, published
from app.publishing.models import CalendarInvitation
from app.publishing.queries.mails import addresses_of
from app.publishing.rules.invitations import Due, Method, Sent, due
from app.publishing.rules.mails import Address
from app.workplan.models import Challenge
from app.workplan.queries import challenges


@dataclass(frozen=True)
class InvitationSources:
    """A published meeting, and the invitations that are to leave."""

    published: Published
    due: tuple[Due, ...]
    challenges: Mapping[str, Challenge]


def invitation_sources(slug: str) -> InvitationSources | None:
    """What is due by the version that is public now; none where nothing is."""
    found = published(slug)
    if found is None:
        return None
    to_leave = due(found.programme, addresses_of(slug, None).named, _sent(slug), clock.now())
    return InvitationSources(found, to_leave, challenges())


def _sent(slug: str) -> list[Sent]:
    """Every invitation that left, the oldest first."""
    statement = select(CalendarInvitation).join(Meeting, Meeting.id == CalendarInvitation.meeting_id)
    rows = db.session.scalars(
        statement.where(Meeting.slug == slug, CalendarInvitation.email != "").order_by(CalendarInvitation.id)
    )
    return [
        Sent(row.number, Address(row.name, row.email, row.locale, row.person), Method(row.method), row.sequence)
        for row in rows
    ]


def find_invitation(invitation_id: int) -> tuple[CalendarInvitation, Published] | None:
    """An invitation that is to leave, with the version from which it is made."""
    row = db.session.get(CalendarInvitation, invitation_id)
    if row is None or not row.email:  # its recipient is forgotten
        return None
    slug = db.session.scalar(select(Meeting.slug).where(Meeting.id == row.meeting_id))
    found = published(slug, row.version) if slug else None
    return (row, found) if found else None
