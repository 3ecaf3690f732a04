"""The public pages: home, workplan, challenge, meeting, sitting."""

from zoneinfo import ZoneInfo

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.addresses import address_of
from app.core.web import cached, public
from app.core.web.errors import problem
from app.core.web.pages import holds_until
from app.core.web.zone import chosen_zone
from app.floor.exports.speakers.announced import show_announced
from app.meetings.rules.order import neighbours
from app.meetings.rules.programme import Sitting
from app.meetings.rules.segments import timetable
from app.publishing import queries
from app.publishing.exports.documents import show_documents, show_documents_of
from app.publishing.exports.happenings import show_happening, show_not_held
from app.publishing.exports.meetings import ShownMeeting, show_meeting
from app.publishing.exports.names import Names
from app.publishing.exports.sittings import show_order, show_sitting
from app.publishing.exports.workplan import show_plan, show_treatment, when_planned
from app.publishing.rules.happening import is_over, next_change
from app.publishing.rules.timetable import arrange
from app.publishing.views.blueprint import COMMON, number_asked, of_meeting, of_sitting, pages
from app.registrations.phrases.opening import PHASES
from app.registrations.queries.opening import phase_of
from app.registrations.rules.opening import Phase


@pages.get("/")
@public("What the commission does is for everyone to see")
@cached("meetings", *COMMON)
def home() -> ResponseReturnValue:
    """All meetings, those of now and next first."""
    sources, now = queries.home_sources(), clock.now()
    names = Names({})
    shown = [show_meeting(one.header, one.version, one.published_at, names) for one in sources.headers]
    sittings = {slug: [one.sitting for one in sources.coming if one.meeting.slug == slug] for slug in map(_slug, shown)}
    past = [one for one in shown if is_over(one.ends_on, sittings[one.slug], now, one.zone)]
    happenings = [
        show_happening(sittings[one.header.slug], one.header, now, of=one.header.short_title) for one in sources.headers
    ]
    for one in shown:
        _hold(sittings[one.slug], one.zone)
    return render_template(
        "publishing/home.html",
        body_name=sources.body and sources.body.name,
        happenings=[one for one in happenings if one],
        ahead=[one for one in reversed(shown) if one not in past],
        past=past,
        not_held={one.header.slug: show_not_held(sittings[one.header.slug], one.header) for one in sources.headers},
    )


@pages.get("/meetings")
@public("What the commission does is for everyone to see")
def meetings() -> ResponseReturnValue:
    """Whoever shortens an address finds the list of meetings."""
    return redirect("/", 308)


@pages.get("/workplan")
@public("The workplan is for everyone to see")
@cached("meetings", *COMMON)
def workplan() -> ResponseReturnValue:
    """Challenges by year."""
    sources = queries.workplan_sources()
    return render_template(
        "publishing/workplan.html",
        body_name=sources.body and sources.body.name,
        plan=show_plan(sources.plan, sources.treatments),
    )


@pages.get("/challenges/<slug>")
@public("A challenge and its sittings are for everyone to see", on=queries.challenge_sources)
@cached("meetings", *COMMON)
def challenge(sources: queries.ChallengeSources) -> ResponseReturnValue:
    """A challenge with its wording and every sitting that treated it."""
    found, now = sources.challenge, clock.now()
    return render_template(
        "publishing/challenge.html",
        body_name=sources.body and sources.body.name,
        challenge=found,
        declaration=sources.workplan and sources.workplan.declaration,
        when_planned=when_planned(found),
        treatments=[show_treatment(one, found, sources.counts.get(one.sitting_id), now) for one in sources.listed],
    )


@pages.get("/meetings/<slug>")
@public("A published programme is for everyone to see", on=queries.meeting_sources)
@cached(*COMMON, and_of=of_meeting)
def meeting(sources: queries.MeetingSources) -> ResponseReturnValue:
    """The programme of a meeting as a timetable or as a list; `?version=` as it once stood."""
    programme, now = sources.published.programme, clock.now()
    header = programme.header
    if "version" in request.args:
        return former(sources.published)
    sittings = [
        show_sitting(sitting, header, sources.challenges, sources.counts.get(sitting.number), now)
        for sitting in programme.sittings
    ]
    _hold(programme.sittings, header.zone)
    phase, changes = phase_of(header.slug, now)
    holds_until(changes)
    return render_template(
        "publishing/meeting.html",
        meeting=_meeting(sources.published, Names(sources.entities)),
        registration=phase != Phase.NOT_SET_UP and str(PHASES[phase][1]),
        documents=show_documents(programme, sources.documents, Names(sources.entities), sources.challenges),
        timetable=arrange(sittings, header.zone, now.astimezone(header.zone).date()),
        happening=show_happening(programme.sittings, header, now),
        chosen_zone=chosen_zone(),
        as_list=request.args.get("view") == "list",
    )


def former(current: queries.Published) -> ResponseReturnValue:
    """The programme as a version before the current one has it: nothing of it is going on now."""
    slug, number = current.programme.header.slug, number_asked("version")
    if number == current.version.number:
        return redirect(url_for("publishing.meeting", slug=slug))
    sources = queries.former_sources(slug, number) if number else None
    if sources is None:
        return problem(
            404, _("This meeting has no such version; the current one is %(number)s.", number=current.version.number)
        )
    header = sources.published.programme.header
    sittings = [
        show_sitting(one, header, sources.challenges, None, None) for one in sources.published.programme.sittings
    ]
    return render_template(
        "publishing/meeting.html",
        meeting=_meeting(sources.published, Names(sources.entities)),
        current=current.version,
        canonical=address_of("publishing.meeting", slug=slug),
        timetable=arrange(sittings, header.zone, None),
        chosen_zone=chosen_zone(),
        as_list=request.args.get("view") == "list",
    )


@pages.get("/meetings/<slug>/sittings/<int:number>")
@public("A published sitting is for everyone to see", on=queries.sitting_sources)
@cached(*COMMON, and_of=of_sitting)
def sitting(sources: queries.SittingSources) -> ResponseReturnValue:
    """A sitting: what happens when, who takes part, and what was said by whom."""
    found, header, now = sources.sitting, sources.published.programme.header, clock.now()
    names = Names(sources.entities)
    _hold([found], header.zone)
    before, after = neighbours(sources.published.programme, found)
    speakers = show_announced(sources.speakers, now, header.zone)
    holds_until(speakers and speakers.changes_at)
    return render_template(
        "publishing/sitting.html",
        meeting=_meeting(sources.published, names),
        sitting=show_sitting(found, header, sources.challenges, None, now),
        order=show_order(found, header, sources.record, names, sources.members, now),
        documents=show_documents_of(found, header.slug, sources.documents, names, sources.challenges),
        happening=show_happening([found], header, now, here=found.number),
        speakers_list=speakers,
        chosen_zone=chosen_zone(),
        before=before and show_sitting(before, header, sources.challenges, None, now),
        after=after and show_sitting(after, header, sources.challenges, None, now),
    )


def _slug(meeting: ShownMeeting) -> str:
    return meeting.slug


def _meeting(published: queries.Published, names: Names) -> ShownMeeting:
    version = published.version
    return show_meeting(published.programme.header, version.number, version.published_at, names)


def _hold(sittings: list[Sitting] | tuple[Sitting, ...], zone: ZoneInfo) -> None:
    """The page holds until a sitting or one of its parts begins or ends, or the day does."""
    moments = [moment for sitting in sittings for moment in (sitting.starts_at, sitting.ends_at)]
    moments += [slot.ends_at for sitting in sittings for slot in timetable(sitting)]
    holds_until(next_change(moments, clock.now(), zone))
