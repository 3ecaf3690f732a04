"""Whoever has the page of a meeting open learns of a new version."""

from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.programmes import a_programme, a_sitting


def version(client):
    return client.get("/meetings/autumn/events").json["version"]


def test_the_version_grows_when_a_programme_is_published_and_not_when_it_is_drafted(client):
    a_published_meeting()
    first = version(client)
    a_meeting(a_programme(a_sitting(1, title="New"), a_sitting(2)))
    assert version(client) == first
    publish("autumn", OPERATOR)
    assert version(client) > first


def test_whoever_asks_again_and_again_is_answered_briefly(client):
    a_published_meeting()
    answer = client.get("/meetings/autumn/events")
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    again = client.get("/meetings/autumn/events", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_of_a_meeting_that_is_not_public_nothing_is_told(client):
    a_meeting()
    assert client.get("/meetings/autumn/events").status_code == 404
    assert client.get("/meetings/nowhere/events").status_code == 404
