"""What changed between two versions, as the public reads it."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.revision import shown
from app.meetings.rules.telling import OfMeeting, OfSitting, tell
from app.publishing.exports.changes import Teller, plain
from app.publishing.exports.names import Names
from app.publishing.phrases.changes import SENTENCES
from tests.builders.generated_programmes import programmes
from tests.builders.programmes import a_programme, a_sitting
from tests.publishing.changes_told import CHAIR, GUIDE, OF_MEETING, OF_SITTING, VICE, X

WEEK = timedelta(days=7)
UNSEEN = ("announced", "sequence", "revised", "extra")


def with_sitting(**given: Any) -> Programme:
    """A meeting with two presiding officers and one sitting."""
    return a_programme(a_sitting(1, **{"thematic_number": 1, **given}), officers=(CHAIR, VICE))


def cases() -> Iterator[tuple[Programme, Programme, list[str]]]:
    """Every line of the table, and what happens to a sitting as a whole."""
    for before, after, told in OF_SITTING:
        yield with_sitting(**before), with_sitting(**after), told
    for before, after, told in OF_MEETING:
        yield a_programme(**before), a_programme(**after), told
    one, two = a_programme(a_sitting(1)), a_programme(a_sitting(1), a_sitting(2, title="Film <i>night</i>"))
    yield one, two, ["Film <i>night</i> is added on Monday, 19 October, 15:00"]
    yield two, one, ["Film <i>night</i> of Monday, 19 October, 15:00 is taken out"]
    moved = later(a_programme(), WEEK)
    begins = "it begins on Monday, 26 October, 09:00 instead of Monday, 19 October, 10:00"
    yield a_programme(), moved, [f"The meeting moves with all its sittings: {begins}"]


def later(programme: Programme, by: timedelta) -> Programme:
    """The same meeting with all its days and times moved."""
    days = {name: getattr(programme.header, name) + by for name in ("starts_on", "ends_on")}
    held = [
        replace(one, date=one.date + by, starts_at=one.starts_at + by, ends_at=one.ends_at + by)
        for one in programme.sittings
    ]
    return replace(programme, header=replace(programme.header, **days)).with_sittings(held)


def sentences(before: Programme, after: Programme) -> list[str]:
    """What is told, without its markup."""
    groups = Teller(Names({}), {}).groups(tell(before, after), before, after)
    return [plain(sentence) for group in groups for sentence in group.sentences]


def test_each_change_is_told_as_a_person_would(app: Flask) -> None:
    wrong = [(sentences(before, after), told) for before, after, told in cases() if sentences(before, after) != told]
    assert wrong == []


def test_every_kind_of_change_has_a_sentence_and_stands_in_the_table() -> None:
    told = {telling.kind for before, after, _told in cases() for telling in tell(before, after)}
    every = {*OfMeeting, *OfSitting}
    assert (every - set(SENTENCES), every - told) == (set(), set())


def test_what_somebody_wrote_is_text_and_keeps_its_direction(app: Flask) -> None:
    before, after = with_sitting(), with_sitting(room="<b>قاعة</b>")
    (group,) = Teller(Names({}), {}).groups(tell(before, after), before, after)
    assert group.sentences == ("<bdi>Thematic session 1</bdi> is held in: <bdi>&lt;b&gt;قاعة&lt;/b&gt;</bdi>",)


def test_what_changes_alike_for_several_sittings_is_one_sentence(app: Flask) -> None:
    held = [a_sitting(number, title=f"S{number}") for number in range(1, 6)]
    found = [replace(one, room="Hall B" if one.number != 2 else "Hall A") for one in held]
    assert sentences(a_programme(*held), a_programme(*found)) == [
        "S1 is held in: Hall B; likewise: S3, S4 and S5",
        "S2 is held in: Hall A",
    ]
    assert sentences(a_programme(*held[:2]), a_programme(*(replace(one, note="x") for one in held[:2]))) == [
        "The note on S1 now reads: x",
        "The note on S2 now reads: x",
    ]


@given(programmes(), programmes())
def test_programmes_that_differ_visibly_are_told_apart_and_equal_ones_are_not(before, after) -> None:
    assert bool(tell(before, after)) == (seen(before) != seen(after))


def seen(programme: Programme) -> Programme:
    """What a reader sees of a programme."""
    known = shown(programme)
    return known.with_sittings(replace(one, sequence=0, revised=None) for one in known.sittings)


@pytest.mark.parametrize("name", [field.name for field in fields(Sitting) if field.name not in UNSEEN])
def test_no_field_of_a_sitting_changes_without_a_sentence(name: str) -> None:
    changed = [after for _before, after, _told in OF_SITTING if name in after]
    assert changed or name == "number"


@pytest.mark.parametrize("name", [field.name for field in fields(Header) if field.name not in UNSEEN])
def test_no_field_of_a_meeting_changes_without_a_sentence(name: str) -> None:
    before, after = a_programme(), replace(a_programme().header, **{name: different(name)})
    assert len(tell(before, replace(before, header=after))) == 1


def different(name: str) -> Any:
    """Another value of a field of a meeting: from the table, else some text."""
    values = [after[name] for _before, after, _told in OF_MEETING if name in after]
    return values[0] if values else a_programme().header.starts_on - WEEK if name == "starts_on" else "another"


@given(programmes(), st.sampled_from(["sequence", "extra"]))
def test_what_nobody_sees_is_not_told(programme, name) -> None:
    marked = programme.with_sittings(
        replace(one, **{name: {"x": 2} if name == "extra" else 9}) for one in programme.sittings
    )
    assert tell(programme, marked) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (with_sitting(panel=(X,)), with_sitting(panel=(replace(X, extra={"x": 1}),))),
        (a_programme(documents=(GUIDE,)), a_programme(documents=(replace(GUIDE, extra={"x": 1}),))),
    ],
)
def test_what_nobody_sees_is_not_told_wherever_it_stands(before: Programme, after: Programme) -> None:
    assert tell(before, after) == ()
