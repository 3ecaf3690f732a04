"""Publishing a programme, and changing what is public at once."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from app.core import clock
from app.core.audit import audit, pending_changes
from app.core.db import command, db, set_column
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.meetings import models, queries
from app.meetings.rules.order import status_of
from app.meetings.rules.programme import Header, Programme
from app.meetings.rules.publication import differs_visibly, next_version
from app.meetings.rules.revision import Brought
from app.meetings.rules.writing import header_written, sitting_written


@command
def publish(slug: str, by: Actor, note: str | None = None) -> int:
    """Publish the draft of a meeting as its next version; returns the version's number."""
    meeting = queries.load_meeting(slug, hold=True)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    number = publish_programme(queries.draft_of(meeting), by, note)
    if number is None:
        raise Refused(refusal("meetings.nothing_to_publish"))
    return number


@command
def publish_programme(
    programme: Programme,
    by: Actor,
    note: str | None = None,
    brought: Mapping[int, Brought] | None = None,
    first: tuple[int, datetime] | None = None,
) -> int | None:
    """Make `programme` the newest version of its meeting; returns its number, none where it says nothing new.

    `first` is number and date of a first version that another installation published.
    """
    meeting = queries.load_meeting(programme.header.slug, hold=True)
    assert meeting is not None, "what is published was drafted"
    before = queries.published(meeting.slug)
    following = next_version(before.programme if before else None, programme, clock.now(), brought)
    if before and not differs_visibly(before.programme, following):
        _keep_unseen(meeting, following, by)
        return None
    number, at = (before.version.number + 1, clock.now()) if before else first or (1, clock.now())
    db.session.add(_version(meeting, following, number, at, by, note))
    _show_meeting(meeting, following.header, number, at)
    _show_sittings(meeting, following, number)
    audit(by, "meetings.publish", meeting)
    announce("programme_published", f"meeting/{meeting.slug}", "meetings", meeting_id=meeting.id, version=number)
    return number


def _version(
    meeting: models.Meeting, programme: Programme, number: int, at: datetime, by: Actor, note: str | None
) -> models.ProgrammeVersion:
    return models.ProgrammeVersion(
        meeting_id=meeting.id,
        number=number,
        published_at=at,
        actor_kind=by.kind,
        actor_id=by.account_id,
        note=note,
        header=header_written(programme.header),
        sittings=[sitting_written(sitting) for sitting in programme.sittings],
    )


def _show_meeting(meeting: models.Meeting, header: Header, number: int, at: datetime) -> None:
    """Let lists of meetings show this version."""
    shown = db.session.get(models.PublishedMeeting, meeting.id) or models.PublishedMeeting(meeting_id=meeting.id)
    shown.slug, shown.version, shown.published_at = header.slug, number, at
    shown.starts_on, shown.ends_on = header.starts_on, header.ends_on
    shown.status, shown.rehearsal, shown.header = header.status.value, header.rehearsal, header_written(header)
    db.session.add(shown)
    db.session.flush()


def _show_sittings(meeting: models.Meeting, programme: Programme, number: int) -> None:
    """Let lists across meetings show the sittings of this version, and no others."""
    of_meeting = select(models.PublishedSitting.sitting_id).where(models.PublishedSitting.meeting_id == meeting.id)
    db.session.execute(delete(models.PublishedChallenge).where(models.PublishedChallenge.sitting_id.in_(of_meeting)))
    db.session.execute(delete(models.PublishedSitting).where(models.PublishedSitting.meeting_id == meeting.id))
    ids = {row.number: row.id for row in meeting.sittings}
    for sitting in programme.sittings:
        shown = models.PublishedSitting(sitting_id=ids[sitting.number], meeting_id=meeting.id, version=number)
        shown.number, shown.uid, shown.date = sitting.number, sitting.uid, sitting.date
        shown.starts_at, shown.ends_at = sitting.starts_at, sitting.ends_at
        shown.status = status_of(sitting, programme.header).value
        shown.sequence, shown.revised_at = sitting.sequence, sitting.revised
        shown.content = sitting_written(sitting)
        db.session.add(shown)
    db.session.flush()
    for sitting in programme.sittings:
        for slug in sitting.challenges:
            db.session.add(models.PublishedChallenge(sitting_id=ids[sitting.number], challenge=slug))
    db.session.flush()


def _keep_unseen(meeting: models.Meeting, programme: Programme, by: Actor) -> None:
    """Keep what nobody sees, fields of a package that this program does not know, beside the version that stays."""
    set_column(db.session.get_one(models.PublishedMeeting, meeting.id), "header", header_written(programme.header))
    of_meeting = models.PublishedSitting.meeting_id == meeting.id
    for row in db.session.scalars(select(models.PublishedSitting).where(of_meeting)):
        if sitting := programme.sitting(row.number):
            set_column(row, "content", sitting_written(sitting))
    if changed := pending_changes():
        audit(by, "meetings.keep_unseen", meeting, fields=changed)
