"""How statements are grouped, and how co-sponsors are counted."""

from types import SimpleNamespace

import pytest

from app.floor.rules.record_groups import group
from app.floor.rules.sponsors import count_sponsors

MEMBERS = [f"M{number}" for number in range(27)]
UNION = {"EU": MEMBERS}
TWENTY = [f"S{number}" for number in range(20)]


def made(*listed_with: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(number=number, listed_with=where) for number, where in enumerate(listed_with, start=1)]


def test_each_group_keeps_the_order_in_which_its_statements_were_made() -> None:
    groups = group(made("states", "ngos", "states", "observers", "ngos"))
    numbers = [[one.number for one in part] for part in (groups.states, groups.observers, groups.organizations)]
    assert (numbers, len(groups)) == ([[1, 3], [4], [2, 5]], 5)


@pytest.mark.parametrize(
    ("names", "announced", "counted", "differs"),
    [
        (TWENTY, 20, 20, False),
        ([*TWENTY, "EU"], 47, 47, True),
        ([*TWENTY, "EU", "M1"], 47, 47, True),
        ([f"S{number}" for number in range(44)], 43, 44, True),
        (TWENTY, None, 20, False),
        ([], 43, 0, True),
    ],
)
def test_a_union_of_states_stands_for_its_members(names, announced, counted, differs) -> None:
    count = count_sponsors(names, announced, UNION)
    assert (count.named, count.counted, count.differs) == (len(names), counted, differs)


def test_whoever_is_listed_with_neither_states_nor_organizations_is_told_of_among_the_observers() -> None:
    groups = group(made("experts", "states"))
    assert [one.listed_with for one in groups.observers] == ["experts"]
    assert len(groups) == 2
