"""A whole sitting of random deeds by many: whatever they try, the rules of the floor hold."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.floor.rules import correcting, giving, inscribing, listing, moving, points, replies
from app.floor.rules.entries import StepKind, last_to_undo
from app.floor.rules.order import natural_key
from app.floor.rules.replay import replay
from app.floor.rules.replies import Item
from app.floor.rules.state import Floor
from app.floor.rules.words import Outcome, Phase
from tests.builders.floors import Log, kind_of, wanted

ENTITIES = ("MEX", "AUT", "PER", "NOR", "EU", "VAT", "WHO", "IDPC", "NGO")
entities = st.sampled_from(ENTITIES)
numbers = st.integers(0, 6)


class Sitting(RuleBasedStateMachine):
    """Asks a rule before each deed, as a command does, and writes the step down only where nothing is refused."""

    @initialize(
        bands=st.sampled_from([None, []]),
        order=st.sampled_from(["receipt", "lots", "alphabetical"]),
        first=st.lists(entities, unique=True, max_size=4),
        has_begun=st.sampled_from([True, True, True, False]),
    )
    def begin(self, bands: list[str] | None, order: str, first: list[str], has_begun: bool) -> None:
        """A list is announced, some are on it, and mostly the sitting goes on."""
        self.log = Log()
        self.log.announce(bands=bands, first_order=order)
        for entity in first:
            self.log.inscribe(entity)
        if has_begun:
            self.log.write(StepKind.BEGUN)

    @property
    def floor(self) -> Floor:
        """What stands."""
        return self.log.floor()

    def one(self, number: int) -> int:
        """An inscription, perhaps one that is not there."""
        known = sorted(self.floor.inscriptions)
        return known[number % len(known)] if known and number < 6 else 999

    def deed(self, refused: object, kind: StepKind, **data: object) -> None:
        """Do it where no rule refuses it; the time goes on all the same."""
        if refused is None:
            self.log.write(kind, **data)
        else:
            self.log.at += timedelta(seconds=20)

    @rule(entity=entities, level=st.sampled_from([None, "head", "minister"]), is_late=st.booleans())
    def inscribe(self, entity: str, level: str | None, is_late: bool) -> None:
        """Somebody asks to speak; perhaps the presiding officer accepts them late."""
        office = inscribing.Office.PRESIDING if is_late else inscribing.Office.DELEGATION
        refused = inscribing.why_not_inscribe(self.floor, wanted(entity), self.log.at, office)
        if refused is None:
            late = inscribing.is_late(self.floor.lists["debate"], self.log.at)
            assert is_late or not late, "closed means closed"
            self.log.inscribe(entity, level=level, is_late=late or None)

    @rule()
    def start(self) -> None:
        """The sitting is begun, or resumed."""
        resumed = self.floor.phase == Phase.SUSPENDED
        kind = StepKind.RESUMED if resumed else StepKind.BEGUN
        self.deed(giving.why_not_phase(self.floor, Phase.GOING_ON), kind)

    @rule()
    def suspend(self) -> None:
        """The sitting is suspended."""
        self.deed(giving.why_not_phase(self.floor, Phase.SUSPENDED), StepKind.SUSPENDED)

    @rule(opens=st.booleans())
    def open_or_close(self, opens: bool) -> None:
        """The list is closed, or opened again."""
        why_not = listing.why_not_open if opens else listing.why_not_close
        kind = StepKind.LIST_OPENED if opens else StepKind.LIST_CLOSED
        self.deed(why_not(self.floor, "debate", self.log.at), kind, list="debate")

    @rule(number=numbers)
    def give(self, number: int) -> None:
        """Somebody is given the floor."""
        who = self.one(number)
        refused = giving.why_not_give(self.floor, who)
        if refused is None:
            assert self.floor.waiting("debate")[0].id == who, "strict order"
        assert refused or self.floor.speaking is None, "one at a time"
        self.deed(refused, StepKind.FLOOR_GIVEN, inscription=who, limit=180)

    @rule()
    def give_next(self) -> None:
        """Whoever is next is given the floor."""
        waiting = self.floor.waiting("debate")
        if waiting:
            refused = giving.why_not_give(self.floor, waiting[0].id)
            self.deed(refused, StepKind.FLOOR_GIVEN, inscription=waiting[0].id, limit=180)

    @rule()
    def finish(self) -> None:
        """Whoever has the floor gives it back."""
        self.deed(giving.why_not_finish(self.floor), StepKind.FINISHED)

    @rule(number=numbers)
    def pass_over(self, number: int) -> None:
        """Whoever is called is absent."""
        who = self.one(number)
        self.deed(moving.why_not_pass_over(self.floor, who), StepKind.PASSED_OVER, inscription=who)

    @rule(number=numbers, before=st.one_of(st.none(), numbers))
    def move(self, number: int, before: int | None) -> None:
        """Somebody is moved."""
        who, place = self.one(number), None if before is None else self.one(before)
        refused = moving.why_not_move(self.floor, who, place, "Leaves")
        self.deed(refused, StepKind.MOVED, inscription=who, before=place, reason="Leaves")

    @rule(number=numbers, other=numbers)
    def offer(self, number: int, other: int) -> None:
        """An exchange is offered."""
        who, whom = self.one(number), self.one(other)
        self.deed(moving.why_not_offer(self.floor, who, whom), StepKind.SWAP_OFFERED, inscription=who, other=whom)

    @precondition(lambda self: self.floor.lists["debate"].offers)
    @rule()
    def agree(self) -> None:
        """An exchange is agreed to."""
        offer = max(self.floor.lists["debate"].offers)
        self.deed(moving.why_not_answer(self.floor, offer), StepKind.SWAPPED, offer=offer)

    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        """Somebody does not want to speak after all."""
        who = self.one(number)
        self.deed(inscribing.why_not_withdraw(self.floor, who), StepKind.WITHDRAWN, inscription=who)

    @rule(number=numbers)
    def let_go_first(self, number: int) -> None:
        """Somebody yields."""
        who = self.one(number)
        self.deed(moving.why_not_yield(self.floor, who), StepKind.YIELDED, inscription=who)

    @rule(entity=entities)
    def raise_point(self, entity: str) -> None:
        """A point of order is raised."""
        refused = points.why_not_raise(self.floor, entity, kind_of(entity))
        self.deed(refused, StepKind.POINT_RAISED, entity=entity)

    @precondition(lambda self: self.floor.open_point)
    @rule()
    def settle_point(self) -> None:
        """It is ruled upon, or the outcome of the appeal is entered."""
        point = self.floor.open_point
        assert point is not None
        if point.ruling is None:
            self.deed(points.why_not_rule(self.floor, point.id), StepKind.RULED, point=point.id, ruling="noted")
        else:
            refused = points.why_not_decide(self.floor, point.id)
            self.deed(refused, StepKind.APPEAL_DECIDED, point=point.id, outcome="stands")

    @precondition(lambda self: self.floor.points)
    @rule(entity=entities)
    def appeal(self, entity: str) -> None:
        """Somebody appeals against the last ruling."""
        point = self.floor.points[-1]
        refused = points.why_not_appeal(self.floor, point.id, entity, kind_of(entity))
        self.deed(refused, StepKind.APPEALED, point=point.id, entity=entity)

    @rule()
    def resume_clock(self) -> None:
        """The clock goes on."""
        self.deed(giving.why_not_resume(self.floor), StepKind.CLOCK_RESUMED)

    @rule(entity=entities)
    def ask_reply(self, entity: str) -> None:
        """A right of reply is asked for."""
        if replies.why_not_ask(self.floor, entity, kind_of(entity), None, Item()) is None:
            self.log.ask(entity)

    @rule(number=st.integers(0, 6))
    def give_reply(self, number: int) -> None:
        """A right of reply is given."""
        asked = sorted(self.floor.replies)
        if asked:
            reply = asked[number % len(asked)]
            refused = replies.why_not_give(self.floor, reply, Item())
            assert refused or self.floor.speaking is None, "one at a time"
            self.deed(refused, StepKind.REPLY_GIVEN, reply=reply, limit=180)

    @rule()
    def open_replies(self) -> None:
        """The presiding officer takes replies early."""
        self.deed(replies.why_not_open(self.floor, Item()), StepKind.REPLIES_OPENED)

    @rule()
    def undo(self) -> None:
        """The last step is undone, unless it announced the list: then the floor is as it was before it."""
        last = last_to_undo(self.log.steps)
        if last is None or last.kind == StepKind.LIST_ANNOUNCED:
            return
        assert correcting.why_not_undo(self.log.steps, last.id) is None
        before = replay(1, [step for step in self.log.steps if step.id != last.id])
        self.log.write(StepKind.UNDONE, undoes=last.id)
        assert (self.floor.outcomes, self.floor.replies) == (before.outcomes, before.replies), "as if it never was"

    @invariant()
    def nobody_is_lost_or_doubled(self) -> None:
        """Who waits stands on the list once, and nobody else does; one alone has the floor."""
        floor = self.floor
        waiting = [one.id for one in floor.waiting("debate")]
        assert len(waiting) == len(set(waiting))
        assert set(waiting) == {one for one, outcome in floor.outcomes.items() if outcome == Outcome.WAITING}
        assert set(floor.outcomes) == set(floor.inscriptions)
        on_floor = [one for one, outcome in floor.outcomes.items() if outcome == Outcome.ON_FLOOR]
        has_floor = floor.speaking is not None and floor.speaking.inscription is not None
        assert on_floor == ([floor.speaking.inscription] if has_floor else [])  # type: ignore[union-attr]

    @invariant()
    def those_who_were_not_placed_by_hand_stand_in_their_order(self) -> None:
        """Band, level, first order, receipt."""
        there = self.floor.lists["debate"]
        free = [natural_key(place.inscription, there.terms, there.drawn) for place in there.places if place.by is None]
        assert all(one <= other for one, other in pairwise(free))

    @invariant()
    def nobody_replies_beyond_the_limit(self) -> None:
        """Two at most, the Union once; no second before another's first."""
        floor = self.floor
        asked = [reply.entity for reply in floor.replies.values()]
        assert all(asked.count(entity) <= (1 if entity == "EU" else 2) for entity in asked)
        ranks = [replies.rank(floor, reply) for reply in replies.in_turn(floor)]
        assert ranks == sorted(ranks)

    @invariant()
    def the_clock_stands_while_a_point_of_order_is_open(self) -> None:
        """And while the sitting is suspended."""
        floor = self.floor
        if floor.speaking and (floor.open_point or floor.phase == Phase.SUSPENDED):
            assert floor.speaking.running_since is None


TestSitting = Sitting.TestCase
TestSitting.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
