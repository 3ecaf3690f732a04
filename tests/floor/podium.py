"""The podium on that day: rights of reply and points of order."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.core.policy import Actor
from app.floor.commands import points, replies
from app.floor.rules.words import Appeal, Ruling
from tests.floor.day import actors, entities, numbers
from tests.floor.room import Room, mostly, places

MEMBER_STATES = ("MEX", "AUT", "PER", "NOR")
MORE = {"rule": [Ruling.NOTED], "decide_appeal": [Appeal.STANDS]}
BEFORE = {"rule": [], "appeal": ["ruled"], "decide_appeal": ["ruled", "appealed"]}
AFTER = {"rule": "ruled", "appeal": "appealed", "decide_appeal": "decided"}


class Podium(Room):
    """Rights of reply and points of order, asked for by those who may and those who may not."""

    @rule(number=numbers, entity=entities, by=actors)
    def ask_reply(self, number: int, entity: str, by: Actor) -> None:
        """A right of reply is asked for."""
        most = {"EU": 1, "WHO": 0, "IDPC": 0}.get(entity, 2)
        may = self.tally(number).phase in ("going_on", "suspended") and self.expected.replies_of(entity) < most
        step = self.deed(number, replies.ask_reply, entity, by=by)
        assert (step is not None) == may, "no reply beyond the limit"
        if step:
            self.expected.entities[step] = entity
            self.note_reply(number, step, "asked", step)

    @precondition(lambda self: self.expected.asked())
    @rule(number=numbers, at=places, by=actors)
    def withdraw_reply(self, number: int, at: int, by: Actor) -> None:
        """Somebody does not reply after all."""
        asked = self.expected.asked()
        reply = asked[at % len(asked)]
        step = self.deed(number, replies.withdraw_reply, reply, by=by)
        assert (step is not None) == (reply not in self.expected.given())
        if step:
            self.note_reply(number, step, "withdrawn", reply)

    @precondition(lambda self: self.expected.asked())
    @rule(number=numbers, at=places, is_next=mostly, by=actors)
    def give_reply(self, number: int, at: int, is_next: bool, by: Actor) -> None:
        """A right of reply is given: the next, or another that is tried; in the morning only where they were opened."""
        asked, first, was = self.expected.asked(), self.expected.next_reply(), self.tally(number)
        reply = first if is_next and first else asked[at % len(asked)]
        is_time = was.replies_opened or (number == 2 and not self.waiting(number))
        step = self.deed(number, replies.give_reply, reply, by=by)
        assert (step is not None) == (was.is_free and is_time and reply == first), "first ones before second, in order"
        if step:
            self.note_reply(number, step, "given", reply)
            self.tally(number).speaking = ("reply", reply)

    @rule(number=numbers, by=actors)
    def open_replies(self, number: int, by: Actor) -> None:
        """They are taken early."""
        if step := self.deed(number, replies.open_replies, by=by):
            self.expected.before(number, step).replies_opened = True

    @rule(entity=entities, other=entities, by=actors)
    def reply_in_turn(self, entity: str, other: str, by: Actor) -> None:
        """One asks twice and another once, and the first two are taken."""
        for one in (entity, entity, other):
            self.ask_reply(1, one, by)
        self.open_replies(1, by)
        for _ in range(2):
            if self.expected.asked():
                self.give_reply(1, 0, True, by)
                self.finish(1, by)

    @rule(entity=entities, by=actors)
    def reply_at_the_end_of_the_day(self, entity: str, by: Actor) -> None:
        """Asked for in the morning, taken in the afternoon: that it was asked for is not taken back any more."""
        self.go_on(2, "begin", False, by)
        self.ask_reply(1, entity, by)
        if self.expected.asked():
            self.give_reply(2, 0, True, by)
            self.undo(1, by)

    def note_reply(self, number: int, step: int, what: str, reply: int) -> None:
        """Remember what became of a reply."""
        self.expected.before(number, step)
        self.expected.replies.append((step, what, reply))

    @rule(number=numbers, entity=entities, by=actors)
    def raise_point(self, number: int, entity: str, by: Actor) -> None:
        """A point of order is raised."""
        was = self.tally(number)
        twice = any(self.expected.entities[one] == entity for one in was.open_points)
        step = self.deed(number, points.raise_point, entity, by=by)
        assert (step is not None) == (entity in MEMBER_STATES and was.phase == "going_on" and not twice)
        if step:
            self.expected.entities[step] = entity
            self.expected.before(number, step).points[step] = []

    @precondition(lambda self: self.tally(1).points)
    @rule(deed=st.sampled_from(["rule", "rule", "appeal", "decide_appeal"]), at=places, entity=entities, by=actors)
    def settle_point(self, deed: str, at: int, entity: str, by: Actor) -> None:
        """It is ruled upon, somebody appeals, the outcome is entered; the one raised first comes first."""
        known, was = sorted(self.tally(1).points), self.tally(1)
        point = known[-1 - at % len(known)]
        if step := self.deed(1, getattr(points, deed), point, *MORE.get(deed, [entity]), by=by):
            assert was.points[point] == BEFORE[deed], "once, and one after the other"
            assert deed != "rule" or was.open_points[0] == point
            self.expected.before(1, step).points[point].append(AFTER[deed])
