"""What calendars say of sittings and of events on the margins."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.meetings.rules.words import Status

# Many programs show what is off like what is on, so the title says it, first of all.
OFF: dict[str, LazyString] = {Status.CANCELLED: _l("CANCELLED: "), Status.POSTPONED: _l("POSTPONED: ")}
STATUSES: dict[str, LazyString] = {Status.CANCELLED: _l("Cancelled"), Status.POSTPONED: _l("Postponed")}
REHEARSAL = _l("REHEARSAL: ")
IS_REHEARSAL = _l("This is a rehearsal. Nobody is invited.")
NO_TIME = _l("The time is not stated.")
ONLINE = _l("Online")
MARGINS = _l("On the margins")
WITHOUT_MARGINS = _l("Leave out the events on the margins")
SITTING = _l("Sitting")
KINDS: dict[str, LazyString] = {
    "thematic": _l("Thematic session"),
    "opening": _l("Opening"),
    "closing": _l("Way forward"),
}
