"""What somebody who sits in the room and keeps a tally by hand would expect: written without the rules of the floor."""

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Tally:
    """One sitting: its phase, who has the floor, what became of everybody on the list, points of order with their
    ruling and appeal."""

    phase: str = "not_begun"
    speaking: tuple[str, int] | None = None
    outcomes: dict[int, str] = field(default_factory=dict)
    passed_over: set[int] = field(default_factory=set)
    announced: list[tuple[datetime, bool]] = field(default_factory=list)
    turns: list[tuple[datetime, bool]] = field(default_factory=list)
    points: dict[int, list[str]] = field(default_factory=dict)
    replies_opened: bool = False
    is_continued: bool = False

    def is_open(self, now: datetime) -> bool:
        """Whether the newest turn opened the list; of two at one time, closing is the later."""
        past = sorted((at, not opened) for at, opened in (*self.announced, *self.turns) if at <= now)
        return bool(past) and not past[-1][1] and not self.is_continued

    @property
    def open_points(self) -> list[int]:
        """Those that wait for their ruling, or for the outcome of an appeal."""
        return [point for point, said in self.points.items() if not said or said[-1] == "appealed"]

    @property
    def is_free(self) -> bool:
        """Whether somebody can be given the floor."""
        return self.phase == "going_on" and self.speaking is None and not self.open_points

    def those(self, *outcomes: str) -> set[int]:
        """All of whom this became."""
        return {one for one, outcome in self.outcomes.items() if outcome in outcomes}


@dataclass
class Expected:
    """Both sittings of the day. `done` are the steps of each that can be undone, with the tally as it was before."""

    sittings: dict[int, Tally]
    done: dict[int, list[tuple[int, Tally]]]
    entities: dict[int, str] = field(default_factory=dict)
    replies: list[tuple[int, str, int]] = field(default_factory=list)  # the step, asked, withdrawn or given, the reply

    def before(self, number: int, step: int) -> Tally:
        """A step was made: the tally in which it is noted, the one before it kept."""
        self.done[number].append((step, deepcopy(self.sittings[number])))
        return self.sittings[number]

    def undo(self, number: int) -> None:
        """As if the last step never was."""
        step, self.sittings[number] = self.done[number].pop()
        self.replies = [one for one in self.replies if one[0] != step]

    def asked(self) -> list[int]:
        """Replies that are asked for, those that were withdrawn not among them."""
        gone = {reply for _step, what, reply in self.replies if what == "withdrawn"}
        return sorted(reply for _step, what, reply in self.replies if what == "asked" and reply not in gone)

    def given(self) -> set[int]:
        """Replies that were given, in whichever sitting."""
        return {reply for _step, what, reply in self.replies if what == "given"}

    def replies_of(self, entity: str) -> int:
        """How many it asked for."""
        return sum(self.entities[reply] == entity for reply in self.asked())

    def next_reply(self) -> int | None:
        """All first ones before any second, in the order asked."""
        seen: Counter[str] = Counter()
        ranked = []
        for reply in self.asked():
            seen[self.entities[reply]] += 1
            ranked.append((seen[self.entities[reply]], reply))
        return next((reply for _rank, reply in sorted(ranked) if reply not in self.given()), None)
