"""The shapes in which programs read and write drafts."""

from datetime import date
from typing import Annotated, Any

from flask_babel import lazy_gettext as _l
from pydantic import AfterValidator, Field, model_validator

from app.core.moments import zone_choices
from app.core.web.api import Said, Taken, said_of
from app.core.web.api.shapes import Line, Text, Whole
from app.meetings.api.edits import EditSent
from app.meetings.forms.creating import FIRST, LAST
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.words import Participation

MOST_EDITS = 100
EDITION = "The edition of the draft that was read: what others changed since is not overruled unseen."
NO_ZONE = _l("This is the name of no time zone, such as Europe/Vienna.")
ENDS_FIRST = _l("The last day is the first day or comes after it.")
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80, examples=["cnd-2027-october"])]
Day = Annotated[date, Field(ge=FIRST, le=LAST)]


class StepRead(Said):
    """A step of a draft: edits that were made together."""

    edition: int = Field(description="The edition that it made.", examples=[4])
    deeds: list[str] = Field(examples=[["move_sitting"]])
    by: str | None = Field(description="Who made it.")


class DraftRead(Said):
    """The draft of a programme: what is not public yet."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/draft"])
    edition: int = Field(description="It counts on with each change.", examples=[4])
    is_published: bool = Field(description="Whether a version of this meeting is public.")
    last_step: StepRead | None = Field(description="The step that can be taken back.")
    meeting: said_of(Header)  # type: ignore[valid-type]
    sittings: list[said_of(Sitting)]  # type: ignore[valid-type]


class Steps(Taken):
    """Edits that are made together, or not at all."""

    based_on: Whole = Field(ge=0, description=EDITION, examples=[3])
    over: Whole = Field(
        0, ge=0, description="What others changed up to this edition was seen, and may be changed again."
    )
    spare: bool = Field(False, description="What others changed meanwhile stays as they left it; the rest is done.")
    edits: list[EditSent] = Field(
        min_length=1,
        max_length=MOST_EDITS,
        examples=[[{"deed": "move_sitting", "number": 4, "date": "2027-10-20", "half_day": "morning"}]],
    )


class ClashRead(Said):
    """A field that somebody else changed meanwhile, in words: as it was, theirs, and what this edit makes of it."""

    where: str = Field(examples=["Thematic session 4 – Room"])
    who: str
    was: str
    theirs: str
    mine: str


class Clashes(Said):
    """Where two edits meet."""

    items: list[ClashRead]


def _is_zone(name: str) -> str:
    if name not in dict(zone_choices()):
        raise ValueError(str(NO_ZONE))
    return name


class MeetingSent(Taken):
    """A new meeting, empty or in the shape of an earlier one; what is left out is as `proposal` says it."""

    source: Text | None = Field(None, description="The slug of an earlier meeting.", examples=["cnd-2023-october"])
    starts_on: Day = Field(examples=["2027-10-18"])
    ends_on: Day | None = Field(None, description="Of an empty meeting; else it follows from the earlier one.")
    slug: Slug | None = None
    title: Line | None = Field(None, min_length=1, max_length=500)
    short_title: Line | None = Field(None, max_length=120)
    session: Whole | None = Field(None, ge=1, le=999)
    ordinal: Whole | None = Field(None, ge=1, le=999)
    timezone: Annotated[Text, AfterValidator(_is_zone)] | None = Field(None, examples=["Europe/Vienna"])
    venue: Line | None = Field(None, max_length=200)
    participation: Participation | None = None
    margins: frozenset[Whole] = Field(
        frozenset(),
        max_length=999,
        description="The events on the margins that are held again, by their places in `proposal`; none unless said.",
        examples=[[1]],
    )
    challenges: dict[Whole, tuple[Text, ...]] | None = Field(
        None,
        max_length=999,
        description="What each sitting takes up, by the number of the earlier sitting; others as proposed.",
        examples=[{"1": ["synthetic-opioids"]}],
    )

    @model_validator(mode="after")
    def _is_whole(self) -> "MeetingSent":
        if self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(str(ENDS_FIRST))
        return self

    def facts(self) -> dict[str, Any]:
        """What was said, but for where it comes from and what it takes up."""
        said = self.model_dump(exclude={"source", "ends_on", "margins", "challenges"}, exclude_unset=True)
        return {name: value for name, value in said.items() if value is not None}


class MarginOffered(Said):
    """An event on the margins of the earlier meeting, and when it would be held again."""

    title: str
    starts_on: date


class ProposalRead(Said):
    """A new meeting as it is proposed."""

    slug: str
    title: str
    starts_on: date
    timezone: str
    short_title: str | None
    session: int | None
    ordinal: int | None
    venue: str | None
    participation: Participation | None
    margins: dict[int, MarginOffered] = Field(description="What may be held again, by place; left out unless chosen.")
    challenges: dict[int, list[str]] = Field(description="By the number of the earlier sitting.")
    sittings: dict[int, said_of(Sitting)] = Field(  # type: ignore[valid-type]
        description="Each new sitting, by the number of the earlier one."
    )
