"""What people do on their own pages, and what is refused there."""

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.registrations.commands.deciding import decide
from app.registrations.commands.submitting import withdraw
from app.registrations.models import Registration
from app.registrations.queries.people import get_registration, link_token
from app.registrations.rules.terms import QUOTAS, Quota
from app.registrations.rules.words import Attendance, Category, Deed, Role, Way
from tests.builders.people import Browser
from tests.builders.registrations import a_delegation, registered, states, terms
from tests.core.files import samples
from tests.registrations.owning import by_link, entries, fields, seen, words


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


@pytest.fixture
def ana() -> Registration:
    """Somebody who is registered."""
    return registered(a_delegation(), "Ana López", email="ana@example.org", function="Counsellor")[0]


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Somebody whom nobody knows."""
    return Browser(app)


def test_whoever_waits_reads_the_place_on_the_list(browser: Browser) -> None:
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1)})
    rows = registered(a_delegation(), "Ana One", "Ben Two", "Cy Three")
    page = words(browser.open(by_link(rows[2])).text)
    assert ("Waiting list: 2nd" in page, "1 person is before you" in page) == (True, True)


def test_what_is_wanted_is_answered_on_the_page_with_a_file(browser: Browser, ana: Registration) -> None:
    decide("autumn", [ana.public_id], Deed.ASK_MORE, OPERATOR, "Which ministry?")
    address = by_link(ana)
    assert "Which ministry?" in words(browser.open(address).text)
    given = {"text": "That of health", "file": (BytesIO(samples.pdf()), "letter.pdf")}
    assert browser.send(f"{address}/answer", page=address, **given).status_code == 303
    row = get_registration(ana.id)
    assert (row.state, [(one.party, one.text) for one in row.words]) == (
        "submitted",
        [("secretariat", "Which ministry?"), ("delegation", "That of health")],
    )
    asked, number = (word.id for word in row.words)
    assert browser.open(f"{address}/files/{number}", buffered=True).data == samples.pdf()
    assert browser.open(f"{address}/files/{asked}").status_code == 404
    other = registered(a_delegation("NOR"), "Ben Two")[0]
    assert browser.open(f"{by_link(other)}/files/{number}").status_code == 404


def test_an_answer_that_is_none_is_not_sent_and_what_was_written_stays(browser: Browser, ana: Registration) -> None:
    decide("autumn", [ana.public_id], Deed.ASK_MORE, OPERATOR, "Which ministry?")
    address = by_link(ana)
    answers = [
        browser.send(f"{address}/answer", page=address),
        browser.send(f"{address}/answer", page=address, text="Kept", file=(BytesIO(b"MZ program"), "letter.pdf")),
    ]
    assert ([one.status_code for one in answers], "Kept" in answers[1].text) == ([422, 409], True)
    assert states([ana]) == ["more_wanted"]


def test_nobody_answers_who_was_not_asked(browser: Browser, ana: Registration) -> None:
    withdraw(ana.id, OPERATOR)
    address = by_link(ana)
    assert browser.send(f"{address}/answer", page=address, text="Hello").status_code == 409
    assert (states([ana]), get_registration(ana.id).words) == (["withdrawn"], [])


def test_the_programme_is_changed_sitting_by_sitting(browser: Browser, ana: Registration) -> None:
    address = by_link(ana)
    chosen = {"sitting_1": "in_person", "sitting_2": "online", "seen": seen(ana)}
    assert browser.send(f"{address}/plan", page=address, **chosen).status_code == 303
    row = get_registration(ana.id)
    assert {one.sitting.number: one.attendance for one in row.plans} == {2: "online"}
    assert 'selected value="online"' in browser.open(address).text


def test_a_place_online_opens_no_room(browser: Browser) -> None:
    row = registered(a_delegation(), "Ana One", way=Way.ONLINE)[0]
    address = by_link(row)
    assert 'value="in_person"' not in browser.open(address).text
    answer = browser.send(f"{address}/plan", page=address, sitting_1="in_person", sitting_2="online", seen=seen(row))
    assert (answer.status_code, get_registration(row.id).plans) == (422, [])


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(browser: Browser, ana: Registration) -> None:
    address, before = by_link(ana), seen(ana)
    browser.send(f"{address}/consents", page=address, consents="listed", seen=before)
    answer = browser.send(f"{address}/consents", page=address, consents="copied", seen=before)
    assert (answer.status_code, get_registration(ana.id).consents) == (409, ["listed"])
    assert "Somebody changed this registration" in answer.text


def test_consents_are_given_and_taken_back(browser: Browser, ana: Registration) -> None:
    address, kept = by_link(ana), []
    for chosen in ({"consents": "listed"}, {}):
        browser.send(f"{address}/consents", page=address, seen=seen(ana), **chosen)
        kept.append(get_registration(ana.id).consents)
    assert kept == [["listed"], []]


def test_changes_that_matter_are_named_before_and_looked_at_after(browser: Browser, ana: Registration) -> None:
    decide("autumn", [ana.public_id], Deed.APPROVE, OPERATOR)
    address = by_link(ana)
    asked = words(browser.open(f"{address}/particulars").text)
    assert "If you change one of these, the Secretariat looks again" in asked
    browser.send(f"{address}/particulars", **fields(ana, needs="a ramp"))
    assert states([ana]) == ["approved"]
    browser.send(f"{address}/particulars", **fields(ana, needs="a ramp", function="Minister"))
    assert states([ana]) == ["submitted"]
    assert "What was changed since: Function." in words(browser.open(address).text)


def test_nobody_makes_themselves_head_but_a_head_stays_head(browser: Browser, ana: Registration) -> None:
    address = by_link(ana)
    answer = browser.send(f"{address}/particulars", **fields(ana, role="head"))
    assert (answer.status_code, get_registration(ana.id).role) == (422, "adviser")
    head = registered(a_delegation("NOR"), "Ben Two", role=Role.HEAD)[0]
    assert browser.send(f"{by_link(head)}/particulars", **fields(head, function="Minister")).status_code == 303
    assert get_registration(head.id).role == "head"


def test_with_another_address_another_link_counts(browser: Browser, ana: Registration) -> None:
    before = by_link(ana)
    answer = browser.send(f"{before}/particulars", **fields(ana, email="new@example.org"))
    assert answer.location == by_link(ana) != before
    assert (browser.open(before).status_code, browser.open(answer.location).status_code) == (404, 200)


def test_another_link_is_sent_and_not_shown(browser: Browser, ana: Registration, mails: Callable) -> None:
    before = by_link(ana)
    page = browser.send(f"{before}/link", page=before)
    assert (page.status_code, link_token(get_registration(ana.id)) in page.text) == (200, False)
    assert browser.open(before).status_code == 404
    assert any(link_token(get_registration(ana.id)) in mail.get_body(("plain",)).get_content() for mail in mails())


def test_after_withdrawal_nothing_is_changed_but_a_place_can_be_asked_for_again(
    browser: Browser, ana: Registration
) -> None:
    address = by_link(ana)
    assert "Withdraw your registration?" in browser.open(f"{address}/withdrawal").text
    browser.send(f"{address}/withdrawal")
    page = browser.open(address)
    assert (page.status_code, "Change what you said" in page.text) == (200, False)
    for deed, said in (("plan", {"sitting_1": "online", "sitting_2": "online"}), ("consents", {"consents": "listed"})):
        answer = browser.send(f"{address}/{deed}", page=address, seen=seen(ana), **said)
        assert (deed, answer.status_code) == (deed, 409)
    for deed in ("particulars", "withdrawal"):
        answer = browser.open(f"{address}/{deed}")
        assert (deed, answer.status_code, answer.location) == (deed, 303, address)
    assert browser.send(f"{address}/submission", page=address).status_code == 303
    assert states([ana]) == ["submitted"]


def test_after_closing_the_button_says_why_no_place_can_be_asked_for(browser: Browser, ana: Registration, now) -> None:  # type: ignore[no-untyped-def]
    withdraw(ana.id, OPERATOR)
    terms(closes_at=now)
    address = by_link(ana)
    assert "Registration closed on" in browser.open(address).text
    assert browser.send(f"{address}/submission", page=address).status_code == 409


def test_all_that_is_kept_is_taken_away_words_and_files_too(browser: Browser, ana: Registration) -> None:
    decide("autumn", [ana.public_id], Deed.ASK_MORE, OPERATOR, "Which ministry?")
    address = by_link(ana)
    given = {"text": "Health", "file": (BytesIO(samples.pdf()), "letter.pdf")}
    browser.send(f"{address}/answer", page=address, **given)
    browser.send(f"{address}/plan", page=address, sitting_1="online", sitting_2="in_person", seen=seen(ana))
    answer = browser.open(f"{address}/data.json")
    kept = json.loads(answer.data)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert set(kept["registration"]) == set(Registration.__table__.columns.keys())
    assert (kept["registration"]["email"], kept["sittings"]) == ("ana@example.org", {"1": Attendance.ONLINE.value})
    assert [one["text"] for one in kept["words"]] == ["Which ministry?", "Health"]
    assert kept["words"][1]["file"]["name"] == "letter.pdf"
    assert len(kept["words"][1]["file"]["content_base64"]) > len(samples.pdf())


def test_whoever_deletes_their_data_is_forgotten_and_the_place_goes_on(browser: Browser) -> None:
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1)})
    first, second = registered(a_delegation(), "Ana One", "Ben Two")
    address = by_link(first)
    assert "Nobody can bring them back." in browser.open(f"{address}/erasure").text
    assert browser.send(f"{address}/erasure").status_code == 200
    assert (browser.open(address).status_code, states([second])) == (404, ["submitted"])
    row = get_registration(first.id)
    assert (row.family_name, row.email, row.emptied_at is not None) == ("", "", True)
    assert entries("registrations.erase") == [("link", None)]
