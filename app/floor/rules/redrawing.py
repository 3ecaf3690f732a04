"""Drawing lots once more from what is published, to see whether the result is the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.floor.rules.entries import Step, StepKind, standing
from app.floor.rules.listing import among
from app.floor.rules.lots import METHOD, ticket
from app.floor.rules.replay import replay
from app.floor.rules.speakers import Inscription
from app.floor.rules.words import FirstOrder


@dataclass(frozen=True, kw_only=True)
class Lot:
    """Somebody among whom was drawn: what the ticket is made over, the ticket, the lot by it, and the lot as published.

    Where the alphabet was drawn, only the first one counts.
    """

    inscription: Inscription
    over: str
    ticket: str
    lot: int
    published: int | None


@dataclass(frozen=True, kw_only=True)
class Redrawn:
    """A drawing done again: by what, when, and each ticket, the smallest first."""

    drawn_at: datetime
    seed: str
    method: str
    first_order: FirstOrder
    first: str
    lots: tuple[Lot, ...]
    strangers: tuple[int, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether doing it again gives what was published, by the method that we know."""
        if self.method != METHOD or self.strangers or not self.lots:
            return False
        if self.first_order == FirstOrder.ALPHABETICAL:
            return self.lots[0].over == self.first
        return all(one.lot == one.published for one in self.lots)


def redraw(sitting: int, steps: Sequence[Step], key: str) -> Redrawn | None:
    """Draw again among those who were on a list when its lots were drawn; nothing where none were."""
    step = next((one for one in standing(steps) if _is_drawing(one, sitting, key)), None)
    if step is None:
        return None
    there = replay(sitting, [one for one in steps if one.id < step.id])
    held = there.lists[key]
    order, published = held.terms.first_order, {int(one): lot for one, lot in (step["ranks"] or {}).items()}
    entitled = [there.inscriptions[one] for one in among(held)]
    return Redrawn(
        drawn_at=step.at,
        seed=step["seed"],
        method=step["method"] or "",
        first_order=order,
        first=step["first"] or "",
        lots=_lots(step["seed"], entitled, order, published),
        strangers=tuple(sorted(published.keys() - {one.id for one in entitled})),
    )


def _is_drawing(step: Step, sitting: int, key: str) -> bool:
    return step.kind == StepKind.LOTS_DRAWN and step.sitting == sitting and step["list"] == key


def _lots(
    seed: str, entitled: Sequence[Inscription], order: FirstOrder, published: dict[int, int]
) -> tuple[Lot, ...]:  # fmt: skip
    is_alphabet = order == FirstOrder.ALPHABETICAL
    over = {one.id: one.sort_key if is_alphabet else str(one.id) for one in entitled}
    by_ticket = sorted(entitled, key=lambda one: ticket(seed, over[one.id]))
    return tuple(
        Lot(
            inscription=one,
            over=over[one.id],
            ticket=ticket(seed, over[one.id]),
            lot=lot,
            published=published.get(one.id),
        )
        for lot, one in enumerate(by_ticket, start=1)
    )
