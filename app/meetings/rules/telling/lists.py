"""Lists of people and things, compared as a reader would: who came, who left, who replaced whom."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

Known = Callable[[Any], Hashable]
Pairs = list[tuple[int, int]]


@dataclass(frozen=True)
class Turnover:
    """How one list became another: `stayed` are pairs of those that are the same and say something else now; `swapped`
    the two that changed places and nobody else; `reordered` says that more than two did."""

    came: tuple[Any, ...] = ()
    left: tuple[Any, ...] = ()
    replaced: tuple[tuple[Any, Any], ...] = ()
    stayed: tuple[tuple[Any, Any], ...] = ()
    swapped: tuple[Any, ...] = ()
    reordered: bool = False


def turnover(before: Sequence[Any], after: Sequence[Any], identity: Known, seat: Known | None = None) -> Turnover:
    """Compare two lists whose entries are the same where their `identity` is.

    Those of one `seat` replace each other; so do one who left and one who came where nobody else did either.
    """
    left, came = _without_match(before, after), _without_match(after, before)
    stayed = _paired(left, came, lambda at: identity(before[at]), lambda at: identity(after[at]))
    replaced = _paired(left, came, lambda at: seat(before[at]), lambda at: seat(after[at])) if seat else []
    if seat and len(left) == len(came) == 1:
        replaced.append((left.pop(), came.pop()))
    was = [at for at in range(len(before)) if at not in {*left, *(old for old, _new in replaced)}]
    now = [after[at] for at in range(len(after)) if at not in {*came, *(new for _old, new in replaced)}]
    expected = [after[dict(stayed)[at]] if at in dict(stayed) else before[at] for at in was]
    moved = [pair for pair in zip(expected, now, strict=True) if pair[0] != pair[1]]
    swapped = len(moved) == 2 and moved[0] == moved[1][::-1]
    return Turnover(
        came=tuple(after[at] for at in came),
        left=tuple(before[at] for at in left),
        replaced=tuple((before[old], after[new]) for old, new in replaced),
        stayed=tuple((before[old], after[new]) for old, new in stayed),
        swapped=moved[0] if swapped else (),
        reordered=bool(moved) and not swapped,
    )


def _without_match(entries: Sequence[Any], others: Sequence[Any]) -> list[int]:
    """The places of the entries that have no equal among the others; each of these is the equal of one alone."""
    free, found = list(others), []
    for at, entry in enumerate(entries):
        if entry in free:
            free.remove(entry)
        else:
            found.append(at)
    return found


def _paired(left: list[int], came: list[int], of_left: Known, of_came: Known) -> Pairs:
    """The places of those who left with those who came and are known by the same; both are taken out of their lists."""
    pairs = []
    for old in tuple(left):
        known = of_left(old)
        new = next((at for at in came if known is not None and of_came(at) == known), None)
        if new is not None:
            left.remove(old)
            came.remove(new)
            pairs.append((old, new))
    return pairs
