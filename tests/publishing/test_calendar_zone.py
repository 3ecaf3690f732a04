"""Line 20 of docs/calendars.md: the zone of a calendar is the one in which most of it is held."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.publishing.rules.calendars import zone_of_most
from tests.builders.meetings import a_challenge, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.calendars import read
from tests.publishing.test_own_calendar import subscribe

VIENNA, GENEVA, DUBAI = "Europe/Vienna", "Europe/Zurich", "Asia/Dubai"


@pytest.mark.parametrize(
    ("zones", "wanted"),
    [
        ([], VIENNA),
        ([DUBAI], DUBAI),
        ([VIENNA, VIENNA, DUBAI], VIENNA),
        ([DUBAI, VIENNA, DUBAI], DUBAI),
        ([DUBAI, VIENNA], VIENNA),
        ([GENEVA, DUBAI], DUBAI),
    ],
)
def test_the_most_sittings_decide_then_the_seat_then_the_name(zones: list[str], wanted: str) -> None:
    assert (zone_of_most(zones, VIENNA), zone_of_most(zones[::-1], VIENNA)) == (wanted, wanted)


@pytest.fixture
def meetings(app: Flask) -> None:
    """Two sittings in Vienna, and afterwards one in Dubai, which alone treats the challenge."""
    a_challenge("markets")
    a_published_meeting()
    elsewhere = a_sitting(6, challenges=("markets",))
    a_published_meeting(a_programme(elsewhere, slug="away", timezone=DUBAI))


@pytest.mark.usefixtures("meetings")
@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("/calendar.ics", VIENNA),
        ("/calendar.ics?challenges=markets", DUBAI),
        ("/calendar.ics?challenges=none", VIENNA),
        ("/challenges/markets/calendar.ics", DUBAI),
        ("/meetings/away/calendar.ics", DUBAI),
        ("/meetings/autumn/calendar.ics", VIENNA),
    ],
)
def test_a_meeting_elsewhere_does_not_move_the_calendar_of_all(client: FlaskClient, address: str, zone: str) -> None:
    assert read(client.get(address).data)["X-WR-TIMEZONE"].value == zone


@pytest.mark.usefixtures("meetings")
def test_ones_own_calendar_is_where_most_of_ones_own_sittings_are(app: Flask) -> None:
    office = subscribe(Browser(app, an_account("ines@example.org", "secretariat")))
    zones = []
    for number in (7, 8):
        a_published_meeting(a_programme(a_sitting(number), slug=f"far-{number}", timezone=DUBAI))
        zones.append(read(app.test_client().get(office).data)["X-WR-TIMEZONE"].value)
    assert zones == [VIENNA, DUBAI]
