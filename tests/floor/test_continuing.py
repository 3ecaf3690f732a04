"""A list is continued in a later sitting: nobody is lost, nobody stands twice, and all stand where they stood."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import clock
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.floor.commands import lists, running, speakers
from app.floor.commands.writing import hold_floor, write_step
from app.floor.models import FloorEntry
from app.floor.phrases.steps import step_words
from app.floor.rules.entries import StepKind
from app.floor.rules.words import Capacity, FirstOrder, Level, Outcome, Why
from tests.builders.floors import TEN, order
from tests.builders.rooms import HERE, LATER, a_room, announced, asking, floor, held, inscribed, refused


@pytest.fixture(autouse=True)
def room(app: Flask) -> Iterator[None]:
    """Ten o'clock of the first day."""
    with clock.frozen(TEN):
        a_room()
        yield


def continued() -> int:
    """The list is closed, and continued in the afternoon."""
    lists.close_list(*HERE, "debate", OPERATOR)
    return lists.continue_list(*HERE, "debate", 2, OPERATOR)


def whys(number: int) -> list[Why]:
    """Why everybody stands there."""
    return [place.why for place in floor(number).lists["debate"].places]


def test_an_order_made_by_hand_over_all_bands_is_kept() -> None:
    announced()
    _mexico, who, _peru = inscribed("MEX", "WHO", "PER")
    speakers.move(*HERE, who, _mexico, "Leaves for Geneva", OPERATOR)
    assert order(floor()) == ["WHO", "MEX", "PER"]
    continued()
    assert (order(floor(2)), whys(2)) == (["WHO", "MEX", "PER"], [Why.CONTINUED] * 3)


def test_they_stand_before_those_of_the_later_list_and_stay_there_when_lots_are_drawn() -> None:
    announced()
    inscribed("WHO", "MEX")
    announced(2, first_order=FirstOrder.LOTS)
    inscribed("AUT", "NOR", number=2)
    continued()
    assert order(floor(2)) == ["MEX", "WHO", "AUT", "NOR"]
    lists.draw_lots(*LATER, "debate", OPERATOR)
    inscribed("EU", number=2)
    assert (order(floor(2))[:2], whys(2)[:2]) == (["MEX", "WHO"], [Why.CONTINUED] * 2)


def test_they_are_as_they_were_changed_and_not_as_they_first_asked() -> None:
    announced()
    (mexico,) = inscribed("MEX")
    group = {"capacity": Capacity.GROUP, "label": "Friends", "co_sponsors": ("AUT", "PER"), "stated_number": 2}
    (friends,) = inscribed("NOR", **group)
    speakers.change_inscription(*HERE, mexico, asking("MEX", level=Level.MINISTER, language="es"), OPERATOR)
    before = floor().inscriptions
    continued()
    now = {one.entity: one for one in floor(2).inscriptions.values()}
    for who in (mexico, friends):
        then = before[who]
        assert now[then.entity] == replace(then, id=now[then.entity].id, received_at=now[then.entity].received_at)


def test_who_waits_there_already_stands_there_once_in_the_place_that_was_continued() -> None:
    announced()
    inscribed("PER", "MEX")
    announced(2)
    _norway, peru = inscribed("NOR", "PER", number=2)
    continued()
    assert order(floor(2)) == ["PER", "MEX", "NOR"]
    assert (floor(2).waiting("debate")[0].id, whys(2)) == (peru, [Why.CONTINUED, Why.CONTINUED, Why.RECEIPT])


def test_what_was_continued_is_not_undone_on_either_side() -> None:
    announced()
    inscribed("MEX")
    entry = continued()
    assert refused(running.undo, *HERE, entry, OPERATOR) == "continuing_stays"
    assert refused(running.undo, *LATER, held(2).own_steps[-1].id, OPERATOR) == "continuing_stays"
    assert (set(floor().outcomes.values()), order(floor(2))) == ({Outcome.CONTINUED}, ["MEX"])


def test_a_list_that_is_continued_itself_takes_nobody_over() -> None:
    announced()
    inscribed("MEX")
    announced(2)
    inscribed("PER", number=2)
    lists.close_list(*LATER, "debate", OPERATOR)
    lists.close_list(*HERE, "debate", OPERATOR)
    assert refused(lists.continue_list, *LATER, "debate", 1, OPERATOR) == "not_a_later_sitting"
    assert lists.continue_list(*HERE, "debate", 2, OPERATOR)
    assert refused(lists.continue_list, *HERE, "debate", 2, OPERATOR) == "continued"


def test_the_steps_of_a_sitting_are_counted_without_a_gap() -> None:
    announced()
    inscribed("MEX", "AUT")
    continued()
    for number in (1, 2):
        ours = select(FloorEntry.step).where(FloorEntry.sitting_id == held(number).sitting.id).order_by(FloorEntry.id)
        steps = list(db.session.scalars(ours))
        assert steps == list(range(1, len(steps) + 1))


def test_of_two_deeds_that_were_decided_on_one_state_the_database_takes_one() -> None:
    announced()
    inscribed("MEX")
    before = len(held().own_steps)
    with pytest.raises(IntegrityError), write():
        seen = hold_floor(*HERE, OPERATOR)
        seen.steps.pop()  # as if nobody had held the sitting, and somebody asked to speak meanwhile
        write_step(seen, StepKind.BEGUN, OPERATOR)
    assert len(held().own_steps) == before


def test_the_log_says_in_words_what_a_continuation_moved(app: Flask) -> None:
    said = {"entity": "Peru", "other": "Mexico"}
    assert step_words(StepKind.MOVED, {**said, "before": 3}) == "Peru is moved before Mexico."
    assert step_words(StepKind.MOVED, {**said, "before": None}) == "Peru is moved to the end."
