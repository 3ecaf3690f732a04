"""Signing in, and what must not let anybody in."""

from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import func, select

from app.core import clock, hashing
from app.core.audit import AuditEntry, audit
from app.core.db import db, write
from app.core.policy import OPERATOR, SYSTEM
from app.people.commands.accounts import disable
from app.people.commands.sign_ins import forget_unused_sign_ins
from app.people.models import Account, SignIn
from tests.builders.people import PASSWORD, Browser, an_account

WRONG = "Mail address or password is not right."


def sign_ins() -> int:
    """How many there are."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(SignIn)) or 0


def test_who_has_the_password_comes_in_and_goes_on_to_where_they_wanted(app: Flask) -> None:
    browser = Browser(app)
    answer = browser.sign_in(an_account(), next="/my/account?x=1")
    assert (answer.status_code, answer.location) == (303, "/my/account?x=1")
    assert browser.open("/my/account").status_code == 200


def test_capitals_in_the_address_do_not_matter(app: Flask) -> None:
    an_account("ines@example.org")
    assert Browser(app).send("/sign-in", email="  INES@Example.ORG ", password=PASSWORD).status_code == 303


def test_a_visitor_is_asked_to_sign_in_and_comes_back(app: Flask) -> None:
    browser, account = Browser(app), an_account()
    asked = browser.open("/my/account?tab=1").location
    assert asked == "/sign-in?next=/my/account?tab%3D1"
    assert 'name="next" value="/my/account?tab=1"' in browser.open(asked).text
    assert browser.sign_in(account, next="/my/account?tab=1").location == "/my/account?tab=1"


@pytest.mark.parametrize("email", ["ines@example.org", "nobody@example.org", "gone@example.org", "invited@example.org"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(app: Flask, email: str) -> None:
    an_account("ines@example.org")
    an_account("gone@example.org", disabled_at=clock.now())
    an_account("invited@example.org", password_hash=None, joined_at=None)
    answer = Browser(app).send("/sign-in", email=email, password="not the password")
    assert (answer.status_code, answer.text.count(WRONG), answer.text.count("field-wrong")) == (422, 2, 1)


@pytest.mark.parametrize("email", ["gone@example.org", "invited@example.org"])
def test_who_is_disabled_or_has_not_joined_does_not_come_in(app: Flask, email: str) -> None:
    an_account("gone@example.org", disabled_at=clock.now())
    an_account("invited@example.org", password_hash=None, joined_at=None)
    assert Browser(app).send("/sign-in", email=email, password=PASSWORD).status_code == 422


def test_a_password_is_worked_through_for_unknown_addresses_too(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, kept: str, password: str) -> bool:  # type: ignore[override]
            worked.append(kept)
            return super().verify(kept, password)

    monkeypatch.setattr(hashing, "hasher", Counting(time_cost=2, memory_cost=19 * 1024, parallelism=1))
    Browser(app).send("/sign-in", email="nobody@example.org", password="not the password")
    assert ["m=19456,t=2,p=1" in kept for kept in worked] == [True]


@pytest.mark.parametrize("field", ["email", "password"])
def test_an_empty_field_is_said_at_the_field(app: Flask, field: str) -> None:
    answer = Browser(app).send("/sign-in", **{"email": "a@example.org", "password": "x", field: ""})
    assert (answer.status_code, f'id="{field}-error"' in answer.text) == (422, True)


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
     "/\t/evil.example", "evil.example", "", "http:evil.example", "///evil.example", " //evil.example"],
)  # fmt: skip
def test_nobody_is_sent_elsewhere_by_a_link_to_our_sign_in(app: Flask, elsewhere: str) -> None:
    browser, account = Browser(app), an_account()
    assert browser.sign_in(account, next=elsewhere).location == "/"
    assert browser.open("/sign-in", query_string={"next": elsewhere}).location == "/"


def test_without_the_forms_token_nothing_happens(app: Flask) -> None:
    account = an_account()
    answer = app.test_client().post("/sign-in", data={"email": account.email, "password": PASSWORD})
    assert (answer.status_code, sign_ins()) == (400, 0)


def test_a_new_token_is_made_and_nothing_of_the_cookie_before_stays(app: Flask) -> None:
    browser, account = Browser(app), an_account()
    browser.token("/sign-in")
    with browser.client.session_transaction() as before:
        before["sign_in"], before["planted"] = "known to somebody else", "yes"
        token = before["csrf_token"]
    browser.sign_in(account)
    with browser.client.session_transaction() as after:
        assert set(after) == {"sign_in", "_permanent"}
        assert after["sign_in"] != "known to somebody else"
        assert token


def test_the_database_does_not_hold_what_is_in_the_cookie(app: Flask) -> None:
    browser = Browser(app, an_account())
    with browser.client.session_transaction() as kept:
        token = kept["sign_in"]
    assert token not in db.session.scalars(select(SignIn.token_hash)).all()


def test_signing_out_ends_the_sign_in_also_for_a_copied_cookie(app: Flask) -> None:
    browser, thief = Browser(app, an_account()), Browser(app)
    with browser.client.session_transaction() as kept, thief.client.session_transaction() as copied:
        copied.update(kept)
    assert thief.open("/my/account").status_code == 200
    assert browser.send("/sign-out").location == "/"
    assert (browser.open("/my/account").status_code, thief.open("/my/account").status_code) == (302, 302)


def test_a_disabled_account_is_out_at_the_next_request(app: Flask) -> None:
    account = an_account()
    browser = Browser(app, account)
    disable(OPERATOR, account.id)
    assert (browser.open("/my/account").status_code, sign_ins()) == (302, 0)


def test_disabled_counts_even_where_a_sign_in_is_left(app: Flask) -> None:
    account = an_account()
    browser = Browser(app, account)
    with write() as session:
        session.get_one(Account, account.id).disabled_at = clock.now()
        audit(OPERATOR, "account.disabled", None)
    assert (browser.open("/my/account").status_code, sign_ins()) == (302, 1)


def test_a_sign_in_that_is_not_used_ends_after_a_month(app: Flask, now: datetime) -> None:
    browser = Browser(app, an_account())
    for days, status in ((29, 200), (58, 200), (88, 302)):
        with clock.frozen(now + timedelta(days=days)):
            assert browser.open("/my/account").status_code == status


def test_when_it_was_last_used_is_written_once_an_hour(app: Flask, now: datetime) -> None:
    browser = Browser(app, an_account())
    used = []
    for minutes in (1, 59, 60, 61, 119, 121):
        with clock.frozen(now + timedelta(minutes=minutes)):
            browser.open("/my/account")
        db.session.rollback()
        used.append((db.session.scalars(select(SignIn.used_at)).one() - now) / timedelta(minutes=1))
    assert used == [0, 0, 60, 60, 60, 121]


def test_account_sign_in_and_roles_are_one_query(app: Flask, queries) -> None:  # type: ignore[no-untyped-def]
    browser = Browser(app, an_account("ines@example.org", "administrator", "secretariat"))
    with queries() as sent:
        browser.open("/sign-in")
    assert len([one for one in sent if one.startswith("SELECT")]) == 1


def test_a_password_kept_with_other_parameters_is_kept_anew(app: Flask) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    account = an_account(password_hash=old)
    assert [Browser(app).sign_in(account).status_code for _ in range(2)] == [303, 303]
    db.session.rollback()
    assert "m=19456,t=2,p=1" in (account.password_hash or "")


def test_signing_in_leaves_its_trace_without_anything_private(app: Flask) -> None:
    account = an_account()
    number = account.id
    Browser(app, account)
    db.session.rollback()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "sign_in.started")).one()
    assert (entry.actor_kind, entry.actor_id, entry.subject_kind, entry.fields) == (
        "account", number, "sign_in", [])  # fmt: skip


def test_files_for_all_carry_nobodys_cookie_and_the_cookie_is_renewed_once_an_hour(app: Flask, now: datetime) -> None:
    browser = Browser(app, an_account())
    browser.open("/my/account")
    renewed = []
    for minutes, address in (
        (5, "/static/icon.svg"),
        (5, "/my/account"),
        (65, "/my/account"),
        (66, "/static/icon.svg"),
    ):
        with clock.frozen(now + timedelta(minutes=minutes)), browser.open(address) as answer:
            renewed.append("rostrum=" in answer.headers.get("Set-Cookie", ""))
    assert renewed == [False, False, True, False]


def test_signing_in_as_somebody_else_ends_the_sign_in_before(app: Flask) -> None:
    browser = Browser(app, an_account())
    browser.sign_in(an_account("karim@example.org"))
    assert sign_ins() == 1


def test_what_was_not_used_for_a_month_is_deleted(app: Flask, now: datetime) -> None:
    Browser(app, an_account())
    for days, left in ((29, 1), (30, 0)):
        with clock.frozen(now + timedelta(days=days)):
            forget_unused_sign_ins(SYSTEM)
        assert sign_ins() == left
