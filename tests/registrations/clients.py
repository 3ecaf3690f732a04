"""Programs of delegations in a process of their own: each asks until it gets an answer, whatever breaks meanwhile.

`python -m tests.registrations.clients` reads what to ask from its input, and writes one line for each answer.
"""

import http.client
import json
import sys
import threading
import time
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import Any

PATIENCE_SECONDS, PAUSE_SECONDS = 180, 0.1  # a machine may be busy; whoever waits so long is waiting in vain
BUSY = (503,)


class Asking:
    """One program: keeps its connection, and goes to the next server where that broke."""

    def __init__(self, ports: list[int], first: int):
        self._ports, self._at = ports, first
        self._connection: http.client.HTTPConnection | None = None

    def until_answered(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The answer to a request, sent again and again under the same key."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            answer = self._once(asked)
            if answer is not None and answer["status"] not in BUSY:
                return {"key": asked["key"], "at": time.monotonic(), **answer}
            time.sleep(PAUSE_SECONDS)
        return {"key": asked["key"], "at": end, "status": 0, "body": "no answer"}

    def _once(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        headers = {
            "Authorization": f"Bearer {asked['token']}",
            "Content-Type": "application/json",
            "Idempotency-Key": asked["key"],
        }
        try:
            if self._connection is None:
                self._at = (self._at + 1) % len(self._ports)
                self._connection = http.client.HTTPConnection("127.0.0.1", self._ports[self._at], timeout=30)
            self._connection.request("POST", asked["address"], asked["body"], headers)
            answer = self._connection.getresponse()
            return {
                "status": answer.status,
                "replayed": answer.headers.get("Idempotency-Replayed"),
                "body": answer.read().decode(),
            }
        except (OSError, http.client.HTTPException):
            if self._connection is not None:
                self._connection.close()
            self._connection = None
            return None


def ask_all(asked: list[dict[str, Any]], ports: list[int], threads: int) -> Iterator[dict[str, Any]]:
    """Each answer as it comes, from so many programs at once."""
    waiting: SimpleQueue[dict[str, Any]] = SimpleQueue()
    answers: SimpleQueue[dict[str, Any]] = SimpleQueue()
    for one in asked:
        waiting.put(one)

    def work(number: int) -> None:
        asking = Asking(ports, number)
        while True:
            try:
                answers.put(asking.until_answered(waiting.get_nowait()))
            except Empty:
                return

    for number in range(threads):
        threading.Thread(target=work, args=(number,), daemon=True).start()
    for _ in asked:
        yield answers.get()


if __name__ == "__main__":
    told = json.load(sys.stdin)
    for answer in ask_all(told["asked"], told["ports"], told["threads"]):
        print(json.dumps(answer), flush=True)
