"""What is announced reaches every stream that asked for it, in order and once."""

import os
import signal
from contextlib import ExitStack

import pytest
from sqlalchemy import text

from app.core.db import db, write
from app.core.live import announce, versions
from app.core.streams.hub import MEMORY
from tests.asgi.listening import listening
from tests.asgi.running import running, until

pytestmark = pytest.mark.process


@pytest.fixture
def environment(app, database_url, tmp_path):
    return {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": database_url}


@pytest.fixture
def live(environment):
    with running("-m", "tests.asgi.live", environment=environment) as server:
        yield server


@pytest.fixture
def live_pair(environment):
    with running("-m", "tests.asgi.live", "--processes", "2", environment=environment) as server:
        until(lambda: len(server.children) == 2, "two children were expected")
        yield server


@pytest.fixture
def listen():
    with ExitStack() as streams:
        yield lambda server, path, **headers: streams.enter_context(listening(server, path, **headers))


def say(*topics):
    with write():
        announce("tested", *topics)
    return max(versions(topics).values())


def test_a_stream_is_told_of_its_topics_and_no_others(live):
    with listening(live, "/topics/a") as stream:
        said = [say("a"), say("b") and say("a/more"), say("a")]
        assert stream.wait_for(3) == said
        assert stream.response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert stream.ids == [0, *said]


def test_what_this_process_and_what_another_announces_is_told(live):
    with listening(live, "/topics/a") as stream:
        said = [live.get("/announce/a").json()["version"], say("a")]
        assert stream.wait_for(2) == said


def test_streams_on_two_processes_see_every_announcement_in_order_and_once(live_pair, listen):
    streams = [listen(live_pair, "/topics/a") for _ in range(12)]
    said = []
    for _ in range(10):
        said += [live_pair.get("/announce/a").json()["version"], say("a")]
    assert [stream.wait_for(20) for stream in streams] == [said] * 12


def test_whoever_comes_back_is_told_what_was_missed(live):
    with listening(live, "/topics/a") as stream:
        first = say("a")
        assert stream.wait_for(1) == [first]
    missed = [say("a"), say("b") and say("a")]
    with listening(live, "/topics/a", Last_Event_ID=str(first)) as stream:
        assert stream.wait_for(2) == missed
        following = say("a")
        assert stream.wait_for(3) == [*missed, following]


def test_a_page_made_before_the_stream_was_opened_misses_nothing(live):
    before, after = say("a"), say("a")
    with listening(live, f"/topics/a?since={before}") as stream:
        assert stream.wait_for(1) == [after]
    with listening(live, f"/topics/a?since={after}") as stream:
        assert [say("a")] == stream.wait_for(1)


def test_who_comes_back_from_longer_ago_than_is_remembered_is_told_the_newest(environment, listen):
    first, _second, newest = say("a"), say("a"), say("a")
    say(*["b"] * MEMORY)
    with running("-m", "tests.asgi.live", environment=environment) as server:
        assert listen(server, "/topics/a", Last_Event_ID=str(first)).wait_for(1) == [newest]


@pytest.mark.parametrize("known", ["nonsense", "9999", "-1", "9" * 30])
def test_who_comes_back_from_nowhere_is_told_what_comes(live, listen, known):
    say("a")
    stream = listen(live, "/topics/a", Last_Event_ID=known)
    assert [say("a")] == stream.wait_for(1)


def test_what_was_announced_before_the_server_started_is_remembered(environment, listen):
    first, second = say("a"), say("a")
    with running("-m", "tests.asgi.live", environment=environment) as server:
        assert listen(server, "/topics/a", Last_Event_ID=str(first)).wait_for(1) == [second]


def test_a_reader_of_announcements_that_is_cut_off_comes_back_and_misses_nothing(live, listen, database_kind):
    if database_kind == "sqlite":
        pytest.skip("a file is not cut off")
    stream = listen(live, "/topics/a")
    first = say("a")
    assert stream.wait_for(1) == [first]
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE query LIKE 'LISTEN%' AND datname = current_database()"
    )
    assert db.session.scalars(text(cut)).all() == [True]
    said = [first, say("a"), say("a")]
    assert stream.wait_for(3) == said
    assert [entry["trouble"] for entry in live.log("following announcements")][-1] == "over"


def test_a_server_whose_database_is_not_ready_serves_all_the_same(tmp_path, listen):
    environment = {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": f"sqlite:///{tmp_path / 'empty.db'}"}
    with running("-m", "tests.asgi.live", environment=environment) as server:
        assert server.get("/healthz").status == 200
        assert listen(server, "/topics/a").status == 503
        assert len(server.log("following announcements")) == 1


def test_the_view_says_who_may_listen(live):
    with listening(live, "/topics/nowhere") as stream:
        assert stream.status == 404
    with listening(live, "/private/a") as stream:
        assert stream.status in (302, 401)
    with listening(live, "/private/a", Authorization="Bearer word") as stream:
        assert stream.status == 200
        assert [say("a")] == stream.wait_for(1)


def test_a_private_stream_must_be_asked_for_anew(environment, listen):
    with running("-m", "tests.asgi.live", "--private-seconds", "1", environment=environment) as server:
        private, public = listen(server, "/private/a", Authorization="Bearer word"), listen(server, "/topics/a")
        assert private.has_ended.wait(10)
        assert [say("a")] == public.wait_for(1)


def test_a_board_is_rendered_once_for_all_who_see_it_in_a_language(live, listen):
    addresses = ["/boards/a/events?lang=en"] * 5 + ["/boards/a/events?lang=fr"] * 5
    boards = [listen(live, address, Cookie="rostrum=mine") for address in addresses]
    said = say("a")
    assert [board.wait_for(1) for board in boards] == [[said]] * 10
    told = [board.told for board in boards]
    assert told[:5] == [[{"version": said, "fragment": "<p>a in en</p>\n<p>for all</p>"}]] * 5
    assert told[5:] == [[{"version": said, "fragment": "<p>a in fr</p>\n<p>for all</p>"}]] * 5
    assert live.err.count("rendered\n") == 2


def test_the_same_address_says_the_version_to_those_who_only_ask(live):
    said = say("a")
    reply = live.get("/topics/a")
    assert reply.json() == {"version": said}
    assert reply.headers["cache-control"] == "public, max-age=1"
    assert live.get("/topics/a", f"If-None-Match: {reply.headers['etag']}").status == 304
    assert live.get("/private/a", "Authorization: Bearer word").headers["cache-control"] == "private, no-cache"


def test_more_streams_than_the_process_allows_are_told_so(environment):
    with running("-m", "tests.asgi.live", "--streams", "2", environment=environment) as server:
        with listening(server, "/topics/a"), listening(server, "/topics/a"):
            reply = server.get("/topics/a", "Accept: text/event-stream")
            assert (reply.status, reply.headers["retry-after"]) == (503, "10")
            assert reply.body == b"Too many pages are being followed. Please try again in a minute.\n"
            assert server.get("/topics/a").status == 200
        until(lambda: _opens(server), "a place should be free again")


def _opens(server):
    with listening(server, "/topics/a") as stream:
        return stream.status == 200


def test_open_streams_end_with_the_process(live):
    with listening(live, "/topics/a") as stream:
        code, seconds = live.stop()
        assert (code, stream.has_ended.wait(5)) == (0, True)
        assert seconds < 3


def test_a_reader_of_a_stream_who_stops_reading_holds_nobody_up(live):
    silent = live.connect(
        b"GET /boards/a/events HTTP/1.1\r\nHost: test\r\nAccept: text/event-stream\r\n\r\n", receive_buffer=4096
    )
    assert silent.recv(5) == b"HTTP/"
    with listening(live, "/topics/a") as stream:
        said = [say("a") for _ in range(30)]
        assert stream.wait_for(30) == said


def test_a_killed_process_is_replaced_and_its_readers_come_back(live_pair, listen):
    streams = [listen(live_pair, "/topics/a") for _ in range(6)]
    for child in live_pair.children:
        os.kill(child, signal.SIGKILL)
    assert all(stream.has_ended.wait(10) for stream in streams)
    missed = say("a")
    until(lambda: live_pair.get("/healthz").status == 200, "a new process was expected")
    with listening(live_pair, "/topics/a", Last_Event_ID="0") as stream:
        assert stream.wait_for(1) == [missed]
