"""Reads of the workplan."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core.db import db
from app.workplan.models import Challenge, Workplan, WorkplanEntry, WorkplanYear
from app.workplan.rules import Planned, Renamed


@dataclass(frozen=True)
class Plan:
    """The workplan as a whole: what it follows up, its years, its challenges with the years that take them up."""

    workplan: Workplan | None
    years: tuple[WorkplanYear, ...]
    challenges: tuple[Challenge, ...]


def challenges() -> dict[str, Challenge]:
    """Every challenge by its slug, in the order of their numbers."""
    return {one.slug: one for one in db.session.scalars(select(Challenge).order_by(Challenge.number))}


def find_challenge(slug: str) -> Challenge | None:
    """The challenge of this slug, with its years."""
    statement = select(Challenge).where(Challenge.slug == slug).options(selectinload(Challenge.entries))
    return db.session.scalars(statement).one_or_none()


def find_workplan() -> Workplan | None:
    """What the workplan follows up and when it was adopted."""
    return db.session.get(Workplan, 1)


def plan() -> Plan:
    """The workplan, in as many queries as it has kinds of rows."""
    numbered = select(Challenge).order_by(Challenge.number).options(selectinload(Challenge.entries))
    years = select(WorkplanYear).order_by(WorkplanYear.year)
    return Plan(find_workplan(), tuple(db.session.scalars(years)), tuple(db.session.scalars(numbered)))


def challenge_slugs() -> set[str]:
    """The slugs of all challenges."""
    return set(db.session.scalars(select(Challenge.slug)))


def challenges_planned(year: int) -> list[Challenge]:
    """What the workplan takes up in a year, by number; a cross-cutting challenge has no sitting of its own."""
    statement = (
        select(Challenge)
        .join(WorkplanEntry, WorkplanEntry.challenge == Challenge.slug)
        .where(WorkplanEntry.year == year, Challenge.cross_cutting.is_(False))
        .order_by(Challenge.number)
    )
    return list(db.session.scalars(statement))


def renamed(slugs: Collection[str]) -> list[Renamed]:
    """Those of these challenges that were renamed, by number."""
    of = (Challenge.slug, Challenge.short_title, Challenge.renamed_at)
    statement = select(*of).where(Challenge.slug.in_(slugs), Challenge.renamed_at.is_not(None))
    return [Renamed(*row) for row in db.session.execute(statement.order_by(Challenge.number))]


def plan_seen(plan: Plan) -> tuple[list[tuple[str, int]], dict[int, str | None]]:
    """What of the workplan can be changed: challenge and year of each entry, and the decision of each year."""
    entries = [(entry.challenge, entry.year) for challenge in plan.challenges for entry in challenge.entries]
    return entries, {year.year: year.decision for year in plan.years}


def entries_planned(plan: Plan) -> list[Planned]:
    """Every entry of the workplan, by the numbers of the challenges."""
    return [
        Planned(challenge.slug, entry.year, challenge.cross_cutting)
        for challenge in plan.challenges
        for entry in challenge.entries
    ]
