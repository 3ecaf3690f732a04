"""Hides secrets that are part of an address, before the address is written anywhere."""

import re

MASK = "***"

# The segment after each of these is a secret that lets its holder in. Whoever makes such an address adds it here or,
# from a feature, with `conceal_after`.
_words: list[str] = ["join", "my/calendar", "invitations", "reset", "interpreters"]


def _compile() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _words)
    return re.compile(rf"(?<=/)({words})/([^/]+)")


_pattern = _compile()


def conceal_after(word: str) -> None:
    """Registers that the segment following this part of an address (`join`, `my/calendar`) is a secret."""
    global _pattern
    if word not in _words:
        _words.append(word)
        _pattern = _compile()


def conceal(path: str) -> str:
    """The path with its secret segments masked; a suffix such as `.ics` stays, for it says what was asked for."""
    return _pattern.sub(_mask, path)


def _mask(match: re.Match[str]) -> str:
    suffix = re.search(r"\.(ics|atom|json|pdf)$", match[2])
    return f"{match[1]}/{MASK}{suffix[0] if suffix else ''}"
