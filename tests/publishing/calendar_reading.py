"""What tests of calendars share."""

from dataclasses import replace
from datetime import UTC, datetime

from flask.testing import FlaskClient

from app.meetings.queries import draft_of, load_meeting
from tests.builders.meetings import a_meeting
from tests.calendars import Component, read

FEED = "/meetings/autumn/calendar.ics"
FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)


def calendar(client: FlaskClient, address: str = FEED) -> Component:
    answer = client.get(address)
    assert answer.status_code == 200
    return read(answer.data)


def first(client: FlaskClient, address: str = FEED) -> Component:
    return calendar(client, address).events[0]


def revision(event: Component) -> tuple[int, datetime]:
    assert event["DTSTAMP"].value == event["LAST-MODIFIED"].value  # line 6
    return int(event["SEQUENCE"].value), event["LAST-MODIFIED"].when


def drafted(number: int = 1, **changes: object) -> None:
    """The draft says something else of a sitting."""
    draft = draft_of(load_meeting("autumn"))
    sittings = (replace(one, **changes) if one.number == number else one for one in draft.sittings)
    a_meeting(draft.with_sittings(sittings))
