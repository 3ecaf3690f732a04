"""Programs and libraries of others that read calendars, each asked what it sees (docs/calendars.md)."""

from collections.abc import Callable

from tests.readers.libraries import by_ical_js, by_icalendar, by_vobject
from tests.readers.programs import by_calcurse, by_khal
from tests.readers.seen import Seen

READERS: dict[str, Callable[[bytes], list[Seen]]] = {
    "icalendar": by_icalendar,
    "vobject": by_vobject,
    "ical.js": by_ical_js,
    "khal": by_khal,
    "calcurse": by_calcurse,
}
