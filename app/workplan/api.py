"""The workplan for programs: read by everybody, written by the Secretariat."""

from datetime import date
from typing import Annotated

from flask import abort, url_for
from flask_babel import gettext as _
from pydantic import Field

from app.core.refusal import Refused
from app.core.web import current_actor, public, requires
from app.core.web.api import Asked, Listed, Paged, Resources, Said, Taken, page_of
from app.core.web.api.problems import refuse_field, refused_with
from app.core.web.api.shapes import Line, Text
from app.workplan.commands import add_challenge, change_challenge, plan_years
from app.workplan.forms import TAKEN_BY_PAGES, columns_of
from app.workplan.models import Challenge
from app.workplan.queries import Plan, find_challenge, plan

api = Resources("workplan", __name__)
FIRST_YEAR, LAST_YEAR = 1946, 2199  # the Commission was founded in 1946
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80, examples=["synthetic-drugs"])]


class YearRead(Said):
    """A year of the workplan."""

    year: int = Field(examples=[2027])
    decision: str | None = Field(description="By which the body settled it.", examples=["Decision 66/3"])
    challenges: list[str] = Field(description="What is taken up, by the numbers of the challenges.")


class WorkplanRead(Said):
    """The multi-year workplan of the body."""

    declaration: str | None = Field(description="What it follows up.")
    adopted_on: date | None = Field(examples=["2019-06-28"])
    years: list[YearRead]


class ChallengeRead(Said):
    """A topic in its official wording; its slug is its name for ever."""

    address: str = Field(examples=["/api/v1/challenges/synthetic-drugs"])
    slug: Slug
    number: int = Field(examples=[3])
    short_title: str = Field(examples=["Synthetic drugs"])
    wording: str
    cross_cutting: bool = Field(description="Treated with every other challenge; it has no sitting of its own.")
    years: list[int] = Field(description="When the workplan takes it up.", examples=[[2024, 2027]])


class ChallengesRead(Listed[ChallengeRead]):
    """Challenges by number."""


class YearSent(Taken):
    """What the body decided for a year."""

    challenges: tuple[Text, ...] = Field(max_length=999, examples=[["synthetic-drugs"]])
    decision: Line | None = Field(None, max_length=2000, examples=["Decision 66/3"])


class YearChange(YearSent):
    """What a year is to say, and what it said when it was read: what others changed meanwhile is not overruled."""

    seen: YearSent = Field(examples=[{"challenges": [], "decision": None}])


class ChallengeSent(Taken):
    """What of a challenge can be changed."""

    number: int = Field(ge=1, le=999, examples=[3])
    short_title: Line = Field(min_length=1, max_length=120, examples=["Synthetic drugs"])
    wording: Line = Field(min_length=1, max_length=2000, examples=["The non-medical use of synthetic drugs rises"])
    cross_cutting: bool = False


class NewChallenge(ChallengeSent):
    """A challenge that is added."""

    slug: Slug


class ChallengeChange(ChallengeSent):
    """What a challenge is to say, and what it said when it was read."""

    seen: ChallengeSent


def find_by_part(challenge: str) -> Challenge | None:
    """The challenge that an address names."""
    return find_challenge(challenge)


@api.get("/workplan")
@public("The workplan is for everyone to see")
def workplan(asked: Asked) -> WorkplanRead:
    """Challenges by year."""
    there = plan()
    of = there.workplan
    years = [_year(there, year.year) for year in there.years]
    return WorkplanRead(declaration=of and of.declaration, adopted_on=of and of.adopted_on, years=years)


@api.put("/workplan/years/<int:year>")
@requires("workplan.edit")
def plan_year(year: int, sent: YearChange) -> YearRead:
    """Says which challenges are taken up in a year, and by what decision.

    Where somebody else changed the same since it was read, nothing is changed: 409, with what it says now as `present`.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        abort(404)
    known = {challenge.slug for challenge in plan().challenges}
    for place, slug in enumerate(sent.challenges):
        if slug not in known:
            refuse_field(f"#/challenges/{place}", _("There is no challenge %(slug)s.", slug=slug[:80]))
    try:
        plan_years(_planned(year, sent.seen), _planned(year, sent), by=current_actor())
    except Refused as refused:
        raise refused_with(refused, present=_year(plan(), year)) from None
    return _year(plan(), year)


@api.get("/challenges")
@public("The workplan is for everyone to see")
def challenges(asked: Paged) -> ChallengesRead:
    """All challenges."""
    page = page_of(plan().challenges, asked)
    return ChallengesRead(**{**page, "items": [_read(one) for one in page["items"]]})


@api.get("/challenges/<challenge>")
@public("A challenge is for everyone to see", on=find_by_part)
def challenge(challenge: Challenge) -> ChallengeRead:
    """One challenge."""
    return _read(challenge)


@api.post("/challenges", status=201)
@requires("workplan.edit")
def add(sent: NewChallenge) -> ChallengeRead:
    """Adds a challenge."""
    if sent.slug in TAKEN_BY_PAGES:
        refuse_field("#/slug", _("This is the address of a page. Choose another."))
    slug = add_challenge(sent.model_dump(), by=current_actor()).slug
    return _read(_found(slug))


@api.put("/challenges/<challenge>")
@requires("workplan.edit", on=find_by_part)
def change(challenge: Challenge, sent: ChallengeChange) -> ChallengeRead:
    """Changes number, titles or wording of a challenge.

    Where somebody else changed the same since it was read, nothing is changed: 409, with what it says now as `present`.
    """
    slug, wanted, seen = challenge.slug, sent.model_dump(exclude={"seen"}), sent.seen.model_dump()
    try:
        change_challenge(slug, seen, wanted, by=current_actor())
    except Refused as refused:
        raise refused_with(refused, present=_read(_found(slug))) from None
    return _read(_found(slug))


def _planned(year: int, said: YearSent) -> tuple[list[tuple[str, int]], dict[int, str | None]]:
    return [(slug, year) for slug in said.challenges], {year: said.decision or None}


def _year(there: Plan, year: int) -> YearRead:
    decision = next((one.decision for one in there.years if one.year == year), None)
    taken_up = [one.slug for one in there.challenges if year in {entry.year for entry in one.entries}]
    return YearRead(year=year, decision=decision, challenges=taken_up)


def _found(slug: str) -> Challenge:
    found = find_challenge(slug)
    assert found is not None
    return found


def _read(challenge: Challenge) -> ChallengeRead:
    address = url_for("workplan_api.challenge", challenge=challenge.slug)
    years = [entry.year for entry in challenge.entries]
    return ChallengeRead(address=address, slug=challenge.slug, years=years, **columns_of(challenge))
