"""The number under which a request is found again in logs, audit entries and error pages."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def new_request_id() -> str:
    """Short enough to be read out over the telephone."""
    return secrets.token_hex(6)


def request_id() -> str | None:
    """The number of the request under way, if there is one."""
    return _current.get()


@contextmanager
def known_as(number: str) -> Iterator[None]:
    """For the length of a request or a job."""
    token = _current.set(number)
    try:
        yield
    finally:
        _current.reset(token)


class Numbered:
    """Gives each request a number where the process in front of the application gave it none."""

    def __init__(self, application: Callable[..., Iterable[bytes]]):
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if request_id() is not None:
            return self._application(environ, start_response)
        with known_as(new_request_id()):
            return self._application(environ, start_response)
