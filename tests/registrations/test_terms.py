"""The page on which the Secretariat says on what terms people register."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry, audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.registrations.queries.terms import find_terms, terms_of
from app.registrations.rules.terms import Quota
from app.registrations.rules.words import Category
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered, states, terms
from tests.forms_on_page import forms_on

TERMS = "/meetings/autumn/registration/terms"


@pytest.fixture
def office(app: Flask, now: datetime) -> Browser:
    """A secretary at a browser."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def sent(office: Browser, **typed: object) -> dict[str, object]:
    """What the form would send as it stands, with this typed."""
    (form,) = (one for one in forms_on(office.open(TERMS).text, TERMS) if one.address == TERMS)
    return {**form.sent, **typed}


def test_usual_terms_are_proposed_and_set_as_they_are(office: Browser) -> None:
    meeting = a_published_meeting()
    assert "Not set up yet" in office.open(TERMS).text
    answer = office.send(TERMS, **sent(office))
    assert (answer.status_code, answer.location) == (303, TERMS)
    kept = find_terms("autumn")
    rules = terms_of(kept)
    assert (kept.opens_at, kept.closes_at, kept.keep_until) == (None, None, meeting.ends_on + timedelta(days=180))
    assert (rules.quota("MEX", Category.MEMBER), rules.quota("HRI", Category.NGO)) == (Quota(), Quota(in_person=1))
    assert rules.quota("UNODC", Category.SECRETARIAT) == Quota(in_person=None, online=None, in_room=None)
    assert (rules.ngo_seats, rules.categories) == (8, frozenset(Category))


def test_what_is_written_is_set_by_the_meetings_clock(office: Browser) -> None:
    a_published_meeting()
    typed = {"opens_on": "2026-09-01", "opens_hour": "09:00", "closes_on": "2026-10-12", "closes_hour": "18:30"}
    of_member = {"in_person_member": "5", "online_member": "", "in_room_member": "2"}
    rest = {"ngo_seats": "", "keep_until": "2027-01-31", "categories": ["member", "ngo"], "with_credentials": []}
    assert office.send(TERMS, **sent(office, **typed, **of_member, **rest)).status_code == 303
    kept = find_terms("autumn")
    assert kept.opens_at == datetime(2026, 9, 1, 7, tzinfo=UTC)
    assert kept.closes_at == datetime(2026, 10, 12, 16, 30, tzinfo=UTC)
    assert terms_of(kept).quota("NOR", Category.MEMBER) == Quota(in_person=5, online=None, in_room=2)
    assert (kept.ngo_seats, kept.keep_until, kept.categories) == (None, date(2027, 1, 31), ["member", "ngo"])
    assert kept.with_credentials == []
    assert 'value="18:30"' in office.open(TERMS).text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"opens_on": "2026-09-01"}, "Give the hour too, such as 10:00."),
        ({"closes_hour": "10:00"}, "Give the day too, or no hour."),
        ({"closes_on": "2026-13-01", "closes_hour": "10:00"}, "This is no day of the calendar."),
        ({"opens_on": "2026-09-01", "opens_hour": "9 o'clock"}, "is not an hour. Write it as 10:00"),
        ({"opens_on": "2026-03-29", "opens_hour": "02:30"}, "the clocks go forward and skip it"),
        ({"opens_on": "2026-10-25", "opens_hour": "02:30"}, "comes twice on 25 October 2026"),
        ({"in_person_ngo": "-1"}, "Write a number from 0 to 9999, or nothing for any number."),
        ({"online_igo": "many"}, "Enter a whole number, in digits."),
        ({"keep_until": ""}, "This is needed."),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_is_set(office: Browser, typed: dict[str, str], told: str) -> None:
    a_published_meeting()
    answer = office.send(TERMS, **sent(office, **typed))
    assert (answer.status_code, told in answer.text.replace("&#39;", "'")) == (422, True)
    assert find_terms("autumn") is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"categories": []}, "Nobody would be invited. Choose at least one category."),
        ({"keep_until": "2026-01-01"}, "What is personal is needed until the meeting is over"),
        (
            {"opens_on": "2026-09-02", "opens_hour": "09:00", "closes_on": "2026-09-02", "closes_hour": "09:00"},
            "Registration must close after it opens. Choose a later closing.",
        ),
    ],
)
def test_terms_that_a_rule_refuses_are_shown_again_as_written(
    office: Browser, typed: dict[str, object], told: str
) -> None:
    a_published_meeting()
    answer = office.send(TERMS, **sent(office, ngo_seats="77", **typed))
    assert (answer.status_code, told in answer.text, 'value="77"' in answer.text) == (409, True, True)
    assert find_terms("autumn") is None


def test_a_colleagues_change_is_shown_beside_what_was_written_and_can_be_written_over(office: Browser) -> None:
    terms()
    mine = sent(office, ngo_seats="11")
    terms(ngo_seats=5)
    answer = office.send(TERMS, **mine)
    assert answer.status_code == 409
    shown = re.sub(r"<[^>]+>|\s+", " ", answer.text)
    assert "A colleague set other terms while you were writing." in shown
    assert "Now: 5" in re.sub(r"\s+", " ", shown)
    assert "With your change: 11" in re.sub(r"\s+", " ", shown)
    assert 'value="11"' in answer.text
    assert find_terms("autumn").ngo_seats == 5
    (again,) = (one for one in forms_on(answer.text, TERMS) if one.address == TERMS)
    assert office.send(TERMS, **again.sent).status_code == 303
    assert find_terms("autumn").ngo_seats == 11


def test_raising_a_quota_gives_places_to_those_who_wait(office: Browser) -> None:
    rows = registered(a_delegation(), "A One", "B Two", "C Three", "D Four")
    assert states(rows)[3] == "waiting"
    office.send(TERMS, **sent(office, in_person_other_member_state="4"))
    assert states(rows)[3] == "submitted"


def test_after_a_purge_the_page_says_why_nothing_can_be_set(office: Browser) -> None:
    terms()
    purge()
    page = office.open(TERMS).text
    assert ("was purged" in page, "Set the terms" in page) == (True, False)
    assert office.send(TERMS, **sent(office)).status_code == 409


def purge() -> None:
    """As if what was personal had been purged."""
    with write():
        row = find_terms("autumn")
        row.purged_at = clock.now()
        audit(OPERATOR, "test.built", row)


def test_the_deed_leaves_the_names_of_fields_and_no_value(office: Browser) -> None:
    a_published_meeting()
    office.send(TERMS, **sent(office))
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "registrations.set_terms")).one()
    assert "quotas" in entry.fields
    assert entry.actor_kind == "account"


def test_the_secretariat_finds_it_from_the_meeting_and_from_its_draft_and_nobody_else_sees_it(
    office: Browser, app: Flask
) -> None:
    a_delegation()
    for page in ("/meetings/autumn", "/meetings/autumn/draft"):
        assert f'href="{TERMS}"' in office.open(page).text
    focal = Browser(app, a_focal_point())
    assert (focal.open(TERMS).status_code, TERMS in focal.open("/meetings/autumn").text) == (404, False)
    assert focal.send(TERMS, "/sign-in").status_code == 404
