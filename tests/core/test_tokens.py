"""Secrets that are derived."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from app import create_app
from app.core import clock
from app.core.tokens import derive, fingerprint, seal, unseal
from tests.databases import make_settings

HOUR = timedelta(hours=1)


def test_a_token_says_what_was_sealed(app: Flask, now: datetime) -> None:
    assert unseal("door", seal("door", 7, 2), HOUR) == [7, 2]


def test_the_same_is_sealed_alike_at_one_time(app: Flask, now: datetime) -> None:
    assert seal("door", 7, 2) == seal("door", 7, 2)


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: "A" + t, lambda t: "", lambda t: t + "x", lambda t: "é"])
def test_a_token_that_was_touched_says_nothing(app: Flask, now: datetime, spoil) -> None:  # type: ignore[no-untyped-def]
    assert unseal("door", spoil(seal("door", 7, 2)), HOUR) is None


def test_a_token_for_something_else_says_nothing(app: Flask, now: datetime) -> None:
    assert unseal("window", seal("door", 7, 2), HOUR) is None


@pytest.mark.parametrize(("minutes", "said"), [(59, [7]), (60, [7]), (61, None)])
def test_a_token_has_its_life(app: Flask, now: datetime, minutes: int, said: list[int] | None) -> None:
    token = seal("door", 7)
    with clock.frozen(now + timedelta(minutes=minutes)):
        assert unseal("door", token, HOUR) == said


def test_what_is_derived_depends_on_purpose_parts_and_key(app: Flask, tmp_path, database_url: str) -> None:  # type: ignore[no-untyped-def]
    derived = [derive("a", 1), derive("b", 1), derive("a", 2), derive("a", 1, 2), derive("a", "1")]
    with create_app(make_settings(tmp_path, database_url, secret_key="t" * 64)).app_context():
        derived.append(derive("a", 1))
    assert (len(set(derived)), derive("a", 1) == derived[0]) == (6, True)
    assert fingerprint("a", 1) == derived[0].hex()
