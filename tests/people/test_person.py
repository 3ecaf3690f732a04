"""The office's pages: the list, and one person."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR, Grant, Scope
from app.people.commands.invitations import invite
from app.people.models import Account
from app.people.queries.accounts import standing
from app.people.queries.listing import PAGE, Wanted, find_people
from app.people.rules.accounts import State, state_of
from tests.builders.people import Browser, an_account

MEXICO = Grant("focal_point", Scope("entity", "MEX"))


@pytest.fixture
def office(app: Flask) -> Browser:
    """The Secretariat at a browser."""
    return Browser(app, an_account("office@example.org", "secretariat"))


def in_every_state(now: datetime) -> dict[State, Account]:
    """Somebody in each state."""
    new = {"joined_at": None, "password_hash": None}
    return {
        State.active: an_account("active@example.org"),
        State.invited: an_account("invited@example.org", invited_at=now - timedelta(days=13), **new),
        State.expired: an_account("expired@example.org", invited_at=now - timedelta(days=14), **new),
        State.withdrawn: an_account("withdrawn@example.org", invited_at=None, **new),
        State.disabled: an_account("disabled@example.org", disabled_at=now),
    }


def test_the_database_knows_the_states_as_the_rule_does(app: Flask, now: datetime) -> None:
    people = in_every_state(now)
    assert {state: [one.email for one in find_people(Wanted(state=state)).people] for state in State} == {
        state: [account.email] for state, account in people.items()}  # fmt: skip
    assert {state_of(standing(account), clock.now()) for account in people.values()} == set(State)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted("ines"), ["ines@example.org"]),
        (Wanted("INES"), ["ines@example.org"]),
        (Wanted("example kar"), ["karim@example.org"]),
        (Wanted("ínés"), ["ines@example.org"]),
        (Wanted("@example.org ka"), ["karim@example.org"]),
        (Wanted("100%"), []),
        (Wanted("_"), []),
        (Wanted(role="focal_point"), ["karim@example.org"]),
        (Wanted("ines", role="focal_point"), []),
        (Wanted(order="-email"), ["karim@example.org", "ines@example.org"]),
        (Wanted(order="nonsense", page=99), ["ines@example.org", "karim@example.org"]),
    ],
)
def test_people_are_found(app: Flask, wanted: Wanted, found: list[str]) -> None:
    an_account("ines@example.org", "secretariat")
    an_account("karim@example.org", MEXICO)
    assert [account.email for account in find_people(wanted).people] == found


def test_names_stand_in_order_whatever_their_accents_and_capitals(app: Flask) -> None:
    for name in ("Zoë", "Élodie", "emil", "Ármin", ""):
        an_account(f"{name.lower() or 'fatima'}@example.org".encode("ascii", "ignore").decode(), name=name)
    assert [account.name for account in find_people(Wanted()).people] == ["Ármin", "Élodie", "emil", "", "Zoë"]


def test_a_long_list_has_pages_and_keeps_what_was_asked(app: Flask, office: Browser) -> None:
    for number in range(PAGE + 1):
        invite(OPERATOR, f"p{number:02}@example.org", [MEXICO], by_mail=False)
    first = office.open("/people?role=focal_point&order=email").text
    assert ("Page 1 of 2" in first, "51 people" in first) == (True, True)
    assert "/people?role=focal_point&amp;order=email&amp;page=2" in first
    assert "p50@example.org" in office.open("/people?role=focal_point&order=email&page=2").text


@pytest.mark.parametrize("address", ["/people", "/people?q=p&role=focal_point"])
def test_the_list_needs_as_many_queries_for_thirty_as_for_one(
    app: Flask, office: Browser, queries: Callable[[], AbstractContextManager[list[str]]], address: str
) -> None:
    counts = []
    for number in range(30):
        invite(OPERATOR, f"p{number}@example.org", [MEXICO, Grant("participant")], by_mail=False)
        if number in (0, 29):
            with queries() as sent:
                office.open(address)
            counts.append(len([one for one in sent if one.startswith("SELECT")]))
    assert counts[0] == counts[1]
    assert counts[0] <= 5


def test_nobody_found_is_said(app: Flask, office: Browser) -> None:
    assert "Nobody is found by this." in office.open("/people?q=zzz").text


def test_disabled_and_enabled_again(app: Flask, office: Browser) -> None:
    account = an_account()
    browser = Browser(app, account)
    page = f"/people/{account.public_id}"
    assert office.send(f"{page}/disablement", page=page).status_code == 303
    assert (browser.open("/my/account").status_code, "Disabled" in office.open(page).text) == (302, True)
    assert office.send(f"{page}/disablement", page=page).status_code == 409
    assert office.take_away(f"{page}/disablement").status_code == 303
    assert Browser(app).sign_in(account).status_code == 303


def test_ones_own_account_cannot_be_disabled_and_the_page_says_why(app: Flask) -> None:
    account = an_account("office@example.org", "secretariat")
    assert "Nobody disables their own account" in Browser(app, account).open(f"/people/{account.public_id}").text


def test_somebody_is_signed_out_everywhere(app: Flask, office: Browser) -> None:
    account = an_account()
    browsers = [Browser(app, account) for _ in range(2)]
    assert office.take_away(f"/people/{account.public_id}/sign-ins").status_code == 303
    assert [browser.open("/my/account").status_code for browser in browsers] == [302, 302]


def test_an_invitation_is_sent_again_and_withdrawn_on_the_page(
    app: Flask, office: Browser, mails: Callable[[], list[EmailMessage]]
) -> None:
    account = invite(OPERATOR, "ines@example.org", [MEXICO], by_mail=False)
    page = f"/people/{account.public_id}"
    assert office.send(f"{page}/invitation", page=page).status_code == 303
    assert len(mails()) == 1
    assert office.take_away(f"{page}/invitation").status_code == 303
    assert "Not invited" in office.open(page).text
    assert office.take_away(f"{page}/invitation").status_code == 409


@pytest.mark.parametrize("state", list(State))
def test_the_page_offers_only_what_the_rule_allows(app: Flask, office: Browser, now: datetime, state: State) -> None:
    page = office.open(f"/people/{in_every_state(now)[state].public_id}").text
    offered = {
        word
        for word in ("Send the invitation again", "Withdraw the invitation", "Disable</", "Enable</")
        if word in page
    }
    assert (
        offered
        == {
            State.active: {"Disable</"},
            State.invited: {"Send the invitation again", "Withdraw the invitation", "Disable</"},
            State.expired: {"Send the invitation again", "Withdraw the invitation", "Disable</"},
            State.withdrawn: {"Send the invitation again", "Disable</"},
            State.disabled: {"Enable</"},
        }[state]
    )
