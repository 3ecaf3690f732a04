"""Letting people be forgotten: one who asks for it, or all of a meeting that is over. Neither can be undone."""

from sqlalchemy import delete, select, update

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.export.forgetting import forget_exports
from app.core.files import File
from app.core.files.forgetting import forget_files, forget_loose_files
from app.core.jobs import Job, enqueue
from app.core.live import announce
from app.core.mail.forgetting import forget_mails, mark_of
from app.core.policy import Actor
from app.core.refusal import insist
from app.core.repeats import RepeatableAnswer, forget_answers_about
from app.core.wiping import wipe
from app.meetings.commands.purging import TABLES as OF_MEETINGS
from app.meetings.commands.purging import forget_address, forget_private
from app.people.commands.throttle import forget_old_attempts
from app.registrations.commands.holding import hold_registration, hold_terms
from app.registrations.commands.moving_up import MAIL_PERSON, TELL_DELEGATION, give_free_places
from app.registrations.commands.telling import MAIL_FOCAL_POINT
from app.registrations.models import (
    ANSWER,
    CREDENTIALS,
    EMPTY,
    Delegation,
    Registration,
    RegistrationTerms,
    RegistrationWord,
)
from app.registrations.queries.focal_points import focal_points_of
from app.registrations.queries.keeping import (
    files_of_meeting,
    is_due,
    jobs_about,
    mark_of_name,
    public_ids_of,
    today_at,
)
from app.registrations.rules.purging import is_over, kept_as, thread_of, why_not_purge
from app.registrations.rules.states import OPEN
from app.registrations.rules.words import State

TABLES = tuple(
    table.__tablename__ for table in (Registration, RegistrationWord, Delegation, File, Job, RepeatableAnswer)
)
NO_CREDENTIALS = {"credentials_id": None, "credentials_at": None, "code_version": 0}
MAILS = (MAIL_PERSON, TELL_DELEGATION, MAIL_FOCAL_POINT)


@command
def erase(registration_id: int, by: Actor) -> None:
    """Forget somebody who asks for it. Before the meeting is over they are withdrawn, and their place is given on.

    Afterwards they were there: the state stays, for figures.
    """
    terms, row = hold_registration(registration_id, by)
    forget_address(terms.meeting, row.email, by)
    name = mark_of_name(row.name)
    told = [row.email, *(account.email for account in focal_points_of(row.delegation.entity_code))]
    files = [word.file_id for word in row.words if word.file_id is not None]
    if State(row.state) in OPEN and not is_over(terms.meeting.ends_on, today_at(terms.meeting)):
        row.leave(State.WITHDRAWN)
    row.words = []
    row.empty(clock.now())
    audit(by, "registrations.erase", row, EMPTY)
    give_free_places(terms, row.delegation, by)
    forget_files(files, by)
    _forget_jobs([job for job in jobs_about(terms.meeting_id, MAILS) if job.ids.get("registration_id") == row.id])
    forget_answers_about([row.public_id], by)
    _sweep(terms, told)
    topic = f"registrations/{terms.meeting.slug}"
    announce("registrations_changed", topic, meeting_id=terms.meeting_id)
    announce("registration_erased", topic, meeting_id=terms.meeting_id, mark=mark_of(told[0]), name=name)


@command
def purge(slug: str, by: Actor) -> None:
    """Forget everybody who was registered for a meeting that is over; figures, record and audit stay.

    What stands above registrations forgets its own when it hears of this.
    """
    terms = hold_terms(slug, by)
    insist(why_not_purge(terms.meeting.ends_on, today_at(terms.meeting)))
    _purge(terms, by)


@command
def purge_when_due(slug: str, by: Actor) -> None:
    """Do so only where the day has passed: somebody may have set a later one this minute."""
    terms = hold_terms(slug, by)
    if is_due(terms):
        _purge(terms, by)


def _purge(terms: RegistrationTerms, by: Actor) -> None:
    meeting, slug = terms.meeting, terms.meeting.slug
    _forget_jobs(jobs_about(meeting.id, MAILS))
    forget_answers_about([slug, *public_ids_of(meeting.id)], by)
    _empty_rows(meeting.id, by)
    forget_private(meeting, by)
    forget_old_attempts(by)
    terms.purged_at = clock.now()
    terms.edition += 1
    audit(by, "registrations.purge", terms, EMPTY)
    _sweep(terms, None)
    announce("meeting_purged", f"registrations/{slug}", f"meeting/{slug}", meeting_id=meeting.id)


def _empty_rows(meeting_id: int, by: Actor) -> None:
    files = files_of_meeting(meeting_id)
    people = select(Registration.id).where(Registration.meeting_id == meeting_id)
    db.session.execute(
        update(Registration)
        .where(Registration.meeting_id == meeting_id, Registration.emptied_at.is_(None))
        .values(**EMPTY, emptied_at=clock.now(), link_version=Registration.link_version + 1)
    )
    db.session.execute(delete(RegistrationWord).where(RegistrationWord.registration_id.in_(people)))
    db.session.execute(update(Delegation).where(Delegation.meeting_id == meeting_id).values(**NO_CREDENTIALS))
    forget_files(files, by)
    forget_loose_files((CREDENTIALS.name, ANSWER.name), by)


def _forget_jobs(jobs: list[Job]) -> None:
    for job in jobs:
        db.session.delete(job)
    db.session.flush()


def _sweep(terms: RegistrationTerms, told: list[str] | None) -> None:
    """What the database does not hold, and what it holds no more but has not taken off the disk."""
    slug = terms.meeting.slug
    forget_mails(thread_of(slug), to=told)
    forget_exports(kept_as(slug))
    enqueue(wipe, tables=[*TABLES, *(OF_MEETINGS if told is None else ())])
