"""In what order a list stands, and why."""

import pytest

from app.floor.rules.entries import StepKind
from app.floor.rules.lots import draw, draw_first
from app.floor.rules.words import Why
from tests.builders.floors import Log, going_on, order

BY_RECEIPT = {"bands": []}


def whys(log: Log) -> list[Why]:
    """Why each stands there."""
    return [place.why for place in log.floor().lists["debate"].places]


def test_bands_stand_in_their_order_whoever_came_first() -> None:
    log, _ = going_on("IDPC", "WHO", "VAT", "MEX", "EU")
    log.inscribe("SGP", capacity="group", label="43 countries")
    assert order(log.floor()) == ["SGP", "MEX", "EU", "VAT", "WHO", "IDPC"]


def test_among_states_heads_speak_before_ministers_and_these_before_others() -> None:
    log, _ = going_on("MEX")
    log.inscribe("NOR", level="minister")
    log.inscribe("PER", level="head")
    log.inscribe("EU", level="minister")
    assert order(log.floor()) == ["PER", "NOR", "EU", "MEX"]
    assert whys(log) == [Why.LEVEL, Why.LEVEL, Why.LEVEL, Why.RECEIPT]


def test_without_bands_receipt_alone_counts() -> None:
    log, _ = going_on("IDPC", "WHO", "MEX", **BY_RECEIPT)
    log.inscribe("PER", level="head")
    assert order(log.floor()) == ["IDPC", "WHO", "MEX", "PER"]


def test_bands_are_a_meeting_s_to_order() -> None:
    log, _ = going_on("MEX", "IDPC", "WHO", bands=["ngos", "states"])
    assert order(log.floor()) == ["IDPC", "MEX", "WHO"]


def test_the_alphabet_begins_with_the_state_that_was_drawn() -> None:
    log, _ = going_on("MEX", "AUT", "PER", "NOR", first_order="alphabetical")
    assert order(log.floor()) == ["AUT", "MEX", "NOR", "PER"]
    log.write(StepKind.LOTS_DRAWN, list="debate", seed="s", first="nor")
    assert order(log.floor()) == ["NOR", "PER", "AUT", "MEX"]
    log.inscribe("QAT")
    assert (order(log.floor()), whys(log)[0]) == (["NOR", "PER", "QAT", "AUT", "MEX"], Why.ALPHABET)


def test_lots_order_those_who_were_there_and_others_follow_by_receipt() -> None:
    log, who = going_on("MEX", "AUT", "PER", first_order="lots")
    ranks = draw("a seed", who.values())
    log.write(StepKind.LOTS_DRAWN, list="debate", seed="a seed", ranks={str(n): rank for n, rank in ranks.items()})
    log.inscribe("NOR")
    log.inscribe("CAN")
    by_lot = [entity for entity, number in sorted(who.items(), key=lambda one: ranks[one[1]])]
    assert order(log.floor()) == [*by_lot, "NOR", "CAN"]
    assert whys(log) == [Why.LOT] * 3 + [Why.AFTER_LOTS] * 2


def test_a_drawing_is_the_same_whoever_does_it_again() -> None:
    assert draw("2026-10-19", [3, 7, 11, 12]) == {12: 1, 3: 2, 7: 3, 11: 4}
    assert draw("2026-10-19", [12, 11, 7, 3]) == draw("2026-10-19", [3, 7, 11, 12])
    assert draw_first("seed", ["mex", "nor", "per"]) == draw_first("seed", ["per", "mex", "nor"])


def test_a_move_says_before_whom_and_survives_additions() -> None:
    log, who = going_on("MEX", "AUT", "PER", **BY_RECEIPT)
    log.write(StepKind.MOVED, inscription=who["PER"], before=who["AUT"], reason="Leaves at noon")
    log.inscribe("NOR")
    assert order(log.floor()) == ["MEX", "PER", "AUT", "NOR"]
    place = log.floor().lists["debate"].place(who["PER"])
    assert (place.why, place.reason) == (Why.MOVED, "Leaves at noon")


def test_whoever_was_moved_keeps_that_place_when_lots_are_drawn() -> None:
    log, who = going_on("MEX", "AUT", "PER", first_order="lots", bands=[])
    log.write(StepKind.MOVED, inscription=who["PER"], before=who["MEX"], reason="Chair of the group")
    log.write(StepKind.LOTS_DRAWN, list="debate", seed="s", ranks={str(who["AUT"]): 1, str(who["MEX"]): 2})
    assert order(log.floor()) == ["PER", "AUT", "MEX"]


def test_two_exchange_their_places() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    offer = log.write(StepKind.SWAP_OFFERED, inscription=who["MEX"], other=who["PER"])
    assert order(log.floor()) == ["MEX", "AUT", "PER"]
    log.write(StepKind.SWAPPED, offer=offer)
    assert (order(log.floor()), whys(log)) == (["PER", "AUT", "MEX"], [Why.SWAPPED, Why.RECEIPT, Why.SWAPPED])


@pytest.mark.parametrize("deed", ["moved", "withdrawn", "heard"])
def test_an_offer_is_over_once_one_of_the_two_is_elsewhere(deed: str) -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.write(StepKind.SWAP_OFFERED, inscription=who["MEX"], other=who["PER"])
    if deed == "moved":
        log.write(StepKind.MOVED, inscription=who["PER"], before=who["AUT"], reason="Leaves")
    elif deed == "withdrawn":
        log.write(StepKind.WITHDRAWN, inscription=who["PER"])
    else:
        log.give(who["MEX"])
    assert log.floor().lists["debate"].offers == {}


def test_whoever_yields_stands_at_the_end_until_somebody_else_comes() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.write(StepKind.YIELDED, inscription=who["MEX"])
    log.inscribe("NOR")
    assert order(log.floor()) == ["AUT", "PER", "NOR", "MEX"]


def test_absent_once_is_to_the_end_and_twice_is_off_the_list() -> None:
    log, who = going_on("MEX", "AUT")
    log.write(StepKind.PASSED_OVER, inscription=who["MEX"])
    assert order(log.floor()) == ["AUT", "MEX"]
    log.hear(who["AUT"])
    log.write(StepKind.PASSED_OVER, inscription=who["MEX"])
    assert (order(log.floor()), log.floor().outcomes[who["MEX"]]) == ([], "struck_off")


def test_a_statement_in_writing_alone_is_called_by_nobody() -> None:
    log, _ = going_on("MEX")
    number = log.inscribe("PRY", delivery="written_only")
    assert (order(log.floor()), log.floor().outcomes[number]) == (["MEX"], "written")


def test_a_higher_level_brings_forward_and_another_language_does_not() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.write(StepKind.CHANGED, inscription=who["PER"], said={"language": "es"})
    assert order(log.floor()) == ["MEX", "AUT", "PER"]
    log.write(StepKind.CHANGED, inscription=who["PER"], said={"level": "minister"})
    assert order(log.floor()) == ["PER", "MEX", "AUT"]
    log.write(StepKind.CHANGED, inscription=who["AUT"], said={"delivery": "written_only"})
    assert order(log.floor()) == ["PER", "MEX"]
