"""What a process of its own does on a floor: what it is told, an order a line.

An order is a list: the name of a command with what it needs beside the sitting; "floor", which tells what stands; or
"rush", in which many delegations ask to speak as soon as their list opens.
"""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TextIO

from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.floor.commands import replies, running, speakers
from tests.builders.rooms import HERE, asking, floor

DEEDS = {
    "begin": running.begin_sitting,
    "give": running.give_floor,
    "stop": running.stop_clock,
    "resume": running.resume_clock,
    "extend": running.extend,
    "finish": running.finish,
}
THREADS = 8  # as many as a process of a server has for pages


class Work:
    """Says what became of each order, a line each, at once."""

    def __init__(self, app: Flask, out: TextIO) -> None:
        self._app, self._out, self._one_by_one = app, out, threading.Lock()

    def do(self, name: str, *given: Any) -> None:
        """One order."""
        if name == "rush":
            self.rush(*given)
        elif name == "early":
            self._ask_to_speak(*given)
        elif name == "replies":
            self.ask_for_replies(*given)
        elif name == "floor":
            self.say(**what_stands())
        elif name == "inscribe":
            self.say(done=speakers.inscribe(*HERE, asking(*given), OPERATOR))
        else:
            self.say(done=DEEDS[name](*HERE, *given, OPERATOR))

    def say(self, **what: Any) -> None:
        """One line."""
        with self._one_by_one:
            self._out.write(json.dumps(what) + "\n")
            self._out.flush()

    def rush(self, entities: list[str], opens_at: str) -> None:
        """All of these at once, at the second of opening."""
        sleep_until(datetime.fromisoformat(opens_at))
        with ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(self._ask_to_speak, entities))
        self.say(entity=None)

    def ask_for_replies(self, number: int, entities: list[str]) -> None:
        """One for each, as fast as it goes; for how many it was asked."""
        done = 0
        for one in entities:
            with suppress(Refused):
                replies.ask_reply("autumn", number, one, OPERATOR)
                done += 1
        self.say(done=done)

    def _ask_to_speak(self, entity: str) -> None:
        """Once; what became of it."""
        with self._app.app_context():
            try:
                self.say(entity=entity, number=speakers.inscribe(*HERE, asking(entity), OPERATOR))
            except Refused as refused:
                self.say(entity=entity, refused=refused.refusal.code)


def sleep_until(moment: datetime) -> None:
    """By the clock of this machine."""
    time.sleep(max(0.0, (moment - datetime.now(UTC)).total_seconds()))


def what_stands() -> dict[str, Any]:
    """The floor as this process sees it, by its clock."""
    there, now = floor(), clock.now()
    speaking = there.speaking
    has_floor = speaking and {
        "entity": speaking.entity,
        "given_at": speaking.given_at.isoformat(),
        "runs": speaking.running_since is not None,
        "used": speaking.used(now).total_seconds(),
    }
    waiting = [one.entity for one in there.waiting("debate")]
    return {"phase": there.phase, "waiting": waiting, "speaking": has_floor, "now": now.isoformat()}
