"""Publishing, postponing, cancelling, reinstating, and telling those whom it concerns; calendars of one's own."""

from collections.abc import Callable, Collection

from sqlalchemy import delete

from app.core import clock, jobs
from app.core.audit import audit, unaudited
from app.core.db import command, db, lock
from app.core.jobs.queue import enqueue, put
from app.core.mail.forgetting import forget_mails, mark_of
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.core.wiping import wipe
from app.meetings.commands.acknowledging import publish_draft
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting
from app.meetings.queries.contacts import contacts_of
from app.meetings.rules.words import Status
from app.people.models import Account
from app.publishing.models import CalendarInvitation, CalendarSubscription, ChangeMail
from app.publishing.queries.invitations import invitation_sources, queued, read_invitation, stands
from app.publishing.queries.mails import addresses_of, mails_about
from app.publishing.queries.own_calendar import is_running, subscription_of
from app.publishing.rules.invitations import InvitationsLeaving
from app.publishing.rules.mails import Leaving
from app.publishing.rules.own_calendar import Owner, Use, used
from app.publishing.rules.turns import waits_until
from app.registrations.models import Registration
from app.registrations.rules.purging import thread_of

MAIL, INVITATION = "publishing.mail_change", "publishing.mail_invitation"  # the work of jobs.py


@command
def publish_and_tell(
    slug: str, edition: int, acknowledged: Collection[str], leaving: Leaving | None, by: Actor, note: str | None = None
) -> int:
    """Publish the edition of a draft that was looked at, and let the mails leave that were shown."""
    number = publish_draft(slug, edition, acknowledged, by, note)
    _tell(slug, number, leaving, by)
    return number


@command
def set_off_and_tell(
    slug: str, status: Status, reason: str, leaving: Leaving | None, by: Actor, number: int | None = None
) -> int | None:
    """Postpone or cancel a meeting, or one sitting of it, and let the mails leave that were shown."""
    deed = {Status.POSTPONED: postpone, Status.CANCELLED: cancel}[status]
    version = deed(slug, reason, by, number)
    _tell(slug, version, leaving, by)
    return version


@command
def reinstate_and_tell(
    slug: str, reason: str, leaving: Leaving | None, by: Actor, number: int | None = None, ended: Status | None = None
) -> int | None:
    """Hold a meeting, or one sitting of it, after all, and let the mails leave that were shown."""
    version = reinstate(slug, reason, by, number, ended)
    _tell(slug, version, leaving, by)
    return version


def _tell(slug: str, version: int | None, leaving: Leaving | None, by: Actor) -> None:
    """One job for each mail; nothing happens where they were written from anything else than what is so now."""
    if version is None or leaving is None:
        return
    if (leaving.version, leaving.addresses) != (version, addresses_of(slug, by.account_id)):
        raise Refused(refusal("publishing.mails_not_shown"))
    meeting = find_meeting(slug)
    assert meeting is not None, "a meeting was published"
    for mail in leaving.mails:
        row = ChangeMail(meeting_id=meeting.id, version=version, person=mail.person, name=mail.name, email=mail.email)
        row.locale, row.subject, row.plain, row.rich = mail.locale, mail.subject, mail.plain, mail.rich
        db.session.add(row)
        db.session.flush()
        row.job_uid = put(MAIL, None, {"mail_id": row.id})
    if leaving.mails:
        audit(by, "publishing.tell", meeting, fields=["change_mail"])


@command
def send_again(slug: str, mail_id: int, by: Actor) -> None:
    """Send a mail that failed once more, to the address that is kept now."""
    mail = lock(ChangeMail, ChangeMail.id == mail_id)
    if mail is None or mail.job_uid is None or not jobs.retry(mail.job_uid, by):
        raise Refused(refusal("publishing.mail_was_sent"))
    kept = contacts_of(slug).get(mail.person or "")
    if kept and kept.email != mail.email:
        mail.email = kept.email
        audit(by, "publishing.send_again", mail, fields=["change_mail.email"])


@command
def send_invitation_again(slug: str, invitation_id: int, by: Actor) -> None:
    """Send an invitation that failed once more, where it is still what is asked for."""
    lock(Meeting, Meeting.slug == slug)
    mail = db.session.get(CalendarInvitation, invitation_id)
    was_sent = mail is None or mail.job_uid is None or not jobs.retry(mail.job_uid, by)
    sources = invitation_sources(slug)
    if was_sent or sources is None or invitation_id not in {one.id for one in sources.standing}:
        raise Refused(refusal("publishing.invitation_is_over"))


@command
def make_own_calendar(owner: Owner, by: Actor) -> None:
    """Give somebody an address for their own calendar; one that was stopped, or over with a link, gets another."""
    _hold(owner)
    there = subscription_of(owner)
    if there is None:
        there = CalendarSubscription(account_id=owner.account_id, registration_id=owner.registration_id)
        db.session.add(there)
    elif there.is_on and not is_running(there):
        there.version, there.used_on = there.version + 1, None
    there.is_on, there.link_version = True, owner.link_version
    audit(by, "publishing.make_own_calendar", there)


@command
def replace_own_calendar(owner: Owner, by: Actor) -> None:
    """Give it another address: who has the one before sees nothing any more."""
    _end_address(owner, by, "publishing.replace_own_calendar", is_on=True)


@command
def stop_own_calendar(owner: Owner, by: Actor) -> None:
    """Let its address be over."""
    _end_address(owner, by, "publishing.stop_own_calendar", is_on=False)


def _hold(owner: Owner) -> None:
    """Hold whose calendar it is; of a registration, only for the link that still leads to its page."""
    if owner.account_id is not None:
        lock(Account, Account.id == owner.account_id)
        return
    by_link = Registration.link_version == owner.link_version
    if lock(Registration, Registration.id == owner.registration_id, by_link, Registration.emptied_at.is_(None)) is None:
        raise Refused(refusal("publishing.link_is_over"))


def _end_address(owner: Owner, by: Actor, deed: str, *, is_on: bool) -> None:
    _hold(owner)
    there = subscription_of(owner)
    if there is None or not is_running(there):
        raise Refused(refusal("publishing.no_own_calendar"))
    there.version, there.is_on, there.used_on = there.version + 1, is_on, None
    audit(by, deed, there)


@command
def note_calendar_use(subscription_id: int, access: str, by: Actor) -> None:
    """It was fetched today and shows this; written when either is new."""
    unaudited("on which day a calendar was last fetched, and since when it shows what it shows")
    there = lock(CalendarSubscription, CalendarSubscription.id == subscription_id)
    if there is not None:
        now = used(Use(there.used_on, there.access, there.access_at), access, clock.now())
        there.used_on, there.access, there.access_at = now.used_on, now.access, now.access_at


@command
def hold_meeting(slug: str, by: Actor) -> None:
    """Let nobody else write about a meeting before what is due is looked at, where that and a deed are one write."""
    lock(Meeting, Meeting.slug == slug)


@command
def send_invitations(slug: str, leaving: InvitationsLeaving, by: Actor) -> int:
    """Let the invitations leave that were shown, one job each; returns how many. What is due must be so still."""
    meeting = lock(Meeting, Meeting.slug == slug)
    now = invitation_sources(slug)
    if meeting is None or now is None or (now.published.version.number, now.due) != (leaving.version, leaving.due):
        raise Refused(refusal("publishing.mails_not_shown"))
    sequences = {(one.number, one.address.email): one.sequence for one in now.due}
    for mail in leaving.mails:
        row = CalendarInvitation(meeting_id=meeting.id, version=leaving.version, number=mail.number, method=mail.method)
        row.person, row.name, row.email, row.locale = mail.person, mail.name, mail.email, mail.locale
        row.sequence, row.subject = sequences[mail.number, mail.email], mail.subject
        row.plain, row.rich = mail.plain, mail.rich
        db.session.add(row)
        db.session.flush()
        row.job_uid = put(INVITATION, None, {"invitation_id": row.id})
    if leaving.mails:
        audit(by, "publishing.invite", meeting, fields=["calendar_invitation"])
    return len(leaving.mails)


@command
def take_turn(invitation_id: int, job_uid: str, by: Actor) -> bool:
    """Whether an invitation leaves now: not before what is to arrive first, and never once something else is asked."""
    unaudited("who is invited was audited when it was sent off; a job only waits, or finds that it came too late")
    row = db.session.get(CalendarInvitation, invitation_id)
    if row is None or row.job_uid != job_uid:
        return False
    if not stands(row):
        job = jobs.find(job_uid)
        if job is not None and not job.losses:  # a worker that died with it in hand may have sent it
            row.job_uid = None
        return False
    until = waits_until(read_invitation(row), queued(row.meeting_id), clock.now())
    if until is not None:
        row.job_uid = put(INVITATION, until, {"invitation_id": row.id})
    return until is None


@command
def forget_mails_of(meeting_id: int, by: Actor) -> None:
    """Empty what was written to anybody about a meeting; that so many mails left with a version stays."""
    _forget(meeting_id, by, lambda mail: True)


@command
def forget_mails_to(meeting_id: int, mark: str, by: Actor) -> None:
    """The same of what was written to one address, which is known by its mark alone."""
    _forget(meeting_id, by, lambda mail: mark_of(mail.email) == mark)


def _forget(meeting_id: int, by: Actor, is_meant: Callable[[ChangeMail | CalendarInvitation], bool]) -> None:
    """Also what waits or failed: nothing is to be sent any more. Rows keep the uid of their job, by which files go."""
    meeting = db.session.get_one(Meeting, meeting_id)
    mails = [mail for mail in mails_about(meeting_id) if is_meant(mail)]
    uids = [mail.job_uid for mail in mails if mail.job_uid]
    for mail in mails:
        mail.person, mail.name, mail.email, mail.subject, mail.plain, mail.rich = None, "", "", "", "", ""
    db.session.execute(delete(jobs.Job).where(jobs.Job.uid.in_(uids)))
    if mails:
        audit(by, "publishing.forget_mails", meeting, fields=["calendar_invitation", "change_mail"])
    forget_mails(thread_of(meeting.slug), to=[], uids=uids)
    enqueue(wipe, tables=[table.__tablename__ for table in (ChangeMail, CalendarInvitation, jobs.Job)])
