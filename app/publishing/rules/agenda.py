"""The items of a provisional agenda: what the sittings of a meeting take up, each once."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.meetings.rules.programme import Sitting


@dataclass(frozen=True)
class AgendaItem:
    """An item with the sittings at which it is taken up, in the order in which they are held."""

    number: int
    challenges: tuple[str, ...]
    sittings: tuple[Sitting, ...]


def agenda_items(sittings: Sequence[Sitting]) -> tuple[AgendaItem, ...]:
    """Sittings with the same challenges take up one item; each without challenges is an item of its own."""
    found: dict[object, list[Sitting]] = {}
    for sitting in sittings:
        found.setdefault(frozenset(sitting.challenges) or sitting.number, []).append(sitting)
    return tuple(AgendaItem(at, held[0].challenges, tuple(held)) for at, held in enumerate(found.values(), 1))


def letter(position: int) -> str:
    """The letter of a part of an item: a to z, then aa and on."""
    rest, at = divmod(position, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("a") + at)
