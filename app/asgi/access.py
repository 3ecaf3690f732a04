"""The access log: what was asked and how it went, without secrets and without who asked."""

import time
from collections.abc import Callable

import structlog

from app.core.conceal import conceal

log = structlog.get_logger()
CLIENT_LEFT = 499
LONGEST_PATH = 300


class Visit:
    """One request while it is answered; counts what is sent and writes its line at the end."""

    def __init__(self, scope: dict, send: Callable) -> None:
        self._scope = scope
        self._send = send
        self._begun = time.perf_counter()
        self._status = CLIENT_LEFT
        self._octets = 0

    @property
    def is_answered(self) -> bool:
        return self._status != CLIENT_LEFT

    async def send(self, message: dict) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            request_id = (b"x-request-id", self._scope["rostrum.request_id"].encode())
            headers = [pair for pair in message["headers"] if pair[0] != b"x-request-id"]
            message = {**message, "headers": [*headers, request_id]}
        else:
            self._octets += len(message.get("body", b""))
        await self._send(message)

    def write(self) -> None:
        log.info(
            "request",
            method=self._scope["method"],
            path=conceal(self._scope["path"])[:LONGEST_PATH],
            status=self._status,
            bytes=self._octets,
            milliseconds=round((time.perf_counter() - self._begun) * 1000, 1),
            request_id=self._scope["rostrum.request_id"],
        )
