"""Sends an answer at the reader's pace; a reader that stops reading holds no thread and is let go after a while."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from app.asgi.limits import KIB, Limits, Pace

Headers = list[tuple[bytes, bytes]]
WITHOUT_BODY = (204, 304)
CLOSE = (b"connection", b"close")
PIECE = 128 * KIB


@dataclass
class Answer:
    """A complete answer, waiting to be read; a file that is handed over as it is has no size here."""

    status: int
    headers: Headers
    body: IO[bytes]
    size: int | None
    close: Callable[[], None]


def sentence(status: int, words: str) -> Answer:
    """An answer of the process itself, in words alone, after which the connection closes."""
    text = f"{words}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"), CLOSE]
    if status == 503:
        headers.append((b"retry-after", b"10"))
    body = BytesIO(text)
    return Answer(status, headers, body, len(text), body.close)


@dataclass
class Sender:
    """Hands an answer to one reader."""

    send: Callable
    limits: Limits
    # Ends the connection without waiting until what was written is read.
    abort: Callable[[], None] = field(default=lambda: None)

    async def hand_over(self, answer: Answer, *, with_body: bool, then: Callable | None = None) -> None:
        """Sends the answer; `then` runs between its last octet and the end."""
        try:
            await self._start(answer, with_body)
            if with_body and answer.status not in WITHOUT_BODY:
                await self._pieces(answer)
            if then:
                await then()
            await self._body(b"", more=False)
        except TimeoutError:
            self.abort()
        finally:
            answer.close()

    async def _start(self, answer: Answer, with_body: bool) -> None:
        headers = answer.headers
        if with_body and answer.size is not None and answer.status not in WITHOUT_BODY:
            headers = [pair for pair in headers if pair[0] != b"content-length"]
            headers.append((b"content-length", b"%d" % answer.size))
        await self.send({"type": "http.response.start", "status": answer.status, "headers": headers})

    async def _pieces(self, answer: Answer) -> None:
        pace, sent = Pace(self.limits), 0
        async with asyncio.timeout(self.limits.idle_seconds) as timer:
            # Read in the loop: what was just spooled is in the page cache, a hop to a thread would cost more.
            while piece := answer.body.read(PIECE):
                timer.reschedule(pace.deadline(sent))
                await self._body(piece, more=True)
                sent += len(piece)

    async def _body(self, piece: bytes, *, more: bool) -> None:
        await self.send({"type": "http.response.body", "body": piece, "more_body": more})
