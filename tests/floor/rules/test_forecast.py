"""When each one is expected to speak, and who is not heard."""

from datetime import timedelta

from app.floor.rules.forecast import forecast, pace_of
from tests.builders.floors import Log, going_on

STATES = ("MEX", "AUT", "PER", "NOR")


def starts(log: Log, **given) -> list[float]:  # type: ignore[no-untyped-def]
    """After how many seconds each is expected."""
    told = forecast(log.floor(), "debate", log.at, given.get("end"))
    return [(one.starts_at - log.at).total_seconds() for one in told.expected]


def test_at_first_everybody_is_thought_to_use_their_time() -> None:
    log, _ = going_on(*STATES)
    assert starts(log) == [0, 195, 390, 585]


def test_whoever_has_the_floor_uses_what_is_left_and_no_more() -> None:
    log, who = going_on(*STATES)
    log.give(who["MEX"])
    assert starts(log) == [195, 390, 585]
    log.at += timedelta(minutes=5)
    assert starts(log)[0] == 0


def test_the_pace_is_that_of_this_sitting() -> None:
    log, who = going_on(*STATES, "COL", "PAN")
    for entity in ("MEX", "AUT", "PER"):
        log.hear(who[entity], seconds=90)
    assert pace_of(log.floor()).share == 0.75
    assert starts(log) == [15, 165, 315]


def test_it_names_who_is_not_heard_and_the_limit_that_would_let_all_be_heard() -> None:
    log, _ = going_on(*STATES)
    told = forecast(log.floor(), "debate", log.at, log.at + timedelta(minutes=10))
    assert ([one.entity for one in told.not_heard], told.limit) == (["NOR"], 120)
    assert forecast(log.floor(), "debate", log.at, log.at + timedelta(minutes=13)).not_heard == ()
    assert forecast(log.floor(), "debate", log.at, log.at + timedelta(minutes=3)).limit is None


def test_without_an_end_everybody_is_heard() -> None:
    log, _ = going_on(*STATES)
    assert forecast(log.floor(), "debate", log.at, None).not_heard == ()


def test_a_shorter_limit_is_counted() -> None:
    from app.floor.rules.entries import StepKind

    log, _ = going_on(*STATES)
    log.write(StepKind.LIMIT_CHANGED, minutes=0, list="debate", seconds=60)
    assert starts(log) == [0, 75, 150, 225]
