"""A list of speakers as everybody reads it, from steps in the mind alone."""

from datetime import timedelta

import pytest

from app.floor.rules.entries import StepKind
from app.floor.rules.listed import Hours, Listed, Standing, listed, listed_replies, standing_of
from app.floor.rules.replies import ReplyTerms
from app.floor.rules.words import Band, Outcome, Why
from tests.builders.floors import TEN, Log, going_on

NOON = TEN + timedelta(hours=2)


def rows(log: Log, minutes: float = 5, **hours: object) -> tuple[Listed, ...]:
    """The list so many minutes after ten."""
    return listed(log.floor(), log.steps, "debate", TEN + timedelta(minutes=minutes), Hours(**hours))


def waiting(log: Log) -> list[tuple[str, Why | None, str | None]]:
    """Who is to come, and why there."""
    return [(one.inscription.entity, one.why, one.other) for one in rows(log) if one.outcome == Outcome.WAITING]


@pytest.mark.parametrize(
    ("minutes", "standing", "changes"),
    [(-1, Standing.TO_OPEN, TEN), (0, Standing.OPEN, NOON), (119, Standing.OPEN, NOON), (120, Standing.CLOSED, None)],
)
def test_announced_times_say_whether_one_can_ask(minutes: int, standing: Standing, changes: object) -> None:
    log = Log()
    log.announce()
    there = log.floor().lists["debate"]
    assert standing_of(there, TEN + timedelta(minutes=minutes)) == (standing, changes)


def test_opened_by_hand_it_has_no_end_that_was_announced_and_is_past() -> None:
    log = Log()
    log.announce(opens_at=None, closes_at=None)
    assert standing_of(log.floor().lists["debate"], TEN) == (Standing.NOT_YET, None)
    log.write(StepKind.LIST_OPENED, list="debate")
    assert standing_of(log.floor().lists["debate"], log.at) == (Standing.OPEN, None)
    log.write(StepKind.LIST_CLOSED, list="debate")
    assert standing_of(log.floor().lists["debate"], log.at) == (Standing.CLOSED, None)


def test_whoever_was_moved_stands_among_those_into_whose_midst_that_was() -> None:
    log, who = going_on("MEX", "PER", "WHO")
    log.write(StepKind.MOVED, inscription=who["WHO"], before=who["PER"], reason="Leaves")
    found = [(one.inscription.entity, one.among) for one in rows(log)]
    assert found == [("MEX", Band.STATES), ("WHO", Band.STATES), ("PER", Band.STATES)]
    log.write(StepKind.MOVED, inscription=who["WHO"], before=who["MEX"], reason="Leaves at once")
    assert [one.among for one in rows(log)] == [Band.STATES] * 3


def test_a_reason_names_the_other_also_when_that_one_has_spoken() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.write(StepKind.MOVED, inscription=who["PER"], before=who["MEX"], reason="Leaves")
    assert waiting(log)[0] == ("PER", Why.MOVED, "MEX")
    log.write(StepKind.MOVED, inscription=who["PER"], before=None, reason="Came back")
    assert waiting(log)[-1] == ("PER", Why.MOVED, None)
    offer = log.write(StepKind.SWAP_OFFERED, inscription=who["MEX"], other=who["AUT"])
    log.write(StepKind.SWAPPED, offer=offer)
    assert waiting(log)[:2] == [("AUT", Why.SWAPPED, "MEX"), ("MEX", Why.SWAPPED, "AUT")]


def test_what_is_continued_says_so_until_it_is_moved() -> None:
    log, who = going_on()
    who = {one: log.inscribe(one, continues=1) for one in ("MEX", "PER")}
    assert waiting(log) == [("MEX", Why.CONTINUED, None), ("PER", Why.CONTINUED, None)]
    log.write(StepKind.YIELDED, inscription=who["MEX"])
    assert waiting(log) == [("PER", Why.CONTINUED, None), ("MEX", Why.YIELDED, None)]


def test_nobody_is_expected_before_the_part_begins_nor_once_it_is_over() -> None:
    log = Log()
    log.announce()
    log.inscribe("MEX")
    hours = {"starts_at": TEN + timedelta(minutes=45), "ends_at": TEN + timedelta(hours=3)}
    at = [rows(log, minutes, **hours)[0].expected_at for minutes in (5, 60, 181)]
    assert at == [hours["starts_at"], TEN + timedelta(minutes=60), None]
    assert rows(log)[0].expected_at is None
    log.write(StepKind.BEGUN)
    assert rows(log, 5, **hours)[0].expected_at == hours["starts_at"]
    log.write(StepKind.SUSPENDED)
    assert rows(log, 5, **hours)[0].expected_at is None


def test_everybody_but_who_withdrew_stands_once_in_the_order_of_what_became_of_them() -> None:
    log, who = going_on("MEX", "AUT", "PER", "EU")
    log.inscribe("VAT", delivery="written_only")
    log.hear(who["MEX"])
    log.give(who["AUT"])
    log.write(StepKind.WITHDRAWN, inscription=who["PER"])
    found = [(one.inscription.entity, one.outcome, one.at) for one in rows(log, 20)]
    assert found == [
        ("MEX", Outcome.HEARD, None),
        ("AUT", Outcome.ON_FLOOR, None),
        ("EU", Outcome.WAITING, 1),
        ("VAT", Outcome.WRITTEN, None),
    ]


def test_replies_stand_as_they_are_taken_the_given_ones_first() -> None:
    log, who = going_on("MEX")
    log.hear(who["MEX"])
    first, second, other = log.ask("PER", statement=who["MEX"]), log.ask("PER"), log.ask("AUT")
    log.write(StepKind.REPLY_GIVEN, reply=first, limit=180)
    found = listed_replies(log.floor(), ReplyTerms())
    assert [(one.reply.id, one.rank, one.limit, one.answers, one.outcome) for one in found] == [
        (first, 1, 180, "MEX", Outcome.ON_FLOOR),
        (other, 1, 180, None, Outcome.WAITING),
        (second, 2, 120, None, Outcome.WAITING),
    ]
