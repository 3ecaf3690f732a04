"""What stands in calendars beside the sittings of a meeting. A feature above says here what it adds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.core.calendar import Event
from app.meetings.queries import PublishedHeader

# From the meetings of a calendar to events, in the language spoken just now.
Maker = Callable[[Sequence[PublishedHeader]], Iterable[Event]]


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
