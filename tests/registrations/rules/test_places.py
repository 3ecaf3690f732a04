"""How many places there are, which one somebody gets, and what is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.refusal import Refusal
from app.registrations.rules.places import Left, Place, Taken, Wish, left, place_for, why_not_enter
from app.registrations.rules.terms import UNLIMITED, Quota, Terms
from app.registrations.rules.words import Category, Way

IN_PERSON, ONLINE = Way
TERMS = Terms()


def taken(in_person: set[int] = frozenset(), online: set[int] = frozenset(), seats: set[int] = frozenset()) -> Taken:  # type: ignore[assignment]
    """What the delegation of MEX has given away, and the NGO seats."""
    numbers = {("MEX", IN_PERSON): frozenset(in_person), ("MEX", ONLINE): frozenset(online)}
    return Taken(numbers, frozenset(seats))


def told(found: Place | Refusal) -> Place | tuple[str, object]:
    """A place, or what is full and how many there are."""
    if isinstance(found, Place):
        return found
    return found.code.removeprefix("registrations."), found.parameters["limit"]


@pytest.mark.parametrize(
    ("category", "way", "given_away", "expected"),
    [
        (Category.MEMBER, IN_PERSON, taken(), Place(way=IN_PERSON, number=1)),
        (Category.MEMBER, IN_PERSON, taken({1, 3}), Place(way=IN_PERSON, number=2)),
        (Category.MEMBER, IN_PERSON, taken({1, 2, 3}), ("no_place_in_person", 3)),
        (Category.MEMBER, ONLINE, taken({1, 2, 3}), Place(way=ONLINE, number=1)),
        (Category.IGO, ONLINE, taken(online=set(range(1, 8))), ("no_place_online", 7)),
        (Category.MEMBER, IN_PERSON, taken(seats=set(range(1, 9))), Place(way=IN_PERSON, number=1)),
        (Category.NGO, IN_PERSON, taken(seats={1, 2}), Place(way=IN_PERSON, number=1, seat=3)),
        (Category.NGO, IN_PERSON, taken({1}, seats={1}), ("no_place_in_person", 1)),
        (Category.NGO, IN_PERSON, taken(seats=set(range(1, 9))), ("no_ngo_seat", 8)),
        (Category.NGO, ONLINE, taken(seats=set(range(1, 9))), Place(way=ONLINE, number=1)),
        (Category.EXPERT, IN_PERSON, taken(set(range(1, 100))), Place(way=IN_PERSON, number=100)),
    ],
)
def test_a_place_is_the_lowest_that_is_free(category, way, given_away, expected) -> None:  # type: ignore[no-untyped-def]
    assert told(place_for(Wish(entity="MEX", category=category, way=way), TERMS, given_away)) == expected


@pytest.mark.parametrize(
    ("category", "terms", "given_away", "expected"),
    [
        (Category.MEMBER, TERMS, taken(), (3, 7)),
        (Category.MEMBER, TERMS, taken({2}, {1, 2}), (2, 5)),
        (Category.NGO, TERMS, taken(), (1, 7)),
        (Category.NGO, TERMS, taken(seats=set(range(1, 9))), (0, 7)),
        (Category.NGO, Terms(ngo_seats=None), taken(seats=set(range(1, 99))), (1, 7)),
        (Category.EXPERT, TERMS, taken({1}), (None, None)),
        (Category.MEMBER, Terms(own_quotas={"MEX": Quota(in_person=5)}), taken({1}), (4, 7)),
        (Category.MEMBER, Terms(own_quotas={"PER": Quota(in_person=5)}), taken({1}), (2, 7)),
        (Category.MEMBER, Terms(quotas={Category.MEMBER: Quota(online=0)}), taken(), (3, 0)),
        (Category.NGO, Terms(own_quotas={"MEX": UNLIMITED}), taken({1}, seats={1}), (7, None)),
        (Category.MEMBER, Terms(own_quotas={"MEX": Quota(in_person=1)}), taken({1, 2, 3}), (0, 7)),  # lowered later
    ],
)
def test_the_form_says_what_is_left(category, terms, given_away, expected) -> None:  # type: ignore[no-untyped-def]
    assert left("MEX", category, terms, given_away) == Left(in_person=expected[0], online=expected[1])


@pytest.mark.parametrize(
    ("terms", "category", "inside", "limit"),
    [
        (TERMS, Category.MEMBER, 0, None),
        (TERMS, Category.MEMBER, 1, 1),
        (TERMS, Category.SECRETARIAT, 40, None),
        (Terms(own_quotas={"MEX": Quota(in_room=2)}), Category.MEMBER, 1, None),
        (Terms(own_quotas={"MEX": Quota(in_room=2)}), Category.MEMBER, 2, 2),
    ],
)
def test_how_many_of_a_delegation_are_in_the_room_at_a_time(terms, category, inside, limit) -> None:  # type: ignore[no-untyped-def]
    refused = why_not_enter("MEX", category, terms, inside)
    assert (refused.parameters["limit"] if refused else None) == limit


@given(st.sampled_from(Category), st.sampled_from(Way), st.sets(st.integers(1, 4)), st.sets(st.integers(1, 9)))
def test_there_is_a_place_exactly_where_the_form_says_that_one_is_left(category, way, numbers, seats) -> None:  # type: ignore[no-untyped-def]
    now = taken(numbers, numbers, seats)
    found = place_for(Wish(entity="MEX", category=category, way=way), TERMS, now)
    remaining = getattr(left("MEX", category, TERMS, now), way.value)
    assert isinstance(found, Place) == (remaining is None or remaining > 0)
    if isinstance(found, Place):
        assert found.number not in now.of("MEX", way)
        assert found.seat is None or found.seat not in seats
        assert (found.seat is not None) == (category == Category.NGO and way == IN_PERSON)
        assert now.with_place("MEX", found).without("MEX", found) == now
