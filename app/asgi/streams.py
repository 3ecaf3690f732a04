"""Event streams (`text/event-stream`): thousands of them wait in the loop, without a thread or a connection each."""

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qs

from app.asgi.answer import Answer, Sender
from app.asgi.body import ClientLeft, TurnedAway, take_body
from app.asgi.bridge import Bridge, build_environ
from app.asgi.fragments import Fragments
from app.asgi.limits import Limits
from app.asgi.spool import Room
from app.core.figures import figures
from app.core.streams import Event, Hub
from app.core.web.following import LISTENER, Following

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    # Asks a proxy (nginx) to pass each event on when it comes.
    (b"x-accel-buffering", b"no"),
]
SILENCE = b": still here\n\n"


def wants_stream(request: dict) -> bool:
    """Whether a browser asks to listen rather than to read."""
    if request["method"] != "GET":
        return False
    return any(name == b"accept" and b"text/event-stream" in value for name, value in request["headers"])


class EventStreams:
    """Opens, feeds and ends the streams of this process."""

    def __init__(self, hub: Hub, bridge: Bridge, room: Room, limits: Limits) -> None:
        self._hub = hub
        self._bridge = bridge
        self._room = room
        self._limits = limits
        self._fragments = Fragments(bridge, room, limits)
        self._open = 0

    async def answer(self, request: dict, receive: Callable, sender: Sender) -> None:
        """A stream, if the view that has this address lets this reader listen; what the view says otherwise."""
        if not self._hub.is_following:
            raise TurnedAway(503, "Nothing can be followed just now. Please try again in a few seconds.")
        if self._open >= self._limits.streams:
            raise TurnedAway(503, "Too many pages are being followed. Please try again in a minute.")
        self._open += 1
        figures.adjust("rostrum_streams_open", 1)
        try:
            following, answer = await self._ask(request, receive)
            if following is None:
                return await sender.hand_over(answer, with_body=True)
            answer.close()
            await self._listen(following, request, receive, sender)
        finally:
            self._open -= 1
            figures.adjust("rostrum_streams_open", -1)

    async def _ask(self, request: dict, receive: Callable) -> tuple[Following | None, Answer]:
        listener: list[Following] = []
        body = await take_body(receive, self._room, self._limits)
        try:
            answer = await self._bridge.ask(build_environ(request, body) | {LISTENER: listener}, slow=False)
        finally:
            body.close()
        return (listener[0] if listener else None), answer

    async def _listen(self, following: Following, request: dict, receive: Callable, sender: Sender) -> None:
        known = _known_version(request)
        told_one_by_one = known is not None and self._hub.remembers(known)
        after = min(known, following.version) if told_one_by_one else following.version
        newest_only = following.fragment is not None
        subscription = self._hub.subscribe(following.topics, after, newest_only=newest_only)
        leaving = asyncio.create_task(_until_left(receive, subscription.end))
        stream = _Stream(following, request, sender, self._limits, self._fragments)
        try:
            await stream.open(after)
            if known is not None and known < after:
                await stream.tell([Event(after, "")])
            await stream.run(subscription)
        except TimeoutError:
            sender.abort()
        finally:
            leaving.cancel()
            self._hub.unsubscribe(subscription)


class _Stream:
    """One open stream."""

    def __init__(
        self, following: Following, request: dict, sender: Sender, limits: Limits, fragments: Fragments
    ) -> None:
        self._following = following
        self._request = request
        self._sender = sender
        self._limits = limits
        self._fragments = fragments

    async def open(self, version: int) -> None:
        """Names the version from which on it tells, so that whoever is cut off early can still come back to it."""
        await self._sender.send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        # Not all at the same moment, when a server process ends and its readers come to another.
        pause = random.randint(1000, 4000)  # noqa: S311
        await self._write(f"retry: {pause}\nid: {version}\n\n".encode())

    async def run(self, subscription) -> None:
        """Tells what comes until the reader leaves, the process ends, or a private stream must be asked for anew."""
        now = asyncio.get_running_loop().time
        until = float("inf") if self._following.is_public else now() + self._limits.private_stream_seconds
        while now() < until:
            pause = random.uniform(15, 25)  # noqa: S311
            events = await subscription.next(min(pause, until - now()))
            if subscription.is_over:
                break
            await (self.tell(events) if events else self._write(SILENCE))
        await self._sender.send({"type": "http.response.body", "body": b"", "more_body": False})

    async def tell(self, events: list[Event]) -> None:
        """Public boards get the fragment with the newest event; all others fetch theirs by the ordinary way."""
        if self._following.fragment:
            version = events[-1].id
            await self._write(await self._fragments.told(self._following.fragment, version, self._request))
        else:
            await self._write(b"".join(version_event(event.id) for event in events))

    async def _write(self, octets: bytes) -> None:
        async with asyncio.timeout(self._limits.idle_seconds):
            await self._sender.send({"type": "http.response.body", "body": octets, "more_body": True})


def version_event(version: int) -> bytes:
    """An event that says only that there is a new version."""
    return b"id: %d\ndata: %s\n\n" % (version, json.dumps({"version": version}).encode())


def _known_version(request: dict) -> int | None:
    """The last version the reader was told of: by this stream before it was cut off, else by its page (`?since=`)."""
    said = next((value for name, value in request["headers"] if name == b"last-event-id"), b"").decode("latin-1")
    if not said.isdecimal():
        said = parse_qs(request["query_string"].decode("latin-1")).get("since", [""])[0]
    return int(said) if said.isdecimal() and len(said) < 19 else None


async def _until_left(receive: Callable, then: Callable) -> None:
    with suppress(ClientLeft):
        while (await receive())["type"] != "http.disconnect":
            pass
    then()
