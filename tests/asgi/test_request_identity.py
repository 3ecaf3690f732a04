"""Ids of requests, the word of proxies, and the access log."""

import re

import pytest

from tests.asgi.running import head, running, until

pytestmark = pytest.mark.process
SAID = ("X-Forwarded-For: 203.0.113.7, 198.51.100.1", "X-Forwarded-Proto: https", "X-Forwarded-Host: rostrum.example")


@pytest.fixture(scope="module")
def behind_proxy():
    with running("-m", "tests.asgi.tiny", "--trusted", "127.0.0.0/8", "--trusted", "198.51.100.1") as server:
        yield server


def test_every_request_has_an_id_that_the_application_and_the_reader_see(tiny):
    first, second = tiny.get("/"), tiny.get("/")
    assert re.fullmatch(r"[0-9a-f]{12}", first.headers["x-request-id"])
    assert first.json()["known_as"] == first.headers["x-request-id"]
    assert first.headers["x-request-id"] != second.headers["x-request-id"]


def test_an_id_from_outside_counts_only_from_a_trusted_proxy(tiny, behind_proxy):
    assert tiny.get("/", "X-Request-Id: from-outside").headers["x-request-id"] != "from-outside"
    assert behind_proxy.get("/", "X-Request-Id: from-outside").headers["x-request-id"] == "from-outside"
    assert behind_proxy.get("/", "X-Request-Id: not\tan id!").headers["x-request-id"] != "not\tan id!"


def test_a_stranger_cannot_say_where_a_request_came_from(tiny):
    seen = tiny.get("/", *SAID, "X_Forwarded_For: 203.0.113.9").json()
    assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"], seen["HTTP_HOST"]) == ("127.0.0.1", "http", "test")
    assert [name for name in seen if "FORWARDED" in name] == []
    assert seen["rostrum.forwarded"] is True


def test_a_trusted_proxy_says_where_a_request_came_from(behind_proxy):
    seen = behind_proxy.get("/", *SAID).json()
    assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("203.0.113.7", "https")
    assert seen["HTTP_HOST"] == "rostrum.example"
    assert seen["rostrum.forwarded"] is True


def test_what_stands_before_the_last_stranger_in_the_chain_is_not_believed(behind_proxy):
    seen = behind_proxy.get("/", "X-Forwarded-For: 192.0.2.1, 203.0.113.7, 198.51.100.1").json()
    assert seen["REMOTE_ADDR"] == "203.0.113.7"


def test_a_request_that_no_proxy_touched_says_so(behind_proxy):
    assert behind_proxy.get("/").json()["rostrum.forwarded"] is False


def test_the_access_log_says_what_was_asked_and_hides_what_is_secret(fresh):
    fresh.get("/my/calendar/s3cret-one.ics?key=s3cret-two", "Authorization: Bearer s3cret-three")
    reply = fresh.ask(head("POST", "/join/s3cret-four/presence", "Content-Length: 2") + b"no")
    until(lambda: len(fresh.log()) == 2, "two lines were expected")
    entry = fresh.log()[1]
    assert (entry["method"], entry["path"], entry["status"]) == ("POST", "/join/***/presence", 200)
    assert (entry["bytes"], entry["request_id"]) == (len(reply.body), reply.headers["x-request-id"])
    assert entry["milliseconds"] >= 0
    assert fresh.log()[0]["path"] == "/my/calendar/***.ics"
    assert "s3cret" not in "".join(fresh.err)
    assert "127.0.0.1" not in "".join(fresh.err)


def test_a_failure_names_the_id_under_which_it_is_recorded(fresh):
    reply = fresh.get("/fail")
    assert reply.status == 500
    assert reply.headers["x-request-id"] in reply.body.decode()
    failed = until(lambda: fresh.log("failed"), "the failure was expected in the log")
    assert failed[0]["request_id"] == reply.headers["x-request-id"]
