"""One's own account."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry
from app.core.db import db
from app.people.models import Account, SignIn
from tests.builders.people import PASSWORD, Browser, an_account

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:118.0) Gecko/20100101 Firefox/118.0"


def profile(**changes: str) -> dict[str, str]:
    """What the form sends."""
    return {"name": "Inés María", "locale": "en", "timezone": "America/Mexico_City", **changes}


def test_name_language_and_zone_are_changed_and_only_their_names_are_traced(app: Flask) -> None:
    account = an_account()
    browser = Browser(app, account)
    assert browser.send("/my/account", **profile()).status_code == 303
    page = browser.open("/my/account").text
    assert ("Inés María" in page, 'value="America/Mexico_City"' in page) == (True, True)
    db.session.rollback()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "account.changed")).one()
    assert entry.fields == ["locale", "name", "timezone"]
    assert db.session.scalars(select(Account.timezone)).one() == "America/Mexico_City"


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("name", "x" * 121), ("locale", "tlh"), ("timezone", "Mars/Olympus_Mons")]
)
def test_what_is_wrong_is_said_at_the_field(app: Flask, field: str, value: str) -> None:
    answer = Browser(app, an_account()).send("/my/account", **profile(**{field: value}))
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)


def test_nothing_changed_leaves_no_trace(app: Flask) -> None:
    browser = Browser(app, an_account())
    browser.send("/my/account", **profile())
    browser.send("/my/account", **profile())
    assert len(db.session.scalars(select(AuditEntry).where(AuditEntry.action == "account.changed")).all()) == 1


def test_sign_ins_are_listed_and_one_is_ended(app: Flask, now: datetime) -> None:
    account = an_account()
    here, there = Browser(app, account), Browser(app)
    there.client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    with clock.frozen(now + timedelta(minutes=5)):
        there.sign_in(account)
    page = here.open("/my/account").text
    assert ("Firefox on Linux" in page, "Sign out everywhere else" in page) == (True, True)
    number = db.session.scalars(select(SignIn.id).where(SignIn.browser == "Firefox")).one()
    assert here.take_away(f"/my/account/sign-ins/{number}").status_code == 303
    assert (here.open("/my/account").status_code, there.open("/my/account").status_code) == (200, 302)


def test_all_others_are_ended_at_once(app: Flask) -> None:
    account = an_account()
    here, *others = (Browser(app, account) for _ in range(3))
    assert here.take_away("/my/account/sign-ins").status_code == 303
    assert [one.open("/my/account").status_code for one in (here, *others)] == [200, 302, 302]


def test_nobody_ends_the_sign_ins_of_somebody_else(app: Flask) -> None:
    karim = Browser(app, an_account("karim@example.org"))
    number = db.session.scalars(select(SignIn.id)).one()
    assert Browser(app, an_account()).take_away(f"/my/account/sign-ins/{number}").status_code == 404
    assert karim.open("/my/account").status_code == 200


@pytest.mark.parametrize(
    "address", ["/my/account", "/my/account/password", "/my/account/sign-ins?_method=DELETE", "/sign-out"]
)
def test_without_the_forms_token_nothing_is_changed(app: Flask, address: str) -> None:
    browser = Browser(app, an_account())
    answer = browser.client.post(
        address, data={**profile(), "present": PASSWORD, "password": "another walk by the sea"}
    )
    assert (answer.status_code, browser.open("/my/account").status_code) == (400, 200)


def test_the_chosen_zone_is_that_of_the_pages(app: Flask, now: datetime) -> None:
    browser = Browser(app, an_account(timezone="America/Mexico_City"))
    assert "24 October 2023, 02:20 Mexico City" in browser.open("/my/account").text


def test_the_masthead_says_who_is_in_and_public_pages_stay_anonymous(app: Flask) -> None:
    browser = Browser(app, an_account())
    assert ("Ines</bdi>" in browser.open("/").text, "Ines" in Browser(app).open("/").text) == (True, False)
