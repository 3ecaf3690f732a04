"""What the Secretariat can do to what a draft says of the meeting as a whole, each deed a value."""

from dataclasses import dataclass
from datetime import date

from app.meetings.rules.programme import MarginEvent


@dataclass(frozen=True, kw_only=True)
class SetMeeting:
    """What a meeting is called, on which days and where it is held, what is said of it, and in which language first."""

    title: str
    starts_on: date
    ends_on: date
    short_title: str | None = None
    venue: str | None = None
    note: str | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddMargin:
    """One more event on the margins; its hours, where it has some, are on the meeting's clock."""

    event: MarginEvent
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetMargin:
    """The event that had this title on this day, told otherwise."""

    title: str
    day: date
    event: MarginEvent
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveMargin:
    """The event of this title on this day is held no longer."""

    title: str
    day: date


OfMargin = AddMargin | SetMargin | RemoveMargin
