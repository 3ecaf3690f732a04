"""What tests of people's own pages share."""

import re

from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db
from app.registrations.models import Registration
from app.registrations.queries.people import get_registration, link_token

OWN = "/my/registration"


def by_link(row: Registration) -> str:
    """The address of somebody's own page."""
    return f"{OWN}/{link_token(get_registration(row.id))}"


def by_account(row: Registration) -> str:
    """The same for whoever has an account of its mail address."""
    return f"{OWN}s/{row.public_id}"


def words(page: str) -> str:
    """What a reader reads."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def entries(action: str) -> list[tuple[str, int | None]]:
    """By whom a deed was done, as the audit has it."""
    wanted = select(AuditEntry.actor_kind, AuditEntry.actor_id).where(AuditEntry.action == action)
    return [tuple(one) for one in db.session.execute(wanted)]


def seen(row: Registration) -> str:
    """The edition that a page showed."""
    return str(get_registration(row.id).edition)


def fields(row: Registration, **changes: str) -> dict[str, str]:
    """The form of what somebody says, as it stands but for the changes."""
    row = get_registration(row.id)
    said = {name: getattr(row, name) for name in ("family_name", "given_names", "function", "email", "role", "way")}
    return {**said, "may_wait": "y", "seen": str(row.edition), **changes}
