"""Public calendars, which programs fetch: nothing here looks at a cookie."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.i18n import AVAILABLE
from app.core.web import cached, public
from app.core.web.calendars import calendar_answer, calendar_download
from app.meetings.exports.calendar import KINDS
from app.meetings.phrases import sitting_name
from app.publishing.exports.calendars import feed, sitting_download
from app.publishing.queries.calendars import (
    CalendarSources,
    SittingSources,
    calendar_sources,
    challenge_calendar,
    meeting_calendar,
    sitting_calendar,
)
from app.publishing.rules.calendars import Wanted, wanted
from app.publishing.views.blueprint import of_meeting, pages

WHY = "What is published is for everybody's calendar"


def of_kinds(**_parts: object) -> tuple[str, ...]:
    """The topics of what stands in calendars beside sittings."""
    return tuple(topic for kind in KINDS.values() for topic in kind.topics)


def of_meeting_and_kinds(slug: str, **_parts: object) -> tuple[str, ...]:
    """The topics of a meeting's calendar."""
    return (*of_meeting(slug), *of_kinds())


def asked() -> Wanted:
    """What the address asks for."""
    off = [kind for kind in KINDS if request.args.get(kind) == "0"]
    return wanted(request.args.get("lang"), request.args.getlist("challenges"), off, list(KINDS), AVAILABLE)


@pages.get("/calendar.ics")
@public(WHY, on=calendar_sources)
@cached("meetings", "workplan", and_of=of_kinds, for_programs=True)
def all_feed(sources: CalendarSources) -> ResponseReturnValue:
    """Every sitting of every meeting."""
    return calendar_answer(feed(sources, asked()), "meetings")


@pages.get("/meetings/<slug>/calendar.ics")
@public(WHY, on=meeting_calendar)
@cached("workplan", and_of=of_meeting_and_kinds, for_programs=True)
def meeting_feed(sources: CalendarSources) -> ResponseReturnValue:
    """The sittings of a meeting, and what is on its margins."""
    assert sources.meeting is not None
    return calendar_answer(feed(sources, asked()), sources.meeting.slug)


@pages.get("/challenges/<slug>/calendar.ics")
@public(WHY, on=challenge_calendar)
@cached("meetings", "workplan", for_programs=True)
def challenge_feed(sources: CalendarSources) -> ResponseReturnValue:
    """The sittings that treat a challenge."""
    assert sources.challenge is not None
    return calendar_answer(feed(sources, asked()), sources.challenge.slug)


@pages.get("/meetings/<slug>/sittings/<int:number>.ics")
@public(WHY, on=sitting_calendar)
@cached("workplan", and_of=of_meeting, for_programs=True)
def sitting_file(sources: SittingSources) -> ResponseReturnValue:
    """One sitting to take away."""
    header, sitting = sources.header, sources.sitting
    title = f"{header.short_title or header.title} {sitting_name(sitting)}"
    octets = sitting_download(sources, asked().language)
    return calendar_download(octets, f"{header.slug}-{sitting.number}", title)
