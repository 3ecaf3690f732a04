"""Who may be put on a list, and when."""

from datetime import timedelta

import pytest

from app.core.refusal import Refusal
from app.floor.rules import inscribing, listing, moving
from app.floor.rules.correcting import why_not_undo
from app.floor.rules.entries import StepKind
from app.floor.rules.speakers import ListTerms
from app.floor.rules.words import Band, Capacity, FirstOrder, Office
from tests.builders.floors import TEN, Log, going_on, wanted

NOON = TEN + timedelta(hours=2)
SECOND = timedelta(seconds=1)


def code(refused: Refusal | None) -> str | None:
    """The code of a refusal without its feature."""
    return refused.code.removeprefix("floor.") if refused else None


def refused(log: Log, at=TEN, office: Office = Office.DELEGATION, entity: str = "PER", **given) -> str | None:  # type: ignore[no-untyped-def]
    """Why somebody is not put on the list."""
    return code(inscribing.why_not_inscribe(log.floor(), wanted(entity, **given), at, office))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (TEN - SECOND, "list_not_open"),
        (TEN, None),
        (NOON - SECOND, None),
        (NOON, "list_closed"),
    ],
)
def test_announced_times_take_effect_by_themselves_to_the_second(at, expected) -> None:  # type: ignore[no-untyped-def]
    log = Log()
    log.announce()
    assert refused(log, at) == expected


def test_the_presiding_officer_departs_from_announced_times() -> None:
    log = Log(at=TEN - timedelta(minutes=30))
    log.announce()
    log.write(StepKind.LIST_OPENED, minutes=10, list="debate")
    assert refused(log, TEN - timedelta(minutes=15)) is None
    log.write(StepKind.LIST_CLOSED, minutes=80, list="debate")
    assert refused(log, TEN + timedelta(minutes=70)) == "list_closed"
    log.write(StepKind.LIST_OPENED, minutes=70, list="debate")
    assert refused(log, NOON + timedelta(minutes=30)) is None


def test_closed_means_closed_but_for_whom_the_presiding_officer_accepts_late() -> None:
    log, _ = going_on("MEX")
    assert refused(log, NOON) == "list_closed"
    assert refused(log, NOON, Office.PRESIDING) is None
    assert inscribing.is_late(log.floor().lists["debate"], NOON)


def test_nobody_is_accepted_late_before_the_list_was_ever_open() -> None:
    log = Log()
    log.announce()
    assert refused(log, TEN - SECOND, Office.PRESIDING) == "list_not_open"


def test_a_delegation_speaks_once_for_itself_and_once_for_each_group() -> None:
    log, _ = going_on("SGP")
    assert refused(log, entity="SGP") == "inscribed_already"
    group = {"capacity": Capacity.GROUP, "label": "43 countries"}
    assert refused(log, entity="SGP", **group) is None
    log.inscribe("SGP", capacity="group", label="43 countries")
    assert refused(log, entity="SGP", **group) == "inscribed_already"
    assert refused(log, entity="SGP", capacity=Capacity.GROUP, group="GRULAC") is None


def test_whoever_withdrew_or_was_struck_off_may_ask_again_and_whoever_was_heard_may_not() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.write(StepKind.WITHDRAWN, inscription=who["MEX"])
    log.hear(who["AUT"])
    assert [refused(log, entity=entity) for entity in ("MEX", "AUT")] == [None, "inscribed_already"]


def test_an_organization_without_a_name_is_another_each_time() -> None:
    log, _ = going_on()
    log.inscribe("NGO", home="NZL")
    assert refused(log, entity="NGO", home="NZL") is None


@pytest.mark.parametrize(
    ("entity", "given", "expected"),
    [
        ("IDPC", {"endorsed_by": None}, "not_endorsed"),
        ("IDPC", {"capacity": Capacity.GROUP, "label": "Many"}, "groups_are_spoken_for_by_states"),
        ("WHO", {"capacity": Capacity.GROUP, "label": "Many"}, "groups_are_spoken_for_by_states"),
        ("EU", {"capacity": Capacity.GROUP, "label": "The Union and its members"}, None),
        ("VAT", {"capacity": Capacity.GROUP, "label": "Friends"}, None),
        ("GRULAC", {}, "speaks_through_a_member"),
        ("CND", {}, "speaks_through_a_member"),
        ("MEX", {"capacity": Capacity.GROUP}, "group_without_name"),
        ("MEX", {"co_sponsors": ("NOR",)}, "group_words_without_group"),
        (
            "MEX",
            {"capacity": Capacity.GROUP, "label": "Some", "co_sponsors": ("NOR", "PER", "NOR")},
            "co_sponsor_twice",
        ),
        ("MEX", {"list": "panel"}, "no_such_list"),
        ("VNGOC", {"endorsed_by": None}, None),
    ],
)
def test_who_speaks_in_which_capacity(entity: str, given: dict[str, object], expected: str | None) -> None:
    log, _ = going_on()
    assert refused(log, entity=entity, **given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"key": "opening"}, "no_such_segment"),
        ({"opens_at": NOON, "closes_at": TEN}, "closes_before_it_opens"),
        ({"limits": {Band.STATES: 0}}, "no_such_limit"),
        ({"limits": {Band.STATES: 3601}}, "no_such_limit"),
        ({"bands": (Band.STATES, Band.STATES)}, "band_twice"),
    ],
)
def test_on_what_terms_a_list_is_announced(given: dict[str, object], expected: str | None) -> None:
    terms = ListTerms(**{"key": "debate", "opens_at": TEN, "closes_at": NOON, **given})
    assert code(listing.why_not_announce(Log().floor(), terms, {"debate"}, TEN)) == expected


def test_the_order_of_a_list_that_was_opened_stays() -> None:
    log, _ = going_on("MEX")
    there = log.floor().lists["debate"].terms
    later = ListTerms(key="debate", opens_at=TEN, closes_at=NOON + timedelta(hours=1))
    lots = ListTerms(key="debate", first_order=FirstOrder.LOTS)
    assert there.first_order == FirstOrder.RECEIPT
    assert code(listing.why_not_announce(log.floor(), later, {"debate"}, TEN)) is None
    assert code(listing.why_not_announce(log.floor(), lots, {"debate"}, TEN)) == "order_is_announced"
    assert code(listing.why_not_announce(log.floor(), lots, {"debate"}, TEN - SECOND)) is None


def test_a_list_is_opened_when_closed_and_closed_when_open() -> None:
    log, _ = going_on("MEX")
    floor = log.floor()
    assert [code(listing.why_not_open(floor, "debate", at)) for at in (TEN, NOON)] == ["list_is_open", None]
    assert [code(listing.why_not_close(floor, "debate", at)) for at in (TEN, NOON)] == [None, "list_is_not_open"]


def test_lots_are_drawn_once_at_the_set_time_among_those_who_were_there() -> None:
    log, who = going_on("MEX", "AUT", first_order="lots", drawn_at=(TEN + timedelta(minutes=3)).isoformat())
    late = log.inscribe("PER", minutes=10)
    assert code(listing.why_not_draw(log.floor(), "debate", TEN)) == "drawn_later"
    assert listing.why_not_draw(log.floor(), "debate", log.at) is None
    assert (listing.among(log.floor().lists["debate"]), late in who.values()) == ([who["MEX"], who["AUT"]], False)
    log.write(StepKind.LOTS_DRAWN, list="debate", seed="s", ranks={})
    assert code(listing.why_not_draw(log.floor(), "debate", log.at)) == "drawn_already"


def test_what_was_not_reached_is_continued_in_a_later_sitting() -> None:
    log, who = going_on("MEX", "AUT")
    log.hear(who["MEX"])
    assert code(listing.why_not_continue(log.floor(), "debate", log.at, True, False)) == "close_it_first"
    assert code(listing.why_not_continue(log.floor(), "debate", NOON, False, False)) == "not_a_later_sitting"
    assert listing.why_not_continue(log.floor(), "debate", NOON, True, False) is None
    log.write(StepKind.LIST_CONTINUED, list="debate", continued_in=2)
    assert refused(log, NOON, Office.PRESIDING) == "continued"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("MEX", "AUT", None),
        ("MEX", "MEX", "swap_with_oneself"),
        ("MEX", "WHO", "swap_across_bands"),
        ("MEX", "PRY", "in_writing"),
    ],
)
def test_with_whom_one_exchanges_places(one: str, other: str, expected: str | None) -> None:
    log, who = going_on("MEX", "AUT", "WHO")
    who["PRY"] = log.inscribe("PRY", delivery="written_only")
    assert code(moving.why_not_offer(log.floor(), who[one], who[other])) == expected


def test_a_move_needs_a_reason_and_somebody_else_who_waits() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.hear(who["MEX"])
    asked = [
        (who["PER"], who["AUT"], " "),
        (who["PER"], who["PER"], "Leaves"),
        (who["PER"], who["MEX"], "Leaves"),
        (who["MEX"], who["AUT"], "Leaves"),
        (99, None, "Leaves"),
        (who["PER"], who["AUT"], "Leaves"),
    ]
    assert [code(moving.why_not_move(log.floor(), *one)) for one in asked] == [
        "reason_missing",
        "before_oneself",
        "waits_no_more",
        "waits_no_more",
        "no_such_inscription",
        None,
    ]


def test_the_last_yields_to_nobody() -> None:
    log, who = going_on("MEX", "AUT")
    assert [code(moving.why_not_yield(log.floor(), who[one])) for one in who] == [None, "last_already"]


def test_what_is_closed_before_its_announced_opening_stays_closed() -> None:
    log = Log(at=TEN - timedelta(minutes=10))
    log.announce()
    log.write(StepKind.LIST_OPENED, list="debate")
    log.write(StepKind.LIST_CLOSED, list="debate")
    there = log.floor().lists["debate"]
    assert [there.is_open(TEN + timedelta(minutes=at)) for at in (-5, 0, 60)] == [False] * 3
    log.announce()
    assert log.floor().lists["debate"].is_open(TEN)


def test_when_lots_are_drawn_stays_once_the_list_is_open_and_somebody_must_be_there() -> None:
    log, _who = going_on("MEX", first_order="lots", drawn_at=(TEN - timedelta(minutes=1)).isoformat())
    other = ListTerms(key="debate", first_order=FirstOrder.LOTS, drawn_at=TEN + timedelta(hours=1))
    assert code(listing.why_not_announce(log.floor(), other, {"debate"}, log.at)) == "order_is_announced"
    assert code(listing.why_not_draw(log.floor(), "debate", log.at)) == "nobody_to_draw"


def test_a_drawing_of_lots_is_not_undone() -> None:
    log, who = going_on("MEX", first_order="lots")
    drawn = log.write(StepKind.LOTS_DRAWN, list="debate", seed="s", ranks={str(who["MEX"]): 1})
    assert code(why_not_undo(log.steps, drawn)) == "lots_stay"
