"""Libraries: icalendar and vobject of Python, ical.js of Thunderbird and Nextcloud."""

import json
from functools import cache
from pathlib import Path

import icalendar
import vobject

from tests.browser import running_browser
from tests.readers.seen import Seen, said

# The zones of the file count, not those that the browser knows.
ASK_ICAL_JS = """text => {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const utc = ICAL.Timezone.utcTimezone;
  const said = time => time.isDate ? time.toString() : time.convertToZone(utc).toString().replace("Z", "+00:00");
  return JSON.stringify(calendar.getAllSubcomponents("vevent").map(component => {
    const event = new ICAL.Event(component);
    return [event.uid, said(event.startDate), said(event.endDate), event.summary, event.location, event.description,
      component.getFirstPropertyValue("status"), event.sequence];
  }));
}"""


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
    """ical.js, in a browser."""
    with running_browser() as browser:
        page = browser.new_page()
        page.add_script_tag(content=_ical_js())
        rows = json.loads(page.evaluate(ASK_ICAL_JS, octets.decode()))
    return sorted(Seen(*row) for row in rows)


@cache
def _ical_js() -> str:
    return (Path(__file__).parent / "ical.js").read_text()
