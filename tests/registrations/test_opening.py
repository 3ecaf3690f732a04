"""What the public reads of registering, and how somebody registers with the code of their delegation."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry
from app.core.db import db
from app.core.policy import OPERATOR
from app.entities.rules import EntityKind
from app.registrations.commands.delegations import issue_code, stop_code
from app.registrations.commands.registering import register
from app.registrations.models import Delegation, Registration
from app.registrations.queries.delegations import code_of, get_delegation
from app.registrations.queries.people import find_by_link
from app.registrations.rules.asking import PeopleRefused
from app.registrations.rules.terms import QUOTAS, Quota
from app.registrations.rules.words import Category, Role, Source
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, link_in
from tests.builders.programmes import a_programme
from tests.builders.registrations import a_delegation, registered, somebody, terms
from tests.forms_on_page import forms_on

PAGE = "/meetings/autumn/registration"
WITH_CODE = f"{PAGE}/with-code"
ANA = {"family_name": "López", "given_names": "Ana", "email": "ana@example.org", "way": "in_person", "may_wait": "y"}


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Somebody whom nobody knows."""
    return Browser(app)


@pytest.fixture
def mexico() -> Delegation:
    """A delegation with a code."""
    delegation = a_delegation()
    issue_code(delegation.id, OPERATOR)
    return get_delegation(delegation.id)


def words(page: str) -> str:
    """What a reader reads."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def asked(browser: Browser, delegation: Delegation) -> dict[str, str]:
    """What the form of a person sends as it stands, once the code was given."""
    page = browser.send(WITH_CODE, code=code_of(delegation) or "")
    (form,) = [one for one in forms_on(page.text, WITH_CODE) if one.address.endswith("/people")]
    return {name: values[0] for name, values in form.sent.items() if name != "csrf_token"}


def test_a_meeting_that_is_not_public_has_no_such_page(browser: Browser) -> None:
    a_meeting()
    assert [browser.open(address).status_code for address in (PAGE, WITH_CODE)] == [404, 404]


def test_before_there_are_terms_the_page_says_so(browser: Browser) -> None:
    a_published_meeting()
    assert "is not set up yet" in browser.open(PAGE).text
    assert "Registration is not open now" in browser.open(WITH_CODE).text
    assert PAGE not in browser.open("/meetings/autumn").text


def test_the_page_says_from_when_until_when_by_the_clocks_of_the_meeting_and_of_the_reader(
    browser: Browser, now: datetime
) -> None:
    terms(opens_at=now + timedelta(days=1), closes_at=now + timedelta(days=9))
    page = words(browser.open(f"{PAGE}?zone=America/Bogota").text)
    assert "Not open yet opens 25 October 2023, 10:20 25 October 2023, 03:20 Bogot" in page
    assert "closes 2 November 2023, 09:20" in page
    assert "Times in Vienna" in page


def test_the_page_changes_by_itself_when_registration_opens_and_closes(browser: Browser, now: datetime) -> None:
    terms(opens_at=now + timedelta(hours=1), closes_at=now + timedelta(hours=2))
    seen = []
    for hours in (0, 1, 2):
        with clock.frozen(now + timedelta(hours=hours)):
            page, meeting = (words(browser.open(address).text) for address in (PAGE, "/meetings/autumn"))
            seen.append((re.search("Not open yet|Open|Closed", page)[0], f"Registration {seen_word(page)}" in meeting))
    assert seen == [("Not open yet", True), ("Open", True), ("Closed", True)]


def seen_word(page: str) -> str:
    """The word with which the page says where registering stands."""
    return re.search("Not open yet|Open|Closed", page)[0]  # type: ignore[index]


def test_the_page_says_who_is_invited_and_how_many(browser: Browser) -> None:
    chosen = frozenset({Category.MEMBER, Category.NGO})
    terms(categories=chosen, quotas={**QUOTAS, Category.MEMBER: Quota(in_person=4, online=None)})
    page = words(browser.open(PAGE).text)
    assert "Members 4 any number Non-governmental organizations 1 7" in page
    assert "8 seats in the room in all" in page
    assert "Observer States" not in page
    assert "kept until 19 April 2027" in page


def test_new_terms_are_on_the_page_at_once(browser: Browser) -> None:
    terms()
    assert "8 seats" in browser.open(PAGE).text
    terms(ngo_seats=9)
    assert "9 seats" in browser.open(PAGE).text


def test_whoever_gives_the_code_registers_and_comes_to_their_own_page(
    browser: Browser, mexico: Delegation, mails: Callable[[], list[EmailMessage]]
) -> None:
    sent = asked(browser, mexico)
    answer = browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**sent, **ANA})
    assert answer.status_code == 303
    row = db.session.scalars(select(Registration)).one()
    assert (row.family_name, row.source, row.state) == ("López", "code", "submitted")
    assert find_by_link(answer.location.rpartition("/")[2]).id == row.id
    assert link_in(mails()[0].get_body(("plain",))) == answer.location
    assert "You are registered." in browser.open(answer.location).text


def test_whoever_registers_themselves_is_nobody_to_the_audit(browser: Browser, mexico: Delegation) -> None:
    browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**asked(browser, mexico), **ANA})
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "registrations.register")).one()
    assert (entry.actor_kind, entry.actor_id, entry.behalf_id) == ("anonymous", None, None)


def test_the_code_may_stand_in_the_link(browser: Browser, mexico: Delegation) -> None:
    page = browser.open(f"{WITH_CODE}?code={code_of(mexico).lower()}")
    assert (page.status_code, "Register yourself" in page.text) == (200, True)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert code_of(mexico) not in page.text


@pytest.mark.parametrize("wrong", ["MEX-AAAAAAAA", "MEX", "NOR-AAAAAAAA", "XXX-12345678", "of autumn", "stopped"])
def test_a_wrong_code_says_the_same_whatever_was_wrong(browser: Browser, mexico: Delegation, wrong: str) -> None:
    code = code_of(mexico) if wrong == "stopped" else wrong
    if wrong == "stopped":
        stop_code(mexico.id, OPERATOR)
    typed, linked = browser.send(WITH_CODE, code=code), browser.open(f"{WITH_CODE}?code={code}")
    assert (typed.status_code, linked.status_code) == (409, 422)
    for page in (typed, linked):
        assert "This is no code with which one can register for this meeting." in page.text
        assert "delegation of" not in page.text


def test_guessing_takes_for_ever_and_right_codes_cost_nothing(browser: Browser, mexico: Delegation) -> None:
    for _once in range(25):
        assert browser.send(WITH_CODE, code=code_of(mexico)).status_code == 200
    tried = [browser.open(f"{WITH_CODE}?code=MEX-AAAAAAA{letter}").status_code for letter in "ABCDEFGHIJKLMNOPQRSTU"]
    assert tried == [422] * 20 + [429]
    held = browser.send(WITH_CODE, code=code_of(mexico))
    assert (held.status_code, held.headers["Retry-After"]) == (429, "1")


def test_a_code_that_was_replaced_meanwhile_registers_nobody(browser: Browser, mexico: Delegation) -> None:
    sent = asked(browser, mexico)
    issue_code(mexico.id, OPERATOR)
    answer = browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**sent, **ANA})
    assert (answer.status_code, db.session.scalars(select(Registration)).all()) == (409, [])
    assert browser.open(f"{WITH_CODE}/places?of={sent['of']}").status_code == 404


@pytest.mark.parametrize("of", ["", "nothing", "WzEsMV0.Zg.x"])
def test_without_the_code_nothing_is_told_and_nobody_registered(browser: Browser, mexico: Delegation, of: str) -> None:
    answers = [browser.open(f"{WITH_CODE}/{page}?of={of}").status_code for page in ("places", "events")]
    answers.append(browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**ANA, "of": of}).status_code)
    assert (answers, db.session.scalars(select(Registration)).all()) == ([404, 404, 409], [])


def test_the_code_of_one_meeting_is_none_of_another(browser: Browser, mexico: Delegation) -> None:

    a_published_meeting(a_programme(slug="spring"))
    terms("spring")
    sent = asked(browser, mexico)
    other = "/meetings/spring/registration/with-code"
    answer = browser.send(f"{other}/people", page=other, **{**sent, **ANA})
    assert (answer.status_code, browser.open(f"{other}/places?of={sent['of']}").status_code) == (409, 404)


def test_nobody_makes_themselves_head(browser: Browser, mexico: Delegation) -> None:
    sent = asked(browser, mexico)
    answer = browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**sent, **ANA, "role": "head"})
    assert (answer.status_code, 'value="head"' in answer.text) == (422, False)
    with pytest.raises(PeopleRefused) as error:
        register(mexico.id, [somebody(role=Role.HEAD)], OPERATOR, source=Source.CODE)
    assert error.value.refusal.code == "registrations.head_is_named"


def test_what_is_left_is_said_and_a_full_delegation_is_refused_without_waiting(
    browser: Browser, mexico: Delegation
) -> None:
    sent = asked(browser, mexico)
    assert "3 places in the room are left" in browser.open(f"{WITH_CODE}/places?of={sent['of']}").text
    registered(mexico, "A One", "B Two", "C Three")
    assert "No place in the room is left" in browser.open(f"{WITH_CODE}/places?of={sent['of']}").text
    without = {name: value for name, value in ANA.items() if name != "may_wait"}
    kept = {name: value for name, value in sent.items() if name != "may_wait"}
    answer = browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**kept, **without})
    assert (answer.status_code, "none is left" in answer.text) == (409, True)
    assert browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**sent, **ANA}).status_code == 303


def test_after_closing_the_code_registers_nobody(browser: Browser, mexico: Delegation, now: datetime) -> None:
    sent = asked(browser, mexico)
    terms(closes_at=now)
    answer = browser.send(f"{WITH_CODE}/people", page=WITH_CODE, **{**sent, **ANA})
    assert (answer.status_code, "Registration closed on" in answer.text) == (409, True)
    assert "Registration closed on" in browser.open(f"{WITH_CODE}?code={code_of(mexico)}").text


def test_public_pages_ask_as_little_for_many_delegations(queries, browser: Browser) -> None:  # type: ignore[no-untyped-def]
    def sent() -> int:
        with queries() as statements:
            browser.open(f"{PAGE}?fresh={len(counted)}")
        counted.append(len(statements))
        return counted[-1]

    counted: list[int] = []
    a_delegation("NGO0", EntityKind.NGO)
    first = sent()
    for number in range(1, 9):
        registered(a_delegation(f"NGO{number}", EntityKind.NGO), f"Ana N{number}")
    assert sent() == first
