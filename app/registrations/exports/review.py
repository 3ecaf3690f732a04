"""Registrations, as the Secretariat's queue lists them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.registrations.models import Registration
from app.registrations.phrases.secretariat import MATTERS, ROLES_SAID, WAYS_SAID, waits_for
from app.registrations.queries.people import particulars_of
from app.registrations.queries.registry import Registry
from app.registrations.queries.review import Found
from app.registrations.rules.people import since_approval
from app.registrations.rules.states import CHANGED
from app.registrations.rules.words import Role, State, Way

# How a state looks (templates/components/state.html).
LOOKS = {
    State.DRAFT: "draft",
    State.SUBMITTED: "expected",
    State.MORE_WANTED: "late",
    State.APPROVED: "done",
    State.WAITING: "waiting",
    State.REJECTED: "cancelled",
    State.WITHDRAWN: "closed",
}


@dataclass(frozen=True)
class Change:
    """A field that says something else than when it was approved."""

    field: str
    was: str
    now: str


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


def changes_of(row: Registration) -> tuple[Change, ...]:
    """What was changed of somebody who had been approved, where the Secretariat is to look again."""
    if row.approved is None or State(row.state) not in CHANGED:
        return ()
    was = since_approval(particulars_of(row), row.approved)
    return tuple(
        Change(str(MATTERS[name]), _said(name, then), _said(name, getattr(row, name))) for name, then in was.items()
    )


def _show(row: Registration, found: Found, due: Iterable[str], zone: ZoneInfo) -> ShownPerson:
    waits = found.waits.get(row.id)
    return ShownPerson(
        row=row,
        about=_about(row),
        way=str(WAYS_SAID[Way(row.way)]),
        state=State(row.state),
        asked=(row.asked_at or row.made_at).astimezone(zone).date(),
        waits=waits_for(waits.full, waits.ahead) if waits else "",
        changes=changes_of(row),
        credentials_missing=row.delegation.category in due and row.delegation.credentials_id is None,
    )


def _about(row: Registration) -> str:
    """Title, function and role of somebody, as far as they were said."""
    parts = (row.title, row.function, str(ROLES_SAID[Role(row.role)]))
    return ", ".join(dict.fromkeys(part for part in parts if part))


_WORDS: dict[str, Callable[[str], str]] = {
    "role": lambda said: str(ROLES_SAID[Role(said)]),
    "way": lambda said: str(WAYS_SAID[Way(said)]),
}


def _said(name: str, text: str) -> str:
    return _WORDS.get(name, str)(text)
