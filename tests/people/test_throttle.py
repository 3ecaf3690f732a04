"""Wrong passwords: a few at once, then after growing pauses; the owner always gets in."""

import threading
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import Untraced
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.people.commands.throttle import forget_attempts
from app.people.models import Account, Throttle
from app.people.queries.accounts import reset_token
from app.people.rules.throttle import LIMITS, Limit
from tests.builders.people import PASSWORD, Browser, an_account

SECOND = timedelta(seconds=1)
EMAIL = "ines@example.org"


@pytest.fixture
def small_network_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three may be wrong behind one address."""
    monkeypatch.setitem(LIMITS, "network", Limit(3, SECOND, SECOND, timedelta(hours=1)))


def guess(app: Flask, email: str = EMAIL, times: int = 1) -> list[int]:
    """The answers to so many wrong passwords."""
    browser = Browser(app)
    return [browser.send("/sign-in", email=email, password="wrong wrong").status_code for _ in range(times)]


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
def test_after_five_wrong_ones_it_is_said_when_to_try_again(app: Flask, now: datetime, email: str) -> None:
    an_account(EMAIL)
    assert guess(app, email, 5) == [422] * 5
    answer = Browser(app).send("/sign-in", email=email, password=PASSWORD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "15")
    assert "Try again in 15 seconds" in answer.text


def test_pauses_grow(app: Flask, now: datetime) -> None:
    an_account(EMAIL)
    guess(app, times=5)
    at, waits = now, []
    for _ in range(8):
        with clock.frozen(at):
            waits.append(int(Browser(app).send("/sign-in", email=EMAIL, password="x").headers["Retry-After"]))
        at += timedelta(seconds=waits[-1])
        with clock.frozen(at):
            guess(app)
    assert waits == [15, 30, 60, 120, 240, 480, 900, 900]


def test_long_pauses_are_said_in_minutes(app: Flask, now: datetime) -> None:
    an_account(EMAIL)
    guess(app, times=5)
    for turn in range(1, 8):
        with clock.frozen(now + timedelta(minutes=20 * turn)):
            guess(app)
    with clock.frozen(now + timedelta(minutes=141)):
        assert "Try again in 14 minutes" in Browser(app).send("/sign-in", email=EMAIL, password="x").text


def test_the_right_password_after_the_pause_ends_it_all(app: Flask, now: datetime) -> None:
    account = an_account(EMAIL)
    guess(app, times=5)
    with clock.frozen(now + timedelta(seconds=15)):
        assert Browser(app).sign_in(account).status_code == 303
        assert guess(app, times=5) == [422] * 5


def test_the_reset_mail_lets_the_owner_in_while_others_guess(app: Flask, now: datetime) -> None:
    account = an_account(EMAIL)
    guess(app, times=6)
    browser = Browser(app)
    address = f"/reset/{reset_token(account)}"
    assert browser.send(address, password="another walk by the sea").status_code == 303
    assert browser.open("/my/account").status_code == 200
    assert Browser(app).sign_in(account, "another walk by the sea").status_code == 303


@pytest.mark.usefixtures("now", "small_network_limit")
def test_right_ones_do_not_count_however_many_share_an_address(app: Flask) -> None:
    account = an_account(EMAIL)
    assert [Browser(app).sign_in(account).status_code for _ in range(6)] == [303] * 6


@pytest.mark.usefixtures("now", "small_network_limit")
def test_an_address_that_guesses_at_many_accounts_is_slowed_and_others_are_not(app: Flask) -> None:
    assert [guess(app, f"{name}@example.org")[0] for name in "abcd"] == [422, 422, 422, 429]
    elsewhere = Browser(app)
    sent = {"csrf_token": elsewhere.token("/sign-in"), "email": "e@example.org", "password": "wrong"}
    answer = elsewhere.client.post("/sign-in", data=sent, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert answer.status_code == 422


def test_many_at_once_who_do_not_know_the_password_get_five_attempts(app: Flask) -> None:
    an_account(EMAIL)
    statuses: list[int] = []
    browsers = [Browser(app) for _ in range(12)]
    tokens = [browser.token("/sign-in") for browser in browsers]

    def try_one(browser: Browser, token: str) -> None:
        sent = {"csrf_token": token, "email": EMAIL, "password": "not the password"}
        statuses.append(browser.client.post("/sign-in", data=sent).status_code)

    threads = [threading.Thread(target=try_one, args=pair) for pair in zip(browsers, tokens, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [422] * 5 + [429] * 7


@pytest.mark.usefixtures("now")
def test_neither_mail_nor_network_addresses_are_kept(app: Flask) -> None:
    guess(app)
    keys = db.session.scalars(select(Throttle.key)).all()
    assert (len(keys), [key for key in keys if "ines" in key or "127." in key]) == (2, [])


def test_counting_excuses_no_deed_from_leaving_its_trace(app: Flask) -> None:
    account_id = an_account(EMAIL).id
    with pytest.raises(Untraced), write() as session:
        forget_attempts(OPERATOR, password=EMAIL)
        session.get_one(Account, account_id).name = "Another"


def test_what_is_forgotten_is_deleted(app: Flask, now: datetime) -> None:
    guess(app, "a@example.org")
    with clock.frozen(now + timedelta(days=2)):
        guess(app, "b@example.org")
    assert len(db.session.scalars(select(Throttle.key)).all()) == 2
