"""What a calendar says, before it is octets."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

HOME = "Europe/Vienna"


class Status(StrEnum):
    """Whether an event takes place (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class Method(StrEnum):
    """What an invitation asks of the recipient's calendar (RFC 5546, 3.2)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Conference:
    """A way to follow from elsewhere: an address that opens a page, and what it is called."""

    uri: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """One entry. `starts` and `ends` are both moments, UTC, shown on the clock of `zone`, or both days: then it ends
    before the day of `ends`. `rich` is HTML with the facts of `description`. Whole days take nobody's time."""

    uid: str
    sequence: int
    revised: datetime
    starts: datetime | date
    ends: datetime | date
    summary: str
    zone: str = HOME
    language: str = "en"
    description: str = ""
    rich: str | None = None
    location: str | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()
    conferences: tuple[Conference, ...] = ()
    status: Status = Status.CONFIRMED

    def __post_init__(self) -> None:
        if self.is_whole_day != (not isinstance(self.ends, datetime)) or not self.starts < self.ends:
            raise ValueError("an event begins before it ends, both as days or both as moments")
        moments = [one for one in (self.revised, self.starts, self.ends) if isinstance(one, datetime)]
        if any(one.tzinfo is None for one in moments):
            raise ValueError("a moment without a zone is another one for every reader")

    @property
    def is_whole_day(self) -> bool:
        """Whether it has days instead of hours."""
        return not isinstance(self.starts, datetime)

    @property
    def takes_time(self) -> bool:
        """Whether somebody who goes there is busy meanwhile."""
        return not self.is_whole_day and self.status == Status.CONFIRMED


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A feed: what it is called and is about, the page about it, and its own address."""

    name: str
    description: str
    url: str
    source: str
    zone: str = HOME
    language: str = "en"
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Person:
    """Somebody with a mail address."""

    name: str
    email: str


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """One event for one recipient, sent at a moment by a mailbox that is read."""

    method: Method
    event: Event
    organizer: Person
    attendee: Person
    sent_at: datetime
