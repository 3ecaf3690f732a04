"""The Secretariat edits the workplan, two at once even, and everybody reads it."""

import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.policy import OPERATOR
from app.meetings.commands.statuses import cancel
from app.workplan.commands import change_challenge, plan_years
from app.workplan.forms import columns_of
from app.workplan.queries import find_challenge, plan, plan_seen
from tests.builders.meetings import a_challenge, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting

EDIT, MARKETS = "/workplan/edit", "/challenges/markets/edit"
pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser; two challenges, planned for 2026."""
    a_challenge("markets")
    a_challenge("links", 2)
    plan_years(([], {}), ([("markets", 2026), ("links", 2026)], {2026: "Decision 1"}), OPERATOR)
    return Browser(app, an_account("office@example.org", "secretariat"))


def seen(office: Browser, address: str) -> str:
    """What the page carries of what it showed."""
    found = re.search(r'name="seen"[^>]*value="([^"]*)"', office.open(address).text)
    assert found is not None
    return unescape(found[1])


def planned() -> set[tuple[str, int]]:
    return set(plan_seen(plan())[0])


def decisions() -> dict[int, str | None]:
    return {year: said for year, said in plan_seen(plan())[1].items() if said}


def test_boxes_and_decisions_are_saved_traced_and_public_at_once(office: Browser, app: Flask) -> None:
    sent = office.send(EDIT, seen=seen(office, EDIT), entry=["markets/2027"], decision_2027=" Decision <b>2</b>\n x ")
    assert (sent.status_code, sent.location) == (303, EDIT)
    assert (planned(), decisions()) == ({("markets", 2027)}, {2027: "Decision <b>2</b> x"})
    page = Browser(app).open("/workplan").text
    assert "Decision &lt;b&gt;2&lt;/b&gt; x" in page
    assert db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc())).first() == "workplan.plan"


def test_what_no_published_sitting_takes_up_is_named_on_both_pages(office: Browser, app: Flask) -> None:
    a_published_meeting(a_programme(a_sitting(1, challenges=("markets",))))
    for page in (office.open(EDIT).text, Browser(app).open("/workplan").text):
        missing = page.partition('id="missing"')[2].partition("</section>")[0]
        assert ("links" in missing, "markets" in missing) == (True, False)
    cancel("autumn", "no quorum", OPERATOR, number=1)
    assert "markets" in Browser(app).open("/workplan").text.partition('id="missing"')[2]


def test_two_who_tick_different_boxes_both_have_their_way(office: Browser) -> None:
    before = seen(office, EDIT)
    plan_years(([], {}), ([("links", 2025)], {}), OPERATOR)
    sent = office.send(EDIT, seen=before, entry=["markets/2026"], decision_2026="Decision 1")
    assert sent.status_code == 303
    assert planned() == {("markets", 2026), ("links", 2025)}


def test_two_who_write_different_decisions_are_shown_both_and_the_second_chooses(office: Browser) -> None:
    before = seen(office, EDIT)
    plan_years(([], {2026: "Decision 1"}), ([("links", 2028)], {2026: "Theirs"}), OPERATOR)
    boxes = ["markets/2026", "links/2026"]
    sent = office.send(EDIT, seen=before, entry=boxes, decision_2026="Mine")
    assert sent.status_code == 409
    for words in ("Somebody else changed the same thing meanwhile.", "Meanwhile it says:", "Theirs", "Mine"):
        assert words in sent.text
    assert decisions() == {2026: "Theirs"}
    now_seen = unescape(re.search(r'name="seen"[^>]*value="([^"]*)"', sent.text)[1])
    ticked = re.findall(r'value="([^"]*)" checked', sent.text)
    assert set(ticked) == {*boxes, "links/2028"}
    assert office.send(EDIT, seen=now_seen, entry=ticked, decision_2026="Mine").status_code == 303
    assert (decisions()[2026], planned()) == ("Mine", {("markets", 2026), ("links", 2026), ("links", 2028)})


@pytest.mark.parametrize(
    "fields",
    [
        {"entry": ["nothing/2026"]},
        {"entry": ["markets/1400"]},
        {"decision_2026": "x" * 10_000},
        {"seen": "{broken"},
        {"seen": '[[], {"x": 1}]'},
    ],
)
def test_what_cannot_be_changes_nothing(office: Browser, fields: dict) -> None:
    before = planned(), decisions()
    sent = office.send(EDIT, **{"seen": seen(office, EDIT), "decision_2026": "Decision 1", **fields})
    assert (sent.status_code, (planned(), decisions())) == (422, before)


def test_a_challenge_is_added_and_its_name_in_addresses_never_changes(office: Browser) -> None:
    assert 'value="3"' in office.open("/challenges/new").text
    fields = {"number": "3", "short_title": "Data", "wording": "Data <i>collection</i>", "slug": "data", "seen": "{}"}
    sent = office.send("/challenges/new", **fields)
    assert (sent.status_code, sent.location) == (303, EDIT)
    assert "Data &lt;i&gt;collection&lt;/i&gt;" in office.open("/challenges/data").text
    office.send("/challenges/data/edit", **{**fields, "slug": "other", "seen": seen(office, "/challenges/data/edit")})
    assert (find_challenge("data") is None, find_challenge("other")) == (False, None)


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"number": "1"}, 409, "There is a challenge 1 already."),
        ({"slug": "markets"}, 409, "address name markets already"),
        ({"slug": "new"}, 422, "This is the address of a page."),
        ({"slug": "No"}, 422, "Use small letters"),
        ({"number": "-5"}, 422, "Enter a number from 1 to 999."),
        ({"wording": " "}, 422, "This is needed."),
        ({"wording": "x" * 10_000}, 422, "Use at most 2000 characters."),
    ],
)
def test_a_challenge_that_cannot_be_is_not_added(office: Browser, fields: dict, status: int, words: str) -> None:
    ordinary = {"number": "3", "short_title": "Data", "wording": "Data", "slug": "data", "seen": "{}"}
    sent = office.send("/challenges/new", **{**ordinary, **fields})
    assert (sent.status_code, words in sent.text, len(plan().challenges)) == (status, True, 2)


def test_a_challenge_changed_by_two_keeps_what_each_changed_or_shows_both(office: Browser) -> None:
    before = seen(office, MARKETS)
    present = columns_of(find_challenge("markets"))
    change_challenge("markets", present, {**present, "wording": "Theirs"}, OPERATOR)
    mine = {"number": "1", "short_title": "Trade", "wording": present["wording"], "seen": before}
    assert office.send(MARKETS, **mine).status_code == 303
    assert columns_of(find_challenge("markets")) == {**present, "short_title": "Trade", "wording": "Theirs"}
    sent = office.send(MARKETS, **{**mine, "wording": "Mine"})
    assert (sent.status_code, "Theirs" in sent.text, "Mine" in sent.text) == (409, True, True)
    assert find_challenge("markets").wording == "Theirs"


def test_nobody_else_edits_the_workplan(office: Browser, app: Flask) -> None:
    other = Browser(app, an_account("x@example.org", "conference_officer"))
    assert [other.open(address).status_code for address in (EDIT, MARKETS, "/challenges/new")] == [403] * 3
    assert "Edit the workplan" not in other.open("/workplan").text
