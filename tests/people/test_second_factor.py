"""The second factor: from the QR code to the lost telephone."""

import re
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.core import clock
from app.core.db import db
from app.core.refusal import Refused
from app.people.commands.second_factor import use_code
from app.people.models import Account, RecoveryCode
from app.people.queries.accounts import reset_token
from app.people.rules.second_factor import RECOVERY_CODES
from tests.builders.people import PASSWORD, Browser, actor_of, an_account

SECOND = timedelta(seconds=1)


class Telephone:
    """The program that shows the codes, after it scanned the page."""

    def __init__(self, page: str):
        shown = re.search(r'class="secret-words"><bdi>([A-Z2-7 ]+)</bdi>', page)
        assert shown is not None
        self._totp = pyotp.TOTP(shown[1].replace(" ", ""))

    def code(self) -> str:
        """What stands there now."""
        return self._totp.at(clock.now())


def turn_on(browser: Browser) -> tuple[Telephone, list[str]]:
    """Turn it on; the telephone, and the recovery codes of the page."""
    telephone = Telephone(browser.open("/my/account/second-factor").text)
    answer = browser.send("/my/account/second-factor", code=telephone.code())
    assert answer.status_code == 200
    return telephone, re.findall(r"<li><bdi>([a-z0-9-]+)</bdi></li>", answer.text)


def half_way(app: Flask, account: Account) -> Browser:
    """Somebody who gave the password."""
    browser = Browser(app)
    answer = browser.sign_in(account, next="/my/account?x=1")
    assert answer.location == "/sign-in/code"
    return browser


def give(browser: Browser, code: str) -> TestResponse:
    """Give a code at the second step."""
    return browser.send("/sign-in/code", code=code)


def is_in(browser: Browser) -> bool:
    """Whether they are signed in."""
    return browser.open("/my/account").status_code == 200


def test_with_it_the_password_alone_lets_nobody_in(app: Flask, now: datetime) -> None:
    account = an_account()
    telephone, codes = turn_on(Browser(app, account))
    assert len(set(codes)) == RECOVERY_CODES
    browser = half_way(app, account)
    assert not is_in(browser)
    with clock.frozen(now + 30 * SECOND):
        answer = give(browser, telephone.code())
    assert (answer.status_code, answer.location, is_in(browser)) == (303, "/my/account?x=1", True)


def test_it_is_turned_on_by_a_right_code_alone(app: Flask, now: datetime) -> None:
    browser = Browser(app, an_account())
    answer = browser.send("/my/account/second-factor", code="000000")
    assert (answer.status_code, "This code is not right" in answer.text) == (409, True)
    assert "Turn on the second factor" in browser.open("/my/account/second-factor").text


def test_a_code_is_good_once_also_the_one_that_turned_it_on(app: Flask, now: datetime) -> None:
    account = an_account()
    telephone, _codes = turn_on(Browser(app, account))
    assert give(half_way(app, account), telephone.code()).status_code == 409
    with clock.frozen(now + 30 * SECOND):
        code = telephone.code()
        assert give(half_way(app, account), code).status_code == 303
        assert give(half_way(app, account), code).status_code == 409


def test_of_many_who_give_one_code_at_once_one_comes_in(app: Flask, now: datetime) -> None:
    account = an_account()
    telephone, _codes = turn_on(Browser(app, account))
    results: list[str] = []
    number, by = account.id, actor_of(account)
    with clock.frozen(now + 30 * SECOND):
        code = telephone.code()

        def use() -> None:
            with app.app_context():
                try:
                    use_code(by, number, code)
                    results.append("in")
                except Refused as refused:
                    results.append(refused.refusal.code)

        threads = [threading.Thread(target=use) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(results) == ["in"] + ["people.wrong_code"] * 5


def test_each_recovery_code_is_good_once_however_it_is_written(app: Flask, now: datetime) -> None:
    account = an_account()
    _telephone, codes = turn_on(Browser(app, account))
    assert give(half_way(app, account), codes[0].upper().replace("-", " ")).status_code == 303
    assert give(half_way(app, account), codes[0]).status_code == 409
    assert give(half_way(app, account), codes[1]).status_code == 303


def test_no_code_and_no_secret_is_kept(app: Flask, now: datetime) -> None:
    _telephone, codes = turn_on(Browser(app, an_account()))
    db.session.rollback()
    kept = db.session.scalars(select(RecoveryCode.code_hash)).all()
    assert (len(kept), [code for code in codes if code.replace("-", "") in kept]) == (RECOVERY_CODES, [])


def test_codes_cannot_be_guessed_at_and_giving_the_password_again_is_no_way_round(app: Flask, now: datetime) -> None:
    account = an_account()
    turn_on(Browser(app, account))
    statuses = [give(half_way(app, account), "000000").status_code for _ in range(6)]
    assert statuses == [409] * 5 + [429]


@pytest.mark.parametrize(("minutes", "location"), [(9, "/my/account?x=1"), (11, "/sign-in")])
def test_the_second_step_waits_ten_minutes(app: Flask, now: datetime, minutes: int, location: str) -> None:
    account = an_account()
    telephone, _codes = turn_on(Browser(app, account))
    browser = half_way(app, account)
    token = browser.token("/sign-in/code")
    with clock.frozen(now + timedelta(minutes=minutes)):
        sent = {"csrf_token": token, "code": telephone.code()}
        assert browser.client.post("/sign-in/code", data=sent).location == location


def test_half_way_is_over_when_the_password_changes(app: Flask, now: datetime) -> None:
    account = an_account()
    telephone, _codes = turn_on(Browser(app, account))
    browser = half_way(app, account)
    Browser(app).send(f"/reset/{reset_token(account)}", password="another walk by the sea")
    with clock.frozen(now + 30 * SECOND):
        assert give(browser, telephone.code()).status_code == 409
    assert not is_in(browser)


def test_a_new_password_by_mail_does_not_go_round_it(app: Flask, now: datetime) -> None:
    account = an_account()
    turn_on(Browser(app, account))
    browser = Browser(app)
    db.session.rollback()
    answer = browser.send(f"/reset/{reset_token(account)}", password="another walk by the sea")
    assert (answer.location, is_in(browser)) == ("/sign-in/code", False)


def test_new_recovery_codes_end_the_ones_before(app: Flask, now: datetime) -> None:
    account = an_account()
    browser = Browser(app, account)
    _telephone, codes = turn_on(browser)
    address = "/my/account/second-factor/recovery-codes"
    assert browser.send(address, page="/my/account", present="wrong").status_code == 422
    page = browser.send(address, page="/my/account", present=PASSWORD).text
    renewed = re.findall(r"<li><bdi>([a-z0-9-]+)</bdi></li>", page)
    assert (len(renewed), set(renewed) & set(codes)) == (RECOVERY_CODES, set())
    assert give(half_way(app, account), codes[0]).status_code == 409
    assert give(half_way(app, account), renewed[0]).status_code == 303


def test_turning_it_off_asks_for_the_password_and_both_turns_are_told_by_mail(
    app: Flask, now: datetime, mails: Callable[[], list[EmailMessage]]
) -> None:
    account = an_account()
    browser = Browser(app, account)
    telephone, codes = turn_on(browser)
    assert browser.take_away("/my/account/second-factor", present="wrong").status_code == 422
    assert browser.take_away("/my/account/second-factor", present=PASSWORD).status_code == 303
    assert Browser(app).sign_in(account).location == "/"
    subjects = {mail["Subject"] for mail in mails()}
    assert subjects == {"Your second factor was turned on", "Your second factor was turned off"}
    again = Telephone(browser.open("/my/account/second-factor").text)
    assert again.code() != telephone.code()


def test_the_page_with_the_secret_is_kept_nowhere(app: Flask) -> None:
    answer = Browser(app, an_account()).open("/my/account/second-factor")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<svg" in answer.text


def test_an_administrator_turns_it_off_for_who_lost_it_and_the_secretariat_does_not(app: Flask, now: datetime) -> None:
    account = an_account()
    turn_on(Browser(app, account))
    address = f"/people/{account.public_id}/second-factor"
    office = Browser(app, an_account("office@example.org", "secretariat"))
    keeper = Browser(app, an_account("keeper@example.org", "administrator"))
    assert (office.take_away(address).status_code, keeper.take_away(address).status_code) == (403, 303)
    assert Browser(app).sign_in(account).location == "/"
