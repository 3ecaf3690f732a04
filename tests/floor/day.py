"""A day of two sittings in the database, on which commands are tried, and what is expected of it."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize
from sqlalchemy import func, select

from app.core import clock
from app.core.db import db
from app.core.phrases import sentence
from app.core.policy import OPERATOR, SYSTEM, Actor
from app.core.refusal import Refused
from app.floor.commands import lists, running
from app.floor.commands.speakers import inscribe
from app.floor.models import FloorEntry
from app.floor.rules.speakers import ListTerms
from app.floor.rules.state import Floor
from app.floor.rules.words import FirstOrder
from app.meetings.rules.words import Delivery
from tests.builders.floors import TEN
from tests.builders.meetings import a_meeting
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.rooms import ENTITIES, asking, held
from tests.floor.expected import Expected, Tally

entities = st.sampled_from(ENTITIES[:8])
numbers = st.sampled_from([1, 1, 1, 2])
actors = st.sampled_from([OPERATOR, SYSTEM, Actor("account", 1), Actor("account", 2)])


def entries() -> int:
    """How many steps there are in all."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(FloorEntry))  # type: ignore[return-value]


class Day(RuleBasedStateMachine):
    """Asks nobody first: a command does what may be done, and says why it does not do the rest."""

    days = 0

    @initialize(
        bands=st.booleans(),
        order=st.sampled_from(list(FirstOrder)),
        first=st.lists(entities, unique=True, min_size=2, max_size=5),
        begins=st.sampled_from([True, True, True, False]),
    )
    def begin(self, bands: bool, order: FirstOrder, first: list[str], begins: bool) -> None:
        """A meeting of its own; the list of the morning opens at ten and closes at half past eleven."""
        Day.days += 1
        self.slug, self.now = f"day-{Day.days}", TEN
        self.expected = Expected({1: Tally(), 2: Tally()}, {1: [], 2: []})
        both = (a_sitting(1, challenges=("markets",)), a_sitting(2, challenges=("markets",)))
        with clock.frozen(self.now):
            a_meeting(a_programme(*both, slug=self.slug))
        self.entries, self.floors = entries(), {number: self.read(number) for number in (1, 2)}
        self.seen: list[tuple[int, Floor]] = []
        self.announce(1, **{"first_order": order, **({} if bands else {"bands": ()})})
        for entity in first:
            self.put_on_list(1, entity)
        if begins and (step := self.deed(1, running.begin_sitting)):
            self.expected.before(1, step).phase = "going_on"

    def read(self, number: int) -> Floor:
        """What stands, read afresh."""
        return held(number, self.slug).floor

    def announce(self, number: int, **given: object) -> None:
        """A list that is open for one hour and a half."""
        said = {"opens_at": TEN, "closes_at": TEN + timedelta(minutes=90), **given}
        if step := self.deed(number, lists.announce_list, ListTerms(key="debate", **said)):  # type: ignore[arg-type]
            turns = [(said["opens_at"], True), (said["closes_at"], False)]
            self.expected.before(number, step).announced = turns  # type: ignore[assignment]

    def deed(
        self, number: int, command: Callable[..., int], *given: object, by: Actor = OPERATOR, **named: object
    ) -> int | None:
        """Do it; what is refused has its sentence and changes nothing."""
        self.now += timedelta(minutes=3)
        with clock.frozen(self.now):
            try:
                step = command(self.slug, number, *given, by, **named)
            except Refused as refused:
                self.why = refused.refusal.code.removeprefix("floor.")
                said = sentence(refused.refusal)
                assert said.endswith("."), "every refusal has its sentence"
                assert "%(" not in said
                assert entries() == self.entries, "a refusal changes nothing"
                return None
        self.entries, self.floors = entries(), {one: self.read(one) for one in (1, 2)}
        self.seen += self.floors.items()
        return step

    def put_on_list(self, number: int, entity: str, delivery: Delivery | None = None, **named: object) -> int | None:
        """Somebody asks to speak, or submits in writing."""
        if step := self.deed(number, inscribe, asking(entity, delivery=delivery), **named):  # type: ignore[arg-type]
            self.expected.entities[step] = entity
            self.expected.before(number, step).outcomes[step] = "written" if delivery else "waiting"
        return step

    def one(self, number: int, at: int) -> int:
        """An inscription of a sitting, perhaps one that is not there."""
        known = sorted(self.floors[number].inscriptions)
        return known[at % len(known)] if known and at < 5 else 0

    def tally(self, number: int) -> Tally:
        """What is expected of a sitting."""
        return self.expected.sittings[number]

    def waiting(self, number: int) -> list[int]:
        """Who waits, the next first."""
        return [one.id for one in self.floors[number].waiting("debate")]
