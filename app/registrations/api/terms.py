"""The terms of registering for a meeting."""

from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import Annotated

from flask import url_for
from pydantic import AwareDatetime, Field

from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken, said_of, taken_of
from app.core.web.api.problems import refused_with
from app.core.web.api.shapes import Whole
from app.meetings.api.shapes import Day
from app.meetings.forms.creating import FIRST, LAST
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting
from app.registrations.api.blueprint import api
from app.registrations.commands.terms import close_list, reopen_list, set_terms
from app.registrations.models import RegistrationTerms
from app.registrations.queries.kept_terms import wanted_of
from app.registrations.queries.terms import find_terms
from app.registrations.rules.terms import Quota, Wanted, usual
from app.registrations.rules.words import Category

QuotaRead, QuotaSent = said_of(Quota), taken_of(Quota)
QUOTAS = "How many people of one delegation, by category; null: any number. Categories that are left out are as usual."
KEEP = "The last day on which what is personal is kept."
SEATS = "How many seats in the room all organizations have together; null: any number."
WITH_CREDENTIALS = "Who sends a note verbale or a letter; nobody is approved without."
Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime.combine(FIRST, time(), UTC),
        le=datetime.combine(LAST, time(), UTC),
        examples=["2027-08-02T07:00:00Z"],
    ),
]


class TermsRead(Said):
    """On what terms people are registered for a meeting."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/registration-terms"])
    edition: int = Field(description="It counts their changes; 0: nobody set them yet, and these are usual.")
    opens_at: datetime | None
    closes_at: datetime | None
    categories: list[Category] = Field(description="Who is invited.")
    quotas: dict[Category, QuotaRead] = Field(description=QUOTAS)  # type: ignore[valid-type]
    ngo_seats: int | None = Field(description=SEATS)
    with_credentials: list[Category] = Field(description=WITH_CREDENTIALS)
    keep_until: date = Field(description=KEEP)
    final_at: datetime | None = Field(description="Since when the list of participants is final.")
    purged_at: datetime | None = Field(description="When what was personal was purged.")


class TermsSent(Taken):
    """Terms as they are to be, and the edition that was read."""

    seen: Whole = Field(ge=0, description="The edition that was read; 0 where nobody had set them.", examples=[0])
    opens_at: Moment | None = None
    closes_at: Moment | None = None
    categories: frozenset[Category] = Field(frozenset(Category), description="Who is invited.")
    quotas: dict[Category, QuotaSent] = Field({}, description=QUOTAS)  # type: ignore[valid-type]
    ngo_seats: Whole | None = Field(description=SEATS, examples=[8])
    with_credentials: frozenset[Category] = Field(description=WITH_CREDENTIALS, examples=[["member", "ngo"]])
    keep_until: Day = Field(description=KEEP, examples=["2028-04-17"])

    def wanted(self, meeting: Meeting) -> Wanted:
        """As the rules read it."""
        said = {name: getattr(self, name) for name in Wanted.__dataclass_fields__ if name != "quotas"}
        quotas = {category: Quota(**sent.model_dump()) for category, sent in self.quotas.items()}
        return Wanted(**said, quotas={**usual(meeting.ends_on).quotas, **quotas})


@api.get("/meetings/<slug>/registration-terms")
@requires("registrations.set_terms", on=find_meeting)
def terms(meeting: Meeting, asked: Asked) -> TermsRead:
    """On what terms people are registered for a meeting; where nobody set them, what is usual."""
    return _read(meeting)


@api.put("/meetings/<slug>/registration-terms")
@requires("registrations.set_terms", on=find_meeting)
def change_terms(meeting: Meeting, sent: TermsSent) -> TermsRead:
    """Lets registering be on these terms; where they give more places, those who wait move up at once.

    Where somebody else changed them since `seen`, nothing is changed: 409, with the `present` terms.
    """
    try:
        set_terms(meeting.slug, sent.wanted(meeting), current_actor(), seen=sent.seen)
    except Refused as refused:
        raise refused_with(refused, present=_read(meeting)) from None
    return _read(meeting)


@api.put("/meetings/<slug>/registration-terms/final-list")
@requires("registrations.set_terms", on=find_terms)
def make_list_final(row: RegistrationTerms) -> TermsRead:
    """Says that the list of participants is final: everybody sees it once the programme is published."""
    meeting = row.meeting
    close_list(meeting.slug, current_actor())
    return _read(meeting)


@api.delete("/meetings/<slug>/registration-terms/final-list")
@requires("registrations.set_terms", on=find_terms)
def make_list_provisional(row: RegistrationTerms) -> TermsRead:
    """Lets delegations and the Secretariat alone see the list of participants again."""
    meeting = row.meeting
    reopen_list(meeting.slug, current_actor())
    return _read(meeting)


def _read(meeting: Meeting) -> TermsRead:
    there = find_terms(meeting.slug)
    said = wanted_of(meeting, there)
    return TermsRead(
        address=url_for("registrations_api.terms", slug=meeting.slug),
        edition=there.edition if there else 0,
        opens_at=said.opens_at,
        closes_at=said.closes_at,
        categories=[one for one in Category if one in said.categories],
        quotas={one: QuotaRead(**asdict(said.quotas[one])) for one in Category},
        ngo_seats=said.ngo_seats,
        with_credentials=[one for one in Category if one in said.with_credentials],
        keep_until=said.keep_until,
        final_at=there.final_at if there else None,
        purged_at=there.purged_at if there else None,
    )
