"""Sentences in which names and footnotes are marked, so that each medium can set them in its own way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOTE, _NAME, _END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{_NOTE}(\\d+){_END}|{_NAME}([^{_END}]*){_END}")
_OURS = re.compile(f"[{_NOTE}{_NAME}{_END}]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Piece:
    """A piece of a sentence: plain words, a name, or the number of a footnote."""

    text: str
    kind: str = "words"


def name(text: str) -> str:
    """A name within a sentence."""
    return f"{_NAME}{_OURS.sub('', text)}{_END}"


def note(number: int) -> str:
    """The mark of a footnote."""
    return f"{_NOTE}{number}{_END}"


def pieces(sentence: str) -> Iterator[Piece]:
    """The sentence piece by piece."""
    at = 0
    for found in _MARKED.finditer(sentence):
        if found.start() > at:
            yield Piece(sentence[at : found.start()])
        yield Piece(found[1], "note") if found[1] else Piece(found[2], "name")
        at = found.end()
    if at < len(sentence):
        yield Piece(sentence[at:])


def plain(sentence: str) -> str:
    """The sentence as plain text, the numbers of footnotes raised."""
    return "".join(raised(one.text) if one.kind == "note" else one.text for one in pieces(sentence))


def raised(number: str | int) -> str:
    """A number as the mark of a footnote."""
    return str(number).translate(_RAISED)
