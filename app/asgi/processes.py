"""Several server processes on one listening socket; one that dies is replaced."""

import os
import signal
import time
import traceback
from collections.abc import Callable

import structlog

log = structlog.get_logger()
LOOK_SECONDS = 0.1
YOUNG_SECONDS = 5
PAUSE_SECONDS = 1
# A little more than a process takes to end by itself at worst.
PATIENCE_SECONDS = 4.8


class Processes:
    """Keeps `count` children running `work`, which is given the pipe that closes when this process is gone."""

    def __init__(self, count: int, work: Callable[[int], None]) -> None:
        self._count = count
        self._work = work
        self._born: dict[int, float] = {}
        self._not_before = 0.0
        self._stopping = False
        self._pipe, self._open_while_alive = os.pipe()

    def run(self) -> None:
        """Returns when all have ended after a signal."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self._stopping:
            self._bury()
            self._fill_up()
            time.sleep(LOOK_SECONDS)
        self._end_all()

    def _stop(self, *_) -> None:
        self._stopping = True

    def _fill_up(self) -> None:
        while len(self._born) < self._count and time.monotonic() >= self._not_before and not self._stopping:
            self._born[self._fork()] = time.monotonic()

    def _bury(self) -> None:
        for child, born in list(self._born.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if not ended:
                continue
            del self._born[child]
            code = os.waitstatus_to_exitcode(status)
            log.warning("process ended", process=child, code=code)
            # One that dies as soon as it lives would otherwise be born as fast as the machine can.
            if time.monotonic() - born < YOUNG_SECONDS:
                self._not_before = time.monotonic() + PAUSE_SECONDS

    def _fork(self) -> int:
        child = os.fork()
        if child:
            return child
        code = 1
        try:
            os.close(self._open_while_alive)
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            self._work(self._pipe)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def _end_all(self) -> None:
        _signal_all(self._born, signal.SIGTERM)
        until = time.monotonic() + PATIENCE_SECONDS
        while self._born and time.monotonic() < until:
            self._collect_ended()
            time.sleep(LOOK_SECONDS / 2)
        _signal_all(self._born, signal.SIGKILL)

    def _collect_ended(self) -> None:
        for child in list(self._born):
            if os.waitpid(child, os.WNOHANG)[0]:
                del self._born[child]


def _signal_all(children, number: int) -> None:
    for child in children:
        os.kill(child, number)
