"""One event for one recipient, by mail (RFC 5546, 3.2; RFC 6047)."""

from app.core.calendar.lines import mailto, quoted, written
from app.core.calendar.values import Invitation, Method
from app.core.calendar.writing import HEAD, event_lines
from app.core.calendar.zones import zone_lines


def write_invitation(invitation: Invitation) -> bytes:
    """With METHOD, DTSTAMP is the time of sending; one event, one attendee, and nothing that a feed says of itself."""
    organizer, attendee, event = invitation.organizer, invitation.attendee, invitation.event
    asks = invitation.method == Method.REQUEST
    answer = "PARTSTAT=NEEDS-ACTION;RSVP=TRUE;" if asks else ""
    people = (
        f"ORGANIZER;CN={quoted(organizer.name)}:{mailto(organizer.email)}",
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;{answer}CN={quoted(attendee.name)}:{mailto(attendee.email)}",
    )
    head = [*HEAD, f"METHOD:{invitation.method.value}"]
    lines = event_lines(event, invitation.sent_at, people)
    return written([*head, *zone_lines({event.zone}), *lines, "END:VCALENDAR"])
