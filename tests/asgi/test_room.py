"""What a process allows all its clients together."""

import asyncio
import resource
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from app.asgi import build
from app.asgi.body import TurnedAway, take_body
from app.asgi.bridge import Pool
from app.asgi.limits import Limits, fit
from app.asgi.spool import NoRoom, Room, Spool

SMALL = Limits(body=10_000, body_in_memory=100, on_disk=1000)


def spooled(room, octets):
    spool = Spool(room, 100)
    spool.write(b"x" * octets)
    return spool


def test_spools_share_the_disk_and_give_it_back():
    room = Room(SMALL)
    first = spooled(room, 700)
    with closing(Spool(room, 100)) as second, pytest.raises(NoRoom):
        second.write(b"x" * 700)
    first.close()
    spooled(room, 1000).close()
    spooled(room, 1000).close()


def test_what_stays_in_memory_takes_no_room_on_the_disk():
    room = Room(SMALL)
    spools = [spooled(room, 100) for _ in range(50)]
    assert [spool.is_large for spool in spools] == [False] * 50
    for spool in spools:
        spool.close()


def test_what_is_spooled_is_read_whole():
    room = Room(SMALL)
    spool = Spool(room, 100)
    for piece in (b"a" * 90, b"b" * 90, b"c" * 90):
        spool.write(piece)
    spool.rewind()
    assert spool.file.read() == b"a" * 90 + b"b" * 90 + b"c" * 90
    spool.close()


def test_an_upload_for_which_there_is_no_room_is_turned_away_and_leaves_its_room_to_others():
    room = Room(SMALL)
    pieces = iter([600, 600])

    async def receive():
        return {"type": "http.request", "body": b"x" * next(pieces), "more_body": True}

    with pytest.raises(TurnedAway) as turned_away:
        asyncio.run(take_body(receive, room, SMALL))
    assert turned_away.value.status == 503
    spooled(room, 1000).close()


def test_a_pool_turns_away_whoever_would_wait_too_long():
    async def crowd():
        pool, free = Pool("test", threads=1, waiting=1), threading.Event()
        held = [asyncio.create_task(pool.run(free.wait, 10)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(TurnedAway) as turned_away:
            await pool.run(len, [])
        free.set()
        assert await asyncio.gather(*held) == [True, True]
        assert await pool.run(len, []) == 0
        pool.stop()
        return turned_away.value.status

    assert asyncio.run(crowd()) == 503


def test_an_answer_for_which_there_is_no_room_is_turned_away():
    def application(environ, start_response):
        start_response("200 OK", [])
        return [b"x" * 2000]

    assert asyncio.run(asked(application)) == [503]


async def asked(application):
    limits = Limits(answer_in_memory=100, on_disk=1000, linger_seconds=0.01)
    statuses = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": [(b"host", b"here")],
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        statuses.extend([message["status"]] if "status" in message else [])

    await build(application, limits=limits)({**scope, "http_version": "1.1", "scheme": "http"}, receive, send)
    return statuses


@pytest.mark.parametrize(
    ("files", "connections", "streams"), [(65_536, 10_000, 5000), (8448, 4096, 3072), (1024, 384, 288), (100, 64, 48)]
)
def test_streams_leave_connections_for_pages_however_few_files_may_be_open(files, connections, streams):
    fitted = fit(Limits(), files)
    assert (fitted.connections, fitted.streams) == (connections, streams)


def test_the_limit_of_open_files_is_raised_as_far_as_the_system_allows():
    code = (
        "import resource as r; hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (256, hard));"
        "from app.asgi.server import raise_file_limit; print(raise_file_limit(), *r.getrlimit(r.RLIMIT_NOFILE))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    most = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    assert [int(number) for number in said.split()] == [most, most, hard]
