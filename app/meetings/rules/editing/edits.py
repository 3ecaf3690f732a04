"""What the Secretariat can do to a draft, each deed a value; days and hours are on the meeting's clock."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.meetings.rules.editing.header_edits import AddMargin, OfMargin, SetMeeting
from app.meetings.rules.people import OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.words import HalfDay, SegmentKind

Person = OpeningSpeaker | Presenter | Panellist


class Part(StrEnum):
    """In what part somebody takes part; a field of the sitting has this name."""

    OPENING_SPEAKERS = "opening_speakers"
    PRESENTERS = "presenters"
    PANEL = "panel"


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the rules need to know beside the draft: numbers that were given and published, and what can be named."""

    last_number: int = 0
    published: frozenset[int] = frozenset()
    challenges: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class AddSitting:
    """A new sitting, with the next number; without hours its time is not stated."""

    date: date
    starts: str | None = None
    ends: str | None = None
    kind: str = "thematic"


@dataclass(frozen=True, kw_only=True)
class RemoveSitting:
    """A sitting leaves the draft; where it was published it is cancelled, and the public is told why."""

    number: int
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetHours:
    """A sitting is held on this day from when until when; both hours or neither."""

    number: int
    date: date
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, kw_only=True)
class MoveSitting:
    """A sitting is held on another half-day, as long as before, from the hour that is usual there."""

    number: int
    date: date
    half_day: HalfDay


@dataclass(frozen=True, kw_only=True)
class SwapHalfDays:
    """Two sittings exchange their half-days, with the rooms and the interpreters booked for these."""

    number: int
    other: int


@dataclass(frozen=True, kw_only=True)
class SplitSitting:
    """A sitting becomes two at an hour: the first part keeps number and UID, the second gets its own."""

    number: int
    at: str


@dataclass(frozen=True, kw_only=True)
class MergeSittings:
    """Two sittings become one, the earlier; the other leaves the draft, or is cancelled where it was published."""

    number: int
    other: int
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetName:
    """What a sitting is called: its kind, which thematic session it is, a title of its own."""

    number: int
    kind: str = "thematic"
    thematic_number: int | None = None
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetRoom:
    """Where a sitting is held."""

    number: int
    room: str | None


@dataclass(frozen=True, kw_only=True)
class SetInterpretation:
    """From when until when a sitting has interpreters; neither means as long as it lasts."""

    number: int
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetChallenges:
    """Which challenges a sitting treats, in this order."""

    number: int
    challenges: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SetPresidingOfficer:
    """Who presides over a sitting; none means who presides on its day."""

    number: int
    officer: str | None


@dataclass(frozen=True, kw_only=True)
class NameOfficer:
    """Who an officer of the meeting is; a new one where there is none of this key."""

    key: str
    name: str | None
    title: str | None = None
    office: str | None = None
    country: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddSegment:
    """A new segment at the end of a sitting."""

    number: int
    kind: SegmentKind
    minutes: int
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class SetSegment:
    """How long a segment lasts, and what it is called where its kind does not say enough."""

    number: int
    key: str
    minutes: int
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class MoveSegment:
    """A segment goes to another place among those of its sitting, counted from 0."""

    number: int
    key: str
    to: int


@dataclass(frozen=True, kw_only=True)
class RemoveSegment:
    """A segment leaves its sitting; who takes part in it stays."""

    number: int
    key: str


@dataclass(frozen=True, kw_only=True)
class AddPerson:
    """Somebody more opens, presents or sits on the panel."""

    number: int
    part: Part
    person: Person


@dataclass(frozen=True, kw_only=True)
class ReplacePerson:
    """Somebody else, or the same person told otherwise, in this place, counted from 0."""

    number: int
    part: Part
    place: int
    person: Person


@dataclass(frozen=True, kw_only=True)
class MovePerson:
    """Somebody goes to another place; next to each other, two swap."""

    number: int
    part: Part
    place: int
    to: int


@dataclass(frozen=True, kw_only=True)
class RemovePerson:
    """Somebody takes part no longer."""

    number: int
    part: Part
    place: int


OfPlace = ReplacePerson | MovePerson | RemovePerson
OfPerson = AddPerson | OfPlace
OfSegment = AddSegment | SetSegment | MoveSegment | RemoveSegment
OfHalfDay = SetHours | MoveSitting | SwapHalfDays | SetInterpretation
OfShape = AddSitting | RemoveSitting | SplitSitting | MergeSittings
OfDetail = SetName | SetRoom | SetChallenges | SetPresidingOfficer | NameOfficer
Edit = OfShape | OfHalfDay | OfDetail | OfSegment | OfPerson | SetMeeting | OfMargin
# These take nothing away from what others did meanwhile.
Addition = AddSitting | AddSegment | AddPerson | AddMargin
