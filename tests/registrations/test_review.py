"""The queue of registrations: filtered, sorted, a page at a time, and decided of many at once."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry
from app.core.db import db
from app.core.policy import OPERATOR
from app.entities.rules import EntityKind
from app.registrations.commands.changing import change
from app.registrations.commands.registering import register
from app.registrations.commands.submitting import withdraw
from app.registrations.queries.people import get_registration, particulars_of
from app.registrations.queries.registry import find_registry
from app.registrations.queries.review import Sought, find_people
from app.registrations.rules.words import Party, Way
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody, states, terms
from tests.forms_on_page import forms_on

LIST = "/meetings/autumn/registrations"
DECISIONS = f"{LIST}/decisions"


@pytest.fixture
def office(app: Flask, now: datetime) -> Browser:
    """A secretary at a browser."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def listed(page: str) -> list[str]:
    """The family names that a page lists, in its order."""
    return re.findall(r'/people/\w+"><bdi>([^<]+)</bdi>', page)


def plain(page: str) -> str:
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def people(office: Browser) -> Browser:
    """Mexico's four, of whom one waits, and one of an organization that follows online and needs a letter."""
    mexico = a_delegation(name="Mexico")
    for minutes, name in enumerate(("Ana Zeta", "Bo Yáñez", "Cy Xu", "Di Wen")):
        with clock.frozen(clock.now() + timedelta(minutes=minutes)):
            registered(mexico, name)
    hri = a_delegation("HRI", EntityKind.NGO, name="Harm Reduction", credentials=False)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        registered(hri, "Eva Vogel", way=Way.ONLINE, needs="a ramp", wants_visa_letter=True)
        register(hri.id, [somebody("Fay Uhl")], OPERATOR, party=Party.SECRETARIAT, is_draft=True)
    return office


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["Zeta", "Yáñez", "Xu", "Wen", "Vogel"]),
        ("?sort=-asked", ["Vogel", "Wen", "Xu", "Yáñez", "Zeta"]),
        ("?sort=name", ["Vogel", "Wen", "Xu", "Yáñez", "Zeta"]),
        ("?sort=delegation", ["Vogel", "Wen", "Xu", "Yáñez", "Zeta"]),
        ("?state=waiting", ["Wen"]),
        ("?state=draft", ["Uhl"]),
        ("?q=yanez", ["Yáñez"]),
        ("?q=bo+yan", ["Yáñez"]),
        ("?q=vogel.3@example", ["Vogel"]),
        ("?q=100%25", []),
        ("?category=ngo", ["Vogel"]),
        ("?delegation=HRI", ["Vogel"]),
        ("?way=online", ["Vogel"]),
        ("?only=needs", ["Vogel"]),
        ("?only=visa", ["Vogel"]),
        ("?only=credentials", ["Vogel"]),
        ("?only=changed", []),
        ("?state=nonsense&only=x&way=y&delegation=z&page=-1&sort=drop", ["Zeta", "Yáñez", "Xu", "Wen", "Vogel"]),
    ],
)
def test_the_address_filters_and_sorts(people: Browser, asked: str, expected: list[str]) -> None:
    assert listed(people.open(LIST + asked).text) == expected


def test_each_line_says_what_matters_and_the_address_keeps_the_rest_one_click_away(people: Browser) -> None:
    page = people.open(f"{LIST}?delegation=HRI").text
    shown = plain(page)
    assert "Harm Reduction Non-governmental organization credentials missing" in shown
    assert "Online accessibility needs visa letter wanted" in shown
    assert ("a ramp" in page, "example.org" in page) == (False, False)


def test_the_waiting_list_says_what_each_waits_for_and_behind_how_many(office: Browser) -> None:
    registered(a_delegation(), "A One", "B Two", "C Three", "D Four", "E Five")
    shown = plain(office.open(f"{LIST}?state=waiting").text)
    assert "Waits for a place of the delegation in the room (limit 3). First in line." in shown
    assert "Waits for a place of the delegation in the room (limit 3). 1 is ahead." in shown


def test_those_who_wait_for_seats_of_organizations_stand_in_one_line(office: Browser) -> None:
    terms(ngo_seats=1)
    for entity in ("HRI", "WFTC", "IAHPC"):
        registered(a_delegation(entity, EntityKind.NGO), f"Ana {entity}")
    shown = plain(office.open(f"{LIST}?state=waiting").text)
    assert shown.count("Waits for a seat of non-governmental organizations (limit 1).") == 2
    assert ("First in line." in shown, "1 is ahead." in shown) == (True, True)


def test_what_was_changed_after_approval_is_shown_until_it_is_approved_again(office: Browser) -> None:
    (row,) = registered(a_delegation(), function="Counsellor")
    office.send(DECISIONS, LIST, registration=row.public_id, deed="approve")
    approved = get_registration(row.id)
    said = replace(particulars_of(approved), function="Minister", way=Way.ONLINE)
    change(row.id, said, OPERATOR, seen=approved.edition)
    shown = plain(office.open(f"{LIST}?only=changed").text)
    assert "Function: was Counsellor, now Minister" in shown
    assert "Taking part: was In the room, now Online" in shown
    office.send(DECISIONS, LIST, registration=row.public_id, deed="approve")
    assert "was Counsellor" not in office.open(LIST).text
    assert listed(office.open(f"{LIST}?only=changed").text) == []


def test_many_are_approved_at_once_and_one_goes_back_to_the_list_as_it_was(office: Browser) -> None:
    rows = registered(a_delegation(), "A One", "B Two")
    (form,) = (
        one for one in forms_on(office.open(f"{LIST}?chosen=all&sort=name").text, LIST) if "decisions" in one.address
    )
    answer = office.send(DECISIONS, LIST, **{**form.sent, "deed": "approve"})
    assert (answer.status_code, answer.location) == (303, f"{LIST}?sort=name")
    assert "2 people are approved." in office.open(LIST).text
    assert states(rows) == ["approved", "approved"]


def test_what_could_not_be_done_is_named_with_its_reason_and_the_rest_is_done(people: Browser) -> None:
    ids = re.findall(r'name="registration" value="([\w.]+)"', people.open(LIST).text)
    answer = people.send(DECISIONS, LIST, registration=ids, deed="approve")
    shown = plain(answer.text)
    assert answer.status_code == 200
    assert "3 people are approved." in shown
    assert "Di Wen This person waits for a place." in shown
    assert "Eva Vogel The delegation&#39;s note verbale or letter is not here yet." in shown
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_without_a_reason_nothing_is_done_and_it_can_be_given_there(office: Browser) -> None:
    rows = registered(a_delegation(), "A One", "B Two")
    sent = {"registration": [row.public_id for row in rows], "deed": "ask_more", "next": f"{LIST}?sort=name"}
    answer = office.send(DECISIONS, LIST, **sent)
    assert (answer.status_code, states(rows)) == (409, ["submitted", "submitted"])
    assert "Say why: the person and the delegation are told the reason." in plain(answer.text)
    (form,) = (one for one in forms_on(answer.text, DECISIONS) if "decisions" in one.address)
    again = office.send(DECISIONS, LIST, **{**form.sent, "reason": "Which post?"})
    assert (again.location, states(rows)) == (f"{LIST}?sort=name", ["more_wanted", "more_wanted"])
    assert "Which post?" in office.open(f"{LIST}?state=more_wanted").text


def test_somebody_is_rejected_and_reconsidered(office: Browser) -> None:
    rows = registered(a_delegation(), "A One", "B Two", "C Three", "D Four")
    office.send(DECISIONS, LIST, registration=rows[0].public_id, deed="reject", reason="Not of the mission")
    assert states(rows) == ["rejected", "submitted", "submitted", "submitted"]
    office.send(DECISIONS, LIST, registration=rows[0].public_id, deed="reconsider")
    assert states(rows)[0] == "waiting"


def test_a_reason_is_no_book(office: Browser) -> None:
    (row,) = registered(a_delegation())
    answer = office.send(DECISIONS, LIST, registration=row.public_id, deed="reject", reason="x" * 2001)
    assert (answer.status_code, states([row])) == (409, ["submitted"])
    assert "A reason has 2000 characters at most." in answer.text


def test_nobody_chosen_a_deed_that_is_none_and_an_address_elsewhere(office: Browser) -> None:
    (row,) = registered(a_delegation())
    assert office.send(DECISIONS, LIST, deed="approve").location == LIST
    assert "choose at least one person first" in office.open(LIST).text
    assert office.send(DECISIONS, LIST, deed="withdraw", registration=row.public_id).status_code == 400
    sent = office.send(DECISIONS, LIST, deed="approve", registration=row.public_id, next="//elsewhere.example/")
    assert sent.location == LIST


def test_a_page_has_fifty_and_says_how_many_there_are(office: Browser) -> None:
    terms(quotas={})
    for number in range(18):
        registered(a_delegation(f"X{number}"), *(f"Ana N{number}x{each}" for each in range(3)))
    page = office.open(LIST).text
    assert (len(listed(page)), "Page 1 of 2" in page, "54 people" in page) == (50, True, True)
    assert len(listed(office.open(f"{LIST}?page=2").text)) == 4
    assert len(listed(office.open(f"{LIST}?page=99").text)) == 4


@pytest.mark.parametrize("count", [1, 30])
def test_many_people_cost_as_many_queries_as_one(office: Browser, queries, count: int) -> None:  # type: ignore[no-untyped-def]
    for number in range(count):
        delegation = a_delegation(f"X{number}")
        registered(delegation, *(f"Ana N{number}x{each}" for each in range(4)))
    with queries() as sent:
        office.open(LIST)
    assert len([one for one in sent if one.startswith("SELECT")]) <= 17


def test_the_pages_together_are_everybody_once(office: Browser) -> None:
    rows = registered(a_delegation(), *(f"Ana N{each}" for each in range(60)))
    registry = find_registry("autumn")
    for order in ("asked", "-asked", "name", "delegation", "way", "state", "-state"):
        found = [one.id for page in (1, 2) for one in find_people(registry, Sought(order=order, page=page)).people]
        assert sorted(found) == sorted(row.id for row in rows)


def test_those_who_withdrew_are_there_and_empty_lists_say_so(office: Browser) -> None:
    a_published_meeting()
    assert "Nobody is registered yet." in office.open(LIST).text
    (row,) = registered(a_delegation())
    withdraw(row.id, OPERATOR)
    assert listed(office.open(f"{LIST}?state=withdrawn").text) == ["López"]
    assert "Nobody is found by this." in office.open(f"{LIST}?state=approved").text


def test_only_the_secretariat_sees_the_queue_and_decides(office: Browser, app: Flask) -> None:
    (row,) = registered(a_delegation())
    assert office.open(LIST).headers["Cache-Control"] == "private, no-store"
    focal = Browser(app, a_focal_point())
    assert focal.open(LIST).status_code == 404
    assert focal.send(DECISIONS, "/sign-in", registration=row.public_id, deed="approve").status_code == 404
    assert states([row]) == ["submitted"]
    assert office.client.post(DECISIONS, data={"registration": row.public_id, "deed": "approve"}).status_code == 400


def test_the_trace_holds_no_reason_and_no_name(office: Browser) -> None:
    (row,) = registered(a_delegation())
    office.send(DECISIONS, LIST, registration=row.public_id, deed="reject", reason="A secret matter")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "registrations.reject")).one()
    assert (entry.subject_id, entry.fields) == (row.id, ["state"])
