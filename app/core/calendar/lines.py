"""Content lines (RFC 5545, 3.1): whatever stands in a value, readers find the lines of the calendar and no others."""

import re
from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import quote, urlsplit, urlunsplit

FOLD = 75  # octets of a line, its end not counted
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
# NUL to US but for line feed and tab, DEL, C1; half of a pair; the mark that some take for the beginning of a file.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BLANKS = re.compile("[ \t]+")  # many of them would be folded into lines that look empty
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_BREAKABLE = frozenset(range(256)) - {0x20, 0x5C}
_KEPT_IN_NAMES = "!$'*+-._~"
_KEPT_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~-._"


def clean(text: str) -> str:
    """Text without what no calendar may hold; its lines end in line feeds, and no two blanks follow each other."""
    return _BLANKS.sub(" ", _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """Text where readers expect one line."""
    return " ".join(clean(text).split())


def escaped(text: str) -> str:
    """A value of type TEXT (3.3.11)."""
    return clean(text).translate(_ESCAPED)


def escaped_list(texts: Iterable[str]) -> str:
    """A list of texts; the commas between them are bare."""
    return ",".join(escaped(one_line(text)) for text in texts)


def quoted(text: str) -> str:
    """A parameter's value: in quotation marks, which may not stand in it (3.2); RFC 6868 tells of the caret."""
    return '"' + one_line(text).replace('"', "'").replace("^", "^^") + '"'


def address(url: str) -> str:
    """A value of type URI: ASCII; in a telephone number no comma, at which some readers cut."""
    url = "".join(clean(url).split())
    if url.startswith("tel:"):
        return quote(url.replace(",", "%2C"), safe=_KEPT_IN_ADDRESSES)
    with suppress(ValueError):  # what is no address at all is kept as it is, in ASCII
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
        url = urlunsplit(parts._replace(netloc=host))
    return quote(url, safe=_KEPT_IN_ADDRESSES)


def mailto(email: str) -> str:
    """A mail address as a value of type CAL-ADDRESS: the one that the mail itself goes to (RFC 6068)."""
    name, _at, domain = email.rpartition("@")
    host = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    return f"mailto:{quote(name, safe=_KEPT_IN_NAMES)}@{host}"


def folded(line: str) -> bytes:
    """A line with its end, in pieces of 75 octets at most, none of which ends inside a character."""
    octets = line.encode()
    if len(octets) <= FOLD:
        return octets + b"\r\n"
    pieces, at = [], 0
    while at < len(octets):
        end = _end(octets, at, FOLD - (at > 0))  # a piece that goes on begins with a blank
        pieces.append(octets[at:end])
        at = end
    return b"\r\n ".join(pieces) + b"\r\n"


def _end(octets: bytes, at: int, most: int) -> int:
    """Where a piece ends: not beside a blank, which some readers lose, nor after a backslash, if that can be helped."""
    if at + most >= len(octets):
        return len(octets)
    ends = [end for end in range(at + most, at + most - 4, -1) if octets[end] & 0xC0 != 0x80]
    further = range(at + most, at + most // 2, -1)
    good = (end for end in further if octets[end] & 0xC0 != 0x80 and not _BREAKABLE.isdisjoint(octets[end - 1 : end]))
    return next((end for end in good if octets[end] != 0x20), ends[0])


def written(lines: Iterable[str]) -> bytes:
    """These lines as octets."""
    return b"".join(map(folded, lines))
