"""The changing part of a public board: rendered once for each version and language, and handed to all from memory."""

import asyncio
import json
from collections import OrderedDict
from urllib.parse import urlsplit

import structlog

from app.asgi.bridge import Bridge, build_environ
from app.asgi.limits import Limits
from app.asgi.spool import Room, Spool

KEPT = 256

log = structlog.get_logger()


class Fragments:
    """Asks the application as a stranger would, so that nothing can be handed to all that is not for all."""

    def __init__(self, bridge: Bridge, room: Room, limits: Limits) -> None:
        self._bridge = bridge
        self._room = room
        self._limits = limits
        self._kept: OrderedDict[str, tuple[int, asyncio.Task[bytes]]] = OrderedDict()

    async def told(self, address: str, version: int, request: dict) -> bytes:
        """The event that carries the fragment at `address`, at least as new as `version`."""
        kept = self._kept.get(address)
        if kept is None or kept[0] < version:
            kept = version, asyncio.create_task(self._render(address, version, request))
            self._kept[address] = kept
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(address)
        # A reader who leaves meanwhile must not take the others' fragment along.
        return await asyncio.shield(kept[1])

    async def _render(self, address: str, version: int, request: dict) -> bytes:
        facts: dict[str, int | str] = {"version": version}
        try:
            if fragment := await self._ask(address, request):
                facts["fragment"] = fragment
        except Exception:
            # The page then fetches the fragment itself, and is told by the page what is wrong with it.
            log.exception("a fragment could not be rendered")
        return b"id: %d\ndata: %s\n\n" % (version, json.dumps(facts).encode())

    async def _ask(self, address: str, request: dict) -> str | None:
        parts = urlsplit(address)
        asked = {
            **request,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [],
        }
        nothing = Spool(self._room, self._limits.body_in_memory)
        answer = await self._bridge.ask(build_environ(asked, nothing), slow=False)
        try:
            return answer.body.read().decode() if answer.status == 200 else None
        finally:
            answer.close()
            nothing.close()
