"""The workplan and its challenges, as they are shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from app.core.moments import date_words
from app.floor.rules.record import Counts
from app.meetings.queries import Listed, Treatment
from app.meetings.rules.words import Status
from app.publishing.exports.sittings import show_sitting
from app.workplan.models import Challenge, Workplan
from app.workplan.queries import Plan, entries_planned
from app.workplan.rules import still_to_take_up


@dataclass(frozen=True, kw_only=True)
class ShownMark:
    """A sitting that took up a challenge, as a mark that leads to it."""

    meeting_slug: str
    number: int
    name: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class ShownCell:
    """A challenge in a year: planned, and taken up by which sittings."""

    year: int
    planned: bool
    sittings: tuple[ShownMark, ...]


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """A challenge through the years."""

    challenge: Challenge
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, kw_only=True)
class ShownPlan:
    """The workplan: challenge by year."""

    declaration: str | None
    summary: str
    years: tuple[int, ...]
    rows: tuple[ShownLine, ...] = field(default_factory=tuple)
    decisions: tuple[tuple[int, str], ...] = ()
    missing: tuple[tuple[int, tuple[Challenge, ...]], ...] = ()

    @property
    def has_postponed(self) -> bool:
        """Whether any sitting of the table is postponed: only then is its mark explained."""
        marks = (mark for row in self.rows for cell in row.cells for mark in cell.sittings)
        return any(mark.status == Status.POSTPONED for mark in marks)


@dataclass(frozen=True, kw_only=True)
class ShownTreatment:
    """A sitting in the list of those that treated a challenge."""

    year: int
    date: date
    starts_at: datetime | None
    ends_at: datetime | None
    zone: ZoneInfo
    meeting_slug: str
    meeting_title: str
    number: int
    name: str
    status: Status
    status_reason: str | None
    about: str


def show_plan(plan: Plan, treatments: Sequence[Treatment]) -> ShownPlan:
    """Every challenge in every year of the workplan or of a meeting."""
    marks: dict[tuple[str, int], list[ShownMark]] = defaultdict(list)
    for one in treatments:
        if one.status != Status.CANCELLED:
            marks[one.challenge, one.date.year].append(_mark(one))
    years = sorted({entry.year for entry in plan.years} | {year for _slug, year in marks})
    rows = tuple(
        ShownLine(challenge=challenge, cells=tuple(_cell(challenge, year, marks) for year in years))
        for challenge in plan.challenges
    )
    return ShownPlan(
        declaration=plan.workplan and plan.workplan.declaration,
        summary=_summary(plan.workplan),
        years=tuple(years),
        rows=rows,
        decisions=tuple((year.year, year.decision) for year in plan.years if year.decision),
        missing=show_missing(plan, treatments),
    )


def show_missing(plan: Plan, treatments: Sequence[Treatment]) -> tuple[tuple[int, tuple[Challenge, ...]], ...]:
    """What is planned and not taken up by any published sitting of its year, year by year."""
    named = {challenge.slug: challenge for challenge in plan.challenges}
    taken = {(one.challenge, one.date.year) for one in treatments if one.status != Status.CANCELLED}
    missing = still_to_take_up(entries_planned(plan), taken)
    return tuple((year, tuple(named[slug] for slug in slugs)) for year, slugs in missing.items())


def show_treatment(listed: Listed, challenge: Challenge, counts: Counts | None, now: datetime) -> ShownTreatment:
    """A sitting on a challenge, with its meeting."""
    header = listed.meeting
    shown = show_sitting(listed.sitting, header, {challenge.slug: challenge}, counts, now)
    return ShownTreatment(
        year=shown.date.year,
        date=shown.date,
        starts_at=shown.starts_at,
        ends_at=shown.ends_at,
        zone=header.zone,
        meeting_slug=header.slug,
        meeting_title=header.short_title or header.title,
        number=shown.number,
        name=shown.name,
        status=shown.status,
        status_reason=shown.status_reason,
        about=shown.about,
    )


def when_planned(challenge: Challenge) -> str:
    """For a challenge without a sitting: when the workplan takes it up."""
    if challenge.cross_cutting:
        return _("It is cross-cutting: it has no sitting of its own and is part of every other.")
    years = ", ".join(str(entry.year) for entry in challenge.entries)
    return _("The workplan takes it up in %(years)s.", years=years) if years else ""


def _mark(one: Treatment) -> ShownMark:
    name = _("sitting %(number)s of %(day)s", number=one.number, day=date_words(one.date))
    return ShownMark(meeting_slug=one.meeting, number=one.number, name=name, status=one.status)


def _cell(challenge: Challenge, year: int, marks: dict[tuple[str, int], list[ShownMark]]) -> ShownCell:
    planned = any(entry.year == year for entry in challenge.entries)
    return ShownCell(year=year, planned=planned, sittings=tuple(marks[challenge.slug, year]))


def _summary(workplan: Workplan | None) -> str:
    if workplan is None or workplan.adopted_on is None:
        return _("Each year the Commission takes up some of the challenges.")
    return _(
        "Adopted on %(day)s. Each year the Commission takes up some of the challenges.",
        day=date_words(workplan.adopted_on),
    )
