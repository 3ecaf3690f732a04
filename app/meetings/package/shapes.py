"""What a package says of a meeting, field by field, in the order in which it is written.

Each shape `makes` the value of the rules whose fields have the same names; hours become moments in reading.py.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from app.core.package.shapes import (
    Address,
    Code,
    Count,
    Day,
    Key,
    Language,
    Moment,
    Name,
    Shape,
    Slug,
    Text,
    Uid,
    Word,
    Zone,
    known,
    one_of,
    satisfying,
)
from app.meetings.package.origin_shapes import RenamedShape, VersionShape
from app.meetings.package.paper_shapes import DocumentShape, PublishedDocumentShape
from app.meetings.rules import people, programme
from app.meetings.rules.local import is_hour
from app.meetings.rules.words import Delivery, HalfDay, Participation, SegmentKind, Status

Entity = Annotated[Code, known("entity")]
Hour = Annotated[str, satisfying(is_hour, "an hour such as '10:00'")]
DeliveryWord = Annotated[str, one_of(Delivery)]
StatusWord = Annotated[str, one_of(Status)]
Figure = Annotated[str | int, Field(union_mode="left_to_right")]


class OnBehalfOfShape(Shape):
    """The group for which somebody speaks."""

    makes: ClassVar[Any] = people.OnBehalfOf
    label: Text | None = None
    group: Entity | None = None


class OpeningSpeakerShape(Shape):
    """Somebody who makes opening remarks."""

    makes: ClassVar[Any] = people.OpeningSpeaker
    title: Text | None = None
    name: Text | None = None
    entity: Entity | None = None
    role: Text | None = None
    country: Entity | None = None
    on_behalf_of: OnBehalfOfShape | None = None
    delivery: DeliveryWord | None = None
    delivered_by: Text | None = None
    as_printed: Text | None = None
    segment: Key | None = None


class PresenterShape(Shape):
    """Somebody who opens a sitting with an introductory presentation."""

    makes: ClassVar[Any] = people.Presenter
    title: Text | None = None
    name: Text | None = None
    unit: Text | None = None
    entity: Entity | None = None
    country: Entity | None = None
    as_printed: Text | None = None
    topic: Text | None = None
    delivery: DeliveryWord | None = None
    delivered_by: Text | None = None
    segment: Key | None = None


class PanellistShape(Shape):
    """Somebody who sits on the panel."""

    makes: ClassVar[Any] = people.Panellist
    title: Text | None = None
    name: Text | None = None
    unit: Text | None = None
    entity: Entity | None = None
    country: Entity | None = None
    as_printed: Text | None = None
    topic: Text | None = None
    channel: Word | None = None
    delivery: DeliveryWord | None = None
    segment: Key | None = None


class SegmentShape(Shape):
    """A timed part of a sitting; without a key its kind is its key."""

    makes: ClassVar[Any] = programme.Segment
    key: Key | None = None
    kind: Annotated[str, one_of(SegmentKind)]
    minutes: Annotated[int, Field(ge=1, le=1440)]
    title: Text | None = None


class InterpretationShape(Shape):
    """When there is interpretation, and into which languages."""

    from_: Hour | None = Field(None, alias="from")
    until: Hour | None = None
    languages: list[Language] = []


class SittingShape(Shape):
    """One half-day of a meeting."""

    number: Count
    kind: Word = "thematic"
    thematic_number: Count | None = None
    title: Text | None = None
    date: Day
    half_day: Annotated[str, one_of(HalfDay)] | None = None
    starts: Hour | None = None
    ends: Hour | None = None
    ends_on: Day | None = None
    room: Text | None = None
    challenges: list[Annotated[Slug, known("challenge")]] = []
    presiding_officer: Key | None = None
    status: StatusWord = Status.SCHEDULED
    status_reason: Text | None = None
    note: Text | None = None
    interpretation: InterpretationShape | None = None
    segments: list[SegmentShape] = []
    opening_speakers: list[OpeningSpeakerShape] = []
    presenters: list[PresenterShape] = []
    panel: list[PanellistShape] = []
    source: Text | None = None
    uid: Uid | None = None
    sequence: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    revised: Moment | None = None


class OfficerShape(Shape):
    """A presiding officer."""

    makes: ClassVar[Any] = people.Officer
    key: Key
    title: Text | None = None
    name: Text | None = None
    country: Entity | None = None
    role: Word | None = None
    office: Text | None = None
    presides_on: list[Day] = []


class WebcastShape(Shape):
    """Where and how the public can follow."""

    makes: ClassVar[Any] = programme.Webcast
    where: Text | None = None
    kind: Word | None = None
    url: Address | None = None
    languages: list[Language] = []
    as_printed: Text | None = None


class FiguresShape(Shape):
    """Participation as printed."""

    makes: ClassVar[Any] = programme.Figures
    registrations: Figure | None = None
    member_states: Figure | None = None
    together_with: list[Slug] = []


class PublicationShape(Shape):
    """What is made public afterwards."""

    makes: ClassVar[Any] = programme.Publication
    what: Text | None = None
    consent_required: bool | None = None


class MarginEventShape(Shape):
    """An event on the margins of a meeting."""

    starts_on: Day
    ends_on: Day | None = None
    title: Name
    starts: Hour | None = None
    ends: Hour | None = None
    room: Text | None = None
    organizer: Text | None = None
    link: Address | None = None
    note: Text | None = None


class AnnouncedShape(MarginEventShape):
    """An event on the margins as calendars know it, also when it is gone."""

    uid: Uid
    sequence: Annotated[int, Field(ge=0, le=2**31 - 1)]
    revised: Moment
    gone: bool = False


class MeetingShape(Shape):
    """A meeting as a whole; its sittings are checked one by one."""

    format: str
    slug: Slug
    version: VersionShape | None = None
    body: Entity | None = None
    session: Count | None = None
    ordinal: Count | None = None
    short_title: Text | None = None
    title: Name
    starts_on: Day
    ends_on: Day
    timezone: Zone
    venue: Text | None = None
    participation: Annotated[str, one_of(Participation)] | None = None
    language: Language | None = None
    rehearsal: bool = False
    status: StatusWord = Status.SCHEDULED
    status_reason: Text | None = None
    note: Text | None = None
    webcast: WebcastShape | None = None
    officers: list[OfficerShape] = []
    figures: FiguresShape | None = None
    preparation: list[DocumentShape] = []
    documents: list[PublishedDocumentShape] = []
    publication: PublicationShape | None = None
    events_on_the_margins: list[MarginEventShape] = []
    margins_announced: list[AnnouncedShape] = []
    challenges_renamed: list[RenamedShape] = []
    sittings: list[Any] = []
