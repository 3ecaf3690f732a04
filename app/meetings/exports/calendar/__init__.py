"""A sitting, and an event on the margins, as calendars know them: in feeds, downloads and invitations alike."""

from app.meetings.exports.calendar.kinds import KINDS, Kind, calendar_kind
from app.meetings.exports.calendar.margins import margin_events
from app.meetings.exports.calendar.sittings import sitting_event
from app.meetings.phrases.calendar import WITHOUT_MARGINS

__all__ = ["KINDS", "Kind", "calendar_kind", "margin_events", "sitting_event"]

calendar_kind("margins", WITHOUT_MARGINS, margin_events)
