"""Random commands of many actors on a day of two sittings, in both databases: whatever they try, the rules hold.

What the log replays to is compared with a tally that knows nothing of the rules; each example is a meeting of its own.
"""

from inspect import getmembers, isfunction, signature
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from app.core import clock
from app.core.policy import OPERATOR, Actor
from app.floor.commands import lists, points, replies, running, speakers
from app.floor.rules.entries import StepKind
from app.floor.rules.order import natural_key
from app.floor.rules.replay import replay
from app.floor.rules.speakers import ListTerms
from app.floor.rules.words import Appeal, Phase, Ruling
from tests.builders.floors import TEN, order
from tests.builders.rooms import a_room, asking, held, refused
from tests.floor.day import actors
from tests.floor.podium import Podium
from tests.floor.room import places

EXAMPLES, STEPS = 10, 24
# Something for every argument that a command has: none of it matters on a state that is not the newest.
ANYTHING: dict[str, Any] = {
    "key": "debate", "terms": ListTerms(key="debate"), "wanted": asking("PER"), "entity": "PER", "later": 2,
    "reason": "Leaves", "before": None, "agrees": True, "seconds": 60, "ruling": Ruling.NOTED, "outcome": Appeal.STANDS,
    **dict.fromkeys(("who", "other", "offer", "reply", "point", "step"), 1),
}  # fmt: skip


class Floors(Podium):
    """Taking back, correcting and continuing; and what must hold after whatever was tried."""

    @rule(at=places, of=places, by=actors)
    def correct(self, at: int, of: int, by: Actor) -> None:
        """The floor was given to the wrong one."""
        given = [step for step in held(1, self.slug).own_steps if step.kind == StepKind.FLOOR_GIVEN]
        if not given:
            return
        which, who, was = given[of % len(given)], self.one(1, at), self.floors[1]
        if step := self.deed(1, running.correct_giving, which.id, who, by=by):
            now = self.floors[1].outcomes
            (wrong,) = [one for one, before in was.outcomes.items() if one != who and now[one] != before]
            tally = self.expected.before(1, step)
            tally.outcomes[who], tally.outcomes[wrong] = tally.outcomes[wrong], "waiting"
            if tally.speaking == ("inscription", wrong):
                tally.speaking = ("inscription", who)

    @rule(by=actors, really=st.booleans())
    def carry_on(self, by: Actor, really: bool) -> None:
        """What was not reached is continued in the afternoon: nobody is lost or doubled, and none of it is undone."""
        before, there, was = self.waiting(1), self.waiting(2), self.tally(1)
        kept = [one for one in there if self.expected.entities[one] not in map(self.expected.entities.get, before)]
        if not really or not self.deed(1, lists.continue_list, "debate", 2, by=by):
            return
        assert not was.is_open(self.now)
        assert before
        was.is_continued, now = True, self.floors[2]
        was.outcomes |= dict.fromkeys(before, "continued")
        first = [self.expected.entities[one] for one in before]
        assert order(now)[: len(first)] == first
        assert self.waiting(2)[len(first) :] == kept
        for one in self.waiting(2):
            self.expected.entities[one] = now.inscriptions[one].entity
            self.tally(2).outcomes[one] = "waiting"
        self.expected.done = {1: [], 2: []}

    @invariant()
    def what_is_replayed_is_what_was_done(self) -> None:
        """Nobody is lost or doubled, one alone has the floor, and everything is as the tally has it."""
        for number, floor in getattr(self, "floors", {}).items():
            tally, speaking = self.tally(number), floor.speaking
            who = speaking and (
                ("inscription", speaking.inscription) if speaking.inscription else ("reply", speaking.reply)
            )
            assert (floor.phase, floor.outcomes, who) == (tally.phase, tally.outcomes, tally.speaking)
            assert sorted(self.waiting(number)) == sorted(tally.those("waiting"))
            assert [point.id for point in floor.points if point.is_open] == tally.open_points
            assert (sorted(floor.replies), set(floor.taken)) == (self.expected.asked(), self.expected.given())
            if speaking and (tally.open_points or floor.phase == Phase.SUSPENDED):
                assert speaking.running_since is None, "the clock stands"

    @invariant()
    def those_who_were_not_placed_by_hand_stand_in_their_order(self) -> None:
        """Band, level, first order, receipt."""
        for floor in getattr(self, "floors", {}).values():
            for there in floor.lists.values():
                free = [place.inscription for place in there.places if place.by is None]
                keys = [natural_key(one, there.terms, there.drawn) for one in free]
                assert all(one <= other for one, other in pairwise(keys))

    def teardown(self) -> None:
        """Every state that ever was is the replay of the log up to it; a deed that comes too late changes nothing."""
        steps = {number: held(number, self.slug).steps for number in (1, 2)}
        for number, floor in self.seen:
            assert replay(number, [step for step in steps[number] if step.id <= floor.version]) == floor
        with clock.frozen(self.now):
            for command, given in late():
                why = refused(command, self.slug, 1, *given, OPERATOR, seen=self.floors[1].version - 1)
                assert why == "changed_meanwhile"
        assert self.read(1) == self.floors[1]


def late() -> list[tuple[Any, list[Any]]]:
    """Every command that says on which state it was decided, and something for its arguments."""
    modules = (lists, points, replies, running, speakers)
    known = {name: one for module in modules for name, one in getmembers(module, isfunction)}
    found = {name: list(signature(one).parameters) for name, one in known.items() if hasattr(one, "is_command")}
    chosen = {
        name: said[2 : said.index("by")] for name, said in found.items() if said[:1] == ["slug"] and "seen" in said
    }
    return [(known[name], [ANYTHING[one] for one in said]) for name, said in chosen.items() if name != "hold_floor"]


@pytest.mark.timeout(300)  # some seconds, but for a machine that is very busy
def test_whatever_is_tried_the_rules_hold(app: Flask) -> None:
    with clock.frozen(TEN):
        a_room()
    bounded = settings(max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, database=None)
    run_state_machine_as_test(Floors, settings=settings(bounded, suppress_health_check=list(HealthCheck)))
