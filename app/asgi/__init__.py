"""The one process: event streams in the loop, the application in threads behind it."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import closing, suppress

import structlog

from app.asgi.access import Visit
from app.asgi.answer import CLOSE, Answer, Sender, sentence
from app.asgi.body import ClientLeft, TurnedAway, check_head, discard_rest, take_body
from app.asgi.bridge import Bridge, build_environ, is_slow
from app.asgi.forwarded import Proxies
from app.asgi.limits import Limits
from app.asgi.spool import Room, Spool
from app.asgi.streams import EventStreams, wants_stream
from app.core.requests import known_as
from app.core.streams import Reader

log = structlog.get_logger()


class Front:
    """Receives every request, before a thread is used for it."""

    def __init__(self, wsgi_app, reader: Reader | None, limits: Limits, proxies: Proxies) -> None:
        self._reader = reader
        self._limits = limits
        self._proxies = proxies
        self._room = Room(limits)
        self._bridge = Bridge(wsgi_app, limits, self._room)
        self._streams = EventStreams(reader.hub, self._bridge, self._room, limits) if reader else None

    async def __call__(self, scope: dict, receive: Callable, send: Callable) -> None:
        if scope["type"] == "lifespan":
            return await self._live(receive, send)
        request = self._proxies.read(scope)
        visit = Visit(request, send)
        with known_as(request["rostrum.request_id"]):
            try:
                await self._answer(request, receive, visit)
            finally:
                visit.write()

    def end_streams(self) -> None:
        """Ends every open stream; its page asks again, and finds the process that follows this one."""
        if self._reader:
            self._reader.stop()

    async def _answer(self, request: dict, receive: Callable, visit: Visit) -> None:
        sender = Sender(visit.send, self._limits, request.get("extensions", {}).get("rostrum.abort", lambda: None))
        try:
            await self._answer_or_turn_away(request, receive, sender)
        except ClientLeft:
            pass
        except asyncio.CancelledError:
            # The process ends and the client was not ready in time; it learns that from the connection.
            sender.abort()
            await asyncio.sleep(0)
        except Exception:
            log.exception("failed")
            if not visit.is_answered:
                words = f"Something went wrong here. It is recorded as {request['rostrum.request_id']}."
                await sender.hand_over(sentence(500, words), with_body=True)

    async def _answer_or_turn_away(self, request: dict, receive: Callable, sender: Sender) -> None:
        with_body = request["method"] != "HEAD"
        try:
            check_head(request, self._limits)
            if self._streams and wants_stream(request):
                return await self._streams.answer(request, receive, sender)
            answer = await self._ask_application(request, receive)
        except TurnedAway as reason:
            answer = await self._explain(reason, request)
            return await sender.hand_over(answer, with_body=with_body, then=lambda: discard_rest(receive, self._limits))
        await sender.hand_over(answer, with_body=with_body)

    async def _ask_application(self, request: dict, receive: Callable) -> Answer:
        body = await take_body(receive, self._room, self._limits)
        try:
            return await self._bridge.ask(build_environ(request, body), slow=is_slow(request, body))
        finally:
            body.close()

    async def _explain(self, reason: TurnedAway, request: dict) -> Answer:
        """The application's page where a person was turned away, in one plain sentence otherwise."""
        if reason.is_for_a_person:
            nothing = Spool(self._room, self._limits.body_in_memory)
            environ = build_environ(request, nothing) | {"rostrum.turned_away": reason.status}
            with closing(nothing), suppress(TurnedAway):
                answer = await self._bridge.ask(environ, slow=False)
                answer.headers.append(CLOSE)
                return answer
        return sentence(reason.status, reason.sentence)

    async def _live(self, receive: Callable, send: Callable) -> None:
        await receive()
        if self._reader:
            await self._reader.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.end_streams()
        self._bridge.stop()
        await send({"type": "lifespan.shutdown.complete"})


def build(
    wsgi_app, reader: Reader | None = None, *, limits: Limits | None = None, trusted_proxies: Iterable[str] = ()
) -> Front:
    """The ASGI application that serves `wsgi_app` in threads, and in the loop the streams of what `reader` reads."""
    return Front(wsgi_app, reader, limits or Limits(), Proxies(trusted_proxies))
