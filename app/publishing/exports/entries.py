"""The entry for a calendar that goes with an invitation (RFC 6047)."""

from collections.abc import Mapping
from dataclasses import replace
from email.utils import parseaddr

from flask import current_app
from markupsafe import escape

from app.config import Settings
from app.core import clock
from app.core.calendar import Event, Invitation, Person, Status, write_invitation
from app.core.calendar import Method as OfCalendar
from app.core.i18n import speaking
from app.core.mail import Attachment
from app.meetings.exports.calendar import sitting_event
from app.meetings.phrases.calendar import OFF
from app.meetings.queries import Published
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.words import Status as OfSitting
from app.publishing.models import CalendarInvitation
from app.publishing.phrases.invitations import NO_PART_ANY_MORE, NOT_AT_THIS_ADDRESS
from app.publishing.queries.invitations import Leaving, read_invitation
from app.publishing.rules.invitations import Method
from app.publishing.rules.occasions import still_named
from app.workplan.models import Challenge


def organizer() -> Person:
    """The mailbox from which all mail comes, and which is read."""
    settings: Settings = current_app.config["ROSTRUM"]
    name, email = parseaddr(settings.mail_from)
    return Person(name or email, email)


def found_in(number: int, published: Published) -> tuple[Sitting, Header]:
    """A sitting of a version with what is said of its meeting."""
    sitting = published.programme.sitting(number)
    assert sitting is not None, "what was published stays in every version"
    return sitting, published.programme.header


def attachments(leaving: Leaving, challenges: Mapping[str, Challenge]) -> tuple[Attachment, ...]:
    """The event twice: as the part for which mail programs show their buttons, and as a file."""
    mail = leaving.mail
    with speaking(mail.locale):
        event = sitting_event(*found_in(mail.number, leaving.published), challenges)
        if mail.method == Method.CANCEL:
            event = _taken_back(event, mail, leaving.published)
    octets = write_invitation(
        Invitation(
            method=OfCalendar(mail.method),
            event=replace(event, sequence=leaving.sequence),
            organizer=organizer(),
            attendee=Person(mail.name, mail.email),
            sent_at=max(clock.now(), event.revised),  # what is published twice within a second is revised in the next
        )
    )
    asked = {"method": mail.method}
    return (
        Attachment("invite.ics", "text/calendar", octets, asked, is_alternative=True),
        Attachment("invite.ics", "application/ics", octets),
    )


def _taken_back(event: Event, mail: CalendarInvitation, published: Published) -> Event:
    """Cancelled for this reader, and says so first; of a sitting that is off, the feed says why."""
    if event.status == Status.CANCELLED:
        return event
    still = still_named(read_invitation(mail).people, mail.number, published.programme)
    why = NOT_AT_THIS_ADDRESS if still else NO_PART_ANY_MORE
    title = event.summary.removeprefix(str(OFF[OfSitting.POSTPONED]))
    return replace(
        event,
        status=Status.CANCELLED,
        summary=f"{OFF[OfSitting.CANCELLED]}{title}",
        description=f"{why}\n{event.description}",
        rich=f"<p>{escape(str(why))}</p>{event.rich}",
    )
