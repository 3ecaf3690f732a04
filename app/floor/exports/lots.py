"""A drawing of lots as it is shown: what was published, and what drawing again gives."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from app.floor.exports.speakers.lines import Teller
from app.floor.exports.speakers.shown import part_name
from app.floor.queries.listed import Speakers
from app.floor.rules.redrawing import Lot, Redrawn, redraw
from app.floor.rules.words import FirstOrder


@dataclass(frozen=True, kw_only=True)
class ShownLot:
    """Somebody's ticket, the lot by it, and the lot as published."""

    name: str
    over: str
    ticket: str
    lot: int
    published: int | None


@dataclass(frozen=True, kw_only=True)
class ShownLots:
    """A drawing done again; `commands` do it with tools that every computer has."""

    part: str
    redrawn: Redrawn
    is_alphabet: bool
    first: str | None
    lots: tuple[ShownLot, ...]
    commands: tuple[str, ...]


def show_lots(found: Speakers, key: str) -> ShownLots | None:
    """Lots of a list drawn again; nothing where none were drawn."""
    redrawn = redraw(found.sitting.number, found.held.steps, key)
    if redrawn is None:
        return None
    teller = Teller(found, key)
    return ShownLots(
        part=part_name(found, key),
        redrawn=redrawn,
        is_alphabet=redrawn.first_order == FirstOrder.ALPHABETICAL,
        first=next((teller.name(one.inscription.entity) for one in redrawn.lots if one.over == redrawn.first), None),
        lots=tuple(_show(one, teller) for one in redrawn.lots),
        commands=commands(redrawn.seed, sorted((one.over for one in redrawn.lots), key=_by_number)),
    )


def commands(seed: str, over: Sequence[str]) -> tuple[str, ...]:
    """Lines for a shell that write a ticket before each of these and sort by it."""
    return (
        f"for one in {' '.join(map(shlex.quote, over))}; do",
        f'  printf \'%s  %s\\n\' "$(printf \'%s:%s\' {shlex.quote(seed)} "$one" | sha256sum | cut -c1-64)" "$one"',
        "done | sort",
    )


def _by_number(over: str) -> tuple[int, str]:
    return (int(over) if over.isdigit() else 0, over)


def _show(one: Lot, teller: Teller) -> ShownLot:
    return ShownLot(
        name=teller.name(one.inscription.entity) or "",
        over=one.over,
        ticket=one.ticket,
        lot=one.lot,
        published=one.published,
    )
