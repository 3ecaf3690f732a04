"""Drawing lots, so that anybody can do it again from what is published.

Each inscription gets a ticket: SHA-256 of the seed, a colon and the inscription's number, written in hexadecimal. The
smallest ticket speaks first. The number of an inscription is its number in the log, and is published with the list.
"""

import hashlib
from collections.abc import Iterable

METHOD = "rostrum/lots/1: by sha256(seed + ':' + number), hexadecimal, ascending"


def ticket(seed: str, number: int | str) -> str:
    """The ticket of an inscription, or of a name where the alphabet is drawn."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def draw(seed: str, numbers: Iterable[int]) -> dict[int, int]:
    """The lot of each of these inscriptions, from 1."""
    return {number: rank for rank, number in enumerate(sorted(numbers, key=lambda one: ticket(seed, one)), start=1)}


def draw_first(seed: str, sort_keys: Iterable[str]) -> str:
    """From which of these names the alphabet begins: the one with the smallest ticket."""
    return min(sort_keys, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).hexdigest(), default="")
