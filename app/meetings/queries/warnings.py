"""What there is to be warned of before a draft is published."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.core.db import db
from app.meetings.models import PublishedMeeting, PublishedSitting
from app.meetings.queries.published import treatments
from app.meetings.rules.programme import Programme
from app.meetings.rules.warnings import Caveat, Elsewhere, warnings
from app.meetings.rules.words import Status
from app.meetings.rules.writing import header_read, sitting_read
from app.workplan.queries import entries_planned, plan


def warnings_of(draft: Programme) -> tuple[Caveat, ...]:
    """Everything that whoever publishes this draft acknowledges first."""
    return warnings(draft, planned_of(draft, treated_by()), _elsewhere(draft))


@dataclass(frozen=True)
class Treated:
    """The challenges that the workplan has for each year, and those that sittings take up: year, meeting, slug.

    A cross-cutting challenge has no sitting of its own.
    """

    planned: Mapping[int, list[str]]
    taken_up: frozenset[tuple[int, str, str]]


def treated_by() -> Treated:
    """What the workplan has, and which meetings take it up."""
    planned: dict[int, list[str]] = defaultdict(list)
    for one in entries_planned(plan()):
        if not one.cross_cutting:
            planned[one.year].append(one.challenge)
    held = [one for one in treatments() if one.status == Status.SCHEDULED]
    return Treated(planned, frozenset((one.date.year, one.meeting, one.challenge) for one in held))


def planned_of(draft: Programme, treated: Treated) -> list[str]:
    """The challenges that the workplan has for the year and no other meeting takes up.

    A meeting that takes up no challenge at all is about something else.
    """
    if not any(sitting.challenges for sitting in draft.sittings):
        return []
    year, slug = draft.header.starts_on.year, draft.header.slug
    elsewhere = {challenge for of_year, meeting, challenge in treated.taken_up if of_year == year and meeting != slug}
    return [challenge for challenge in treated.planned.get(year, ()) if challenge not in elsewhere]


def _elsewhere(draft: Programme) -> list[Elsewhere]:
    """The published sittings of other meetings that are held while this meeting lasts; a rehearsal is none."""
    starts = [sitting.starts_at for sitting in draft.sittings if sitting.starts_at]
    ends = [sitting.ends_at for sitting in draft.sittings if sitting.ends_at]
    if not starts or not ends or draft.header.rehearsal:
        return []
    statement = (
        select(PublishedMeeting.header, PublishedSitting.content)
        .join(PublishedMeeting, PublishedMeeting.meeting_id == PublishedSitting.meeting_id)
        .where(PublishedSitting.starts_at < max(ends), PublishedSitting.ends_at > min(starts))
        .where(PublishedSitting.status == Status.SCHEDULED.value, PublishedMeeting.slug != draft.header.slug)
        .where(PublishedMeeting.rehearsal.is_(False))
        .order_by(PublishedMeeting.slug, PublishedSitting.number)
    )
    return [Elsewhere(header_read(header), sitting_read(content)) for header, content in db.session.execute(statement)]
