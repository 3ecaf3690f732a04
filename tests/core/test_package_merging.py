from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.package.merging import Conflict, Merge, same

KEYS = {("list",): "key", ("list", "inner"): "key"}


def merged(base: Any, mine: Any, theirs: Any) -> tuple[Any, list[Conflict]]:
    merge = Merge(KEYS)
    return merge.documents(base, mine, theirs), merge.conflicts


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ({"a": 1}, {"a": 1}, {"a": 1}, {"a": 1}),
        ({"a": 1}, {"a": 2}, {"a": 1}, {"a": 2}),
        ({"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {"a": 2}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {}, {"a": 1}, {}),
        ({"a": 1}, {"a": 1}, {}, {}),
        ({"a": 1}, {}, {}, {}),
        ({}, {"a": 1}, {}, {"a": 1}),
        ({}, {}, {"a": 1}, {"a": 1}),
        ({}, {"a": 1}, {"b": 2}, {"b": 2, "a": 1}),
        ({"a": {"x": 1, "y": 1}}, {"a": {"x": 2, "y": 1}}, {"a": {"x": 1, "y": 2}}, {"a": {"x": 2, "y": 2}}),
        ({"a": [1, 2]}, {"a": [1, 2]}, {"a": [2]}, {"a": [2]}),
    ],
)
def test_each_side_keeps_what_it_alone_changed(base, mine, theirs, result) -> None:
    assert merged(base, mine, theirs) == (result, [])


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "conflict"),
    [
        ({"a": 1}, {"a": 2}, {"a": 3}, Conflict(("a",), 2, 3)),
        ({}, {"a": 2}, {"a": 3}, Conflict(("a",), 2, 3)),
        ({"a": [1]}, {"a": [1, 2]}, {"a": [1, 3]}, Conflict(("a",), [1, 2], [1, 3])),
        ({"a": {"x": 1}}, {"a": {"x": 2}}, {"a": {"x": 3}}, Conflict(("a", "x"), 2, 3)),
        ({"a": 1}, {"a": True}, {"a": 1.0}, Conflict(("a",), True, 1.0)),
    ],
)
def test_what_both_changed_differently_is_a_conflict_and_follows_the_package(base, mine, theirs, conflict) -> None:
    assert merged(base, mine, theirs) == (theirs, [conflict])


def entries(*keys: str, **changed: Any) -> dict[str, Any]:
    return {"list": [{"key": key, "v": changed.get(key, 0)} for key in keys]}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        (entries("a", "b"), entries("a", "b", a=1), entries("a", "b", b=2), entries("a", "b", a=1, b=2)),
        (entries("a", "b"), entries("a", "b", "c"), entries("d", "a", "b"), entries("d", "a", "b", "c")),
        (entries("a", "b"), entries("a", "x", "b"), entries("b", "a"), entries("b", "a", "x")),
        (entries("a", "b", "c"), entries("c", "b", "a"), entries("a", "b", "c"), entries("c", "b", "a")),
        (entries("a", "b"), entries("a", "b"), entries("a"), entries("a")),
        (entries("a", "b"), entries("b"), entries("a", "b", b=1), entries("b", b=1)),
        (entries("a"), entries("a"), {}, {}),
        ({}, entries("a"), entries("b"), entries("b", "a")),
    ],
)
def test_lists_with_keys_are_merged_entry_by_entry(base, mine, theirs, result) -> None:
    assert merged(base, mine, theirs) == (result, [])


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "path"),
    [
        (entries("a"), entries("a", a=1), entries("a", a=2), ("list", ("key", "a"), "v")),
        (entries("a", "b"), entries("a", "b", b=1), entries("a"), ("list", ("key", "b"))),
        (entries("a", "b"), entries("a"), entries("a", "b", b=1), ("list", ("key", "b"))),
        (entries("a", "b", "c"), entries("c", "b", "a"), entries("b", "a", "c"), ("list", "order")),
    ],
)
def test_a_conflict_in_a_list_names_the_entry(base, mine, theirs, path) -> None:
    assert [conflict.path for conflict in merged(base, mine, theirs)[1]] == [path]


DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "a": st.integers(0, 2),
        "b": st.dictionaries(st.sampled_from("xy"), st.integers(0, 2)),
        "list": st.lists(
            st.fixed_dictionaries({"key": st.sampled_from("pqrs")}, optional={"v": st.integers(0, 2)}),
            unique_by=lambda entry: entry["key"],
            min_size=1,
        ),
    },
)


@given(DOCUMENTS, DOCUMENTS)
def test_where_one_side_changed_nothing_the_other_is_the_result(base, other) -> None:
    assert merged(base, other, base) == (other, [])
    assert merged(base, base, other) == (other, [])
    assert merged(base, other, other) == (other, [])


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_merging_the_result_again_changes_nothing(base, mine, theirs) -> None:
    result, conflicts = merged(base, mine, theirs)
    if not conflicts:
        assert merged(theirs, result, theirs) == (result, [])


def test_one_is_neither_true_nor_a_decimal() -> None:
    assert same({"a": [1]}, {"a": [1]})
    assert [same(1, True), same(1, 1.0), same(None, False), same([], {})] == [False] * 4
