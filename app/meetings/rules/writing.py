"""A programme as plain values that JSON can hold, and back."""

from typing import Any

from pydantic import TypeAdapter

from app.meetings.rules.editing.steps import Excerpt
from app.meetings.rules.programme import Header, Programme, Sitting

_HEADER = TypeAdapter(Header)
_SITTING = TypeAdapter(Sitting)


def header_written(header: Header) -> dict[str, Any]:
    """A header as plain values; what is as usual is left out."""
    return _HEADER.dump_python(header, mode="json", exclude_defaults=True)


def sitting_written(sitting: Sitting) -> dict[str, Any]:
    """A sitting as plain values; what is as usual is left out."""
    return _SITTING.dump_python(sitting, mode="json", exclude_defaults=True)


def header_read(written: dict[str, Any]) -> Header:
    """The header that was written."""
    return _HEADER.validate_python(written)


def sitting_read(written: dict[str, Any]) -> Sitting:
    """The sitting that was written."""
    return _SITTING.validate_python(written)


def programme_read(header: dict[str, Any], sittings: list[dict[str, Any]]) -> Programme:
    """The programme that was written."""
    return Programme(header=header_read(header), sittings=tuple(map(sitting_read, sittings)))


def excerpt_written(excerpt: Excerpt) -> dict[str, Any]:
    """An excerpt as plain values."""
    return {
        "header": excerpt.header and header_written(excerpt.header),
        "sittings": {str(number): one and sitting_written(one) for number, one in excerpt.sittings.items()},
    }


def excerpt_read(written: dict[str, Any]) -> Excerpt:
    """The excerpt that was written."""
    sittings = {int(number): one and sitting_read(one) for number, one in written["sittings"].items()}
    return Excerpt(written["header"] and header_read(written["header"]), sittings)
