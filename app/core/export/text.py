"""Text as a paper can show it."""

import re
import unicodedata

# What XML forbids, what is no character, and what would turn the direction of the text after it.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2028\u2029]"
)
_BEYOND = re.compile(r"[\U0001fffe\U0001ffff]")
# A line of a table cell holds about so many letters. Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer and Tibetan
# break by themselves; elsewhere a letter is never parted from its marks, nor from one to which it is joined.
_UNBROKEN = re.compile("[^\\s\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\uffef]{24}")
_JOINING = 9  # the combining class of a sign that joins the letter after it to the one before
_JOINERS = "\u200c\u200d"
_RIGHT_TO_LEFT, _LEFT_TO_RIGHT = ("R", "AL"), ("L",)


def printable(text: str) -> str:
    """The text without control characters; lines become spaces, since a field is one line."""
    return _BEYOND.sub("", _UNPRINTABLE.sub("", re.sub(r"\s+", " ", text))).strip()


def breakable(text: str) -> str:
    """The text with places where a word that is longer than any line may be broken."""
    return _UNBROKEN.sub(lambda found: f"{found[0]}\u200b" if _may_part(text, found.end()) else found[0], text)


def _may_part(text: str, at: int) -> bool:
    """Whether the letters before and after this place may stand on different lines."""
    before, after = text[at - 1], text[at : at + 1]
    marked = bool(after) and unicodedata.category(after).startswith("M")
    return not marked and unicodedata.combining(before) != _JOINING and before not in _JOINERS and after not in _JOINERS


def direction_of(text: str, otherwise: str) -> str:
    """Which way a text is read: by its first letter that says so."""
    for character in text:
        found = unicodedata.bidirectional(character)
        if found in _RIGHT_TO_LEFT:
            return "rtl"
        if found in _LEFT_TO_RIGHT:
            return "ltr"
    return otherwise
