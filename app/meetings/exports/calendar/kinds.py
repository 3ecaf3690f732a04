"""What stands in calendars beside the sittings of a meeting. A feature above says here what it adds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from flask_babel.speaklater import LazyString

from app.core.calendar import Event
from app.meetings.queries import PublishedHeader

# From the meetings of a calendar to events, in the language spoken just now.
Maker = Callable[[Sequence[PublishedHeader]], Iterable[Event]]


@dataclass(frozen=True)
class Kind:
    """A kind of events that readers can switch off by `?name=0`, in the words of `without`.

    `topics` are those whose news change them.
    """

    name: str
    without: LazyString
    make: Maker
    topics: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {}


def calendar_kind(name: str, without: LazyString, make: Maker, *topics: str) -> None:
    """Add a kind of events to all calendars of meetings."""
    KINDS[name] = Kind(name, without, make, topics)
