"""The mail addresses of those whom a meeting names."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from app.core.db import db
from app.meetings.models import Contact, Meeting
from app.meetings.rules.contacts import Named, everybody
from app.meetings.rules.programme import Programme


@dataclass(frozen=True)
class Kept:
    """What is kept of somebody: what they were called, and where they are written to."""

    name: str
    email: str


def contacts_of(slug: str) -> dict[str, Kept]:
    """What is kept of everybody in a meeting, by what they are known as there."""
    rows = db.session.scalars(select(Contact).join(Meeting).where(Meeting.slug == slug).order_by(Contact.person))
    return {row.person: Kept(row.name, row.email) for row in rows}


def known_by_address(email: str) -> dict[str, frozenset[str]]:
    """As whom each meeting knows a mail address, whatever its capitals, by the meeting's slug."""
    rows = db.session.execute(
        select(Meeting.slug, Contact.person)
        .join(Contact, Contact.meeting_id == Meeting.id)
        .where(func.lower(Contact.email) == email.casefold())
    ).all()
    return {slug: frozenset(person for of, person in rows if of == slug) for slug, _person in rows}


def named_in(draft: Programme, published: Programme | None) -> Mapping[str, Named]:
    """Everybody whom the draft names, then those whom the newest version alone names, with no part any more."""
    drafted, former = everybody(draft), everybody(published) if published else {}
    return drafted | {key: Named(key, one.person) for key, one in former.items() if key not in drafted}
