import pytest

from app.workplan.rules import Planned, merged, still_to_take_up


@pytest.mark.parametrize(
    ("seen", "wanted", "present", "value", "conflicts"),
    [
        ("a", "a", "a", "a", ()),
        ("a", "b", "a", "b", ()),  # only I changed it
        ("a", "a", "c", "c", ()),  # only somebody else did
        ("a", "b", "b", "b", ()),  # both did, to the same
        ("a", "b", "c", "b", ("x",)),  # both did, otherwise
        (None, "b", None, "b", ()),
        (None, "b", "c", "b", ("x",)),
        ("a", None, "c", None, ("x",)),
    ],
)
def test_nobody_is_overruled_unseen(seen, wanted, present, value, conflicts) -> None:
    change = merged({"x": seen}, {"x": wanted}, {"x": present})
    assert (change.values["x"], change.conflicts) == (value, conflicts)


def test_what_the_page_did_not_show_stays() -> None:
    assert merged({}, {}, {"x": 1}).values == {"x": 1}


def test_what_no_sitting_of_its_year_treats_is_still_to_be_taken_up() -> None:
    planned = [Planned("a", 2027), Planned("b", 2026), Planned("a", 2026), Planned("all", 2026, cross_cutting=True)]
    assert still_to_take_up(planned, {("a", 2026), ("b", 2025)}) == {2026: ["b"], 2027: ["a"]}
