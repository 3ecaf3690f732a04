"""Registrations, as the Secretariat's queue lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.registrations.exports.people import Change, changes_since_approval
from app.registrations.models import Registration
from app.registrations.phrases.people import ROLES, WAYS
from app.registrations.phrases.secretariat import waits_for
from app.registrations.queries.registry import Registry
from app.registrations.queries.review import Found
from app.registrations.rules.states import CHANGED
from app.registrations.rules.words import Role, State, Way


@dataclass(frozen=True, kw_only=True)
class ShownPerson:
    """Somebody in the queue."""

    row: Registration
    about: str
    way: str
    state: State
    asked: date
    waits: str
    changes: tuple[Change, ...]
    credentials_missing: bool


def show_people(registry: Registry, found: Found) -> list[ShownPerson]:
    """The people of a page."""
    due = set(registry.terms.with_credentials) if registry.terms else set()
    zone = ZoneInfo(registry.meeting.timezone)
    return [_show(row, found, due, zone) for row in found.people]


def _show(row: Registration, found: Found, due: Iterable[str], zone: ZoneInfo) -> ShownPerson:
    waits = found.waits.get(row.id)
    state = State(row.state)
    return ShownPerson(
        row=row,
        about=_about(row),
        way=str(WAYS[Way(row.way)]),
        state=state,
        asked=(row.asked_at or row.made_at).astimezone(zone).date(),
        waits=waits_for(waits.full, waits.ahead) if waits else "",
        changes=tuple(changes_since_approval(row)) if state in (*CHANGED, State.APPROVED) else (),
        credentials_missing=row.delegation.category in due and row.delegation.credentials_id is None,
    )


def _about(row: Registration) -> str:
    """Title, function and role of somebody, as far as they were said."""
    parts = (row.title, row.function, str(ROLES[Role(row.role)]))
    return ", ".join(dict.fromkeys(part for part in parts if part))
