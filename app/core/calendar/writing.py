"""Calendars as octets: the same values are the same octets, always (docs/calendars.md)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from app.core.calendar.lines import address, escaped, escaped_list, one_line, quoted, written
from app.core.calendar.values import Calendar, Event
from app.core.calendar.zones import rule_of, stamp, timed, zone_lines

HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rostrum//Rostrum//EN", "CALSCALE:GREGORIAN")
COLOUR = "steelblue"
LOOK_AGAIN = "PT1H"


def write_calendar(calendar: Calendar) -> bytes:
    """A feed. It has no METHOD: nobody is asked anything."""
    return written(
        [*HEAD, *_about(calendar), *_zones(calendar.events, calendar.zone), *_events(calendar.events), "END:VCALENDAR"]
    )


def write_download(event: Event) -> bytes:
    """One event to take away; it is no feed, so nothing is said of looking again."""
    return written([*HEAD, *_zones([event], event.zone), *event_lines(event), "END:VCALENDAR"])


def _about(calendar: Calendar) -> Iterator[str]:
    """What most readers know is said in their words too (RFC 7986, 5)."""
    name, about = escaped(one_line(calendar.name)), escaped(calendar.description)
    said = f";LANGUAGE={calendar.language}:"
    yield f"NAME{said}{name}"
    yield f"X-WR-CALNAME:{name}"
    yield f"DESCRIPTION{said}{about}"
    yield f"X-WR-CALDESC:{about}"
    yield f"URL:{address(calendar.url)}"
    yield f"SOURCE;VALUE=URI:{address(calendar.source)}"
    yield f"COLOR:{COLOUR}"
    yield f"X-WR-TIMEZONE:{calendar.zone}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{LOOK_AGAIN}"
    yield f"X-PUBLISHED-TTL:{LOOK_AGAIN}"


def _zones(events: Iterable[Event], zone: str) -> list[str]:
    return zone_lines({zone, *(event.zone for event in events if not event.is_whole_day)})


def _events(events: Iterable[Event]) -> Iterator[str]:
    for event in sorted(events, key=_place):
        yield from event_lines(event)


def _place(event: Event) -> tuple[str, str]:
    """By beginning, then by name: an order that no change of another event changes."""
    starts = stamp(event.starts) if isinstance(event.starts, datetime) else f"{event.starts:%Y%m%d}"
    return starts, event.uid


def event_lines(event: Event, stamped: datetime | None = None, more: Iterable[str] = ()) -> Iterator[str]:
    """One event. Without METHOD, DTSTAMP is the time of its last revision (RFC 5545, 3.8.7.2)."""
    said = f";LANGUAGE={event.language}:"
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(one_line(event.uid))}"
    yield f"DTSTAMP:{stamp(stamped or event.revised)}"
    yield f"LAST-MODIFIED:{stamp(event.revised)}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _when(event)
    yield f"STATUS:{event.status.value}"
    yield f"TRANSP:{'OPAQUE' if event.takes_time else 'TRANSPARENT'}"
    yield f"SUMMARY{said}{escaped(one_line(event.summary))}"
    if event.location:
        yield f"LOCATION{said}{escaped(one_line(event.location))}"
    if event.description:
        yield f"DESCRIPTION{said}{escaped(event.description)}"
    if event.rich:
        yield f"X-ALT-DESC;FMTTYPE=text/html:{escaped(one_line(event.rich))}"
    if event.categories:
        yield f"CATEGORIES{said}{escaped_list(event.categories)}"
    if event.url:
        yield f"URL:{address(event.url)}"
    for one in sorted(event.conferences, key=lambda one: one.uri.startswith("tel:")):
        of_it = f"FEATURE=AUDIO,VIDEO;LABEL={quoted(one.label)};LANGUAGE={event.language}"
        yield f"CONFERENCE;VALUE=URI;{of_it}:{address(one.uri)}"
    yield from more
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    for name, point in (("DTSTART", event.starts), ("DTEND", event.ends)):
        if isinstance(point, datetime):
            yield timed(name, point, _clock_of(event))
        else:
            yield f"{name};VALUE=DATE:{point:%Y%m%d}"


def _clock_of(event: Event) -> str:
    """Beginning and end stand on one clock: both on the zone's, or both in UTC."""
    points = [point for point in (event.starts, event.ends) if isinstance(point, datetime)]
    on_it = rule_of(event.zone) and all("TZID" in timed("", point, event.zone) for point in points)
    return event.zone if on_it else "UTC"
