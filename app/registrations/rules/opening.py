"""What the public is told of registering for a meeting just now."""

from datetime import datetime
from enum import StrEnum

from app.registrations.rules.terms import Terms, is_closed


class Phase(StrEnum):
    """Where registering stands."""

    NOT_SET_UP = "not_set_up"
    NOT_OPEN_YET = "not_open_yet"
    OPEN = "open"
    CLOSED = "closed"
    OFF = "off"


def phase(terms: Terms | None, now: datetime, *, is_purged: bool = False) -> Phase:
    """Whether delegations can ask for places, and if not, whether they still will be able to."""
    if terms is None:
        return Phase.NOT_SET_UP
    if terms.is_cancelled:
        return Phase.OFF
    if is_purged or is_closed(terms, now):
        return Phase.CLOSED
    return Phase.NOT_OPEN_YET if terms.opens_at and now < terms.opens_at else Phase.OPEN


def next_moment(terms: Terms | None, now: datetime) -> datetime | None:
    """When that changes by itself."""
    moments = (terms.opens_at, terms.closes_at, terms.over_at) if terms else ()
    return min((one for one in moments if one and one > now), default=None)
