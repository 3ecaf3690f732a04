"""Routes are closed unless they say who may use them."""

import sys
from collections.abc import Iterable

import pytest
from flask import Flask, g

from app.core.policy import POLICIES, Actor, Grant, Scope, may, policy
from app.core.web import actors, public, requires

SEAL = "test.seal"
HIDE = "test.hide"


@pytest.fixture(autouse=True)
def _policies(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Policies of these tests alone, beside those of the features, which are read with the application."""
    monkeypatch.setattr("app.core.policy.POLICIES", dict(POLICIES))
    monkeypatch.setattr("app.core.web.gate.POLICIES", sys.modules["app.core.policy"].POLICIES)
    policy(SEAL, "The Secretariat seals.", "secretariat")
    policy(HIDE, "The Secretariat sees what is hidden.", "secretariat", hidden=True)


class Letter:
    """A thing that deeds are done to."""

    def __init__(self, name: str):
        self.name = name

    def scopes(self) -> Iterable[Scope]:
        yield Scope("letter", self.name)


def find_letter(name: str) -> Letter | None:
    return None if name == "lost" else Letter(name)


@pytest.fixture
def visit(app: Flask, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Ask for an address as somebody with these grants."""
    app.get("/open/<name>", endpoint="open/<name>")(public("for tests", on=find_letter)(lambda letter: letter.name))
    app.get("/seals/<name>", endpoint="seals/<name>")(requires(SEAL, on=find_letter)(lambda letter: letter.name))
    app.get("/hidden/<name>", endpoint="hidden/<name>")(requires(HIDE, on=find_letter)(lambda letter: letter.name))
    app.get("/api/seals", endpoint="api/seals")(requires(SEAL)(lambda: "sealed"))
    app.get("/undeclared", endpoint="undeclared")(lambda: "never")

    def ask(address: str, *grants: Grant, known: bool = True) -> int:
        who = Actor("account", 1, frozenset(grants)) if known else None
        monkeypatch.setattr(actors, "recognisers", [lambda: who])
        monkeypatch.setattr(actors, "carries_credentials", lambda: True)
        return app.test_client().get(address).status_code

    return ask


SECRETARY = Grant("secretariat")
HERE, ELSEWHERE = (Grant("secretariat", Scope("letter", name)) for name in ("a", "b"))


@pytest.mark.parametrize(
    ("address", "grants", "status"),
    [
        ("/open/a", (), 200),
        ("/open/lost", (), 404),
        ("/seals/a", (SECRETARY,), 200),
        ("/seals/a", (HERE,), 200),
        ("/seals/a", (ELSEWHERE,), 403),
        ("/seals/a", (Grant("participant"),), 403),
        ("/seals/a", (), 403),
        ("/seals/lost", (SECRETARY,), 404),
        ("/hidden/a", (SECRETARY,), 200),
        ("/hidden/a", (ELSEWHERE,), 404),
        ("/api/seals", (SECRETARY,), 200),
        ("/api/seals", (HERE,), 403),
        ("/undeclared", (SECRETARY,), 403),
        ("/nowhere", (SECRETARY,), 404),
    ],
)
def test_a_gate_opens_for_those_it_is_for(visit, address: str, grants: tuple[Grant, ...], status: int) -> None:  # type: ignore[no-untyped-def]
    assert visit(address, *grants) == status


@pytest.mark.parametrize(("address", "status"), [("/seals/a", 401), ("/hidden/a", 404), ("/api/seals", 401)])
def test_a_stranger_is_asked_to_sign_in_or_told_that_nothing_is_there(visit, address: str, status: int) -> None:  # type: ignore[no-untyped-def]
    assert visit(address, known=False) in (status, 302 if status == 401 and "/api" not in address else status)


def test_an_undeclared_permission_is_nobodys(app: Flask) -> None:
    assert may(Actor("account", 1, frozenset({Grant("administrator")})), "test.nobody") is False


def test_a_condition_narrows_who_may(app: Flask) -> None:
    policy(
        "test.own", "For tests: everyone, on their own.", everyone=True, condition=lambda who, it: it == who.account_id
    )
    assert [may(Actor("account", 1), "test.own", it) for it in (1, 2)] == [True, False]


def test_the_gate_finds_the_thing_once(app: Flask) -> None:
    found = []

    def find(name: str) -> str:
        found.append(name)
        return name

    app.get("/once/<name>", endpoint="once/<name>")(public("for tests", on=find)(lambda it: f"{it}{g.subject}"))
    assert app.test_client().get("/once/a").text == "aa"
    assert found == ["a"]
