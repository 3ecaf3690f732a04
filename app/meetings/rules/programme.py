"""What a programme says: the one shape of a draft, of every published version and of a package.

Entities are named by their codes, challenges by their slugs and officers by their keys, so that a version reads the
same in every database. `extra` holds what a package said and this program does not know; it is kept and never shown.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.meetings.rules.people import Officer, OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.words import HalfDay, Participation, SegmentKind, Status


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A timed part of a sitting, known there by its key; its times follow from the minutes of those before it."""

    key: str
    kind: SegmentKind
    minutes: int
    title: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Interpretation:
    """When there is interpretation (UTC; absent bounds are those of the sitting) and into which languages."""

    from_at: datetime | None = None
    until_at: datetime | None = None
    languages: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One half-day of a meeting in one room. `number` is given once and is not its order; `date` is the meeting's local
    date; `starts_at` and `ends_at` are UTC and both absent where the time is not stated. `sequence` and `revised` are
    given by publication."""

    number: int
    uid: str
    date: date
    kind: str = "thematic"
    thematic_number: int | None = None
    title: str | None = None
    half_day: HalfDay | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    room: str | None = None
    challenges: tuple[str, ...] = ()
    presiding_officer: str | None = None
    status: Status = Status.SCHEDULED
    status_reason: str | None = None
    note: str | None = None
    interpretation: Interpretation | None = None
    segments: tuple[Segment, ...] = ()
    opening_speakers: tuple[OpeningSpeaker, ...] = ()
    presenters: tuple[Presenter, ...] = ()
    panel: tuple[Panellist, ...] = ()
    source: str | None = None
    sequence: int = 0
    revised: datetime | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def has_times(self) -> bool:
        """Whether the source states when it begins and ends."""
        return self.starts_at is not None


@dataclass(frozen=True, kw_only=True)
class Webcast:
    """Where and how the public can follow."""

    where: str | None = None
    kind: str | None = None
    url: str | None = None
    languages: tuple[str, ...] = ()
    as_printed: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Participation as printed, qualifier included ("over 500 registrations"), perhaps together with other meetings."""

    registrations: str | int | None = None
    member_states: str | int | None = None
    together_with: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document that prepares a meeting: background note, discussion guide."""

    kind: str | None = None
    title: str | None = None
    symbol: str | None = None
    languages: tuple[str, ...] = ()
    link: str | None = None
    based_on: str | None = None
    prepared_by: str | None = None
    online: bool | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What of a meeting is made public afterwards, and whether only with consent."""

    what: str | None = None
    consent_required: bool | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MarginEvent:
    """An event on the margins of a meeting: a day or some days, perhaps with times (UTC)."""

    title: str
    starts_on: date
    ends_on: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    room: str | None = None
    organizer: str | None = None
    link: str | None = None
    note: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Announced:
    """An event on the margins as calendars know it for life, also when it is gone; given by publication."""

    uid: str
    event: MarginEvent
    revised: datetime
    sequence: int = 0
    is_gone: bool = False


USUAL_LANGUAGE = "en"  # the original one of a meeting that states no other


@dataclass(frozen=True, kw_only=True)
class Header:
    """What a programme says of the meeting as a whole; `announced` is given by publication."""

    slug: str
    title: str
    starts_on: date
    ends_on: date
    timezone: str
    short_title: str | None = None
    body: str | None = None
    session: int | None = None
    ordinal: int | None = None
    venue: str | None = None
    language: str | None = None
    participation: Participation | None = None
    rehearsal: bool = False
    status: Status = Status.SCHEDULED
    status_reason: str | None = None
    note: str | None = None
    webcast: Webcast | None = None
    officers: tuple[Officer, ...] = ()
    figures: Figures | None = None
    documents: tuple[Document, ...] = ()
    publication: Publication | None = None
    margins: tuple[MarginEvent, ...] = ()
    announced: tuple[Announced, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the meeting is held."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A meeting and its sittings, by number."""

    header: Header
    sittings: tuple[Sitting, ...] = ()

    def sitting(self, number: int) -> Sitting | None:
        """The sitting of this number."""
        return next((sitting for sitting in self.sittings if sitting.number == number), None)

    def with_sittings(self, sittings) -> "Programme":
        """The same meeting with these sittings, kept by number."""
        return replace(self, sittings=tuple(sorted(sittings, key=lambda sitting: sitting.number)))
