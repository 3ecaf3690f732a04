"""A reader of calendars that forgives nothing: what it accepts, RFC 5545 and docs/calendars.md allow."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_VALUE = r'"[^"]*"|[^";:,]*(?:,[^";:,]*)*'
_LINE = re.compile(rf"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=(?:{_VALUE}))*):(?P<value>.*)", re.DOTALL)
_PARAMETER = re.compile(r';([A-Z-]+)=("[^"]*"|[^;:]*)')
_UNWRITABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_ESCAPES = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass(frozen=True)
class Line:
    """A property."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """A value of type TEXT."""
        assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", self.value), f"bare comma or semicolon: {self.value}"
        assert re.fullmatch(r"(?:[^\\]|\\[n,;\\])*", self.value), f"stray backslash: {self.value}"
        return re.sub(r"\\.", lambda found: _ESCAPES[found[0]], self.value)

    @property
    def when(self) -> date | datetime:
        """A day, or a moment in UTC; never a time without a zone."""
        if self.parameters.get("VALUE") == "DATE":
            return date.fromisoformat(self.value)
        if "TZID" in self.parameters:
            zone = ZoneInfo(self.parameters["TZID"])
            return datetime.fromisoformat(self.value).replace(tzinfo=zone).astimezone(UTC)
        assert re.fullmatch(r"\d{8}T\d{6}Z", self.value), f"neither a day nor a moment: {self.value}"
        return datetime.fromisoformat(self.value)


@dataclass
class Component:
    """A VCALENDAR, VTIMEZONE or VEVENT with its properties and parts in their order."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def __getitem__(self, name: str) -> Line:
        found = self.all(name)
        assert len(found) == 1, f"{self.kind} has {len(found)} of {name}"
        return found[0]

    def __contains__(self, name: str) -> bool:
        return bool(self.all(name))

    def all(self, name: str) -> list[Line]:
        """Every property of this name."""
        return [line for line in self.lines if line.name == name]

    def named(self, kind: str) -> list["Component"]:
        """The parts of this kind."""
        return [part for part in self.parts if part.kind == kind]

    @property
    def events(self) -> list["Component"]:
        """The events."""
        return self.named("VEVENT")


def lines_of(octets: bytes) -> list[str]:
    """The lines as they stand before unfolding was undone: CRLF, 75 octets, whole characters, none empty."""
    assert not octets.startswith(b"\xef\xbb\xbf"), "a byte order mark"
    assert octets.endswith(b"END:VCALENDAR\r\n"), "does not end where it should"
    raw = octets.removesuffix(b"\r\n").split(b"\r\n")
    for one in raw:
        assert one.strip(), "a blank line"
        assert len(one) <= 75, f"a line of {len(one)} octets"
        assert not _UNWRITABLE.search(one.decode("utf-8")), f"a control character in {one!r}"
    return octets.replace(b"\r\n ", b"").decode("utf-8").removesuffix("\r\n").split("\r\n")


def read(octets: bytes) -> Component:
    """The calendar; every line understood, every part closed."""
    root = Component("")
    open_ = [root]
    for line in lines_of(octets):
        found = _LINE.fullmatch(line)
        assert found, f"not a line of a calendar: {line!r}"
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            part = Component(value)
            open_[-1].parts.append(part)
            open_.append(part)
        elif name == "END":
            assert open_.pop().kind == value, f"END:{value} where another part is open"
        else:
            given = {key: text.strip('"') for key, text in _PARAMETER.findall(found["parameters"])}
            open_[-1].lines.append(Line(name, given, value))
    assert [part.kind for part in root.parts] == ["VCALENDAR"], "one calendar, and nothing else"
    return root.parts[0]
