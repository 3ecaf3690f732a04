"""By when the Secretariat does what registration asks of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SET_UP = timedelta(weeks=10), timedelta(weeks=8)  # before a meeting: on the desk since, and by when
LOOKED_AT = timedelta(days=5)  # whoever is registered is looked at so soon
CREDENTIALS = timedelta(weeks=2)  # before closing those are asked for that are not here
CLOSING = timedelta(weeks=1)  # before closing it is said


class Kind(StrEnum):
    """What is to be done."""

    NOT_SET_UP = "registration_not_set_up"
    TO_LOOK_AT = "registrations_to_look_at"
    CREDENTIALS_MISSING = "credentials_missing"
    CLOSING_SOON = "registration_closing_soon"


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A public meeting that is not over: its days, when registering closes by its clock, and what waits there.

    `first_asked` is the day on which the first of those was registered who are `to_look_at`; `lacking` are delegations
    with people and without credentials, `empty` those that registered nobody.
    """

    starts_on: date
    ends_on: date
    is_set_up: bool
    is_rehearsal: bool = False
    closes_on: date | None = None
    is_closed: bool = False
    to_look_at: int = 0
    first_asked: date | None = None
    lacking: int = 0
    empty: int = 0


@dataclass(frozen=True)
class Due:
    """One thing to be done by a day, about so many."""

    kind: Kind
    by: date
    count: int = 0


def due(meeting: Coming, today: date) -> list[Due]:
    """What is to be done about the registration of a meeting, seen from a day."""
    if not meeting.is_set_up:
        return _set_up(meeting, today)
    closes = min(meeting.closes_on or meeting.starts_on, meeting.ends_on)
    found = []
    if meeting.to_look_at and meeting.first_asked:
        by = min(meeting.first_asked + LOOKED_AT, max(meeting.starts_on, meeting.first_asked))
        found.append(Due(Kind.TO_LOOK_AT, by, meeting.to_look_at))
    if meeting.lacking and today >= closes - CREDENTIALS:
        found.append(Due(Kind.CREDENTIALS_MISSING, closes, meeting.lacking))
    if meeting.closes_on and not meeting.is_closed and meeting.closes_on - CLOSING <= today <= meeting.closes_on:
        found.append(Due(Kind.CLOSING_SOON, meeting.closes_on, meeting.empty))
    return found


def _set_up(meeting: Coming, today: date) -> list[Due]:
    """A rehearsal needs no registration, but where it has one it is rehearsed too."""
    since, by = (meeting.starts_on - before for before in SET_UP)
    return [] if meeting.is_rehearsal or today < since else [Due(Kind.NOT_SET_UP, by)]
