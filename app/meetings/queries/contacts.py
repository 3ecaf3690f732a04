"""The mail addresses of those whom a meeting names."""

from collections.abc import Collection, Mapping
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
    return contacts_of_all([slug])[slug]


def contacts_of_all(slugs: Collection[str]) -> dict[str, dict[str, Kept]]:
    """The same of each of these meetings."""
    statement = select(Meeting.slug, Contact).join(Contact, Contact.meeting_id == Meeting.id)
    rows = db.session.execute(statement.where(Meeting.slug.in_(slugs)).order_by(Contact.person))
    found: dict[str, dict[str, Kept]] = {slug: {} for slug in slugs}
    for slug, row in rows:
        found[slug][row.person] = Kept(row.name, row.email)
    return found


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
