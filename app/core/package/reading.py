"""Reading YAML with the place of every value.

Only what a package needs is understood: mappings, lists and scalars. Dates and times stay text, as do `yes`, `no`, `on`
and `off`; numbers are those that every reader of YAML takes for the same number. Anchors, aliases, tags, doubled
keys and further documents are refused.
"""

import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from app.core.package.mistakes import Mistake, PackageRefused, Path, Place, written

MAXIMUM_BYTES = 20_000_000
MAXIMUM_DEPTH = 40
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,40}(?:[eE][-+]?[0-9]{1,3})?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


@dataclass
class Source:
    """A file as read: its document of plain values, and the place of each by its path."""

    file: str
    document: Any = None
    places: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """The place of a value, or of the nearest thing around it that the file holds."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))

    def mistake(self, path: Path, sentence: str) -> Mistake:
        """A mistake at this path."""
        return Mistake(self.place(path), written(path), sentence)


def read(file: str, octets: bytes) -> Source:
    """The document of a file; `PackageRefused` names the first place where it can't be read."""
    text = _decoded(file, octets)
    try:
        return _Reader(file, text).source()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise _refused(place, f"complete YAML was expected: {error.problem or error.context}.") from error
    except yaml.YAMLError as error:
        raise _refused(Place(file), f"YAML was expected: {error}.") from error


def _decoded(file: str, octets: bytes) -> str:
    if len(octets) > MAXIMUM_BYTES:
        raise _refused(Place(file), f"at most {MAXIMUM_BYTES // 1_000_000} MB were expected.")
    try:
        text = octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = octets.count(b"\n", 0, error.start) + 1
        column = error.start - octets.rfind(b"\n", 0, error.start)
        raise _refused(Place(file, line, column), "UTF-8 was expected.") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL_CHARACTERS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise _refused(Place(file, line, column), "a text without control characters was expected.")
    return text


def _refused(place: Place, sentence: str) -> PackageRefused:
    return PackageRefused([Mistake(place, "", sentence)])


class _Reader:
    """Builds plain values from the parser's events."""

    def __init__(self, file: str, text: str):
        self.file = file
        self.events = yaml.parse(text, Loader=_LOADER)
        self.places: dict[Path, Place] = {}

    def source(self) -> Source:
        next(self.events)  # the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise _refused(Place(self.file), "a package was expected; the file is empty.")
        document = self._value(next(self.events), ())
        next(self.events)  # the end of the document
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            raise _refused(self._place(after), "one document a file was expected; a second begins here.")
        return Source(self.file, document, self.places)

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _value(self, event: yaml.Event, path: Path) -> Any:
        place = self._place(event)
        self.places.setdefault(path, place)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _refused(place, "values written out were expected; anchors and aliases are not read.")
        if event.tag not in (None, "!"):
            raise _refused(place, "values without tags were expected.")
        if len(path) > MAXIMUM_DEPTH:
            raise _refused(place, f"at most {MAXIMUM_DEPTH} levels were expected.")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return self._scalar(event)

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = self._place(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag not in (None, "!"):
                raise _refused(place, "a field's name was expected.")
            name = self._clean(event)
            if name in mapping:
                raise _refused(
                    place, f"each field once was expected; {name!r} stands in {self.places[(*path, name)]} too."
                )
            self.places[(*path, name)] = place
            mapping[name] = self._value(next(self.events), (*path, name))
        return mapping

    def _list(self, path: Path) -> list[Any]:
        entries: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            entries.append(self._value(event, (*path, len(entries))))
        return entries

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        return self._clean(event) if event.style else resolved(event.value)

    def _clean(self, event: yaml.ScalarEvent) -> str:
        """The text of a scalar; an escape can bring in what the file itself can't hold."""
        if CONTROL_CHARACTERS.search(event.value):
            raise _refused(self._place(event), "a text without control characters was expected.")
        return event.value


def resolved(text: str) -> Any:
    """The value of a scalar without quotes."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text
