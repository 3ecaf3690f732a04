"""Processes that act on a floor, begun as a server begins its own: by forking, before anybody holds a connection."""

import json
import os
import signal
from typing import Any

from flask import Flask

from app.core.db import db
from tests.floor.process import Work


class Process:
    """One of them. It remembers nothing of the floor, and what it says are lines that can be read."""

    def __init__(self, app: Flask) -> None:
        db.session.remove()
        db.engine.dispose()
        orders, told = os.pipe()
        heard, says = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(told)
            os.close(heard)
            _work(app, orders, says)
        os.close(orders)
        os.close(says)
        self._told, self._heard = os.fdopen(told, "w"), os.fdopen(heard)

    def order(self, *orders: list[Any]) -> None:
        """Tell it what to do, without waiting for it."""
        self._told.writelines(json.dumps(one) + "\n" for one in orders)
        self._told.flush()

    def hear(self) -> dict[str, Any]:
        """The next that it says."""
        return json.loads(self._heard.readline())

    def ask(self, *order: Any) -> dict[str, Any]:
        """Tell it something, and hear what it says to that."""
        self.order(list(order))
        return self.hear()

    def kill(self) -> list[dict[str, Any]]:
        """End it in the middle of whatever it does; what it had said, and nobody had read yet."""
        if self._heard.closed:
            return []
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        said = [json.loads(line) for line in self._heard if line.endswith("\n")]
        self._told.close()
        self._heard.close()
        return said


def _work(app: Flask, orders: int, says: int) -> None:
    """Do what comes until it is ended."""
    try:
        with os.fdopen(orders) as lines, os.fdopen(says, "w") as out:
            work = Work(app, out)
            for line in lines:
                work.do(*json.loads(line))
    finally:
        os._exit(0)
