"""The pages of changes: every version in words, two compared, and the programme as it once stood."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR, SYSTEM, Actor
from app.meetings.commands.publishing import publish, publish_programme
from app.meetings.commands.statuses import cancel
from app.meetings.queries import published
from app.meetings.rules.people import Panellist
from app.meetings.rules.rehearsal import moved
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting

NIGHT = datetime(2026, 10, 16, 22, 30, tzinfo=UTC)  # in Vienna it is the 17th
CHANGES = "/meetings/autumn/changes"


def published_again(note: str | None = None, by: Actor = OPERATOR, **sitting: object) -> int:
    """A version whose first sitting says this."""
    a_meeting(a_programme(a_sitting(1, thematic_number=1, **sitting), a_sitting(2)))
    return publish("autumn", by, note)


@pytest.fixture
def three(app: Flask) -> None:
    """A programme in three versions."""
    published_again()
    published_again(room="<i>قاعة</i>")
    with clock.frozen(NIGHT):
        published_again("The hall is <b>closed</b>", Actor("account", 7), room="Hall B")


def test_a_meeting_published_once_says_that_nothing_changed_since(client: FlaskClient) -> None:
    a_published_meeting()
    page = client.get(CHANGES).text
    assert "Nothing changed since it was first published." in page
    assert "Compare" not in page


@pytest.mark.usefixtures("three")
def test_each_version_says_when_by_which_office_and_what_it_changed(client: FlaskClient) -> None:
    page = client.get(CHANGES).text
    link = '<a href="/meetings/autumn/sittings/1"><bdi>Thematic session 1</bdi></a>'
    assert f"{link} is held in: <bdi>&lt;i&gt;قاعة&lt;/i&gt;</bdi>" in page
    assert f"{link} moves from <bdi>&lt;i&gt;قاعة&lt;/i&gt;</bdi> to <bdi>Hall B</bdi>" in page
    assert "17 October 2026, 00:30,</time> Secretariat" in page
    assert "The hall is &lt;b&gt;closed&lt;/b&gt;" in page
    assert [page.index(f">Version {number}") for number in (3, 2, 1)] == sorted(
        page.index(f">Version {number}") for number in (1, 2, 3)
    )


@pytest.mark.usefixtures("three")
def test_the_meeting_leads_to_its_changes(client: FlaskClient) -> None:
    page = client.get("/meetings/autumn").text
    assert 'version 3 of 17 October 2026</span><span class="no-print">: <a href="/meetings/autumn/changes">' in page


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("query", ["from=1&to=3", "from=3&to=1"])
def test_two_versions_are_compared_the_earlier_with_the_later(client: FlaskClient, query: str) -> None:
    page = client.get(f"{CHANGES}?{query}").text
    assert "<h1>From version 1 to version 3</h1>" in page
    assert "is held in: <bdi>Hall B</bdi>" in page
    assert "قاعة" not in page


@pytest.mark.usefixtures("three")
def test_a_version_compared_with_itself_does_not_differ(client: FlaskClient) -> None:
    assert "Nothing differs." in client.get(f"{CHANGES}?from=2&to=2").text


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "query", ["from=1", "from=0&to=2", "from=1&to=99", "from=a&to=-1", "to=" + "9" * 5000, "from=٣&to=1"]
)
def test_versions_that_are_not_there_are_answered_kindly(client: FlaskClient, query: str) -> None:
    answer = client.get(f"{CHANGES}?{query}")
    assert (answer.status_code, "the newest is version 3" in answer.text) == (404, True)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("view", ["", "&view=list"])
def test_the_programme_as_it_stood_says_that_it_is_not_current(client: FlaskClient, view: str) -> None:
    with clock.frozen(a_sitting(1).starts_at):
        page = client.get(f"/meetings/autumn?version=1{view}").text
    assert "Not current:" in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/meetings/autumn">' in page
    assert 'href="/meetings/autumn/changes?from=1&amp;to=3"' in page
    assert ("data-live" in page, 'class="now"' in page, "state-live" in page) == (False, False, False)


@pytest.mark.usefixtures("three")
def test_nothing_can_be_done_to_a_programme_that_is_not_current(app: Flask) -> None:
    office = Browser(app, an_account("office@example.org", "secretariat"))
    seen = ["/postponement" in office.open(f"/meetings/autumn{query}").text for query in ("", "?version=1")]
    assert seen == [True, False]


@pytest.mark.usefixtures("three")
def test_the_current_version_is_the_meetings_own_page(client: FlaskClient) -> None:
    answer = client.get("/meetings/autumn?version=3")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/meetings/autumn")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("number", ["0", "4", "x", ""])
def test_a_version_that_is_not_there_is_not_found(client: FlaskClient, number: str) -> None:
    answer = client.get(f"/meetings/autumn?version={number}")
    assert (answer.status_code, "the current one is 3" in answer.text) == (404, True)


@pytest.mark.parametrize("address", [CHANGES, f"{CHANGES}.atom", f"{CHANGES}?from=1&to=2"])
def test_what_was_never_published_has_no_changes(client: FlaskClient, address: str) -> None:
    a_meeting()
    assert client.get(address).status_code == 404


def test_moving_a_rehearsal_again_and_again_is_one_entry(client: FlaskClient) -> None:
    a_published_meeting(a_programme(rehearsal=True))
    for _time in range(4):
        publish_programme(moved(published("autumn").programme, timedelta(days=7)), SYSTEM)
    cancel("autumn", "enough", OPERATOR, number=2)
    page = client.get(CHANGES).text
    assert page.count("<h2") == 4
    assert "Versions 2 to 5" in page
    assert "it begins on Monday, 16 November, 09:00 instead of Monday, 19 October, 10:00" in page
    assert "4 times, one after the other" in page


def test_a_move_with_a_note_stands_by_itself(client: FlaskClient) -> None:
    a_published_meeting(a_programme(rehearsal=True))
    for note in (None, "Fire drill", None):
        publish_programme(moved(published("autumn").programme, timedelta(days=7)), SYSTEM, note)
    page = client.get(CHANGES).text
    assert ("Fire drill" in page, "Versions" in page) == (True, False)


def test_a_long_list_is_folded_and_says_how_many_follow(client: FlaskClient) -> None:
    many = [a_sitting(number) for number in range(1, 25)]
    a_published_meeting(a_programme(*many))
    a_meeting(a_programme(*(replace(one, room=f"Hall {one.number}") for one in many)))
    publish("autumn", OPERATOR)
    assert "<summary>16 more changes</summary>" in client.get(CHANGES).text


def test_versions_go_on_pages_of_twenty_for_the_same_number_of_queries(app: Flask, queries) -> None:  # type: ignore[no-untyped-def]
    def cost(query: str) -> int:
        with queries() as sent:
            assert app.test_client().get(f"{CHANGES}?{query}").status_code == 200
        return len(sent)

    published_again()
    published_again(room="Room 0")
    few = cost("few")
    for number in range(1, 45):
        published_again(room=f"Room {number}", panel=tuple(Panellist(name=f"{n}") for n in range(number)))
    assert (cost("many"), cost("page=3"), cost("from=1&to=46")) == (few, few, few)
    first, last = (app.test_client().get(f"{CHANGES}?page={page}").text for page in (1, 3))
    assert ("Page 1 of 3" in first, ">Version 27" in first, ">Version 26" in first) == (True, True, False)
    assert (">Version 6" in last, ">Version 1<" in last or ">Version 1 <" in last) == (True, True)
