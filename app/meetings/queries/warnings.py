"""What there is to be warned of before a draft is published."""

from sqlalchemy import select

from app.core.db import db
from app.meetings.models import PublishedMeeting, PublishedSitting
from app.meetings.queries.published import treatments
from app.meetings.rules.programme import Programme
from app.meetings.rules.warnings import Elsewhere, Warning, warnings
from app.meetings.rules.words import Status
from app.meetings.rules.writing import header_read, sitting_read
from app.workplan.queries import challenges_planned


def warnings_of(draft: Programme) -> tuple[Warning, ...]:
    """Everything that whoever publishes this draft acknowledges first."""
    return warnings(draft, _planned(draft), _elsewhere(draft))


def _planned(draft: Programme) -> list[str]:
    """The challenges that the workplan has for the year and no other meeting takes up; never a cross-cutting one.

    A meeting that takes up no challenge at all is about something else.
    """
    if not any(sitting.challenges for sitting in draft.sittings):
        return []
    year, slug = draft.header.starts_on.year, draft.header.slug
    elsewhere = {
        one.challenge
        for one in treatments()
        if one.date.year == year and one.meeting != slug and one.status == Status.SCHEDULED
    }
    return [one.slug for one in challenges_planned(year) if one.slug not in elsewhere]


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
