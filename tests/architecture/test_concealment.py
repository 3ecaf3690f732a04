"""No address that is a key to something is written to a log."""

import re

import pytest

from app.core.conceal import conceal
from tests.architecture.matrix import application

KEY = re.compile(r"<(?:\w+:)?(?:token|key|secret|code)>")


def shown(rule: str) -> str:
    """How an address with a key in it would stand in the log."""
    return conceal(KEY.sub("s3cret", rule))


def test_every_address_with_a_key_in_it_is_concealed() -> None:
    rules = [rule.rule for rule in application().url_map.iter_rules()]
    assert [rule for rule in rules if "s3cret" in shown(rule)] == []


def test_a_key_that_is_not_concealed_would_be_found() -> None:
    assert shown("/doors/<int:number>/<token>.json") == "/doors/<int:number>/s3cret.json"
    assert shown("/join/<string:token>") == "/join/***"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/join/abc", "/join/***"),
        ("/join/abc/presence", "/join/***/presence"),
        ("/my/calendar/abc.ics", "/my/calendar/***.ics"),
        ("/my/calendar", "/my/calendar"),
        ("/meetings/joining/sittings/3", "/meetings/joining/sittings/3"),
        ("/rejoin/abc", "/rejoin/abc"),
    ],
)
def test_a_key_is_masked_and_nothing_else(path: str, written: str) -> None:
    assert conceal(path) == written
