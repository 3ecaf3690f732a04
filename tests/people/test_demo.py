"""The demo's one click, and that it is impossible everywhere else."""

from dataclasses import replace

import pytest
from flask import Flask

from app import create_app
from app.core.db import db
from app.core.policy import OPERATOR, ROLES, Grant
from app.people.commands.demo import CAST, prepare_demo
from app.people.commands.grants import grant_role
from app.people.queries.accounts import demo_accounts, find_demo_account, reset_token
from app.people.rules.roles import refuse_reach
from tests.builders.people import Browser, an_account
from tests.visitor import Visitor


@pytest.mark.parametrize("role", ROLES)
def test_one_click_is_somebody_of_each_role(demo: Flask, role: str) -> None:
    browser = Browser(demo)
    answer = browser.send(f"/demo/sign-in/{role}", page="/demo/sign-in")
    assert (answer.status_code, CAST[role][0] in browser.open("/my/account").text) == (303, True)
    desks = {"administrator": "/desk", "secretariat": "/desk", "focal_point": "/my/delegations"}
    desks["ngo"] = "/my/delegations"  # whoever nominates registers the people of a small organization too
    assert answer.location == desks.get(role, "/my/account")


def test_one_click_is_who_was_made_for_a_role_also_where_others_were_given_it(demo: Flask) -> None:
    secretariat = find_demo_account("secretariat")
    assert secretariat is not None
    grant_role(OPERATOR, secretariat.id, Grant("administrator"))
    grant_role(OPERATOR, secretariat.id, Grant("participant"))
    assert [find_demo_account(role).name for role in ROLES] == [CAST[role][0] for role in ROLES]  # type: ignore[union-attr]


def test_every_role_is_held_as_the_rule_wants_it(demo: Flask) -> None:
    held = {grant.role: grant.scope for account in demo_accounts() for grant in account.grants}
    assert set(held) == set(ROLES)
    assert [role for role, scope in held.items() if refuse_reach(role, scope.kind if scope else None)] == []


def test_prepared_twice_they_are_there_once(demo: Flask) -> None:
    prepare_demo(OPERATOR)
    assert len(demo_accounts()) == len(ROLES)


FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "Via")


@pytest.mark.parametrize(
    "environ",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "10.0.0.1"},
        {"REMOTE_ADDR": "::ffff:192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"rostrum.forwarded": True},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "127.0.0.1.evil.example"},
        *({f"HTTP_{name.upper().replace('-', '_')}": "127.0.0.1"} for name in FORWARDED),
    ],
)
def test_from_elsewhere_there_is_no_such_page(demo: Flask, environ: dict[str, object]) -> None:
    browser = Browser(demo)
    sent = {"csrf_token": browser.token("/demo/sign-in")}
    statuses = [
        browser.client.get("/demo/sign-in", environ_overrides=environ).status_code,
        browser.client.post("/demo/sign-in/administrator", data=sent, environ_overrides=environ).status_code,
    ]
    assert (statuses[0], statuses[1] in (400, 404)) == (404, True)
    assert browser.open("/my/account").status_code == 302


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.0.0.53"])
def test_from_this_machine_it_is_there(demo: Flask, address: str) -> None:
    assert demo.test_client().get("/demo/sign-in", environ_base={"REMOTE_ADDR": address}).status_code == 200


def test_only_people_of_the_demo_can_be_signed_in_as(demo: Flask) -> None:
    browser = Browser(demo)
    an_account("real@example.org", "administrator")
    assert browser.send("/demo/sign-in/king", page="/demo/sign-in").status_code == 404
    found = find_demo_account("administrator")
    assert found is not None
    assert found.is_demo


def test_without_the_token_of_a_form_nobody_is_signed_in(demo: Flask) -> None:
    client = demo.test_client()
    assert client.post("/demo/sign-in/administrator").status_code == 400


def test_outside_the_demo_there_is_no_such_address_and_its_people_are_nobody(demo: Flask) -> None:
    browser = Browser(demo)
    browser.send("/demo/sign-in/administrator", page="/demo/sign-in")
    settings = demo.config["ROSTRUM"]
    real = create_app(replace(settings, demo=False))
    real.test_client_class = Visitor
    with browser.client.session_transaction() as kept:
        cookie = dict(kept)
    elsewhere = Browser(real)
    with elsewhere.client.session_transaction() as copied:
        copied.update(cookie)
    assert elsewhere.open("/my/account").status_code == 302
    assert [rule for rule in real.url_map.iter_rules() if rule.rule.startswith("/demo")] == []
    assert elsewhere.client.post("/demo/sign-in/administrator").status_code == 404
    with real.app_context():
        db.engine.dispose()


def test_people_of_the_demo_have_no_password_and_get_none(demo: Flask) -> None:
    account = find_demo_account("administrator")
    assert account is not None
    browser = Browser(demo)
    assert browser.send(f"/reset/{reset_token(account)}", password="another walk by the sea").status_code == 409
    assert Browser(demo).sign_in(account, "another walk by the sea").status_code == 422
    browser.send("/demo/sign-in/administrator", page="/demo/sign-in")
    sent = {"present": "x", "password": "another walk by the sea"}
    assert browser.send("/my/account/password", **sent).status_code == 422
    assert browser.send("/my/account/second-factor", code="000000").status_code == 409
