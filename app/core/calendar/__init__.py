"""iCalendar (RFC 5545, 7986): events as values in, octets out. Why no library writes them: decisions/0071."""

from app.core.calendar.invitation import write_invitation
from app.core.calendar.values import Calendar, Conference, Event, Invitation, Method, Person, Status
from app.core.calendar.writing import write_calendar, write_download

__all__ = [
    "Calendar",
    "Conference",
    "Event",
    "Invitation",
    "Method",
    "Person",
    "Status",
    "write_calendar",
    "write_download",
    "write_invitation",
]
