"""From a package's document to a programme, with every mistake noted at its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.core.package.checking import Check
from app.core.package.formats import SITTING_PARTS, Document
from app.core.package.mistakes import Path
from app.core.package.shapes import Shape
from app.meetings.package import shapes
from app.meetings.package.documents import check_documents
from app.meetings.package.hours import Hours
from app.meetings.package.origin_shapes import VersionShape
from app.meetings.rules.documents import PackedDocument, in_normal_form
from app.meetings.rules.programme import Announced, Header, Interpretation, MarginEvent, Programme, Segment, Sitting
from app.meetings.rules.revision import Brought
from app.meetings.rules.uid import uid_of
from app.workplan.rules import Renamed


@dataclass(frozen=True)
class Meeting:
    """A package as read: the programme, other features' parts by sitting, and what is said of its publication."""

    programme: Programme
    parts: dict[int, dict[str, Document]]
    brought: dict[int, Brought]
    version: VersionShape | None
    documents: tuple[PackedDocument, ...]
    renamed: tuple[Renamed, ...]


def read_meeting(document: Document, check: Check) -> Meeting | None:
    """The meeting in a document; nothing where it has mistakes."""
    before = len(check.mistakes)
    shape = check.shape(shapes.MeetingShape, document, ())
    header = _header(shape, check) if shape else None
    read = list(_sittings(document, shape, check))
    check.once([((*path, "number"), sitting.number) for path, sitting, _ in read], "number")
    check.once([((*path, "uid"), sitting.uid) for path, sitting, _ in read if sitting.uid], "uid")
    if shape:
        check.once([(("challenges_renamed", n), one.slug) for n, one in enumerate(shape.challenges_renamed)], "slug")
        check_documents(shape, {sitting.number for _, sitting, _ in read}, check)
    if len(check.mistakes) > before or shape is None or header is None:
        return None
    return Meeting(
        Programme(header=header).with_sittings(_sitting(sitting, shape) for _, sitting, _ in read),
        {sitting.number: parts for _, sitting, parts in read},
        {sitting.number: Brought(sitting.sequence, sitting.revised) for _, sitting, _ in read},
        shape.version,
        tuple(in_normal_form(made(document)) for document in shape.documents),
        tuple(Renamed(one.slug, one.short_title, one.renamed) for one in shape.challenges_renamed),
    )


Read = tuple[Path, shapes.SittingShape, dict[str, Document]]


def _sittings(document: Document, meeting: shapes.MeetingShape | None, check: Check) -> Iterator[Read]:
    given = document.get("sittings")
    for number, sitting in enumerate(given if isinstance(given, list) else []):
        path = ("sittings", number)
        parts = dict(_parts(sitting, path, check)) if isinstance(sitting, dict) else {}
        foreign = {name for part in SITTING_PARTS.values() for name in part.fields}
        own = {name: value for name, value in sitting.items() if name not in foreign} if parts else sitting
        shape = check.shape(shapes.SittingShape, own, path)
        if shape and meeting:
            _check_sitting(shape, meeting, path, check)
        if shape:
            yield path, shape, parts


def _parts(sitting: Document, path: Path, check: Check) -> Iterator[tuple[str, Document]]:
    """What other features say of a sitting, also where it says nothing."""
    for name, part in SITTING_PARTS.items():
        given = {field: sitting[field] for field in part.fields if field in sitting}
        read = part.read(given, check, path)
        yield name, read or {}


def _check_sitting(sitting: shapes.SittingShape, meeting: shapes.MeetingShape, path: Path, check: Check) -> None:
    if meeting.starts_on <= meeting.ends_on and not meeting.starts_on <= sitting.date <= meeting.ends_on:
        days = f"'{meeting.starts_on}' to '{meeting.ends_on}'"
        check.mistake((*path, "date"), f"a date of the meeting was expected, {days}; not '{sitting.date}'.")
    Hours(meeting.timezone).check_sitting(sitting, path, check)
    officers = {officer.key for officer in meeting.officers}
    if sitting.presiding_officer and sitting.presiding_officer not in officers:
        expected = f"the key of an officer was expected, not {sitting.presiding_officer!r}."
        check.mistake((*path, "presiding_officer"), expected)
    check.once([((*path, "challenges", n), slug) for n, slug in enumerate(sitting.challenges)], "challenge")
    keyed = [((*path, "segments", n, "key"), segment.key) for n, segment in enumerate(sitting.segments) if segment.key]
    check.once(keyed, "key")
    keys = {segment.key for segment in _segments(sitting)}
    for name in ("opening_speakers", "presenters", "panel"):
        for number, person in enumerate(getattr(sitting, name)):
            if person.segment and person.segment not in keys:
                at = (*path, name, number, "segment")
                check.mistake(at, f"the key of a segment of this sitting was expected, not {person.segment!r}.")


def _header(shape: shapes.MeetingShape, check: Check) -> Header | None:
    if shape.ends_on < shape.starts_on:
        check.mistake(("ends_on",), f"a date from '{shape.starts_on}' on was expected, not '{shape.ends_on}'.")
        return None
    check.once([(("officers", n, "key"), officer.key) for n, officer in enumerate(shape.officers)], "key")
    for number, officer in enumerate(shape.officers):
        for place, day in enumerate(officer.presides_on):
            if not shape.starts_on <= day <= shape.ends_on:
                at = ("officers", number, "presides_on", place)
                days = f"'{shape.starts_on}' to '{shape.ends_on}'"
                check.mistake(at, f"a date of the meeting was expected, {days}; not '{day}'.")
    return Header(
        **_fields(shape, Header, but=("documents",)),
        documents=tuple(map(made, shape.preparation)),
        margins=_margins(shape, "events_on_the_margins", check),
        announced=tuple(
            Announced(uid=one.uid, sequence=one.sequence, revised=one.revised, is_gone=one.gone, event=event)
            for one, event in zip(shape.margins_announced, _margins(shape, "margins_announced", check), strict=True)
        ),
    )


def _margins(shape: shapes.MeetingShape, name: str, check: Check) -> tuple[MarginEvent, ...]:
    hours, given = Hours(shape.timezone), getattr(shape, name)
    for number, event in enumerate(given):
        hours.check_margin(event, (name, number), check)
    spans = map(hours.of_margin, given)
    return tuple(
        MarginEvent(**_fields(event, MarginEvent), starts_at=starts, ends_at=ends)
        for event, (starts, ends) in zip(given, spans, strict=True)
    )


def _sitting(shape: shapes.SittingShape, meeting: shapes.MeetingShape) -> Sitting:
    starts, ends = Hours(meeting.timezone).of_sitting(shape)
    given = _fields(shape, Sitting, but=("segments", "interpretation")) | {
        "uid": shape.uid or uid_of(meeting.slug, shape.number),
        "interpretation": _interpretation(shape, meeting) if shape.interpretation else None,
        "segments": tuple(_segments(shape)),
        "half_day": None if starts else shape.half_day,
        "sequence": 0,
        "revised": None,
    }
    return Sitting(**given, starts_at=starts, ends_at=ends)


def _interpretation(sitting: shapes.SittingShape, meeting: shapes.MeetingShape) -> Interpretation:
    from_at, until_at = Hours(meeting.timezone).of_interpretation(sitting)
    given = sitting.interpretation
    return Interpretation(**_fields(given, Interpretation), from_at=from_at, until_at=until_at)


def _segments(sitting: shapes.SittingShape) -> Iterator[Segment]:
    """The segments, each with a key: its own, or its kind, numbered where that is taken."""
    taken = {segment.key for segment in sitting.segments if segment.key}
    for segment in sitting.segments:
        key, number = segment.key or segment.kind.value, 2
        while not segment.key and key in taken:
            key, number = f"{segment.kind.value}-{number}", number + 1
        taken.add(key)
        yield Segment(**_fields(segment, Segment) | {"key": key})


def made(shape: Shape) -> Any:
    """The value that a shape makes."""
    return shape.makes(**_fields(shape, shape.makes))


def _fields(shape: Shape, kind: type, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a shape that a value of this kind has under the same names, and what the shape does not know."""
    names = (type(shape).model_fields.keys() & kind.__dataclass_fields__.keys()) - set(but)
    given = {name: getattr(shape, name) for name in names if getattr(shape, name) is not None}
    return {name: _value(value) for name, value in given.items()} | {"extra": dict(shape.model_extra or {})}


def _value(given: Any) -> Any:
    if isinstance(given, list):
        return tuple(map(_value, given))
    return made(given) if isinstance(given, Shape) and hasattr(given, "makes") else given
