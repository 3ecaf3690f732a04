"""What public calendars are made from, each in a number of queries that does not depend on how much there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.meetings.queries import PublishedHeader, headers, published, sittings_of_all, sittings_of_challenge
from app.meetings.rules.programme import Header, Sitting
from app.workplan.models import Challenge
from app.workplan.queries import challenges, find_challenge


@dataclass(frozen=True)
class CalendarSources:
    """The sittings of a calendar with their meetings; `meeting` or `challenge` is what it is the calendar of."""

    sittings: Sequence[tuple[Sitting, Header]]
    challenges: Mapping[str, Challenge]
    meetings: Sequence[PublishedHeader] = ()
    meeting: Header | None = None
    challenge: Challenge | None = None


@dataclass(frozen=True)
class SittingSources:
    """One sitting to take away."""

    sitting: Sitting
    header: Header
    challenges: Mapping[str, Challenge]


def calendar_sources() -> CalendarSources:
    """Every meeting but rehearsals."""
    meetings = [one for one in headers() if not one.header.rehearsal]
    listed = [(one.sitting, one.meeting) for one in sittings_of_all()]
    return CalendarSources(listed, challenges(), meetings)


def meeting_calendar(slug: str) -> CalendarSources | None:
    """One meeting."""
    found = published(slug)
    if found is None:
        return None
    header = found.programme.header
    listed = [(sitting, header) for sitting in found.programme.sittings]
    whole = PublishedHeader(found.meeting_id, found.version.number, found.version.published_at, header)
    return CalendarSources(listed, challenges(), [whole], meeting=header)


def challenge_calendar(slug: str) -> CalendarSources | None:
    """The sittings that treat one challenge."""
    challenge = find_challenge(slug)
    if challenge is None:
        return None
    listed = [(one.sitting, one.meeting) for one in sittings_of_challenge(slug)]
    return CalendarSources(listed, challenges(), challenge=challenge)


def sitting_calendar(slug: str, number: int) -> SittingSources | None:
    """One sitting of a published meeting."""
    found = published(slug)
    sitting = found.programme.sitting(number) if found else None
    if found is None or sitting is None:
        return None
    return SittingSources(sitting, found.programme.header, challenges())
