"""What needs doing about meetings and the workplan, by when; and how a list of it is divided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from app.meetings.rules.order import chronological, presiding_officer_of, status_of
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.publication import says_news
from app.meetings.rules.warnings import Caveat, WarningKind
from app.meetings.rules.words import Status

WEEK = timedelta(weeks=1)
# Before the first day of a meeting: since when a thing is on the desk, and by when it is to be done.
PAPERS = 10 * WEEK, 4 * WEEK
SPEAKERS = 10 * WEEK, 3 * WEEK
OFFICERS = 10 * WEEK, 2 * WEEK
WARNINGS = 14 * WEEK, WEEK
PROGRAMME = 6 * WEEK  # by when; on the desk since the meeting was begun, so that none is forgotten
LEFT_UNPUBLISHED = WEEK  # a change waits so long before somebody asks
TAKEN_UP_BY = 9, 1  # month and day of the year for which the workplan has a challenge
# What these warn of is on the desk by itself.
BY_THEMSELVES = (WarningKind.NOBODY_PRESIDES, WarningKind.CHALLENGE_NOT_TAKEN_UP)


class Kind(StrEnum):
    """What is to be done."""

    UNPUBLISHED_CHANGES = "unpublished_changes"
    NO_PROGRAMME = "no_programme"
    WARNINGS = "warnings"
    NOBODY_PRESIDES = "nobody_presides"
    NOBODY_PRESENTS = "nobody_presents"
    NO_PAPERS = "no_papers"
    SITTING_POSTPONED = "sitting_postponed"
    MEETING_POSTPONED = "meeting_postponed"
    NOT_TAKEN_UP = "not_taken_up"


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One thing to be done by a day: about a meeting, some of its sittings, challenges, or so many of something."""

    kind: Kind
    by: date
    href: str
    meeting: str | None = None
    sittings: tuple[int, ...] = ()
    challenges: tuple[str, ...] = ()
    count: int = 0
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A meeting as the desk looks at it."""

    draft: Programme
    published: Programme | None = None
    changed_at: datetime | None = None
    caveats: tuple[Caveat, ...] = ()
    acknowledged: frozenset[str] = frozenset()
    has_papers: bool = False


def things_of_meeting(seen: Seen, today: date) -> Iterator[ToDo]:
    """What is to be done about a meeting; a rehearsal and what is cancelled ask for nothing."""
    header = seen.draft.header
    if header.rehearsal or header.status == Status.CANCELLED:
        return
    yield from _postponed(seen)
    if header.ends_on < today or header.status == Status.POSTPONED:
        return
    yield from _publishing(seen, today)
    for thing, since in (*_people(seen), *_papers(seen), *_warnings(seen)):
        if today >= since:
            yield thing


def _postponed(seen: Seen) -> Iterator[ToDo]:
    """Until there is a new date, or it is cancelled."""
    header = seen.draft.header
    address = f"/meetings/{header.slug}"
    if header.status == Status.POSTPONED:
        yield _of(seen, Kind.MEETING_POSTPONED, header.starts_on, f"{address}/postponement")
        return
    for one in chronological(seen.draft):
        if one.status == Status.POSTPONED:
            thing = _of(seen, Kind.SITTING_POSTPONED, one.date, f"{address}/draft/sittings/{one.number}")
            yield replace(thing, sittings=(one.number,))


def _publishing(seen: Seen, today: date) -> Iterator[ToDo]:
    header = seen.draft.header
    address = f"/meetings/{header.slug}/draft/publication"
    if seen.published is None:
        yield _of(seen, Kind.NO_PROGRAMME, header.starts_on - PROGRAMME, address)
    elif says_news(seen.published, seen.draft):
        changed = seen.changed_at and seen.changed_at.astimezone(header.zone).date()
        by = min((changed or today) + LEFT_UNPUBLISHED, header.starts_on)
        yield replace(_of(seen, Kind.UNPUBLISHED_CHANGES, by, address), since=seen.changed_at)


Since = tuple[ToDo, date]


def _people(seen: Seen) -> Iterator[Since]:
    """Nobody presides, nobody presents: each in one line for the meeting."""
    held = [one for one in chronological(seen.draft) if status_of(one, seen.draft.header) == Status.SCHEDULED]
    without_officer = [one for one in held if not _presides(one, seen.draft)]
    silent = [one for one in held if one.challenges and not (one.presenters or one.panel)]
    for kind, sittings, when in (
        (Kind.NOBODY_PRESIDES, without_officer, OFFICERS),
        (Kind.NOBODY_PRESENTS, silent, SPEAKERS),
    ):
        if sittings:
            address = f"/meetings/{seen.draft.header.slug}/draft"
            address += f"/sittings/{sittings[0].number}" if len(sittings) == 1 else ""
            since, by = _days(seen.draft.header.starts_on, when)
            yield replace(_of(seen, kind, by, address), sittings=tuple(one.number for one in sittings)), since


def _presides(sitting: Sitting, draft: Programme) -> bool:
    officer = presiding_officer_of(sitting, draft.header)
    return officer is not None and bool(officer.name)


def _papers(seen: Seen) -> Iterator[Since]:
    """A meeting on challenges has a background note or a discussion guide."""
    if not seen.has_papers and any(sitting.challenges for sitting in seen.draft.sittings):
        since, by = _days(seen.draft.header.starts_on, PAPERS)
        yield _of(seen, Kind.NO_PAPERS, by, f"/meetings/{seen.draft.header.slug}/documents"), since


def _warnings(seen: Seen) -> Iterator[Since]:
    new = [one for one in seen.caveats if one.kind not in BY_THEMSELVES and one.key not in seen.acknowledged]
    if new:
        since, by = _days(seen.draft.header.starts_on, WARNINGS)
        thing = _of(seen, Kind.WARNINGS, by, f"/meetings/{seen.draft.header.slug}/draft/publication")
        yield replace(thing, count=len(new)), since


def _of(seen: Seen, kind: Kind, by: date, href: str) -> ToDo:
    return ToDo(kind=kind, by=by, href=href, meeting=seen.draft.header.slug)


def _days(starts_on: date, before: tuple[timedelta, timedelta]) -> tuple[date, date]:
    return starts_on - before[0], starts_on - before[1]


def things_of_workplan(missing: Mapping[int, Sequence[str]]) -> Iterator[ToDo]:
    """Each year's challenges that no sitting takes up, drafted or published."""
    for year, challenges in sorted(missing.items()):
        if challenges:
            by = date(year, *TAKEN_UP_BY)
            yield ToDo(kind=Kind.NOT_TAKEN_UP, by=by, href="/workplan", challenges=tuple(challenges), count=year)


class Dated(Protocol):
    """Something that is to be done by a day."""

    @property
    def by(self) -> date:
        """The day."""


Thing = TypeVar("Thing", bound=Dated)


@dataclass(frozen=True)
class Divided:
    """A list by date: what is overdue, what this week asks for (today and six days on), what comes later."""

    overdue: list
    this_week: list
    later: list

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.overdue or self.this_week or self.later)


def divided(things: Iterable[Thing], today: date) -> Divided:
    """The things in three parts, each by date; those of one day stay as they came."""
    ordered = sorted(things, key=lambda thing: thing.by)
    return Divided(
        [one for one in ordered if one.by < today],
        [one for one in ordered if today <= one.by < today + WEEK],
        [one for one in ordered if one.by >= today + WEEK],
    )
