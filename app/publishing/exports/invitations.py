"""Invitations to sittings by mail (RFC 6047): words for people, and the event for their calendar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email.utils import parseaddr

from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext

from app.config import Settings
from app.core import clock
from app.core.addresses import address_of
from app.core.calendar import Event, Invitation, Person, Status, write_invitation
from app.core.calendar import Method as OfCalendar
from app.core.duties import Duty, adds_duties
from app.core.i18n import AVAILABLE, speaking
from app.core.mail import Attachment, write
from app.core.moments import date_words, in_words, zone_name
from app.meetings.exports.calendar import sitting_event
from app.meetings.phrases.words import ROLES
from app.meetings.queries import Published
from app.meetings.rules.programme import Header, Sitting
from app.publishing.exports.changes import bdi
from app.publishing.models import CalendarInvitation
from app.publishing.phrases import sitting_name
from app.publishing.queries.invitations import InvitationSources, Inviting, meetings_inviting
from app.publishing.rules.invitations import Due, InvitationMail, InvitationsLeaving, Method, invited_by
from app.publishing.rules.mails import fingerprint, not_left_out
from app.workplan.models import Challenge

A_DAY = timedelta(days=1)  # somewhere it is still yesterday


@dataclass(frozen=True)
class Invitations:
    """What is to leave, as it is shown."""

    mails: tuple[InvitationMail, ...]
    sources: InvitationSources

    @property
    def fingerprint(self) -> str:
        """What is shown, as one name."""
        return fingerprint(self.mails)

    def leaving(self, left_out: Iterable[str]) -> InvitationsLeaving:
        """What leaves."""
        mails = tuple(mail for mail in not_left_out(self.mails, set(left_out)) if isinstance(mail, InvitationMail))
        return InvitationsLeaving(self.sources.published.version.number, self.sources.due, mails)


def write_invitations(sources: InvitationSources) -> Invitations:
    """Every invitation that is due, in the language of its reader."""
    return Invitations(tuple(_mail(one, sources) for one in sources.due), sources)


def _mail(due: Due, sources: InvitationSources) -> InvitationMail:
    wanted = due.address.locale or sources.published.programme.header.language or "en"
    locale = wanted if wanted in AVAILABLE else "en"
    with speaking(locale):
        written = write(
            _subject(due, sources),
            "publishing/invitation",
            locale,
            due=due,
            name=due.address.name,
            event=event_of(due.number, due.method, sources.published, sources.challenges),
            roles=in_words([str(ROLES[role]) for role in due.roles]),
            when=_when(*_found(due.number, sources.published)),
            answer_to=organizer().email,
            own_calendar=address_of("publishing.own_calendar"),
            bdi=bdi,
        )
    return InvitationMail(
        person=due.address.person,
        name=due.address.name,
        email=due.address.email,
        locale=locale,
        subject=written.subject,
        plain=written.plain,
        rich=written.rich or "",
        number=due.number,
        method=due.method.value,
    )


def _subject(due: Due, sources: InvitationSources) -> str:
    sitting, header = _found(due.number, sources.published)
    said = {"sitting": sitting_name(sitting), "when": _when(sitting, header)}
    if due.method == Method.CANCEL:
        return _("Cancelled: %(sitting)s, %(when)s", **said)
    return (
        _("Invitation: %(sitting)s, %(when)s", **said) if due.is_first else _("Changed: %(sitting)s, %(when)s", **said)
    )


def _found(number: int, published: Published) -> tuple[Sitting, Header]:
    sitting = published.programme.sitting(number)
    assert sitting is not None, "what was published stays in every version"
    return sitting, published.programme.header


def _when(sitting: Sitting, header: Header) -> str:
    day = date_words(sitting.date, "weekday_long")
    if sitting.starts_at is None or sitting.ends_at is None:
        return _("%(day)s, time not stated", day=day)
    hours = [f"{moment.astimezone(header.zone):%H:%M}" for moment in (sitting.starts_at, sitting.ends_at)]
    return _("%(day)s, %(hours)s (%(zone)s)", day=day, hours="–".join(hours), zone=zone_name(header.zone))


def event_of(number: int, method: str, published: Published, challenges: Mapping[str, Challenge]) -> Event:
    """The event of the feed, with its UID and SEQUENCE; taken back, it is cancelled for this recipient."""
    event = sitting_event(*_found(number, published), challenges)
    return replace(event, status=Status.CANCELLED) if method == Method.CANCEL else event


def organizer() -> Person:
    """The mailbox from which all mail comes, and which is read."""
    settings: Settings = current_app.config["ROSTRUM"]
    name, email = parseaddr(settings.mail_from)
    return Person(name or email, email)


def attachments(
    row: CalendarInvitation, published: Published, challenges: Mapping[str, Challenge]
) -> tuple[Attachment, ...]:
    """The event twice: as the part for which mail programs show their buttons, and as a file."""
    with speaking(row.locale):
        event = event_of(row.number, row.method, published, challenges)
    octets = write_invitation(
        Invitation(
            method=OfCalendar(row.method),
            event=event,
            organizer=organizer(),
            attendee=Person(row.name, row.email),
            sent_at=clock.now(),
        )
    )
    asked = {"method": row.method}
    return (
        Attachment("invite.ics", "text/calendar", octets, asked, is_alternative=True),
        Attachment("invite.ics", "application/ics", octets),
    )


@adds_duties("meetings.publish")
def about_invitations(today: date) -> Iterator[Duty]:
    """Invitations that are due by what is published, and those that could not be sent."""
    for one in meetings_inviting(today - A_DAY):
        if one.due:
            words = ngettext(
                "%(num)s invitation to a sitting is to be sent.",
                "%(num)s invitations to sittings are to be sent.",
                len(one.due),
            )
            published_on = one.published_at.astimezone(one.programme.header.zone).date()
            yield _duty(
                "invitations_due", invited_by(one.due, one.programme, published_on), words, _("See and send"), one
            )
        if one.failed:
            words = ngettext(
                "%(num)s invitation to a sitting could not be sent.",
                "%(num)s invitations to sittings could not be sent.",
                len(one.failed),
            )
            first = min(mail.failed_at for mail in one.failed if mail.failed_at)
            yield _duty("invitations_failed", first.date(), words, _("See why"), one)


def _duty(kind: str, by: date, sentence: str, verb: str, about: Inviting) -> Duty:
    header = about.programme.header
    return Duty(
        kind=kind,
        by=by,
        sentence=sentence,
        verb=verb,
        href=f"/meetings/{header.slug}/draft/invitations",
        meeting=header.short_title or header.title,
    )
