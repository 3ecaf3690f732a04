"""The versions of a programme as a list that is read: what says the same again and again is one entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.meetings.rules.telling import OfMeeting, Telling

PAGE = 20  # versions
AT_A_GLANCE = 8  # sentences of a version that stand outside its fold


@dataclass(frozen=True)
class Step:
    """What a version changed in the one before it; nothing to compare with is the first (`before` is absent)."""

    number: int
    before: int | None
    note: str | None
    told: tuple[Telling, ...]

    @property
    def only_moves(self) -> bool:
        """Whether it moves the meeting as a whole and says nothing else, as a rehearsal does again and again."""
        return not self.note and [telling.kind for telling in self.told] == [OfMeeting.SHIFTED]


def runs(steps: Iterable[Step]) -> list[tuple[Step, ...]]:
    """The steps in their order, those that only move the meeting put together where they follow each other."""
    found: list[tuple[Step, ...]] = []
    for step in steps:
        if found and step.only_moves and found[-1][-1].only_moves:
            found[-1] = (*found[-1], step)
        else:
            found.append((step,))
    return found


def at_a_glance(lengths: Sequence[int], room: int = AT_A_GLANCE) -> int:
    """How many groups of sentences, by their lengths, stand outside the fold: as many as have room, and the first."""
    if sum(lengths) <= room + 2:  # a fold that hides two lines saves nothing
        return len(lengths)
    shown = next((at for at in range(len(lengths)) if sum(lengths[: at + 1]) > room), len(lengths))
    return max(shown, 1)


def pages_of(count: int) -> int:
    """Into how many pages so many versions go."""
    return max(1, -(-count // PAGE))
