"""Public pages are kept in memory for as long as they are true."""

from datetime import timedelta

import pytest
from flask import Flask

from app.core import clock
from app.core.audit import audit
from app.core.db import command
from app.core.live import announce
from app.core.policy import OPERATOR
from app.core.web import cached, public
from app.core.web.pages import Kept, Shelf, holds_until
from tests.conftest import NOW


@command
def publish(topic: str) -> None:
    """News under a topic."""
    audit(OPERATOR, "published", None)
    announce("published", topic)


class Press:
    """A page that counts how often it was made."""

    made = 0
    until = None

    def page(self, slug: str) -> str:
        self.made += 1
        holds_until(self.until)
        return f"{slug} {self.made}"


@pytest.fixture
def press(app: Flask) -> Press:
    press = Press()
    view = public("for tests")(cached("all", and_of=lambda slug: (f"meeting/{slug}",))(lambda slug: press.page(slug)))
    app.add_url_rule("/press/<slug>", "press", view)
    return press


def test_a_page_is_made_once_and_again_after_news(app: Flask, press: Press) -> None:
    ask = app.test_client().get
    first = [ask("/press/a").text for _ in range(3)]
    publish("meeting/b")
    still = ask("/press/a").text
    publish("meeting/a")
    after = ask("/press/a").text
    publish("all")
    assert (first, still, after, ask("/press/a").text) == (["a 1"] * 3, "a 1", "a 2", "a 3")


def test_each_address_and_language_is_kept_apart(app: Flask, press: Press) -> None:
    ask = app.test_client().get
    assert [ask(address).text for address in ("/press/a", "/press/b", "/press/a?view=list", "/press/a")] == [
        "a 1", "b 2", "a 3", "a 1"]  # fmt: skip


def test_what_is_asked_at_length_is_not_kept(app: Flask, press: Press) -> None:
    ask = app.test_client().get
    short, long = "/press/a?" + "x" * 200, "/press/a?" + "x" * 201
    assert [ask(address).text for address in (short, long, short, long)] == ["a 1", "a 2", "a 1", "a 3"]


def test_a_kept_page_costs_one_query(app: Flask, press: Press, queries) -> None:  # type: ignore[no-untyped-def]
    ask = app.test_client().get
    ask("/press/a")
    with queries() as sent:
        ask("/press/a")
    assert len([statement for statement in sent if statement.startswith("SELECT")]) == 1


def test_a_page_that_changes_with_the_clock_is_made_anew_in_time(app: Flask, press: Press) -> None:
    press.until = NOW + timedelta(minutes=10)
    ask = app.test_client().get
    answers = []
    for minutes in (0, 9, 10):
        with clock.frozen(NOW + timedelta(minutes=minutes)):
            answers.append(ask("/press/a").text)
    assert answers == ["a 1", "a 1", "a 2"]


def test_an_unchanged_page_is_not_sent_again(app: Flask, press: Press) -> None:
    ask = app.test_client().get
    etag = ask("/press/a").headers["ETag"]
    again = ask("/press/a", headers={"If-None-Match": etag})
    publish("meeting/a")
    assert (again.status_code, again.data, ask("/press/a", headers={"If-None-Match": etag}).status_code) == (
        304,
        b"",
        200,
    )


def test_whoever_may_be_signed_in_gets_a_page_of_their_own(app: Flask, press: Press) -> None:
    client = app.test_client()
    client.set_cookie("rostrum", "whatever")
    assert [client.get("/press/a").text for _ in range(2)] == ["a 1", "a 2"]


def test_the_shelf_makes_room_by_throwing_out_what_was_used_least() -> None:
    shelf = Shelf(room=30)
    for name in "abc":
        shelf.put(name, Kept({}, None, b"x" * 10, (), name))
    shelf.get("a")
    shelf.put("d", Kept({}, None, b"x" * 10, (), "d"))
    assert [name for name in "abcd" if shelf.get(name)] == ["a", "c", "d"]


@pytest.fixture(autouse=True)
def _still(now) -> None:  # type: ignore[no-untyped-def]
    """All clocks stand."""
