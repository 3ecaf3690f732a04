"""Rights of reply: who, how often, when, in what order."""

import pytest

from app.core.refusal import Refusal
from app.floor.rules import replies
from app.floor.rules.entries import StepKind
from app.floor.rules.replies import Item, ReplyTerms
from tests.builders.floors import Log, going_on, kind_of


def code(refused: Refusal | None) -> str | None:
    """The code of a refusal without its feature."""
    return refused.code.removeprefix("floor.") if refused else None


def why_not(log: Log, entity: str, statement: int | None = None, item: Item = Item()) -> str | None:  # noqa: B008
    """Why a reply is not taken."""
    return code(replies.why_not_ask(log.floor(), entity, kind_of(entity), statement, item))


def turns(log: Log) -> list[str]:
    """Who replies, in order."""
    return [reply.entity for reply in replies.in_turn(log.floor())]


@pytest.mark.parametrize(
    ("entity", "expected"),
    [("UKR", None), ("PSE", None), ("EU", None), ("WHO", "no_right_of_reply"), ("IDPC", "no_right_of_reply")],
)
def test_states_observer_states_and_the_union_reply_also_without_a_statement(entity: str, expected: str | None) -> None:
    log, _ = going_on("MEX")
    assert why_not(log, entity) == expected


def test_replies_are_asked_for_during_the_sitting() -> None:
    log = Log()
    log.announce()
    assert why_not(log, "UKR") == "not_begun"
    log.write(StepKind.BEGUN)
    assert why_not(log, "UKR") is None
    log.write(StepKind.ADJOURNED)
    assert why_not(log, "UKR") == "adjourned"


def test_a_delegation_replies_twice_at_most_and_the_union_once() -> None:
    log, _ = going_on("MEX")
    for entity in ("UKR", "UKR", "EU"):
        assert why_not(log, entity) is None
        log.ask(entity)
    assert [why_not(log, entity) for entity in ("UKR", "EU", "RUS")] == ["no_further_reply", "union_replied", None]
    assert why_not(going_on("MEX")[0], "EU", item=Item(replies_of_unions=1)) == "union_replied"


def test_a_withdrawn_reply_counts_no_more() -> None:
    log, _ = going_on("MEX")
    first = log.ask("EU")
    log.write(StepKind.REPLY_WITHDRAWN, reply=first)
    assert why_not(log, "EU") is None
    assert code(replies.why_not_withdraw(log.floor(), first)) == "no_such_reply"


def test_a_reply_answers_a_statement_that_was_made_by_somebody_else() -> None:
    log, who = going_on("MEX", "AUT")
    log.hear(who["MEX"])
    assert [why_not(log, "UKR", who["MEX"]), why_not(log, "UKR", who["AUT"]), why_not(log, "MEX", who["MEX"])] == [
        None,
        "no_such_statement",
        "answers_oneself",
    ]


def test_all_first_replies_come_before_any_second_in_the_order_asked() -> None:
    log, _ = going_on("MEX")
    for entity in ("RUS", "RUS", "UKR", "EU", "UKR"):
        log.ask(entity)
    assert turns(log) == ["RUS", "UKR", "EU", "RUS", "UKR"]
    floor = log.floor()
    limits = [replies.limit_of(floor, reply, ReplyTerms()) for reply in replies.in_turn(floor)]
    assert limits == [180, 180, 180, 120, 120]


def test_the_second_becomes_the_first_where_the_first_is_withdrawn() -> None:
    log, _ = going_on("MEX")
    first = log.ask("RUS")
    log.ask("RUS")
    log.ask("UKR")
    log.write(StepKind.REPLY_WITHDRAWN, reply=first)
    assert turns(log) == ["RUS", "UKR"]


def test_replies_are_taken_when_the_list_is_exhausted_or_as_the_presiding_officer_decides() -> None:
    log, who = going_on("MEX")
    reply = log.ask("UKR")
    assert code(replies.why_not_give(log.floor(), reply, Item())) == "replies_after_list"
    assert replies.why_not_open(log.floor(), Item()) is None
    log.write(StepKind.REPLIES_OPENED)
    assert replies.why_not_give(log.floor(), reply, Item()) is None
    other, who = going_on("MEX")
    reply = other.ask("UKR")
    other.hear(who["MEX"])
    assert replies.why_not_give(other.floor(), reply, Item()) is None
    assert code(replies.why_not_open(other.floor(), Item())) == "replies_are_open"


def test_of_two_sittings_of_a_day_on_one_item_the_later_takes_all_replies() -> None:
    log, who = going_on("MEX")
    morning = log.ask("UKR")
    log.hear(who["MEX"])
    assert (
        code(replies.why_not_give(log.floor(), morning, Item(is_treated_later_today=True))) == "replies_at_end_of_day"
    )
    log.write(StepKind.ADJOURNED)
    log.sitting = 2
    log.write(StepKind.BEGUN)
    log.ask("RUS")
    log.ask("UKR")
    assert turns(log) == ["UKR", "RUS", "UKR"]
    assert why_not(log, "UKR") == "no_further_reply"
    assert replies.why_not_give(log.floor(), morning, Item()) is None


def test_replies_are_given_strictly_in_order_and_once() -> None:
    log, _ = going_on()
    first, second = log.ask("UKR"), log.ask("RUS")
    assert code(replies.why_not_give(log.floor(), second, Item())) == "reply_not_next"
    log.write(StepKind.REPLY_GIVEN, reply=first, limit=180)
    assert code(replies.why_not_give(log.floor(), second, Item())) == "somebody_has_the_floor"
    log.write(StepKind.FINISHED)
    assert [code(replies.why_not_give(log.floor(), one, Item())) for one in (first, second)] == [
        "reply_was_given",
        None,
    ]
    assert [(one.entity, one.reply) for one in log.floor().spoken] == [("UKR", first)]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [(ReplyTerms(), None), (ReplyTerms(first=600, second=300), None), (ReplyTerms(first=601), "reply_too_long"),
     (ReplyTerms(second=301), "reply_too_long"), (ReplyTerms(first=0), "reply_too_long")],
)  # fmt: skip
def test_a_commission_shortens_replies_and_does_not_lengthen_them(terms: ReplyTerms, expected: str | None) -> None:
    assert code(replies.why_not_terms(terms)) == expected
