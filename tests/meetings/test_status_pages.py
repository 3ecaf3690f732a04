"""The Secretariat postpones, cancels and reinstates, and everybody sees it at once."""

import re

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.queries import draft_of, load_meeting, published
from app.meetings.rules.words import Status
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting

SITTING, MEETING = "/meetings/autumn/sittings/1", "/meetings/autumn"


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser, and a meeting on one challenge."""
    a_challenge("markets")
    a_published_meeting(a_programme(a_sitting(1, challenges=("markets",), thematic_number=1), a_sitting(2)))
    return Browser(app, an_account("office@example.org", "secretariat"))


def public(number: int = 1):
    return published("autumn").programme.sitting(number)


@pytest.mark.parametrize("address", [SITTING, MEETING])
@pytest.mark.parametrize(("resource", "word"), [("postponement", "Postponed"), ("cancellation", "Cancelled")])
def test_the_page_asks_for_the_reason_and_everybody_reads_it(
    office: Browser, app: Flask, address: str, resource: str, word: str
) -> None:
    assert "version 2 of the programme says so" in office.open(f"{address}/{resource}").text
    sent = office.send(f"{address}/{resource}", reason="  A strike\nof <b>trains</b> ")
    assert (sent.status_code, sent.location) == (303, address)
    assert "Version 2 says so to everybody." in office.open(address).text
    visitor = Browser(app)
    for seen in (SITTING, "/challenges/markets"):
        page = visitor.open(seen).text
        assert (word in page, "A strike of &lt;b&gt;trains&lt;/b&gt;" in page) == (True, True)
    assert word in visitor.open(MEETING).text


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (None, [("Postpone", "postponement"), ("Cancel", "cancellation")]),
        (postpone, [("Cancel", "cancellation"), ("Reinstate", "postponement")]),
        (cancel, [("Postpone", "postponement"), ("Reinstate", "cancellation")]),
    ],
)
def test_only_what_can_be_done_is_offered(office: Browser, deed, words) -> None:  # type: ignore[no-untyped-def]
    if deed:
        deed("autumn", "strike", OPERATOR, number=1)
    page = office.open(SITTING).text
    offered = re.findall(rf'<a href="{SITTING}/(postponement|cancellation)">(\w+)</a>', page)
    assert [(word, resource) for resource, word in offered] == words
    assert "already" not in page


def test_the_page_of_what_is_postponed_offers_to_hold_it_after_all(office: Browser) -> None:
    postpone("autumn", "strike", OPERATOR, number=1)
    assert "Hold the sitting after all" in office.open(f"{SITTING}/postponement").text


def test_what_is_postponed_or_cancelled_can_be_held_after_all(office: Browser) -> None:
    for resource in ("postponement", "cancellation"):
        for address in (SITTING, MEETING):
            office.send(f"{address}/{resource}", reason="strike")
            done = office.take_away(f"{address}/{resource}", reason="The <i>strike</i> is over")
            assert (done.status_code, done.location) == (303, address)
            assert "Held after all: The &lt;i&gt;strike&lt;/i&gt; is over" in office.open(address).text
            changes = office.open("/meetings/autumn/changes").text
            assert re.search(r"is held after all: (<bdi>)?The &lt;i&gt;strike&lt;/i&gt; is over", changes)
    header = published("autumn").programme.header
    assert (public().status, header.status) == (Status.SCHEDULED, Status.SCHEDULED)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (" \n ", "the public is told the reason"),
        ("long " * 2000, "Use at most 500 characters."),
        ("x" * 501, "Use at most 500 characters."),
    ],
)
def test_a_reason_that_cannot_be_told_changes_nothing(office: Browser, reason: str, words: str) -> None:
    sent = office.send(f"{SITTING}/cancellation", reason=reason)
    assert (sent.status_code, words in sent.text) == (422, True)
    assert published("autumn").version.number == 1


def test_whoever_comes_second_is_told_and_loses_nothing(office: Browser) -> None:
    cancel("autumn", "no quorum", OPERATOR, number=1)
    sent = office.send(f"{SITTING}/cancellation", reason="A strike of trains")
    assert sent.status_code == 409
    for words in ("This is cancelled already.", "no quorum", "A strike of trains", "Hold the sitting after all"):
        assert words in sent.text
    assert ">A strike of trains</textarea>" not in sent.text
    assert office.take_away(f"{SITTING}/postponement", reason="over").status_code == 409
    assert public().status == Status.CANCELLED


def test_whoever_reinstates_what_is_held_again_is_told_and_loses_nothing(office: Browser) -> None:
    sent = office.take_away(f"{SITTING}/cancellation", reason="The strike is over")
    assert (sent.status_code, ">The strike is over</textarea>" in sent.text) == (409, False)
    for words in ("This is to be held as announced already.", "The strike is over", "Cancel the sitting"):
        assert words in sent.text


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 501])
def test_nothing_is_reinstated_without_a_reason_that_can_be_told(office: Browser, reason: str) -> None:
    cancel("autumn", "no quorum", OPERATOR, number=1)
    sent = office.take_away(f"{SITTING}/cancellation", reason=reason)
    assert (sent.status_code, "Hold the sitting after all" in sent.text) == (422, True)
    assert public().status == Status.CANCELLED


def test_a_sitting_held_after_all_in_a_meeting_that_is_not_gives_the_reason_of_the_meeting(office: Browser) -> None:
    cancel("autumn", "strike", OPERATOR, number=1)
    reinstate("autumn", "strike is over", OPERATOR, number=1)
    cancel("autumn", "flood", OPERATOR)
    page = office.open(SITTING).text
    assert ("flood" in page, "strike is over" in page) == (True, False)


def test_a_sitting_that_nobody_has_seen_changes_in_the_draft_alone(office: Browser) -> None:
    a_meeting(a_programme(slug="winter"))
    address = "/meetings/winter/sittings/1/cancellation"
    assert "only the draft changes" in office.open(address).text
    sent = office.send(address, reason="no room")
    assert (sent.status_code, sent.location) == (303, address)
    assert "Only the draft says so" in office.open(address).text
    assert draft_of(load_meeting("winter")).sitting(1).status == Status.CANCELLED


def test_a_sitting_of_a_cancelled_meeting_is_told_to_stay_cancelled(office: Browser) -> None:
    cancel("autumn", "flood", OPERATOR)
    assert "stays shown so with it" in office.open(f"{SITTING}/postponement").text
    assert "2 sittings are shown as postponed with it." in office.open(f"{MEETING}/postponement").text


@pytest.mark.parametrize("role", ["administrator", "conference_officer", None])
def test_nobody_else_sees_the_line_or_its_pages(office: Browser, app: Flask, role: str | None) -> None:
    other = Browser(app, an_account("other@example.org", role) if role else None)
    assert ("Postpone" in other.open(SITTING).text, "Postpone" in office.open(SITTING).text) == (False, True)
    assert other.open(f"{SITTING}/postponement").status_code == 404
    assert public().status == Status.SCHEDULED
    assert other.send(f"{SITTING}/postponement", reason="x").status_code == 404


def test_a_stranger_cannot_tell_a_draft_from_an_address_that_is_not_there(office: Browser, app: Flask) -> None:
    a_meeting(a_programme(slug="winter"))
    stranger = Browser(app)
    for stage in ("postponement", "cancellation", "sittings/1/postponement", "sittings/1/cancellation"):
        there, nowhere = (f"/meetings/{slug}/{stage}" for slug in ("winter", "nowhere"))
        for ask in (stranger.open, stranger.send, stranger.take_away):
            answers = [ask(there), ask(nowhere)]
            assert [answer.status_code for answer in answers] == [404, 404]
            said = [re.sub(r"request: \w+", "", answer.text).replace("winter", "nowhere") for answer in answers]
            assert said[0] == said[1]


def test_what_is_not_there_cannot_be_postponed(office: Browser) -> None:
    for address in ("/meetings/nowhere/postponement", "/meetings/autumn/sittings/9/cancellation"):
        assert office.open(address).status_code == 404
