"""A new password by mail, and by whoever knows the old one."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR, Grant
from app.people.commands.invitations import invite, withdraw_invitation
from app.people.queries.accounts import reset_token
from tests.builders.people import PASSWORD, Browser, an_account, link_in

Mails = Callable[[], list[EmailMessage]]
NEXT = "another walk by the sea"


def ask(app: Flask, email: str) -> str:
    """What somebody reads who asks for a new password."""
    answer = Browser(app).send("/reset", email=email)
    assert answer.status_code == 200
    return answer.text


def test_the_link_comes_by_mail_and_sets_the_password(app: Flask, mails: Mails) -> None:
    account = an_account()
    elsewhere = Browser(app, account)
    ask(app, "Ines@example.org")
    (mail,) = mails()
    browser = Browser(app)
    answer = browser.send(link_in(mail), password=NEXT)
    assert (answer.status_code, browser.open("/my/account").status_code) == (303, 200)
    assert elsewhere.open("/my/account").status_code == 302
    assert (Browser(app).sign_in(account).status_code, Browser(app).sign_in(account, NEXT).status_code) == (422, 303)
    assert [one["Subject"] for one in mails()][1:] == ["Your password was changed"]


@pytest.mark.parametrize("email", ["ines@example.org", "nobody@example.org", "gone@example.org", "demo@example.org"])
def test_the_answer_is_the_same_whether_the_address_is_here_or_not(app: Flask, mails: Mails, email: str) -> None:
    an_account("ines@example.org")
    an_account("gone@example.org", disabled_at=clock.now())
    an_account("demo@example.org", is_demo=True, password_hash=None)
    said = ask(app, email).replace(email, "")
    assert said == ask(app, "x@example.net").replace("x@example.net", "")
    assert [mail["To"] for mail in mails()] == (["ines@example.org"] if email.startswith("ines") else [])


def test_a_link_is_used_once_and_those_sent_before_are_over_with_it(app: Flask, mails: Mails) -> None:
    an_account()
    ask(app, "ines@example.org")
    ask(app, "ines@example.org")
    first, second = (link_in(mail) for mail in mails())
    assert Browser(app).send(second, password=NEXT).status_code == 303
    assert [Browser(app).open(link).status_code for link in (first, second)] == [410, 410]


def test_behind_https_the_link_works_though_its_address_is_told_to_nobody(app: Flask) -> None:
    link = f"/reset/{reset_token(an_account())}"
    client = app.test_client()
    asked = client.get(link, base_url="https://localhost")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', asked.text)[1]
    sent = {"csrf_token": token, "password": NEXT}
    answers = [client.post(link, base_url="https://localhost", data=data) for data in ({"password": NEXT}, sent)]
    assert asked.headers["Referrer-Policy"] == "no-referrer"
    assert [answer.status_code for answer in answers] == [400, 303]


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 410)])
def test_a_link_holds_for_an_hour(app: Flask, now: datetime, minutes: int, status: int) -> None:
    address = f"/reset/{reset_token(an_account())}"
    with clock.frozen(now + timedelta(minutes=minutes)):
        assert Browser(app).open(address).status_code == status


def test_nobodys_mailbox_is_filled_and_the_answer_stays_the_same(app: Flask, mails: Mails, now: datetime) -> None:
    an_account()
    said = {ask(app, "ines@example.org") for _ in range(6)}
    assert (len(said), len(mails())) == (1, 3)


def test_whoever_asks_in_the_owners_name_keeps_the_link_from_her_for_a_quarter_of_an_hour_at_most(
    app: Flask, mails: Mails, now: datetime
) -> None:
    an_account()
    for minutes in range(0, 120, 10):
        with clock.frozen(now + timedelta(minutes=minutes)):
            ask(app, "ines@example.org")
    with clock.frozen(now + timedelta(minutes=110 + 15)):
        sent = len(mails())
        ask(app, "ines@example.org")
        assert len(mails()) == sent + 1


def test_who_comes_in_by_the_link_may_ask_afresh(app: Flask, mails: Mails) -> None:
    an_account()
    for _ in range(5):
        ask(app, "ines@example.org")
    Browser(app).send(link_in(mails()[-1]), password=NEXT)
    before = len(mails())
    ask(app, "ines@example.org")
    assert len(mails()) == before + 1


@pytest.mark.parametrize("typed", [" ines@office.invalid ", "INES@office.invalid"])
def test_an_address_is_found_as_it_is_typed(app: Flask, mails: Mails, typed: str) -> None:
    an_account("ines@office.invalid")
    ask(app, typed)
    assert [mail["To"] for mail in mails()] == ["ines@office.invalid"]


def test_the_next_password_is_another(app: Flask) -> None:
    answer = Browser(app, an_account()).send("/my/account/password", present=PASSWORD, password=PASSWORD)
    assert (answer.status_code, "This is your present password." in answer.text) == (422, True)


def test_who_is_invited_gets_the_invitation_once_more(app: Flask, mails: Mails) -> None:
    account = invite(OPERATOR, "ines@example.org", [Grant("secretariat")], by_mail=False)
    ask(app, "ines@example.org")
    assert [mail["Subject"] for mail in mails()] == ["Your invitation to Rostrum"]
    withdraw_invitation(OPERATOR, account.id)
    ask(app, "ines@example.org")
    assert len(mails()) == 1


def test_a_withdrawn_invitation_is_not_replaced_by_a_reset(app: Flask) -> None:
    account = invite(OPERATOR, "ines@example.org", [Grant("secretariat")], by_mail=False)
    assert Browser(app).open(f"/reset/{reset_token(account)}").status_code == 410


def test_a_common_password_is_refused_at_the_field(app: Flask) -> None:
    answer = Browser(app).send(f"/reset/{reset_token(an_account())}", password="password1234")
    assert (answer.status_code, "others try first" in answer.text) == (422, True)


def test_links_are_not_told_to_other_places(app: Flask) -> None:
    answer = Browser(app).open(f"/reset/{reset_token(an_account())}")
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_changing_it_ends_all_other_sign_ins(app: Flask) -> None:
    account = an_account()
    here, there = Browser(app, account), Browser(app, account)
    answer = here.send("/my/account/password", present=PASSWORD, password=NEXT)
    assert answer.status_code == 303
    assert (here.open("/my/account").status_code, there.open("/my/account").status_code) == (200, 302)


def test_changing_it_needs_the_present_one_and_wrong_ones_count(app: Flask, now: datetime) -> None:
    account = an_account()
    browser = Browser(app, account)
    answers = [browser.send("/my/account/password", present="wrong", password=NEXT) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert "This is not your present password." in answers[0].text
    assert Browser(app).sign_in(account).status_code == 429
