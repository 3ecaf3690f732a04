"""Lists and speakers of a day on which everything is tried: who may be put on a list, and who is given the floor."""

from copy import deepcopy

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.core.policy import Actor
from app.floor.commands import lists, running, speakers
from app.floor.rules.replay import replay
from app.floor.rules.state import Floor
from app.floor.rules.words import Office
from app.meetings.rules.words import Delivery
from tests.builders.rooms import asking, held
from tests.floor.day import Day, actors, entities, numbers

WRITTEN = Delivery.WRITTEN_ONLY
places = st.integers(0, 5)
mostly = st.sampled_from([True, True, True, False])
seldom = st.sampled_from([False, False, False, True])


class Room(Day):
    """Everything that may be done on a floor, by whoever tries it."""

    @precondition(lambda self: not self.tally(2).announced)
    @rule()
    def announce_for_the_afternoon(self) -> None:
        """There is a list for the afternoon too."""
        self.announce(2)

    @rule(number=numbers, entity=entities, late=seldom, on_behalf=st.booleans(), written=seldom, by=actors)
    def inscribe(self, number: int, entity: str, late: bool, on_behalf: bool, written: bool, by: Actor) -> None:
        """Somebody asks to speak, or the Secretariat for them; perhaps they are accepted late."""
        was = deepcopy(self.tally(number))
        over = was.those("withdrawn", "struck_off")
        others = {self.expected.entities[one] for one in was.outcomes if one not in over}
        office, delivery = Office.PRESIDING if late else Office.DELEGATION, WRITTEN if written else None
        step = self.put_on_list(number, entity, delivery, by=by, office=office, on_behalf=on_behalf)
        if was.is_open(self.now):
            may = was.phase != "adjourned" and entity not in others
            assert (step is not None) == may, "whoever may speak is put on the list, once"
        assert step is None or late or was.is_open(self.now), "closed means closed"

    @rule(number=numbers, opens=st.booleans(), by=actors)
    def open_or_close(self, number: int, opens: bool, by: Actor) -> None:
        """The list is closed, or opened again."""
        was = self.tally(number)
        command = lists.open_list if opens else lists.close_list
        if step := self.deed(number, command, "debate", by=by):
            assert opens != was.is_open(self.now)
            self.expected.before(number, step).turns.append((self.now, opens))

    @rule(by=actors)
    def draw(self, by: Actor) -> None:
        """Lots are drawn, and neither that nor anything before it is undone."""
        if self.deed(1, lists.draw_lots, "debate", by=by):
            self.expected.done[1] = []

    @rule(number=numbers, deed=st.sampled_from(["begin", "suspend", "begin", "adjourn"]), really=seldom, by=actors)
    def go_on(self, number: int, deed: str, really: bool, by: Actor) -> None:
        """The sitting is begun, suspended, resumed, and seldom adjourned."""
        if deed == "adjourn" and not really:
            return
        was = self.tally(number)
        may = {
            "begin": was.phase in ("not_begun", "suspended"),
            "suspend": was.phase == "going_on",
            "adjourn": was.phase in ("going_on", "suspended") and was.speaking is None and not was.open_points,
        }
        step = self.deed(number, getattr(running, f"{deed}_sitting"), by=by)
        assert (step is not None) == may[deed]
        if step:
            after = {"begin": "going_on", "suspend": "suspended", "adjourn": "adjourned"}
            self.expected.before(number, step).phase = after[deed]

    @rule(number=numbers, at=places, is_next=mostly, by=actors)
    def give(self, number: int, at: int, is_next: bool, by: Actor) -> None:
        """Somebody is given the floor: the next, or another who tries."""
        waiting = self.waiting(number)
        who = waiting[0] if is_next and waiting else self.one(number, at)
        may = self.tally(number).is_free and who in waiting[:1]
        step = self.deed(number, running.give_floor, who, by=by)
        assert (step is not None) == may, "one at a time, in strict order"
        if step:
            tally = self.expected.before(number, step)
            tally.speaking, tally.outcomes[who] = ("inscription", who), "on_floor"

    @rule(number=numbers, by=actors)
    def finish(self, number: int, by: Actor) -> None:
        """Whoever has the floor gives it back."""
        was = self.tally(number)
        step = self.deed(number, running.finish, by=by)
        assert (step is not None) == (was.speaking is not None and not was.open_points)
        if step:
            tally = self.expected.before(number, step)
            kind, who = tally.speaking  # type: ignore[misc]
            tally.speaking = None
            tally.outcomes |= {who: "heard"} if kind == "inscription" else {}

    @rule(number=numbers, by=actors)
    def hear(self, number: int, by: Actor) -> None:
        """The next is heard."""
        self.give(number, 0, True, by)
        self.finish(number, by)

    @rule(number=numbers, deed=st.sampled_from(["stop_clock", "resume_clock"]), by=actors)
    def clock(self, number: int, deed: str, by: Actor) -> None:
        """The clock is stopped, or goes on: never while a point of order is open."""
        was = self.tally(number)
        if step := self.deed(number, getattr(running, deed), by=by):
            assert was.speaking is not None
            assert deed == "stop_clock" or (was.phase == "going_on" and not was.open_points)
            self.expected.before(number, step)

    @rule(number=numbers, at=places, before=st.none() | places, by=actors)
    def move(self, number: int, at: int, before: int | None, by: Actor) -> None:
        """Somebody is moved."""
        who, place = self.one(number, at), None if before is None else self.one(number, before)
        if step := self.deed(number, speakers.move, who, place, "Leaves", by=by):
            waiting = self.waiting(number)
            assert waiting[-1] == who if place is None else waiting.index(who) + 1 == waiting.index(place)
            self.expected.before(number, step)

    @rule(number=numbers, at=places, deed=st.sampled_from(["withdraw", "yield_place", "pass_over"]), by=actors)
    def leave(self, number: int, at: int, deed: str, by: Actor) -> None:
        """Somebody withdraws, lets the others go first, or is absent when called."""
        who, waiting = self.one(number, at), self.waiting(number)
        if step := self.deed(number, getattr(speakers, deed), who, by=by):
            tally = self.expected.before(number, step)
            assert deed == "withdraw" or who in waiting
            if deed == "pass_over":
                assert waiting[0] == who
                tally.outcomes |= {who: "struck_off"} if who in tally.passed_over else {}
                tally.passed_over.add(who)
            elif deed == "withdraw":
                tally.outcomes[who] = "withdrawn"

    @rule(at=places, other=places, agrees=st.booleans(), by=actors)
    def exchange(self, at: int, other: int, agrees: bool, by: Actor) -> None:
        """Two exchange their places, where both agree."""
        one, two = self.one(1, at), self.one(1, other)
        offer = self.deed(1, speakers.offer_swap, one, two, by=by)
        before = self.waiting(1)
        if offer is None:
            return
        self.expected.before(1, offer)
        if step := self.deed(1, speakers.answer_swap, offer, agrees, by=by):
            exchange = {one: two, two: one} if agrees else {}
            assert self.waiting(1) == [exchange.get(who, who) for who in before]
            self.expected.before(1, step)

    @rule(number=numbers, at=places, written=seldom, by=actors)
    def change(self, number: int, at: int, written: bool, by: Actor) -> None:
        """An inscription is changed: perhaps it is in writing from now on, or to be called after all."""
        who, was = self.one(number, at), self.tally(number)
        if who not in was.outcomes:
            return
        wanted = asking(self.expected.entities[who], delivery=WRITTEN if written else None)
        if self.deed(number, speakers.change_inscription, who, wanted, by=by):
            assert was.outcomes[who] in ("waiting", "written")
            assert written or was.outcomes[who] == "waiting" or was.is_open(self.now), "closed means closed"
            step = held(number, self.slug).own_steps[-1].id
            self.expected.before(number, step).outcomes[who] = "written" if written else "waiting"

    @rule(number=numbers, by=actors)
    def undo(self, number: int, by: Actor) -> None:
        """The last step is undone: then the floor is as if it never was."""
        done = self.expected.done[number]
        last = done[-1][0] if done else 0
        if step := self.deed(number, running.undo, last, by=by):
            now = self.floors[number]
            assert now == self.without(number, {last, step}), "as if it never was"
            self.expected.undo(number)
        else:
            assert not done or self.why in ("reply_was_given", "no_further_reply", "union_replied")

    def without(self, number: int, gone: set[int]) -> Floor:
        """The floor that a log without these steps would give; its version is its own."""
        steps = held(number, self.slug).steps
        before = replay(number, [step for step in steps if step.id not in gone])
        before.version = self.floors[number].version
        return before
