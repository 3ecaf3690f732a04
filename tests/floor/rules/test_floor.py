"""The running floor: who has it, the clock, points of order, undo and corrections."""

from datetime import timedelta

import pytest

from app.core.refusal import Refusal
from app.entities.rules import EntityKind
from app.floor.rules import giving, inscribing, moving, points
from app.floor.rules.correcting import why_not_correct, why_not_current, why_not_undo
from app.floor.rules.entries import StepKind
from app.floor.rules.words import Capacity, Office, Outcome, Phase
from tests.builders.floors import TEN, Log, going_on, kind_of, order, wanted


def code(refused: Refusal | None) -> str | None:
    """The code of a refusal without its feature."""
    return refused.code.removeprefix("floor.") if refused else None


def test_the_floor_is_given_to_one_at_a_time_in_the_order_of_the_list() -> None:
    log, who = going_on("MEX", "AUT")
    assert code(giving.why_not_give(log.floor(), who["AUT"])) == "not_next"
    assert giving.why_not_give(log.floor(), who["MEX"]) is None
    log.give(who["MEX"])
    assert code(giving.why_not_give(log.floor(), who["AUT"])) == "somebody_has_the_floor"
    assert (log.floor().outcomes[who["MEX"]], order(log.floor())) == (Outcome.ON_FLOOR, ["AUT"])
    log.write(StepKind.FINISHED)
    assert giving.why_not_give(log.floor(), who["AUT"]) is None
    assert code(giving.why_not_give(log.floor(), who["MEX"])) == "waits_no_more"


def test_nobody_has_the_floor_before_the_sitting_begins_or_while_it_is_suspended() -> None:
    log = Log()
    log.announce()
    who = log.inscribe("MEX")
    assert code(giving.why_not_give(log.floor(), who)) == "not_begun"
    log.write(StepKind.BEGUN)
    log.write(StepKind.SUSPENDED)
    assert code(giving.why_not_give(log.floor(), who)) == "suspended"


def test_the_clock_counts_only_while_it_runs() -> None:
    log, who = going_on("MEX")
    log.give(who["MEX"], limit=180)
    log.write(StepKind.CLOCK_STOPPED, minutes=1)
    log.write(StepKind.CLOCK_RESUMED, minutes=5)
    speaking = log.floor().speaking
    assert speaking.used(log.at + timedelta(seconds=30)) == timedelta(seconds=90)
    assert speaking.left(log.at + timedelta(seconds=150)) == timedelta(seconds=-30)
    log.write(StepKind.EXTENDED, minutes=0, seconds=60)
    assert log.floor().speaking.left(log.at + timedelta(seconds=150)) == timedelta(seconds=30)
    log.write(StepKind.FINISHED, minutes=2)
    (spoken,) = log.floor().spoken
    assert (spoken.seconds, spoken.limit) == (180, 240)


def test_a_shorter_limit_is_for_those_who_are_still_to_speak() -> None:
    log, who = going_on("MEX", "AUT")
    log.give(who["MEX"], limit=180)
    log.write(StepKind.LIMIT_CHANGED, list="debate", seconds=120)
    floor = log.floor()
    assert (floor.speaking.limit, floor.lists["debate"].limit(floor.inscriptions[who["AUT"]])) == (180, 120)


@pytest.mark.parametrize(
    ("entity", "expected"), [("MEX", None), *((one, "no_points_of_order") for one in ("EU", "VAT", "WHO", "IDPC"))]
)
def test_member_states_raise_points_of_order(entity: str, expected: str | None) -> None:
    log, _ = going_on("MEX")
    assert code(points.why_not_raise(log.floor(), entity, kind_of(entity))) == expected


def test_a_point_of_order_stops_the_clock_until_it_is_ruled_upon() -> None:
    log, who = going_on("MEX", "AUT")
    log.give(who["MEX"])
    point = log.write(StepKind.POINT_RAISED, entity="PER")
    assert code(giving.why_not_resume(log.floor())) == "point_is_open"
    assert code(giving.why_not_finish(log.floor())) == "point_is_open"
    log.write(StepKind.RULED, point=point, ruling="not_accepted")
    assert giving.why_not_resume(log.floor()) is None
    assert log.floor().speaking.used(log.at) == timedelta(minutes=1)
    assert points.why_not_appeal(log.floor(), point, "PER", EntityKind.MEMBER_STATE) is None
    log.write(StepKind.APPEALED, point=point, entity="PER")
    assert code(points.why_not_appeal(log.floor(), point, "MEX", EntityKind.MEMBER_STATE)) == "appealed_already"
    assert code(giving.why_not_resume(log.floor())) == "point_is_open"
    log.write(StepKind.APPEAL_DECIDED, point=point, outcome="overruled")
    assert code(points.why_not_decide(log.floor(), point)) == "appeal_decided_already"
    log.write(StepKind.CLOCK_RESUMED)
    assert code(points.why_not_appeal(log.floor(), point, "MEX", EntityKind.MEMBER_STATE)) == "nothing_to_appeal"


def test_points_of_order_are_dealt_with_one_after_the_other() -> None:
    log, _ = going_on("MEX")
    first = log.write(StepKind.POINT_RAISED, entity="PER")
    assert code(points.why_not_raise(log.floor(), "PER", EntityKind.MEMBER_STATE)) == "point_raised_already"
    second = log.write(StepKind.POINT_RAISED, entity="NOR")
    assert code(points.why_not_rule(log.floor(), second)) == "nothing_to_rule_on"
    log.write(StepKind.RULED, point=first, ruling="accepted")
    assert points.why_not_rule(log.floor(), second) is None
    assert code(giving.why_not_give(log.floor(), 3)) == "point_is_open"


def test_only_the_next_is_called() -> None:
    log, who = going_on("MEX", "AUT")
    assert code(moving.why_not_pass_over(log.floor(), who["AUT"])) == "not_next"
    log.give(who["MEX"])
    assert code(moving.why_not_pass_over(log.floor(), who["AUT"])) == "somebody_has_the_floor"


def test_a_sitting_is_begun_once_and_adjourned_when_nobody_speaks() -> None:
    log, who = going_on("MEX")
    assert code(giving.why_not_phase(log.floor(), Phase.GOING_ON)) == "goes_on"
    log.give(who["MEX"])
    assert code(giving.why_not_phase(log.floor(), Phase.ADJOURNED)) == "somebody_has_the_floor"
    assert giving.why_not_phase(log.floor(), Phase.SUSPENDED) is None
    log.write(StepKind.FINISHED)
    log.write(StepKind.ADJOURNED)
    assert code(giving.why_not_phase(log.floor(), Phase.GOING_ON)) == "adjourned"
    assert code(inscribing.why_not_inscribe(log.floor(), wanted("PER"), log.at, Office.PRESIDING)) == "adjourned"


def test_what_is_undone_never_was() -> None:
    log, who = going_on("MEX", "AUT")
    before = log.floor()
    given = log.give(who["MEX"])
    assert why_not_undo(log.steps, given) is None
    assert code(why_not_undo(log.steps, given - 1)) == "not_the_last_step"
    log.write(StepKind.UNDONE, undoes=given)
    after = log.floor()
    assert (after.outcomes, after.speaking, order(after)) == (before.outcomes, None, order(before))
    assert why_not_undo(log.steps, who["AUT"]) is None


def test_given_to_the_wrong_delegation_is_corrected_at_its_time() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    given = log.give(who["MEX"])
    began = log.at
    assert code(why_not_correct(log.floor(), log.steps, given, who["MEX"])) == "waits_no_more"
    assert code(why_not_correct(log.floor(), log.steps, who["MEX"], who["AUT"])) == "not_a_giving"
    assert why_not_correct(log.floor(), log.steps, given, who["AUT"]) is None
    log.write(StepKind.CORRECTED, corrects=given, inscription=who["AUT"], limit=180)
    floor = log.floor()
    assert (floor.speaking.entity, floor.speaking.given_at, order(floor)) == ("AUT", began, ["MEX", "PER"])
    log.write(StepKind.FINISHED)
    assert [one.entity for one in log.floor().spoken] == ["AUT"]


def test_undoing_a_correction_brings_back_what_it_corrected() -> None:
    log, who = going_on("MEX", "AUT")
    given = log.give(who["MEX"])
    corrected = log.write(StepKind.CORRECTED, corrects=given, inscription=who["AUT"], limit=180)
    log.write(StepKind.UNDONE, undoes=corrected)
    assert log.floor().speaking.entity == "MEX"


def test_a_deed_on_a_state_that_is_over_is_refused() -> None:
    log, who = going_on("MEX")
    seen = log.floor().version
    log.inscribe("AUT")
    assert code(why_not_current(log.floor(), seen)) == "changed_meanwhile"
    assert why_not_current(log.floor(), log.floor().version) is None
    assert why_not_current(log.floor(), None) is None


def test_the_clock_of_a_log_is_that_of_its_steps() -> None:
    log, who = going_on("MEX")
    log.give(who["MEX"])
    assert log.floor().speaking.given_at == TEN + timedelta(minutes=3)


def test_a_giving_that_was_undone_is_not_corrected_any_more() -> None:
    log, who = going_on("MEX", "AUT")
    given = log.give(who["MEX"])
    log.write(StepKind.UNDONE, undoes=given)
    assert code(why_not_correct(log.floor(), log.steps, given, who["AUT"])) == "not_a_giving"


def test_who_asked_only_afterwards_had_not_been_given_the_floor() -> None:
    log, who = going_on("MEX")
    given = log.give(who["MEX"])
    austria = log.inscribe("AUT")
    assert code(why_not_correct(log.floor(), log.steps, given, austria)) == "asked_afterwards"


def test_an_exchange_with_somebody_who_had_spoken_by_then_is_none() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    given = log.give(who["MEX"])
    offer = log.write(StepKind.SWAP_OFFERED, inscription=who["AUT"], other=who["PER"])
    log.write(StepKind.SWAPPED, offer=offer)
    log.write(StepKind.CORRECTED, corrects=given, inscription=who["AUT"], limit=180)
    assert (log.floor().speaking.entity, order(log.floor())) == ("AUT", ["MEX", "PER"])


def test_who_submitted_in_writing_and_is_called_after_all_stands_behind_those_who_asked_before() -> None:
    log, who = going_on("MEX")
    written = log.inscribe("AUT", delivery="written_only")
    log.inscribe("PER")
    log.write(StepKind.CHANGED, inscription=written, said={"delivery": None})
    assert (order(log.floor()), log.floor().outcomes[written]) == (["MEX", "PER", "AUT"], Outcome.WAITING)


def test_who_submitted_in_writing_asks_to_be_called_while_the_list_is_open() -> None:
    log, who = going_on("MEX")
    written = log.inscribe("AUT", delivery="written_only")
    spoken = wanted("AUT", id=written)
    why_not = inscribing.why_not_be_called
    assert why_not(log.floor(), written, spoken, TEN, Office.DELEGATION) is None
    noon = TEN + timedelta(hours=2)
    assert code(why_not(log.floor(), written, spoken, noon, Office.DELEGATION)) == "list_closed"
    assert why_not(log.floor(), written, spoken, noon, Office.PRESIDING) is None
    assert why_not(log.floor(), who["MEX"], wanted("MEX", id=who["MEX"]), noon, Office.DELEGATION) is None


def test_limits_that_leave_out_a_band_leave_it_its_usual_time() -> None:
    log, who = going_on("MEX", "IDPC", limits={"states": 120})
    there, said = log.floor().lists["debate"], log.floor().inscriptions
    assert [there.limit(said[who[one]]) for one in ("MEX", "IDPC")] == [120, 180]


def test_nobody_is_changed_into_somebody_else_on_the_list() -> None:
    log, _who = going_on()
    log.inscribe("PER", capacity="group", label="Friends")
    other = log.inscribe("PER", capacity="group", label="Neighbours")
    asked = wanted("PER", id=other, capacity=Capacity.GROUP, label="Friends")
    assert code(inscribing.why_not_change(log.floor(), other, asked)) == "inscribed_already"
