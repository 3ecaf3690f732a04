"""What somebody who plans a meeting wants to know of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select

from app.core.db import db
from app.core.refusal import Refusal
from app.entities.queries import find_body
from app.meetings import models
from app.meetings.queries.draft import draft_of, load_meeting, meeting_names
from app.meetings.rules.copying import New, copy_of, margins_offered, numbers_given
from app.meetings.rules.order import chronological
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.proposing import challenges_proposed, session_proposed, slug_proposed, title_proposed
from app.meetings.rules.words import Status
from app.workplan.queries import challenges_planned


@dataclass(frozen=True)
class Drafted:
    """A meeting of which nothing is public yet."""

    slug: str
    name: str
    starts_on: date


def unpublished_meetings() -> list[Drafted]:
    """Meetings that were begun and never published, the next first."""
    of = models.Meeting
    statement = (
        select(of.slug, func.coalesce(of.short_title, of.title), of.starts_on)
        .outerjoin(models.PublishedMeeting, models.PublishedMeeting.meeting_id == of.id)
        .where(models.PublishedMeeting.meeting_id.is_(None))
        .order_by(of.starts_on, of.slug)
    )
    return [Drafted(*row) for row in db.session.execute(statement)]


def challenges_drafted(year: int) -> set[str]:
    """The challenges that a sitting of this year treats, published or not, unless it is cancelled."""
    statement = (
        select(models.SittingChallenge.challenge)
        .join(models.Sitting, models.Sitting.id == models.SittingChallenge.sitting_id)
        .join(models.Sitting.meeting)
        .where(
            models.Sitting.date.between(date(year, 1, 1), date(year, 12, 31)),
            models.Sitting.status != Status.CANCELLED,
            models.Meeting.status != Status.CANCELLED,
            models.Meeting.rehearsal.is_(False),
        )
    )
    return set(db.session.scalars(statement))


def challenges_not_drafted(years: Sequence[int]) -> dict[int, list[str]]:
    """The challenges that the workplan has for these years and no sitting of theirs treats, not even a drafted one."""
    return {
        year: [one.slug for one in challenges_planned(year) if one.slug not in drafted]
        for year in years
        for drafted in (challenges_drafted(year),)
    }


@dataclass(frozen=True)
class Proposal:
    """A new meeting as it is proposed; `sittings` are those of the new one by the numbers of the earlier one's.

    `margins` says of each event of the earlier one, by its place, what it was and when it would be held again.
    """

    source: str | None
    earlier: str | None
    new: New
    sittings: tuple[tuple[int, Sitting], ...] = ()
    thematic: frozenset[int] = frozenset()
    margins: Mapping[int, tuple[str, date]] = field(default_factory=dict)
    refusal: Refusal | None = None


def propose(source: str | None, starts_on: date) -> Proposal | None:
    """What is proposed for a meeting from this day on, in the shape of an earlier one or empty."""
    meeting = load_meeting(source) if source else None
    if source and meeting is None:
        return None
    names = meeting_names()
    body = find_body()
    if meeting is None:
        slug = slug_proposed(body and body.code, starts_on, names)
        return Proposal(None, None, New(slug=slug, title="", starts_on=starts_on, timezone=_latest_zone()))
    earlier = draft_of(meeting)
    proposed = _new(earlier, starts_on, names)
    copied = copy_of(earlier, proposed)
    if isinstance(copied, Refusal):
        return Proposal(source, names[meeting.slug], proposed, refusal=copied)
    numbers = numbers_given(earlier)
    of_new = {one.number: one for one in copied.sittings}
    pairs = tuple((before, of_new[after]) for before, after in numbers.items())
    offered = margins_offered(earlier, starts_on)
    return Proposal(source, names[meeting.slug], proposed, pairs, frozenset(_thematic(earlier)), offered)


def _new(earlier: Programme, starts_on: date, taken: dict[str, str]) -> New:
    header = earlier.header
    short = header.short_title and title_proposed(header.short_title, header.starts_on, starts_on)
    drafted = challenges_drafted(starts_on.year)
    planned = [one.slug for one in challenges_planned(starts_on.year) if one.slug not in drafted]
    return New(
        slug=slug_proposed(header.body, starts_on, taken),
        title=header.title,
        short_title=short,
        starts_on=starts_on,
        timezone=header.timezone,
        session=session_proposed(header.session, header.starts_on, starts_on),
        ordinal=header.ordinal,
        venue=header.venue,
        participation=header.participation,
        challenges=challenges_proposed(planned, _thematic(earlier)),
    )


def _thematic(earlier: Programme) -> list[int]:
    """The numbers of the sittings in which challenges are taken up, as they are held."""
    kept = numbers_given(earlier)
    held = [one for one in chronological(earlier) if one.number in kept]
    return [one.number for one in held if one.challenges or one.thematic_number]


def _latest_zone() -> str:
    latest = select(models.Meeting.timezone).order_by(models.Meeting.starts_on.desc(), models.Meeting.slug).limit(1)
    return db.session.scalar(latest) or "UTC"
