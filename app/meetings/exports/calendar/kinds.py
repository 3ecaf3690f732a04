"""What stands in calendars beside the sittings of a meeting. A feature above says here what it adds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.calendar import Event
from app.meetings.rules.programme import Header


@dataclass(frozen=True)
class Held:
    """A published meeting of a calendar, and when its newest version was published."""

    header: Header
    published_at: datetime


# From the meetings of a calendar to events, in the language spoken just now.
Maker = Callable[[Sequence[Held]], Iterable[Event]]


@dataclass(frozen=True)
class Kind:
    """A kind of events that readers can switch off by `?name=0`; `topics` are those whose news change them."""

    name: str
    make: Maker
    topics: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {}


def calendar_kind(name: str, make: Maker, *topics: str) -> None:
    """Add a kind of events to all calendars of meetings."""
    KINDS[name] = Kind(name, make, topics)
