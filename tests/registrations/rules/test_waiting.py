"""The waiting list: in order, and never a place twice, whatever happens."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.refusal import Refusal
from app.registrations.rules.places import Place, Taken, Wish, place_for
from app.registrations.rules.terms import NGO_SEATS, Quota, Terms
from app.registrations.rules.waiting import Waiting, ahead, in_turn, move_up
from app.registrations.rules.words import Category, Way

IN_PERSON, ONLINE = Way
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = Terms(quotas=dict.fromkeys(Category, Quota(in_person=1, online=1)), ngo_seats=2)
ENTITIES = {"MEX": Category.MEMBER, **{f"NGO-{number}": Category.NGO for number in range(1, 5)}}


def a_waiting(number: int, entity: str = "MEX", way: Way = IN_PERSON, minute: int | None = None) -> Waiting:
    """Somebody who waits since some minutes after the start, as many as their number where nothing else is said."""
    since = START + timedelta(minutes=number if minute is None else minute)
    return Waiting(id=number, since=since, wish=Wish(entity=entity, category=ENTITIES[entity], way=way))


def codes(waits: dict[int, Refusal]) -> dict[int, str]:
    """What each waits for."""
    return {number: refused.code.removeprefix("registrations.") for number, refused in waits.items()}


def test_the_list_is_in_the_order_of_waiting_and_then_of_receipt() -> None:
    waiting = [a_waiting(3, minute=5), a_waiting(2, minute=5), a_waiting(9, minute=1)]
    assert [one.id for one in in_turn(waiting)] == [9, 2, 3]


def test_a_freed_place_goes_to_the_first_who_waits_for_it() -> None:
    outcome = move_up([a_waiting(2), a_waiting(1)], TERMS, Taken())
    assert outcome.given == {1: Place(way=IN_PERSON, number=1)}
    assert codes(outcome.waits) == {2: "no_place_in_person"}


def test_whoever_waits_for_what_is_full_keeps_nobody_from_something_else() -> None:
    full = Taken({("MEX", IN_PERSON): frozenset({1})})
    outcome = move_up([a_waiting(1), a_waiting(2, way=ONLINE), a_waiting(3, "NGO-1")], TERMS, full)
    assert outcome.given == {2: Place(way=ONLINE, number=1), 3: Place(way=IN_PERSON, number=1, seat=1)}
    assert codes(outcome.waits) == {1: "no_place_in_person"}


def test_organizations_wait_for_the_seats_of_all() -> None:
    outcome = move_up([a_waiting(number, f"NGO-{number}") for number in (1, 2, 3)], TERMS, Taken())
    assert {number: place.seat for number, place in outcome.given.items()} == {1: 1, 2: 2}
    assert codes(outcome.waits) == {3: "no_ngo_seat"}


def test_a_raised_quota_moves_up_as_many_as_it_gives_places() -> None:
    raised = replace(TERMS, own_quotas={"MEX": Quota(in_person=3)})
    first_taken = Taken({("MEX", IN_PERSON): frozenset({1})})
    outcome = move_up([a_waiting(number) for number in (1, 2, 3)], raised, first_taken)
    assert {number: place.number for number, place in outcome.given.items()} == {1: 2, 2: 3}


def test_somebody_is_told_how_many_stand_before_them_for_the_same() -> None:
    waiting = [a_waiting(1), a_waiting(2, way=ONLINE), a_waiting(3, "NGO-1"), a_waiting(4), a_waiting(5, "NGO-2")]
    assert {one.id: ahead(one, waiting) for one in waiting} == {1: 0, 2: 0, 3: 0, 4: 1, 5: 1}


@dataclass
class House:
    """A meeting while people come and go: who has which place, who waits."""

    terms: Terms = field(default_factory=lambda: TERMS)
    held: dict[int, tuple[Wish, Place]] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    came: int = 0

    @property
    def taken(self) -> Taken:
        """The numbers that are given."""
        taken = Taken()
        for wish, place in self.held.values():
            taken = taken.with_place(wish.entity, place)
        return taken

    def settle(self) -> None:
        """What a command does in the end."""
        by_id = {one.id: one for one in self.waiting}
        given_now = move_up(self.waiting, self.terms, self.taken).given
        self.held |= {number: (by_id[number].wish, place) for number, place in given_now.items()}
        self.waiting = [one for one in self.waiting if one.id not in given_now]

    def live(self, chance: Random) -> None:
        """Somebody comes, somebody leaves, or the Secretariat changes a number."""
        deed = chance.choice(("come", "come", "leave", "terms"))
        if deed == "come":
            self.came += 1
            self.waiting.append(a_waiting(self.came, chance.choice(list(ENTITIES)), chance.choice(list(Way))))
        elif deed == "leave" and self.held:
            self.held.pop(chance.choice(sorted(self.held)))
        elif deed == "terms":
            quota = Quota(in_person=chance.randrange(4), online=chance.randrange(4))
            changed = {**self.terms.own_quotas, chance.choice(list(ENTITIES)): quota}
            self.terms = replace(self.terms, own_quotas=changed, ngo_seats=chance.randrange(NGO_SEATS))
        self.settle()


def counts(house: House) -> Counter[object]:
    """How many places of each delegation and way, and how many seats, are given."""
    counted: Counter[object] = Counter((wish.entity, place.way) for wish, place in house.held.values())
    counted["seats"] = sum(place.seat is not None for _, place in house.held.values())
    return counted


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_no_place_is_given_twice_and_none_beyond_a_quota_whatever_happens(seed: int) -> None:
    chance, house = Random(seed), House()
    for _ in range(40):
        before, held_before = counts(house), dict(house.held)
        house.live(chance)
        keys = [(wish.entity, place.way, place.number) for wish, place in house.held.values()]
        seats = [place.seat for _, place in house.held.values() if place.seat is not None]
        assert (len(set(keys)), len(set(seats))) == (len(keys), len(seats))
        for key, number in counts(house).items():
            if number > before[key]:
                assert number <= limit_of(key, house.terms)
        new = {number: one for number, one in house.held.items() if number not in held_before}
        for wish, place in new.values():
            assert place.number <= limit_of((wish.entity, place.way), house.terms)
            assert (place.seat or 0) <= limit_of("seats", house.terms)


def limit_of(key: object, terms: Terms) -> int:
    """How many there may be."""
    if not isinstance(key, tuple):
        return terms.ngo_seats or 0
    entity, way = key
    return terms.quota(entity, ENTITIES[entity]).places(way) or 0


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_nobody_waits_for_a_place_that_is_free_and_nobody_is_overtaken(seed: int) -> None:
    chance, house = Random(seed), House()
    for _ in range(40):
        house.live(chance)
        found = [place_for(one.wish, house.terms, house.taken) for one in house.waiting]
        assert all(isinstance(one, Refusal) for one in found)
        # Of those who want just the same, the earlier one has it: nobody of them came later than one who waits.
        house.came += 1
        newcomer = a_waiting(house.came, chance.choice(list(ENTITIES)), chance.choice(list(Way)))
        given_now = move_up([*house.waiting, newcomer], house.terms, house.taken).given
        assert newcomer.wish not in [one.wish for one in house.waiting] or given_now == {}
