"""In which order invitations leave, and what SEQUENCE each carries: whatever arrives last, calendars end right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.publishing.rules.invitations import Method, Place, Sent

PATIENCE = timedelta(hours=2)  # so long an invitation waits for what is taken back from another address
A_MOMENT = timedelta(seconds=5)


@dataclass(frozen=True)
class Queued:
    """An invitation that waits: since when, until when, and whether a worker has it in hand."""

    sent: Sent
    put_at: datetime
    due_at: datetime
    is_in_hand: bool


def sequences(sent: Iterable[Sent]) -> dict[int, int]:
    """The SEQUENCE that each of these carries, the oldest first, by its id (RFC 5546, 2.1.5).

    It is the feed's, but for those to whom the same state of a sitting is told once more: after what was taken back.
    Whoever has another address is invited there above what is taken back, or will be, from the one before.
    """
    found: dict[int, int] = {}
    at: dict[Place, int] = {}
    of_people: dict[tuple[int, str], dict[Place, int]] = {}
    for one in sent:
        elsewhere = [
            highest
            for person in one.people
            for place, highest in of_people.get((one.number, person), {}).items()
            if place != one.place and one.method == Method.REQUEST
        ]
        value = max(one.sequence, at.get(one.place, -1) + 1, *(highest + 1 for highest in elsewhere))
        found[one.id] = at[one.place] = value
        for person in one.people:
            of_people.setdefault((one.number, person), {})[one.place] = value + (one.method == Method.REQUEST)
    return found


def waits_until(one: Sent, queued: Iterable[Queued], now: datetime) -> datetime | None:
    """When it is to be tried again where something is to leave before it.

    That is an earlier one to the same address that is leaving just now, and what is taken back from whom it invites;
    not for ever: a server that is away must not keep anybody from being invited, and SEQUENCE holds all the same.
    """
    pauses = [now + A_MOMENT for other in queued if _precedes(other, one) and other.is_in_hand]
    pauses += [
        min(max(other.due_at, now) + A_MOMENT, other.put_at + PATIENCE)
        for other in queued
        if _is_taken_back_for(other.sent, one) and other.put_at + PATIENCE > now
    ]
    return max(pauses, default=None)


def _precedes(other: Queued, one: Sent) -> bool:
    return other.sent.place == one.place and other.sent.id < one.id


def _is_taken_back_for(other: Sent, one: Sent) -> bool:
    """Whether this takes back elsewhere what the other asks for."""
    if (other.method, one.method) != (Method.CANCEL, Method.REQUEST) or other.place == one.place:
        return False
    return other.number == one.number and not set(other.people).isdisjoint(one.people)
