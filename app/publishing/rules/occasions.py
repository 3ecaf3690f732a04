"""Why an invitation leaves, or why none does."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from app.meetings.rules.contacts import everybody
from app.meetings.rules.order import reason_of, status_of
from app.meetings.rules.programme import Programme
from app.meetings.rules.words import Status
from app.publishing.rules.invitations import INVITED, Due, Method, Sent, asked_for, to_come
from app.publishing.rules.mails import Address


class Occasion(StrEnum):
    """What an invitation, or what takes it back, tells its reader."""

    FIRST = "first"
    MORE = "more"
    AGAIN = "again"
    MOVED = "moved"
    POSTPONED = "postponed"
    HELD = "held"
    CANCELLED = "cancelled"
    TAKEN_OUT = "taken_out"
    NO_PART = "no_part"
    OTHER_ADDRESS = "other_address"
    NO_ADDRESS = "no_address"
    NOBODY_HERE = "nobody_here"


class Nothing(StrEnum):
    """Why no invitation is due."""

    REHEARSAL = "rehearsal"
    OVER = "over"
    NOBODY = "nobody"
    NO_ADDRESS = "no_address"
    SOME = "some"
    EVERYBODY = "everybody"


def occasion_of(
    one: Due, programme: Programme, named: Mapping[str, Address], before: Mapping[int, Programme]
) -> Occasion:
    """Told by what its reader has: `before` are the versions from which that was made."""
    sitting = programme.sitting(one.number)
    assert sitting is not None, "what was published stays in every version"
    now = status_of(sitting, programme.header)
    if one.method == Method.CANCEL:
        if now == Status.CANCELLED:
            return Occasion.CANCELLED if reason_of(sitting, programme.header) else Occasion.TAKEN_OUT
        return _why_taken_back(one, programme, named)
    if one.last is None:
        return Occasion.FIRST
    then = _status_then(one.last, before)
    if one.last.method == Method.CANCEL:
        return Occasion.HELD if then == Status.CANCELLED else Occasion.AGAIN
    if now == Status.POSTPONED:
        return Occasion.POSTPONED
    if then == Status.POSTPONED:
        return Occasion.HELD
    return Occasion.MOVED if one.last.sequence < one.sequence else Occasion.MORE


def still_named(people: tuple[str, ...], number: int, programme: Programme) -> list[str]:
    """Who of these has a part in the sitting still."""
    parts = {key: one.parts for key, one in everybody(programme).items() if key in people}
    return [key for key, of_one in parts.items() if any(at == number and role in INVITED for at, role in of_one)]


def _why_taken_back(one: Due, programme: Programme, named: Mapping[str, Address]) -> Occasion:
    assert one.last is not None, "nothing is taken back that nobody has"
    still = still_named(one.last.people, one.number, programme)
    if not still:
        return Occasion.NO_PART
    if len(still) < len(one.last.people):
        return Occasion.NOBODY_HERE
    return Occasion.OTHER_ADDRESS if any(key in named for key in still) else Occasion.NO_ADDRESS


def _status_then(last: Sent, before: Mapping[int, Programme]) -> Status | None:
    programme = before.get(last.version)
    sitting = programme and programme.sitting(last.number)
    return status_of(sitting, programme.header) if programme and sitting else None


def why_nothing(programme: Programme, named: Mapping[str, Address], now: datetime) -> Nothing:
    """Said where nothing is due."""
    if programme.header.rehearsal:
        return Nothing.REHEARSAL
    if programme.sittings and not to_come(programme, now):
        return Nothing.OVER
    asked = asked_for(programme, now)
    if not asked:
        return Nothing.NOBODY
    if all(key in named for key in asked):
        return Nothing.EVERYBODY
    return Nothing.SOME if asked.keys() & named.keys() else Nothing.NO_ADDRESS
