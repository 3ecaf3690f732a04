"""The pages that explain how to subscribe to a calendar."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.addresses import address_of
from app.core.web import cached, public
from app.meetings.exports.calendar import KINDS
from app.publishing.exports.calendars import draw, feed_address, ways
from app.publishing.phrases.calendars import PROGRAMS
from app.publishing.queries.calendars import (
    CalendarSources,
    calendar_sources,
    challenge_calendar,
    meeting_calendar,
)
from app.publishing.views.blueprint import COMMON, of_meeting, pages
from app.publishing.views.calendars import asked, of_kinds

WHY = "How to have what is published in one's calendar is for everybody to read"


@pages.get("/calendar")
@public(WHY, on=calendar_sources)
@cached("meetings", *COMMON, and_of=of_kinds)
def all_calendar(sources: CalendarSources) -> ResponseReturnValue:
    """Every meeting."""
    return _page(sources, _("All meetings"), [(_("Meetings"), "/")], "all_calendar", {})


@pages.get("/meetings/<slug>/calendar")
@public(WHY, on=meeting_calendar)
@cached(*COMMON, and_of=of_meeting)
def meeting_calendar_page(sources: CalendarSources) -> ResponseReturnValue:
    """One meeting."""
    header = sources.meeting
    assert header is not None
    title = header.short_title or header.title
    return _page(sources, title, [(title, f"/meetings/{header.slug}")], "meeting_calendar_page", {"slug": header.slug})


@pages.get("/challenges/<slug>/calendar")
@public(WHY, on=challenge_calendar)
@cached("meetings", *COMMON)
def challenge_calendar_page(sources: CalendarSources) -> ResponseReturnValue:
    """One challenge."""
    challenge = sources.challenge
    assert challenge is not None
    path = [(_("Workplan"), "/workplan"), (challenge.short_title, f"/challenges/{challenge.slug}")]
    return _page(sources, challenge.short_title, path, "challenge_calendar_page", {"slug": challenge.slug})


def _page(
    sources: CalendarSources, what: str, path: list[tuple[str, str]], endpoint: str, parts: dict[str, str]
) -> ResponseReturnValue:
    wanted, treated = asked(), {slug for sitting, _header in sources.sittings for slug in sitting.challenges}
    offered = [] if sources.challenge else [one for one in sources.challenges.values() if one.slug in treated]
    return render_template(
        "publishing/calendars/subscribe.html",
        what=what,
        path=path,
        wanted=wanted,
        challenges=offered if len(offered) > 1 else [],
        kinds=[] if sources.challenge else list(KINDS.values()),
        ways=ways(feed_address(sources, wanted), parts.get("slug", "meetings")),
        qr=draw(address_of(f"publishing.{endpoint}", **parts, **wanted.questions)),
        programs=PROGRAMS,
        rehearsal=bool(sources.meeting and sources.meeting.rehearsal),
    )
