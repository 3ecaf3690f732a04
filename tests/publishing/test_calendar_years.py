"""Line 7 of docs/calendars.md through the years: whatever is published when, nothing in a calendar ever goes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import clock
from app.core.calendar import write_download
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel, reinstate
from app.meetings.exports.calendar import margin_events, sitting_event
from app.meetings.queries import PublishedHeader
from app.meetings.rules.people import Panellist
from app.meetings.rules.programme import MarginEvent, Programme, Sitting, Webcast
from app.meetings.rules.publication import next_version
from app.meetings.rules.words import Participation, Status
from tests.builders.meetings import a_published_meeting
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.calendars import Component, read
from tests.publishing.calendar_reading import calendar, drafted, revision

START = datetime(2024, 9, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
Change = Callable[[Programme], Programme]
COUNTED = ("DTSTART", "DTEND", "LOCATION", "STATUS")
STAMPS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")


def of_first(**fields: object) -> Change:
    return lambda programme: programme.with_sittings(
        replace(one, **fields) if one.number == 1 else one for one in programme.sittings
    )


def of_meeting(**fields: object) -> Change:
    return lambda programme: replace(programme, header=replace(programme.header, **fields))


def moved(hours: int) -> Change:
    def change(programme: Programme) -> Programme:
        later = {"starts_at": a_sitting(1).starts_at + hours * HOUR, "ends_at": a_sitting(1).ends_at + hours * HOUR}
        return of_first(**later)(programme)

    return change


def margin(**fields: object) -> MarginEvent:
    ordinary = {
        "title": "Tea",
        "starts_on": MONDAY,
        "starts_at": a_sitting(1).ends_at,
        "ends_at": a_sitting(2).starts_at,
    }
    return MarginEvent(**{**ordinary, **fields})


def without_first(programme: Programme) -> Programme:
    return programme.with_sittings(one for one in programme.sittings if one.number != 1)


CHANGES: list[Change] = [
    lambda programme: programme,
    without_first,
    *(moved(hours) for hours in range(3)),
    *(of_first(room=room) for room in (None, "A", "B")),
    *(of_first(status=status, status_reason=reason) for status in Status for reason in (None, "why")),
    *(of_first(title=title) for title in (None, "Opening")),
    of_first(panel=(Panellist(name="Ben"),)),
    of_first(starts_at=None, ends_at=None),
    of_first(starts_at=a_sitting(1).starts_at, ends_at=a_sitting(1).ends_at),
    *(of_meeting(status=status) for status in Status),
    *(of_meeting(venue=venue) for venue in (None, "Vienna")),
    *(of_meeting(participation=one) for one in (Participation.ONLINE, Participation.HYBRID)),
    *(of_meeting(webcast=Webcast(url=url)) for url in (None, "https://a.example.org", "https://b.example.org")),
    of_meeting(short_title="Talks"),
    of_meeting(timezone="Asia/Tokyo"),
    of_meeting(rehearsal=True),
    *(of_meeting(margins=some) for some in ((), (margin(),), (margin(room="C4"),), (margin(title="Coffee"),))),
    of_meeting(margins=(margin(title="Coffee", starts_at=None, ends_at=None), margin())),
]


def events(programme: Programme) -> dict[str, Component]:
    """Every event of a version, by its uid."""
    header = programme.header
    whole = PublishedHeader(1, 1, START, header)
    made = [*(sitting_event(one, header, {}) for one in programme.sittings), *margin_events([whole])]
    found = [read(write_download(one)).events[0] for one in made]
    assert len({event["UID"].value for event in found}) == len(found)
    return {event["UID"].value: event for event in found}


def values(event: Component, names: tuple[str, ...]) -> list[object]:
    return [[(line.parameters, line.value) for line in event.all(name)] for name in names]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(-5000, 5_000_000)), min_size=1, max_size=12))
def test_line_7_and_17_whatever_is_published_nothing_goes_back_and_nothing_vanishes(
    app: Flask, steps: list[tuple[Change, int]]
) -> None:
    with app.test_request_context():
        now, version = START, next_version(None, a_programme(a_sitting(1), a_sitting(2)), START)
        before = events(version)
        for change, seconds in steps:
            now += timedelta(seconds=seconds)  # a clock that was put right may even go back
            version = next_version(version, change(version), now)
            after = events(version)
            assert before.keys() <= after.keys()
            for uid, was in before.items():
                insist(was, after[uid])
            before = after


def insist(was: Component, now: Component) -> None:
    """SEQUENCE counts when, where and whether, one by one; LAST-MODIFIED grows with whatever is said."""
    names = tuple(sorted({line.name for line in (*was.lines, *now.lines)} - set(STAMPS)))
    counted = [int(event["SEQUENCE"].value) for event in (was, now)]
    stamps = [event["LAST-MODIFIED"].when for event in (was, now)]
    assert counted[1] - counted[0] in (0, 1)
    assert stamps[1] >= stamps[0]
    place = [name for name in COUNTED if values(was, (name,)) != values(now, (name,))]
    if place:
        assert counted[1] == counted[0] + 1, f"{place} moved, SEQUENCE did not"
    if values(was, names) != values(now, names) or counted[1] > counted[0]:
        assert stamps[1] > stamps[0], "something moved, LAST-MODIFIED did not"


def test_two_years_later_moved_thrice_cancelled_and_reinstated(app: Flask, client) -> None:  # type: ignore[no-untyped-def]
    with clock.frozen(START):
        a_published_meeting()
    told = [revision(calendar(client).events[0])]
    first = a_sitting(1)
    deeds = [lambda hours=hours: move(first, hours) for hours in (1, 2, 0)]
    deeds += [lambda: cancel("autumn", "no quorum", OPERATOR, 1), lambda: reinstate("autumn", "found", OPERATOR, 1)]
    for months, deed in enumerate(deeds, start=1):
        with clock.frozen(START + months * timedelta(days=146)):
            deed()
        (event,) = [one for one in calendar(client).events if first.uid in one["UID"].value]
        told.append(revision(event))
    assert told == [(count, START + count * timedelta(days=146)) for count in range(6)]


def move(sitting: Sitting, hours: int) -> None:
    drafted(1, starts_at=sitting.starts_at + hours * HOUR, ends_at=sitting.ends_at + hours * HOUR)
    publish("autumn", OPERATOR)
