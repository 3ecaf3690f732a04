"""The API as a whole: who is let in, what is refused and how, and the same request twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import i18n
from app.core.audit import AuditEntry
from app.core.db import db
from app.core.policy import OPERATOR
from app.core.repeats import RepeatableAnswer, forget_answers
from app.workplan.queries import challenges
from tests.builders.meetings import a_challenge, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programs import Program

MARKETS = {"number": 1, "slug": "markets", "short_title": "Markets", "wording": "Markets expand"}


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat."""
    return Program(app, an_account("office@example.org", "secretariat"))


def test_an_error_is_a_problem_with_code_sentence_parameters_and_number(office: Program) -> None:
    office.post("/challenges", MARKETS)
    refused = office.post("/challenges", MARKETS)
    assert refused.mimetype == "application/problem+json"
    assert refused.json == {
        "type": "about:blank",
        "title": "Not now",
        "status": 409,
        "detail": "There is a challenge with the address name markets already. Choose another.",
        "code": "workplan.slug_taken",
        "parameters": {"slug": "markets"},
        "request_id": refused.headers["X-Request-Id"],
    }


@pytest.mark.parametrize(
    ("method", "address", "options", "status"),
    [
        ("GET", "/nothing", {}, 404),
        ("GET", "/meetings/nothing", {}, 404),
        ("GET", "/meetings/autumn/versions/99999999999999999999", {}, 404),
        ("DELETE", "/meetings", {}, 405),
        ("GET", "/meetings", {"headers": {"Accept": "text/html"}}, 406),
        ("GET", "/meetings?page=0", {}, 422),
        ("GET", "/meetings?pages=1", {}, 422),
        ("GET", "/meetings?lang=tlh", {}, 422),
        ("POST", "/challenges", {}, 401),
        ("GET", "/account", {}, 401),
    ],
)
def test_whatever_goes_wrong_is_a_problem(app: Flask, method: str, address: str, options: dict, status: int) -> None:
    answer = app.test_client().open(f"/api/v1{address}", method=method, **options)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["status"] == status
    assert all(answer.json[name] for name in ("title", "detail", "request_id"))


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"data": "{}", "content_type": "text/plain"}, 415, None),
        ({"data": "a=1", "content_type": "application/x-www-form-urlencoded"}, 415, None),
        ({"data": b"", "content_type": "application/json"}, 400, "api.no_json"),
        ({"data": b'{"number": 1', "content_type": "application/json"}, 400, "api.no_json"),
        ({"data": b"\xff\xfe", "content_type": "application/json"}, 400, "api.no_json"),
        ({"data": b"[" * 100_000, "content_type": "application/json"}, 400, "api.no_json"),
        ({"data": b'"' + b"x" * 1024 * 1024 + b'"', "content_type": "application/json"}, 413, None),
        ({"json": []}, 422, "api.shape"),
    ],
)
def test_what_cannot_be_read_is_said_so(app: Flask, office: Program, sent: dict, status: int, code: str | None) -> None:
    answer = app.test_client().post("/api/v1/challenges", headers=office.shown, **sent)
    assert (answer.status_code, answer.json.get("code")) == (status, code)


def test_each_wrong_field_is_named(office: Program) -> None:
    sent = {**MARKETS, "number": "1", "slug": "a\0b", "colour": "red", "cross_cutting": None}
    del sent["short_title"]
    errors = office.post("/challenges", sent).json["errors"]
    assert {(one["pointer"], one["detail"]) for one in errors} == {
        ("#/number", "A whole number is wanted."),
        ("#/slug", "This does not have the form that is wanted."),
        ("#/colour", "Nothing of this name is known here. Look for its spelling, or leave it out."),
        ("#/cross_cutting", "true or false is wanted."),
        ("#/short_title", "This is needed."),
    }
    assert challenges() == {}


@pytest.mark.parametrize(
    ("title", "said"), [("", "This is needed."), (" ", "This is needed."), ("x" * 121, "Use at most 120 characters.")]
)
def test_a_text_that_is_too_short_or_too_long_is_said_to_be_so_in_words_for_texts(
    office: Program, title: str, said: str
) -> None:
    (error,) = office.post("/challenges", {**MARKETS, "short_title": title}).json["errors"]
    assert (error["pointer"], error["detail"]) == ("#/short_title", said)


def test_who_shows_no_good_token_is_told_how_to_show_one(app: Flask) -> None:
    for shown, said in (
        ({}, 'Bearer realm="Rostrum"'),
        ({"Authorization": "Bearer x"}, 'Bearer realm="Rostrum", error="invalid_token"'),
    ):
        for address in ("/account",) if not shown else ("/account", "/meetings"):
            answer = app.test_client().get(f"/api/v1{address}", headers=shown)
            assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, said)


def test_our_words_are_in_the_language_asked_for_else_the_accounts_else_as_the_program_says(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "AVAILABLE", i18n.OFFICIAL)
    chosen, open_ = (Program(app, an_account(f"{one}@example.org", locale=one)) for one in ("fr", None))
    stranger = Program(app)
    for asks, address, language in (
        (chosen, "/account?lang=es", "es"),
        (chosen, "/account", "fr"),
        (chosen, "/nothing", "fr"),
        (open_, "/account", "ru"),
        (stranger, "/meetings", "ru"),
        (stranger, "/meetings?lang=zh", "zh"),
    ):
        answer = asks.read(address, Accept_Language="ru, en;q=0.5")
        assert (address, answer.headers.get("Content-Language")) == (address, language)


def test_no_answer_sets_a_cookie_and_none_is_looked_at(app: Flask) -> None:
    browser = Browser(app, an_account("office@example.org", "secretariat", locale="en"))
    for answer in (browser.open("/api/v1/meetings"), browser.open("/api/v1/account"), browser.open("/api/v1/nothing")):
        assert ("Set-Cookie" in answer.headers, "Cookie" in answer.headers.get("Vary", "")) == (False, False)


def test_what_is_read_again_and_is_the_same_costs_nothing(app: Flask) -> None:
    a_published_meeting()
    reader = Program(app)
    first = reader.read("/meetings/autumn/programme")
    assert reader.read("/meetings/autumn/programme", If_None_Match=first.headers["ETag"]).status_code == 304
    a_challenge("markets")
    assert first.headers["Cache-Control"] == "no-cache"


def test_the_same_key_is_one_effect_and_one_answer(office: Program) -> None:
    first, second = (office.post("/challenges", MARKETS, Idempotency_Key="a") for _ in range(2))
    assert (first.status_code, first.data, first.location) == (201, second.data, second.location)
    assert (second.status_code, second.headers["Idempotency-Replayed"]) == (201, "true")
    assert list(challenges()) == ["markets"]


def test_another_body_under_the_same_key_is_refused(office: Program) -> None:
    office.post("/challenges", MARKETS, Idempotency_Key="a")
    other = office.post("/challenges", {**MARKETS, "number": 2, "slug": "other"}, Idempotency_Key="a")
    assert (other.status_code, other.json["code"], list(challenges())) == (409, "api.key_used", ["markets"])


def test_what_was_refused_uses_up_no_key(office: Program) -> None:
    a_challenge("taken", 1)
    assert office.post("/challenges", MARKETS, Idempotency_Key="a").status_code == 409
    assert office.post("/challenges", {**MARKETS, "number": 2}, Idempotency_Key="a").status_code == 201


def test_keys_are_those_of_a_token(app: Flask, office: Program) -> None:
    office.post("/challenges", MARKETS, Idempotency_Key="a")
    other = Program(app, an_account("other@example.org", "secretariat"))
    sent = {**MARKETS, "number": 2, "slug": "other"}
    assert other.post("/challenges", sent, Idempotency_Key="a").status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 201, "two words", "clé"])
def test_a_key_is_a_name(app: Flask, office: Program, key: str) -> None:
    assert office.post("/challenges", MARKETS, Idempotency_Key=key).status_code == 422
    assert challenges() == {}


def test_two_at_once_under_one_key_are_one_deed(app: Flask, office: Program) -> None:
    def send(_number: int) -> tuple[int, bytes]:
        with app.app_context():
            client = app.test_client()
            headers = {**office.shown, "Idempotency-Key": "a"}
            answer = client.post("/api/v1/challenges", json=MARKETS, headers=headers)
            db.session.remove()
            return answer.status_code, answer.data

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(send, range(16)))
    assert [status for status, _body in answers] == [201]
    added = select(AuditEntry).where(AuditEntry.action == "workplan.add_challenge")
    assert len(db.session.scalars(added).all()) == 1


def test_keys_are_kept_for_a_day(app: Flask, office: Program) -> None:
    from datetime import timedelta

    from app.core import clock

    now = clock.now()
    with clock.frozen(now):
        office.post("/challenges", MARKETS, Idempotency_Key="a")
    for hours, left in ((23, 1), (24, 0)):
        with clock.frozen(now + timedelta(hours=hours)):
            forget_answers(OPERATOR)
            assert len(db.session.scalars(select(RepeatableAnswer)).all()) == left
