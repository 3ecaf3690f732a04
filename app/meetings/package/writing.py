"""From a programme to a package's document, always in the same order."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from app.core.package.formats import Document
from app.core.package.shapes import Shape
from app.meetings.package import shapes
from app.meetings.rules.documents import PackedDocument
from app.meetings.rules.local import day_of, hour_said
from app.meetings.rules.order import half_day_of
from app.meetings.rules.programme import Header, Interpretation, MarginEvent, Programme, Sitting

FORMAT = "rostrum/meeting/1"
_SHAPES = {shape.makes: shape for shape in Shape.__subclasses__() if hasattr(shape, "makes")}
# Fields that always stand, even where they are as usual.
_ALWAYS = {"number", "kind"}


def document_of(programme: Programme, documents: tuple[PackedDocument, ...] = ()) -> Document:
    """The document of a programme and of the papers beside it, without what publication gives (sequence, version)."""
    header, zone = programme.header, programme.header.zone
    said = {"format": FORMAT} | _said(header, shapes.MeetingShape, preparation=header.documents, documents=documents)
    said["events_on_the_margins"] = [_margin(event, zone) for event in header.margins]
    said["sittings"] = [_sitting(sitting, zone) for sitting in programme.sittings]
    return _ordered(said, shapes.MeetingShape, header.extra)


def _sitting(sitting: Sitting, zone: ZoneInfo) -> Document:
    said = _said(sitting, shapes.SittingShape, half_day=half_day_of(sitting, zone))
    said |= _hours(sitting.starts_at, sitting.ends_at, sitting.date, zone)
    if sitting.interpretation:
        said["interpretation"] = _interpretation(sitting.interpretation, zone)
    for published_only in ("sequence", "revised"):
        said.pop(published_only, None)
    return _ordered(said, shapes.SittingShape, sitting.extra)


def _hours(starts: datetime | None, ends: datetime | None, day: date, zone: ZoneInfo) -> Document:
    if starts is None or ends is None:
        return {}
    hours = {"starts": hour_said(starts, zone), "ends": hour_said(ends, zone)}
    last = day_of(ends, zone)
    return hours if last == day else hours | {"ends_on": last.isoformat()}


def announced_said(header: Header) -> list[Document]:
    """The events on the margins as calendars know them."""
    return [
        _margin(one.event, header.zone)
        | {"uid": one.uid, "sequence": one.sequence, "revised": f"{one.revised:%Y-%m-%dT%H:%M:%SZ}"}
        | ({"gone": True} if one.is_gone else {})
        for one in header.announced
    ]


def _margin(event: MarginEvent, zone: ZoneInfo) -> Document:
    said = _said(event, shapes.MarginEventShape)
    hours = _hours(event.starts_at, event.ends_at, event.ends_on or event.starts_on, zone)
    return _ordered(said | hours, shapes.MarginEventShape, event.extra)


def _interpretation(given: Interpretation, zone: ZoneInfo) -> Document:
    bounds = {"from": given.from_at, "until": given.until_at}
    said = {name: hour_said(moment, zone) for name, moment in bounds.items() if moment}
    return said | _plain({"languages": given.languages}) | given.extra


def _said(value: Any, shape: type[Shape], **renamed: Any) -> Document:
    """The fields of a value that are not as usual, under the names of its shape."""
    usual = {name: field.default for name, field in value.__dataclass_fields__.items()}
    given = {name: getattr(value, name) for name in usual.keys() & shape.model_fields.keys()}
    unusual = {name: kept for name, kept in given.items() if kept != usual[name] or name in _ALWAYS}
    return _plain(unusual | renamed)


def _plain(given: dict[str, Any]) -> Document:
    """These fields as plain values, without those that say nothing."""
    return {name: _value(value) for name, value in given.items() if value is not None and value != ()}


def _value(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_value(entry) for entry in value]
    if type(value) in _SHAPES:
        shape = _SHAPES[type(value)]
        return _ordered(_said(value, shape), shape, value.extra)
    return value


def _ordered(said: Document, shape: type[Shape], extra: Document) -> Document:
    """The fields in the order of their shape, then those that it does not know."""
    names: Iterable[str] = (name for name in shape.model_fields if name in said)
    return {name: said[name] for name in names if said[name] != []} | extra
