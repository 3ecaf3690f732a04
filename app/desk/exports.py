"""What the desk shows: the things to do of every feature, as far as the reader may do something about them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from flask_babel import ngettext

from app.core.duties import SOURCES, Duty, adds_duties
from app.core.jobs import dead_jobs
from app.desk.phrases import VERBS, thing_words
from app.desk.rules import Divided, Seen, ToDo, divided, things_of_meeting, things_of_workplan
from app.meetings.queries.desk import Followed, meetings_followed
from app.meetings.queries.planning import challenges_not_drafted
from app.meetings.rules.programme import Programme
from app.workplan.queries import challenges

LOOKED_BACK = timedelta(days=365)  # what was postponed that long ago is history


def show_desk(today: date, may: Callable[[str], bool]) -> Divided:
    """Everything that is to be done, by date."""
    asked = [source for permission, source in SOURCES if may(permission)]
    return divided((duty for source in asked for duty in source(today)), today)


@adds_duties("meetings.edit")
def about_meetings(today: date) -> Iterator[Duty]:
    """Programmes, people, papers and postponements of all meetings."""
    for followed in meetings_followed(today - LOOKED_BACK):
        for thing in things_of_meeting(_seen(followed), today):
            yield _shown(thing, followed.draft)


@adds_duties("workplan.edit")
def about_the_workplan(today: date) -> Iterator[Duty]:
    """What this year and the next are to take up."""
    known = {slug: one.short_title for slug, one in challenges().items()}
    for thing in things_of_workplan(challenges_not_drafted((today.year, today.year + 1))):
        yield _shown(thing, None, known)


@adds_duties("desk.see_given_up")
def about_work_given_up(_today: date) -> Iterator[Duty]:
    """Mails that could not be sent, and other work that needs the operator; what it was about is for the shell."""
    if dead := [job for job in dead_jobs() if job.dead_at]:
        sentence = ngettext(
            "%(num)s piece of background work, a mail perhaps, was given up. At the machine, `rostrum jobs` says why.",
            "%(num)s pieces of background work, mails perhaps, were given up. At the machine, `rostrum jobs` says why.",
            len(dead),
        )
        yield Duty(kind="work_given_up", by=dead[0].dead_at.date(), sentence=sentence)


def _seen(followed: Followed) -> Seen:
    return Seen(
        draft=followed.draft,
        published=followed.published,
        changed_at=followed.changed_at,
        caveats=followed.caveats,
        acknowledged=followed.acknowledged,
        has_papers=followed.has_papers,
    )


def _shown(thing: ToDo, draft: Programme | None, challenges: dict[str, str] | None = None) -> Duty:
    return Duty(
        kind=thing.kind,
        by=thing.by,
        sentence=thing_words(thing, draft, challenges or {}),
        verb=str(VERBS[thing.kind]),
        href=thing.href,
        meeting=draft and (draft.header.short_title or draft.header.title),
    )
