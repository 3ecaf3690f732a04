"""The shapes in which programs read what is public of meetings."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from app.core.web.api import Listed, Said, said_of
from app.floor.rules.record import Reply, Statement
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.words import Participation, Status
from app.publishing.exports.machine import FORMAT


class VersionRead(Said):
    """A version of a programme: it never changes."""

    number: int = Field(examples=[2])
    published_at: datetime = Field(examples=["2027-09-01T08:00:00Z"])
    office: str = Field(description="Who published it: an office, never a person.", examples=["Secretariat"])
    note: str | None


Links = Annotated[
    dict[str, str],
    Field(
        description="Where else it stands, for people and their programs: its page, calendar, feed and papers.",
        examples=[{"page": "https://rostrum.example.org/meetings/cnd-2023-october"}],
    ),
]


class MeetingRead(Said):
    """A meeting in a list."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2023-october"])
    slug: str = Field(examples=["cnd-2023-october"])
    title: str
    short_title: str | None
    body: str | None = Field(description="The code of the body that holds it.", examples=["CND"])
    session: int | None = Field(examples=[66])
    ordinal: int | None = Field(examples=[2])
    starts_on: date = Field(examples=["2023-10-23"])
    ends_on: date = Field(examples=["2023-10-25"])
    timezone: str = Field(examples=["Europe/Vienna"])
    venue: str | None
    language: str | None = Field(examples=["en"])
    participation: Participation | None
    status: Status
    status_reason: str | None
    rehearsal: bool
    version: int = Field(description="The number of the newest version.", examples=[2])
    published_at: datetime = Field(description="When that was published.")
    links: Links


class MeetingsRead(Listed[MeetingRead]):
    """Published meetings, the newest first."""


class Slot(Said):
    """When a segment is held: it follows from the minutes of those before it."""

    segment: str = Field(description="The key of the segment.", examples=["panel"])
    starts_at: datetime
    ends_at: datetime


class SittingRead(said_of(Sitting)):  # type: ignore[misc]
    """A sitting as it is published, with what follows from it."""

    name: str = Field(examples=["Thematic session 4"])
    status: Status = Field(description="The public one: of a cancelled meeting, every sitting is cancelled.")
    presiding_officer: str | None = Field(description="A key among `meeting.officers`: who presides.")
    timetable: list[Slot]


class ChallengeNamed(Said):
    """The words for a challenge."""

    number: int
    short_title: str
    wording: str


class Words(Said):
    """The words for the codes that a programme names."""

    entities: dict[str, str] = Field(examples=[{"MEX": "Mexico"}])
    challenges: dict[str, ChallengeNamed]


class ProgrammeRead(Said):
    """A version of a meeting's programme as a whole: the same as its `programme.json`."""

    format: str = Field(examples=[FORMAT])
    address: str = Field(description="The page that says what holds now.")
    language: str = Field(examples=["en"])
    version: VersionRead
    meeting: said_of(Header)  # type: ignore[valid-type]
    sittings: list[SittingRead] = Field(description="In the order in which they are held.")
    names: Words


class SittingOfMeeting(Said):
    """A sitting, and the version of the meeting that says so."""

    meeting: str = Field(description="The slug of the meeting.", examples=["cnd-2023-october"])
    version: VersionRead
    sitting: SittingRead
    links: Links


class Treated(Said):
    """A sitting that takes up a challenge."""

    meeting: str = Field(description="The slug of the meeting.", examples=["cnd-2023-october"])
    sitting: said_of(Sitting)  # type: ignore[valid-type]


class TreatedRead(Listed[Treated]):
    """Sittings on a challenge, as they are held."""

    links: Links


class RecordRead(Said):
    """Who spoke, in the order in which they did; joint statements with their co-sponsors."""

    meeting: str = Field(description="The slug of the meeting.", examples=["cnd-2023-october"])
    sitting: int = Field(examples=[3])
    source: str | None = Field(description="Where an archive has it from.")
    ngo_list_open: bool = Field(description="Whether more organizations spoke than the source names.")
    statements: list[said_of(Statement)]  # type: ignore[valid-type]
    replies: list[said_of(Reply)]  # type: ignore[valid-type]
    entities: dict[str, str] = Field(description="The words for the codes.", examples=[{"MEX": "Mexico"}])


class ChangesOf(Said):
    """What changed of one sitting, or of the meeting as a whole (no number)."""

    sitting: int | None = Field(examples=[4])
    sentences: list[str] = Field(
        examples=[["Thematic session 4 moves from Tuesday, 24 October, 15:00 to Wednesday, 25 October, 10:00."]]
    )


class VersionListed(VersionRead):
    """A version, and what it changed in the one before it."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2023-october/versions/2"])
    before: int | None = Field(description="The version before it; none of the first.", examples=[1])
    changes: list[ChangesOf]


class VersionsRead(Listed[VersionListed]):
    """The versions of a programme, the newest first."""


class Comparison(Said):
    """What changed from one version to another, however many lie between."""

    before: VersionRead
    after: VersionRead
    changes: list[ChangesOf]
