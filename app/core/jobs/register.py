"""Which functions are work, under which names, and what makes them due."""

from collections.abc import Callable
from datetime import timedelta

Work = Callable[..., None]
LONGEST = timedelta(minutes=10)

WORK: dict[str, Work] = {}
ANSWERS: dict[str, list[str]] = {}
EVERY: dict[str, timedelta] = {}


def job(name: str, *, longest: timedelta = LONGEST) -> Callable[[Work], Work]:
    """Register a function of a feature's jobs.py as work that can be put in the queue under `name`.

    A worker that takes longer than `longest` is thought to hang, and another may try.
    """

    def register(function: Work) -> Work:
        WORK[name] = function
        function.job_name = name  # type: ignore[attr-defined]
        function.longest = longest  # type: ignore[attr-defined]
        return function

    return register


def answers(*kinds: str) -> Callable[[Work], Work]:
    """This work is done after each announcement of `kinds`, at least once, with the announcement's ids."""

    def register(function: Work) -> Work:
        for kind in kinds:
            names = ANSWERS.setdefault(kind, [])
            if name_of(function) not in names:
                names.append(name_of(function))
        return function

    return register


def every(interval: timedelta) -> Callable[[Work], Work]:
    """This work, which needs no ids, comes round again after `interval`, once for all workers together."""

    def register(function: Work) -> Work:
        EVERY[name_of(function)] = interval
        return function

    return register


def name_of(work: Work) -> str:
    """The name under which work stands in the queue."""
    return work.job_name  # type: ignore[attr-defined]


def longest_of(name: str) -> timedelta:
    """How long work may take."""
    return getattr(WORK[name], "longest", LONGEST)
