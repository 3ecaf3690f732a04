"""Logs: one JSON object a line, with the request's number, without anybody's data."""

import logging
import re
import sys
from typing import Any

import structlog
from structlog.tracebacks import ExceptionDictTransformer

from app.core.requests import request_id


def configure_logs(level: int = logging.INFO) -> None:
    """Send our lines and those of the libraries the same way, to standard error."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        _number,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Never the local variables, which are somebody's data.
        structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
        _conceal,
    ]
    structlog.configure(
        processors=[*shared[:1], *shared[2:], structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level, logging.WARNING))


# Whatever a library says: no address of a person, no password in an address, no token, no row that was refused.
PERSONAL = (
    (re.compile(r"(?<=://)[^/@\s]+:[^/@\s]+(?=@)"), "***"),
    (re.compile(r"[^\s@<>\"'(),;:=/*]+@[^\s@<>\"'(),;:]+"), "***@***"),
    (re.compile(r"[\w~-][\w.~-]{22,}[\w~-]"), lambda found: found[0] if _is_readable(found[0]) else "***"),
    (re.compile(r"\bDETAIL:.*", re.DOTALL), "DETAIL: ***"),
)
# Numbers of ours, which operators look for.
OURS = ("uid", "request_id", "timestamp", "filename")


def _is_readable(text: str) -> bool:
    """Whether it is made of words and numbers, as slugs and names of files are, and tokens are not."""
    return all(re.fullmatch(r"[A-Za-z]?[a-z]*|[A-Z]+|\d+", part) for part in re.split(r"[-._~]", text))


def _conceal(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    return {name: value if name in OURS else conceal_personal(value) for name, value in event.items()}


def conceal_personal(value: Any) -> Any:
    """A value as it may stand in a log."""
    if isinstance(value, str):
        for pattern, mask in PERSONAL:
            value = pattern.sub(mask, value)
        return value
    if isinstance(value, dict):
        return {name: one if name in OURS else conceal_personal(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [conceal_personal(one) for one in value]
    return value if isinstance(value, int | float | bool | None) else conceal_personal(str(value))


def _number(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    if number := request_id():
        event.setdefault("request_id", number)
    return event
