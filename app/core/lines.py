"""Text of one line, as it is kept."""

from unicodedata import category

# Format characters that names are really written with: joiners, and marks of direction. The others change what a reader
# takes other words for (overrides), or cannot be seen at all.
JOINERS, MARKS = "\u200c\u200d", "\u200e\u200f\u061c"


def in_one_line(text: str | None) -> str | None:
    """What was written, without the breaks, blanks and marks that no page shows; nothing rather than an empty text."""
    shown = "".join(_as_shown(character) for character in text or "")
    line = " ".join(shown.split())
    return line if line.strip(JOINERS + MARKS + " ") else None


def _as_shown(character: str) -> str:
    kind = category(character)
    if kind == "Cc":
        return " "
    return "" if kind == "Cf" and character not in JOINERS + MARKS else character
