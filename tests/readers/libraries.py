"""Libraries: icalendar and vobject of Python, ical.js of Thunderbird and Nextcloud."""

import json
import sys
import tempfile
from pathlib import Path

import icalendar
import vobject

from tests.readers.programs import run, script
from tests.readers.seen import Seen, said

# Where `make test` installs it by tests/readers/package-lock.json.
ICAL_JS = Path(sys.prefix) / "readers/node_modules/ical.js/dist/ical.js"
# The zones of the file count, not those that the machine knows.
ASK_ICAL_JS = """
import { readFileSync } from "node:fs";
const { default: ICAL } = await import(process.argv[1]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const utc = ICAL.Timezone.utcTimezone;
const said = time => time.isDate ? time.toString() : time.convertToZone(utc).toString().replace("Z", "+00:00");
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map(component => {
  const event = new ICAL.Event(component);
  return [event.uid, said(event.startDate), said(event.endDate), event.summary, event.location, event.description,
    component.getFirstPropertyValue("status"), event.sequence];
})));
"""


def by_icalendar(octets: bytes) -> list[Seen]:
    """icalendar (Python)."""
    calendar = icalendar.Calendar.from_ical(octets)
    assert not calendar.errors
    return sorted(
        Seen(
            str(event["UID"]),
            said(event["DTSTART"].dt),
            said(event["DTEND"].dt),
            str(event["SUMMARY"]),
            str(event["LOCATION"]) if "LOCATION" in event else None,
            str(event["DESCRIPTION"]),
            str(event["STATUS"]),
            int(event["SEQUENCE"]),
        )
        for event in calendar.walk("VEVENT")
    )


def by_vobject(octets: bytes) -> list[Seen]:
    """vobject (Python), by the zones of the file."""
    calendar = vobject.readOne(octets.decode())
    return sorted(
        Seen(
            event.uid.value,
            said(event.dtstart.value),
            said(event.dtend.value),
            event.summary.value,
            event.location.value if hasattr(event, "location") else None,
            event.description.value,
            event.status.value,
            int(event.sequence.value),
        )
        for event in calendar.contents.get("vevent", [])
    )


def by_ical_js(octets: bytes) -> list[Seen]:
    """ical.js, in Node.js."""
    assert ICAL_JS.exists(), "ical.js is not installed: `make test` does that"
    with tempfile.TemporaryDirectory() as folder:
        asked = (script("node"), "--input-type=module", "--eval", ASK_ICAL_JS, ICAL_JS.as_uri())
        rows = json.loads(run(Path(folder), *asked, answer=octets.decode()))
    return sorted(Seen(*row) for row in rows)
