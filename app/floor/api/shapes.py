"""The shapes in which programs read the floor of a sitting."""

from datetime import datetime

from pydantic import Field

from app.core.web.api import Said
from app.entities.rules import EntityKind
from app.floor.rules.words import Appeal, Band, Capacity, FirstOrder, Level, Outcome, Phase, Ruling, Why
from app.meetings.rules.words import Delivery

ENTITY = "By its code."
NAME = "As an alphabetical list names it."


class Clock(Said):
    """Who has the floor: an inscription or a reply, and the clock. It stands where `running_since` is null."""

    inscription: int | None
    reply: int | None
    entity: str = Field(description=ENTITY, examples=["MEX"])
    name: str = Field(description=NAME, examples=["Mexico"])
    given_at: datetime
    limit: int = Field(description="Seconds.", examples=[180])
    running_since: datetime | None
    used: float = Field(description="Seconds, at the server's time.", examples=[42.5])
    left: float = Field(description="Seconds, at the server's time; below nought it is over.", examples=[137.5])


class OwnPart(Said):
    """What only the delegation and those who run the floor see of an inscription."""

    representative: str
    representative_title: str
    delivery: Delivery | None
    language: str | None
    text_at: datetime | None = Field(description="When a text for the interpreters was given; null: there is none.")


class InscriptionRead(Said):
    """Somebody on a list of speakers: for whom, where they stand, and why there."""

    number: int = Field(description="Its number in the log; lots are drawn over these.", examples=[112])
    list: str = Field(description="The part of the sitting.", examples=["debate"])
    entity: str = Field(description=ENTITY, examples=["MEX"])
    name: str = Field(description=NAME, examples=["Mexico"])
    kind: EntityKind
    capacity: Capacity
    level: Level | None
    label: str | None = Field(description="For whom a joint statement is made, as it is announced.")
    group: str | None
    co_sponsors: tuple[str, ...]
    stated_number: int | None = Field(description="How many stand behind it, as announced.")
    home: str | None = Field(description="Where an organization is at home.")
    endorsed_by: str | None = Field(description="Which committee endorsed an organization.")
    band: Band
    state: Outcome
    place: int | None = Field(description="From 1; null for who does not wait.", examples=[3])
    why: Why | None = Field(description="Why it stands there.")
    why_words: str | None = Field(examples=["In the order of receipt"])
    reason: str | None = Field(description="What the presiding officer said, where somebody was moved.")
    passed_over: int = Field(description="How often it was called and absent.")
    received_at: datetime
    is_late: bool
    limit: int = Field(description="Seconds.", examples=[180])
    expected_at: datetime | None = Field(description="When it is expected to speak.")
    own: OwnPart | None = Field(description="Null for who may not see it.")


class OfferRead(Said):
    """An exchange of places that waits for its answer: seen by the two delegations and those who run the floor."""

    number: int
    inscription: int = Field(description="Who offered it.")
    other: int = Field(description="Who is to answer.")


class DrawnRead(Said):
    """Lots as they were drawn; anybody can draw them again."""

    seed: str
    method: str
    ranks: dict[int, int] = Field(description="The lot of each inscription, by its number.")
    first: str = Field(description="From which name on the alphabet begins.")


class ForecastRead(Said):
    """Whom the time is not enough for, and what limit would let all be heard."""

    not_heard: tuple[int, ...] = Field(description="The numbers of those who are not heard before the end.")
    limit_for_all: int | None = Field(description="Seconds; null where all are heard, or no limit is short enough.")


class ListRead(Said):
    """A list of speakers: its terms, and who is on it, the next first; then those who do not wait any more."""

    key: str = Field(examples=["debate"])
    is_open: bool
    opens_at: datetime | None
    closes_at: datetime | None
    drawn_at: datetime | None
    first_order: FirstOrder
    bands: tuple[Band, ...] = Field(description="None: the order of receipt alone.")
    limits: dict[Band, int] = Field(description="Seconds, as they are for those who are still to speak.")
    drawn: DrawnRead | None
    continued_in: int | None = Field(description="In which sitting it is continued.")
    inscriptions: list[InscriptionRead]
    offers: list[OfferRead]
    forecast: ForecastRead | None = Field(description="For those who run the floor.")


class ReplyRead(Said):
    """A right of reply: those asked for are seen by the delegation and those who run the floor, those given by all."""

    number: int
    entity: str = Field(description=ENTITY, examples=["PER"])
    name: str = Field(description=NAME)
    sitting: int = Field(description="In which it was asked for.")
    asked_at: datetime
    statement: int | None = Field(description="The inscription answered; null: left open.")
    rank: int = Field(description="Whether it is the delegation's first or second.")
    limit: int = Field(description="Seconds.")
    is_given: bool


class RepliesRead(Said):
    """Rights of reply, in the order in which they are given."""

    first: int = Field(description="Seconds of a first one.")
    second: int = Field(description="Seconds of a second one.")
    is_taken_early: bool = Field(description="Whether the presiding officer takes them now already.")
    items: list[ReplyRead]


class PointRead(Said):
    """A point of order, its ruling, and what became of an appeal."""

    number: int
    entity: str = Field(description=ENTITY)
    name: str = Field(description=NAME)
    raised_at: datetime
    ruling: Ruling | None
    appealed_by: str | None
    appeal: Appeal | None


class FloorRead(Said):
    """The floor of a sitting as it stands, as whoever asks may see it."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/sittings/3/floor"])
    meeting: str
    sitting: int
    version: int = Field(description="The newest step that it knows; a deed says it as `seen`.", examples=[214])
    server_time: datetime
    phase: Phase
    speaking: Clock | None
    lists: list[ListRead]
    replies: RepliesRead
    points: list[PointRead]


class LoggedRead(Said):
    """A step of the log."""

    number: int
    at: datetime
    kind: str = Field(examples=["floor_given"])
    words: str = Field(examples=["Mexico has the floor."])
    entity: str | None = Field(description=ENTITY)
    undoes: int | None
    corrects: int | None
    stands: bool = Field(description="Whether it was neither undone nor corrected.")
    is_last: bool = Field(description="Whether it is the one that undo takes back.")


class LogRead(Said):
    """The log of a sitting, from its first step on."""

    version: int
    items: list[LoggedRead]
