"""Takes the body of a request whole, so that a client that stalls waits in the loop and never in a thread."""

import asyncio

from app.asgi.limits import MIB, Limits, Pace
from app.asgi.spool import NoRoom, Room, Spool


class TurnedAway(Exception):
    """The process does not pass this request on: a status, and a sentence for whom the application cannot tell it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence

    @property
    def is_for_a_person(self) -> bool:
        """Whether the reader is worth a page of the application, in their language; the others cost no thread."""
        return self.status in (408, 413)


class ClientLeft(Exception):
    """The connection ended before the request was complete."""


def check_head(scope: dict, limits: Limits) -> None:
    """Refuses a head that is too long or names no host, or two, and a body that says beforehand that it is too long."""
    octets = len(scope["raw_path"]) + len(scope["query_string"])
    declared = hosts = 0
    for name, value in scope["headers"]:
        octets += len(name) + len(value)
        if name == b"content-length":
            declared = int(value)
        hosts += name == b"host"
    if hosts > 1 or (hosts == 0 and scope["http_version"] != "1.0"):  # RFC 9112, 3.2
        raise TurnedAway(400, "A request names one host.")
    if octets > limits.head:
        raise TurnedAway(431, "The address and the headers of this request are too long.")
    if declared > limits.body:
        raise _too_large(limits)


async def take_body(receive, room: Room, limits: Limits) -> Spool:
    """The whole body; the caller closes it. Refuses what is too large, too slow, or has no room."""
    spool = Spool(room, limits.body_in_memory)
    try:
        await _fill(spool, receive, limits)
    except NoRoom:
        spool.close()
        raise TurnedAway(503, "Too many uploads are under way. Please try again in a minute.") from None
    except TimeoutError:
        spool.close()
        raise TurnedAway(408, "The request did not arrive in time. Please try again.") from None
    except BaseException:
        spool.close()
        raise
    spool.rewind()
    return spool


async def _fill(spool: Spool, receive, limits: Limits) -> None:
    pace = Pace(limits)
    async with asyncio.timeout(limits.idle_seconds) as timer:
        more = True
        while more:
            timer.reschedule(pace.deadline(spool.size))
            piece, more = await _next_piece(receive)
            if spool.size + len(piece) > limits.body:
                raise _too_large(limits)
            spool.write(piece)


async def _next_piece(receive) -> tuple[bytes, bool]:
    message = await receive()
    if message["type"] == "http.disconnect":
        raise ClientLeft
    return message.get("body", b""), message.get("more_body", False)


async def discard_rest(receive, limits: Limits) -> None:
    """Reads on for a while after turning somebody away: to close on a browser that still sends hides the answer."""
    try:
        async with asyncio.timeout(limits.linger_seconds):
            more = True
            while more:
                _, more = await _next_piece(receive)
    except (TimeoutError, ClientLeft):
        pass


def _too_large(limits: Limits) -> TurnedAway:
    return TurnedAway(413, f"This is too large: at most {limits.body / MIB:.4g} MiB can be sent at once.")
