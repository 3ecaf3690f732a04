from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.floor.rules.record import Entry, EntryKind, Step, corrections, standing


def an_entry(number: int, entity: str = "CHE", **given) -> Entry:
    return Entry(id=number, kind=EntryKind.STATEMENT, entity=entity, **given)


def a_step(entity: str, **given) -> Step:
    return Step(EntryKind.STATEMENT, entity, **given)


def entered(log: list[Entry], steps: list[Step]) -> list[Entry]:
    """The log with these steps entered after what it holds."""
    following = len(log) + 1
    return log + [
        Entry(
            id=following + number,
            kind=step.kind,
            entity=step.entity,
            data=step.data,
            source=step.source,
            withdraws=step.withdraws,
            replaces=step.replaces,
        )
        for number, step in enumerate(steps)
    ]


def test_entries_stand_in_the_order_in_which_they_were_made() -> None:
    assert standing([an_entry(1), an_entry(2, "ITA")]) == [an_entry(1), an_entry(2, "ITA")]


def test_what_was_withdrawn_stands_no_more() -> None:
    withdrawal = Entry(id=3, kind=EntryKind.WITHDRAWAL, withdraws=1)
    assert standing([an_entry(1), an_entry(2, "ITA"), withdrawal]) == [an_entry(2, "ITA")]


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    first, second, corrected = an_entry(1), an_entry(2, "ITA"), an_entry(3, "FRA", replaces=1)
    assert standing([first, second, corrected]) == [corrected, second]
    again = an_entry(4, "PER", replaces=3)
    assert standing([first, second, corrected, again]) == [again, second]
    withdrawal = Entry(id=5, kind=EntryKind.WITHDRAWAL, withdraws=4)
    assert standing([first, second, corrected, again, withdrawal]) == [second]


def test_one_statement_named_wrongly_is_replaced_in_its_place() -> None:
    present = [an_entry(1), an_entry(2, "ITA"), an_entry(3, "FRA")]
    wanted = [a_step("CHE"), a_step("DEU"), a_step("FRA")]
    assert corrections(present, wanted) == [replace(a_step("DEU"), replaces=2)]


def test_a_statement_that_was_missing_is_entered_with_all_that_follow_it() -> None:
    present = [an_entry(1), an_entry(2, "FRA")]
    wanted = [a_step("CHE"), a_step("ITA"), a_step("FRA")]
    assert corrections(present, wanted) == [
        Step(EntryKind.WITHDRAWAL, withdraws=2),
        a_step("ITA"),
        a_step("FRA"),
    ]


def test_a_record_that_says_the_same_needs_no_correction() -> None:
    said = {"name_in_text": "Switzerland"}
    assert corrections([an_entry(1, data=said, source="V.15")], [a_step("CHE", data=said, source="V.15")]) == []


RECORDS = st.lists(st.sampled_from(["CHE", "ITA", "EU", "NGO"]), max_size=6)


@given(st.lists(RECORDS, max_size=5))
def test_however_often_a_record_is_corrected_it_stands_as_wanted_last(records: list[list[str]]) -> None:
    log: list[Entry] = []
    for wanted in records:
        steps = corrections(standing(log), [a_step(entity) for entity in wanted])
        log = entered(log, steps)
        assert [entry.entity for entry in standing(log)] == wanted
