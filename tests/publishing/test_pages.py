"""The public pages, on what was published."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.floor.commands.archive import write_record
from app.floor.rules.record import EntryKind, Step
from app.meetings.commands.draft import write_draft
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Programme, Segment
from app.meetings.rules.words import SegmentKind, Status
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting, an_entity
from tests.builders.programmes import a_programme, a_sitting

AT = a_sitting(1).starts_at


def programme(**header: object) -> Programme:
    """A meeting with a sitting whose parts have times and one without, on one challenge."""
    segments = (
        Segment(key="opening", kind=SegmentKind.OPENING, minutes=15),
        Segment(key="debate", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=165),
    )
    first = a_sitting(
        1,
        thematic_number=1,
        challenges=("markets",),
        segments=segments,
        presenters=(Presenter(name="Łukasz Nowak", title="Chief", entity="MEX"),),
        panel=(Panellist(entity="MEX", channel="regional_group"),),
    )
    second = a_sitting(2, thematic_number=2, challenges=("markets",), starts_at=None, ends_at=None)
    return a_programme(first, second, body="CND", short_title="Autumn <b>talks</b>", **header)


@pytest.fixture
def meeting(app: Flask) -> None:
    """A published meeting with a record."""
    for code in ("CND", "MEX", "EU", "CHE", "NGO"):
        an_entity(code)
    a_challenge("markets")
    published = a_published_meeting(programme())
    joint = {"label": "43 countries", "stated_number": 43, "co_sponsors": ["MEX", "CHE"]}
    steps = [
        Step(EntryKind.STATEMENT, "CHE", {"listed_with": "states", "on_behalf_of": joint}),
        Step(EntryKind.STATEMENT, "NGO", {"listed_with": "ngos", "ngo_home": "MEX"}),
        Step(EntryKind.RIGHT_OF_REPLY, "MEX"),
        Step(EntryKind.SOURCE, data={"ngo_list_open": True, "statements_source": "V.15"}),
    ]
    write_record(published.slug, {1: steps}, by=OPERATOR)


ADDRESSES = ["/", "/workplan", "/challenges/markets", "/meetings/autumn", "/meetings/autumn?view=list",
             "/meetings/autumn/sittings/1", "/meetings/autumn/sittings/2"]  # fmt: skip


@pytest.mark.usefixtures("meeting")
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_there_and_valid(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/", "/workplan"])
def test_a_page_with_nothing_to_show_says_who_will_fill_it(client: FlaskClient, address: str) -> None:
    assert "Secretariat" in client.get(address).text


@pytest.mark.usefixtures("meeting")
@pytest.mark.parametrize("address", ["/meetings/none", "/meetings/autumn/sittings/9", "/challenges/none"])
def test_what_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_draft_shows_nowhere(client: FlaskClient, app: Flask) -> None:
    an_entity("CND")
    an_entity("MEX")
    a_challenge("markets")
    a_meeting(programme())
    assert client.get("/meetings/autumn").status_code == 404
    assert "Autumn" not in client.get("/").text


@pytest.mark.usefixtures("meeting")
def test_what_is_drafted_afterwards_stays_unseen_until_it_is_published(client: FlaskClient) -> None:
    write_draft(programme(venue="Secret hall"), OPERATOR)
    assert "Secret hall" not in client.get("/meetings/autumn").text


@pytest.mark.usefixtures("meeting")
def test_the_sitting_names_who_spoke_and_for_whom(client: FlaskClient) -> None:
    page = client.get("/meetings/autumn/sittings/1").text
    for words in (
        "1 statement by a State",
        "on behalf of 43 countries",
        "Announced: 43. Named: 2.",
        "an organization based in Mex",
        "Łukasz Nowak",
    ):
        assert words in page


@pytest.mark.usefixtures("meeting")
def test_a_heading_does_not_count_the_european_union_as_a_state(client: FlaskClient) -> None:
    write_record(
        "autumn",
        {2: [Step(EntryKind.STATEMENT, code, {"listed_with": "states"}) for code in ("EU", "MEX")]},
        by=OPERATOR,
    )
    assert "2 statements by States and the European Union" in client.get("/meetings/autumn/sittings/2").text


@pytest.mark.usefixtures("meeting")
def test_texts_are_texts_wherever_they_stand(client: FlaskClient) -> None:
    assert all("<b>talks</b>" not in client.get(address).text for address in ADDRESSES)


@pytest.mark.usefixtures("meeting")
def test_the_meeting_counts_what_was_said(client: FlaskClient) -> None:
    assert "2 statements, 1 right of reply" in client.get("/meetings/autumn").text


@pytest.mark.usefixtures("meeting")
@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-60, "Next"), (5, "until 10:15"), (20, "until 13:00"), (181, None)],
)
def test_the_page_says_what_is_going_on(client: FlaskClient, minutes: int, words: str | None) -> None:
    with clock.frozen(AT + timedelta(minutes=minutes)):
        page = client.get("/meetings/autumn").text
    assert ('class="now"' in page, (words or "") in page) == (words is not None, True)


@pytest.mark.usefixtures("meeting")
def test_a_kept_page_follows_the_clock(client: FlaskClient) -> None:
    seen = []
    for minutes in (-60, 5, 20, 181):
        with clock.frozen(AT + timedelta(minutes=minutes)):
            seen.append(client.get("/meetings/autumn/sittings/1").text)
    assert len(set(seen)) == 4


@pytest.mark.usefixtures("meeting")
def test_times_in_the_readers_zone_stand_beside_the_meetings(client: FlaskClient) -> None:
    page = client.get("/meetings/autumn/sittings/1?zone=America/Bogota").text
    assert "10:00" in page
    assert "03:00" in page
    assert client.get("/meetings/autumn/sittings/1?zone=../../etc/passwd").status_code == 200


def test_a_cancelled_meeting_says_so_on_each_page(client: FlaskClient, app: Flask) -> None:
    for code in ("CND", "MEX"):
        an_entity(code)
    a_challenge("markets")
    a_published_meeting(programme(status=Status.CANCELLED, status_reason="No quorum"))
    for address in ("/", "/meetings/autumn", "/meetings/autumn/sittings/1", "/challenges/markets"):
        assert "Cancelled" in client.get(address).text


def test_a_language_that_is_not_there_yet_says_so(client: FlaskClient) -> None:
    answer = client.get("/?lang=ar")
    assert "not available in Arabic yet" in answer.text
    assert 'lang="en"' in answer.text


def test_a_rehearsal_treats_no_challenge(client: FlaskClient, app: Flask) -> None:
    a_challenge("markets")
    an_entity("CND"), an_entity("MEX")
    a_published_meeting(programme(rehearsal=True))
    assert "No sitting has treated this challenge yet." in client.get("/challenges/markets").text
