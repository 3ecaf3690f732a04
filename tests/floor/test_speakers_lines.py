"""Each line of a list of speakers: why somebody stands there, when they are expected, who was heard, who replies."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.floor.commands import lists, replies, running, speakers
from app.floor.rules.words import Capacity, FirstOrder, Level, Office
from app.meetings.rules.words import Delivery
from tests.builders.floors import TEN
from tests.builders.speakers import ARABIC, HERE, a_room, announced, on_list, page


@pytest.fixture(autouse=True)
def room(app: Flask) -> Iterator[None]:
    """Ten o'clock of the first day."""
    with clock.frozen(TEN):
        a_room()
        yield


def test_it_says_why_somebody_stands_there(client: FlaskClient) -> None:
    announced()
    mexico, austria, peru, saudi = on_list("MEX", "AUT", "PER", "SAU")
    on_list("GBR", level=Level.MINISTER)
    speakers.move(*HERE, peru, mexico, "The minister leaves at noon", OPERATOR)
    speakers.yield_place(*HERE, austria, OPERATOR)
    speakers.answer_swap(*HERE, speakers.offer_swap(*HERE, mexico, saudi, OPERATOR), True, OPERATOR)
    said = page(client)
    for sentence in (
        "Moved before Mexico by the presiding officer: The minister leaves at noon",
        "Yielded to those behind",
        "Exchanged places with Mexico",
        f"Exchanged places with {ARABIC}",
        "By level: Minister",
    ):
        assert sentence in said


def test_whoever_was_accepted_late_or_passed_over_says_so(client: FlaskClient) -> None:
    announced()
    mexico, _peru = on_list("MEX", "PER")
    running.begin_sitting(*HERE, OPERATOR)
    speakers.pass_over(*HERE, mexico, OPERATOR)
    with clock.frozen(TEN + timedelta(hours=2)):
        speakers.inscribe(
            *HERE, speakers.Wanted(list="debate", entity="AUT"), OPERATOR, office=Office.PRESIDING
        )  # fmt: skip
    said = page(client, 121)
    assert "Accepted after the list was closed" in said
    assert "Was absent when called Passed over" in said


def test_expected_times_follow_the_clock_and_say_who_may_not_be_reached(client: FlaskClient) -> None:
    announced()
    on_list("MEX", "PER")
    assert "Expected 10:00" in page(client)
    running.begin_sitting(*HERE, OPERATOR)
    assert "Expected 10:20" in page(client, 20)
    assert "perhaps not reached before 13:00" in page(client, 176)


def test_nobody_is_expected_at_a_sitting_that_is_suspended(client: FlaskClient) -> None:
    announced()
    on_list("MEX")
    running.begin_sitting(*HERE, OPERATOR)
    running.suspend_sitting(*HERE, OPERATOR)
    said = page(client)
    assert (
        "Mexico In the order of receipt: 19 October 2026, 10:00 Waiting" in said,
        "The sitting is suspended" in said,
    ) == (True, True)


def test_who_has_the_floor_and_who_was_heard(client: FlaskClient) -> None:
    announced()
    mexico, peru = on_list("MEX", "PER")
    on_list("AUT", delivery=Delivery.WRITTEN_ONLY)
    (vatican,) = on_list("VAT")
    speakers.withdraw(*HERE, vatican, OPERATOR)
    running.begin_sitting(*HERE, OPERATOR)
    running.give_floor(*HERE, mexico, OPERATOR)
    with clock.frozen(TEN + timedelta(seconds=170)):
        running.finish(*HERE, OPERATOR)
        running.give_floor(*HERE, peru, OPERATOR)
    said = page(client, 4)
    assert "On the floor Peru since 10:02 3 minutes 0 to come" in said
    assert "Mexico Heard 10:00 · 2:50 minutes" in said
    assert "Aut In writing" in said
    assert "Vat " not in said
    running.finish(*HERE, OPERATOR)
    running.adjourn_sitting(*HERE, OPERATOR)
    assert "Adjourned The sitting is over" in page(client, 5)


def test_a_joint_statement_has_its_co_sponsors_and_the_number_as_announced(client: FlaskClient) -> None:
    announced()
    on_list("MEX", capacity=Capacity.GROUP, label="43 countries", co_sponsors=("PER", "SAU"), stated_number=43)
    said = page(client)
    assert "Mexico on behalf of 43 countries Co-sponsors: 2 named" in said
    assert "Announced: 43. Named: 2." in said


def test_rights_of_reply_asked_and_given(client: FlaskClient) -> None:
    announced()
    (mexico,) = on_list("MEX")
    running.begin_sitting(*HERE, OPERATOR)
    running.give_floor(*HERE, mexico, OPERATOR)
    running.finish(*HERE, OPERATOR)
    peru = replies.ask_reply(*HERE, "PER", OPERATOR, statement=mexico)
    replies.ask_reply(*HERE, "PER", OPERATOR)
    replies.open_replies(*HERE, OPERATOR)
    replies.give_reply(*HERE, peru, OPERATOR)
    assert "On the floor Peru right of reply first reply" in page(client)
    running.finish(*HERE, OPERATOR)
    said = page(client)
    assert "Peru first reply to the statement of Mexico Exercised 3 minutes" in said
    assert "Peru second reply Asked 2 minutes" in said


def test_the_alphabet_begins_with_the_state_that_was_drawn(client: FlaskClient) -> None:
    announced(first_order=FirstOrder.ALPHABETICAL, bands=(), drawn_at=TEN)
    on_list("MEX")
    assert "In alphabetical order, from a State to be drawn on 19 October 2026, 10:00" in page(client)
    lists.draw_lots(*HERE, "debate", OPERATOR)
    assert "In alphabetical order, beginning with Mexico, which was drawn" in page(client)


def test_whoever_still_waits_when_the_sitting_is_over_was_not_reached(client: FlaskClient) -> None:
    announced()
    on_list("MEX")
    running.begin_sitting(*HERE, OPERATOR)
    assert "To come" in page(client)
    running.adjourn_sitting(*HERE, OPERATOR)
    said = page(client)
    assert "Mexico In the order of receipt: 19 October 2026, 10:00 Not reached" in said
    assert ("To come" in said, "Expected" in said) == (False, False)
