"""Errors tell the person what happened, why, and what to do."""

import pytest
from flask import Flask, abort
from flask_babel import lazy_gettext

from app.core.phrases import REFUSALS
from app.core.refusal import Refused, refusal
from app.core.web import public
from tests.builders.people import Browser, an_account
from tests.visitor import InvalidPage, insist_on_valid_html


@pytest.fixture
def failing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application in which things go wrong."""
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    code = "test.closed"
    monkeypatch.setitem(REFUSALS, code, lazy_gettext("The list was closed at %(time)s."))

    def refuse() -> str:
        raise Refused(refusal(code, time="11:00"))

    deeds = {"refused": refuse, "broken": lambda: 1 / 0, "large": lambda: abort(413)}
    for name, deed in deeds.items():
        app.add_url_rule(f"/{name}", name, public("for tests")(deed))
        app.add_url_rule(f"/api/{name}", f"api.{name}", public("for tests")(deed))
    return app


METHODS = ("POST", "DELETE")
CASES = [
    ("refused", 409, "Not now", "The list was closed at 11:00."),
    ("large", 413, "This file is too large", "Make it smaller, or ask the Secretariat."),
    ("broken", 500, "Something went wrong on our side", "Nothing was changed."),
    ("missing", 404, "There is nothing here", "or what it leads to is not public."),
]


@pytest.mark.parametrize(("name", "status", "title", "sentence"), CASES)
def test_a_person_reads_a_page(failing: Flask, name: str, status: int, title: str, sentence: str) -> None:
    answer = failing.test_client().get(f"/{name}")
    assert (answer.status_code, title in answer.text, sentence in answer.text) == (status, True, True)
    assert "Traceback" not in answer.text
    assert "ZeroDivision" not in answer.text


@pytest.mark.parametrize(("name", "status", "title", "sentence"), CASES)
def test_a_program_reads_problem_json(failing: Flask, name: str, status: int, title: str, sentence: str) -> None:
    answer = failing.test_client().get(f"/api/{name}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert (answer.json["title"], answer.json["status"]) == (title, status)
    assert sentence in answer.json["detail"]


def test_a_refusal_has_its_code_for_programs(failing: Flask) -> None:
    assert failing.test_client().get("/api/refused").json["code"] == "test.closed"


def test_a_wrong_method_names_the_right_ones(failing: Flask) -> None:
    assert "GET" in failing.test_client().post("/large").headers["Allow"]


@pytest.mark.parametrize("address", ["/", "/my/account"])
def test_where_it_cannot_be_told_who_asks_the_page_says_so_as_to_a_stranger(
    failing: Flask, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    browser = Browser(failing, an_account())
    monkeypatch.setattr("app.people.views.signed_in.find_reader", lambda *_, **__: 1 / 0)
    answer = browser.open(address)
    assert (answer.status_code, "Something went wrong on our side" in answer.text) == (500, True)


@pytest.mark.parametrize("address", ["/meetings/%00", "/challenges/a%00b", "/people?q=%00", "/sign-in?next=%00"])
def test_an_address_with_a_nul_in_it_is_wrong_whatever_the_database(failing: Flask, address: str) -> None:
    assert failing.test_client().get(address).status_code == 400


def test_a_form_with_a_nul_in_it_is_wrong_whatever_the_database(failing: Flask) -> None:
    failing.config["WTF_CSRF_ENABLED"] = False
    answers = {
        method: failing.test_client().open("/sign-in", method=method, data={"email": "a\0b"}) for method in METHODS
    }
    assert {method: answer.status_code for method, answer in answers.items()} == dict.fromkeys(METHODS, 400)


def test_every_answer_carries_the_strict_headers(failing: Flask) -> None:
    headers = failing.test_client().get("/missing").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("page", ["<!doctype html><p><div></p>", '<!doctype html><title>x</title><p id="a"><p id="a">'])
def test_a_page_that_is_not_valid_would_be_found(page: str) -> None:
    with pytest.raises(InvalidPage):
        insist_on_valid_html(page)


@pytest.mark.parametrize(
    ("typed", "status", "location"),
    [
        ("/workplan/", 308, "/workplan"),
        ("/meetings/", 308, "/meetings"),
        ("/meetings", 308, "/"),
        ("/nowhere/", 404, None),
        ("/sign-out/", 404, None),
    ],
)
def test_a_slash_too_many_is_forgiven(app: Flask, typed: str, status: int, location: str | None) -> None:
    answer = app.test_client().get(typed, base_url="http://localhost")
    assert (answer.status_code, answer.location) == (status, location)


def test_who_was_refused_finds_the_way_back(failing: Flask) -> None:
    client = failing.test_client()
    failing.add_url_rule("/closed", "closed", public("for tests")(failing.view_functions["refused"]), methods=["POST"])
    failing.config["WTF_CSRF_ENABLED"] = False
    back = '<a href="/workplan?x=1">'
    answers = [
        client.post("/closed", headers={"Referer": f"{host}/workplan?x=1"}).text
        for host in ("http://localhost", "http://evil.example")
    ]
    assert [back in answer for answer in answers] == [True, False]
