"""The feed of changes, read as a feed reader reads it (RFC 4287)."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from app.core import clock
from app.core.policy import OPERATOR, Actor
from app.meetings.commands.publishing import publish
from app.meetings.rules.uid import history_urn
from app.publishing.exports.changes import Group
from app.publishing.exports.feeds import changes_feed
from app.publishing.exports.history import ShownVersion
from app.publishing.exports.meetings import show_meeting
from app.publishing.exports.names import Names
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.programmes import a_header, a_programme, a_sitting
from tests.visitor import insist_on_valid_html

FEED = "/meetings/autumn/changes.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
FRIDAY = datetime(2026, 10, 16, 12, 30, tzinfo=UTC)


def read(client: FlaskClient) -> Element:
    """The feed's root."""
    answer = client.get(FEED)
    assert answer.mimetype == "application/atom+xml"
    return fromstring(answer.data)


def text(element: Element, name: str) -> str | None:
    return element.findtext(ATOM + name)


def links(element: Element) -> dict[str | None, str | None]:
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


@pytest.fixture
def two(app: Flask) -> None:
    """A programme in two versions, the second on Friday by somebody of the Secretariat."""
    a_published_meeting(a_programme(short_title="Talks <&> walks"))
    with clock.frozen(FRIDAY):
        a_meeting(a_programme(a_sitting(1, room="A & B"), a_sitting(2, title="فيلم"), short_title="Talks <&> walks"))
        publish("autumn", Actor("account", 7), "Rooms <b>found</b>")


@pytest.mark.usefixtures("two")
def test_the_feed_has_what_an_atom_feed_must_have(client: FlaskClient) -> None:
    feed = read(client)
    assert (text(feed, "id"), text(feed, "title"), text(feed, "updated")) == (
        history_urn("autumn", "rostrum.invalid"),
        "What changed: Talks <&> walks",
        "2026-10-16T12:30:00Z",
    )
    assert links(feed) == {
        "self": "http://127.0.0.1:8000/meetings/autumn/changes.atom",
        "alternate": "http://127.0.0.1:8000/meetings/autumn/changes",
    }
    in_french = fromstring(client.get("/meetings/autumn/changes.atom?lang=fr").data)
    assert links(in_french)["self"] == "http://127.0.0.1:8000/meetings/autumn/changes.atom?lang=fr"
    for entry in feed.findall(f"{ATOM}entry"):
        assert all(text(entry, name) for name in ("id", "title", "updated", "content"))
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Secretariat"


@pytest.mark.usefixtures("two")
def test_an_entry_says_in_words_what_its_version_changed(client: FlaskClient) -> None:
    newest, first = read(client).findall(f"{ATOM}entry")
    assert text(newest, "title") == "Version 2: Thematic session is held in: A & B; and 1 more"
    assert text(first, "title") == "Version 1: The programme is published for the first time"
    content = newest.find(f"{ATOM}content")
    assert (content.get("type"), content.text) == (
        "html",
        "<p>Rooms &lt;b&gt;found&lt;/b&gt;</p><ul>"
        '<li><a href="http://127.0.0.1:8000/meetings/autumn/sittings/1"><bdi>Thematic session</bdi></a>'
        " is held in: <bdi>A &amp; B</bdi></li>"
        "<li><bdi>Thematic session</bdi> is now called "
        '<a href="http://127.0.0.1:8000/meetings/autumn/sittings/2"><bdi>فيلم</bdi></a></li></ul>',
    )
    insist_on_valid_html(f"<!doctype html><title>x</title>{content.text}")
    assert [links(entry)["alternate"].split("8000")[1] for entry in (newest, first)] == [
        "/meetings/autumn/changes?from=1&to=2",
        "/meetings/autumn?version=1",
    ]


@pytest.mark.usefixtures("two")
def test_what_an_entry_links_to_is_there(client: FlaskClient) -> None:
    for entry in read(client).findall(f"{ATOM}entry"):
        assert client.get(links(entry)["alternate"].split("8000")[1]).status_code == 200


@pytest.mark.usefixtures("two")
def test_entries_keep_their_names_and_dates_for_ever(client: FlaskClient) -> None:
    before = [(text(entry, "id"), text(entry, "updated")) for entry in read(client).findall(f"{ATOM}entry")]
    a_meeting(a_programme(venue="Hall B"))
    publish("autumn", OPERATOR)
    after = [(text(entry, "id"), text(entry, "updated")) for entry in read(client).findall(f"{ATOM}entry")]
    assert after[1:] == before
    assert len({name for name, _updated in after}) == 3


@pytest.mark.usefixtures("two")
def test_who_has_the_feed_already_is_answered_briefly(client: FlaskClient) -> None:
    tag = client.get(FEED).headers["ETag"]
    again = client.get(FEED, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    a_meeting(a_programme(venue="Hall B"))
    publish("autumn", OPERATOR)
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_title_gives_a_feed_that_can_be_read(app: Flask, title: str) -> None:
    group = Group(1, (Markup("<bdi>%s</bdi>") % title,))
    version = ShownVersion(number=2, title="Version 2", published_at=FRIDAY, office="Secretariat", note=title,
                           before=1, groups=(group,), folded=())  # fmt: skip
    meeting = show_meeting(a_header(short_title=title), 2, FRIDAY, Names({}))
    entry = fromstring(changes_feed(meeting, [version], "example.org", "en", "x")).find(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}content") or "").startswith("<p>" if title else "<ul>")
