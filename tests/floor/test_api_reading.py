"""Reading the floor: what is public, what is a delegation's own, what those see who run it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.floor.commands import lists, running, speakers
from app.floor.commands.speakers import Wanted
from app.floor.rules.words import Capacity, FirstOrder
from tests.builders.floors import TEN
from tests.builders.kept_floors import AFloor
from tests.builders.meetings import a_meeting, an_entity
from tests.builders.programmes import a_programme
from tests.builders.programs import Program

OWN = {
    "representative": "Ana López",
    "representative_title": "H.E.",
    "delivery": None,
    "language": "es",
    "text_at": None,
}


@pytest.fixture
def mexico(at_ten: AFloor) -> int:
    """Mexico on an open list, in the words of somebody."""
    at_ten.announce()
    return at_ten.inscribe("MEX", language="es", representative="Ana López", representative_title="H.E.")


def floor(program: Program, at: AFloor) -> Any:
    """The floor as a program reads it."""
    answer = program.read(f"{at.address}/floor")
    assert answer.status_code == 200, answer.text
    return answer.json


def on_list(read: Any) -> list[tuple[str, str, int | None]]:
    """Who stands on the list, in what state, and where."""
    return [(one["entity"], one["state"], one["place"]) for one in read["lists"][0]["inscriptions"]]


def test_everybody_sees_who_is_on_the_list_for_whom_where_and_why(
    at_ten: AFloor, program: Callable[[str], Program], mexico: int
) -> None:
    at_ten.inscribe("PER", capacity=Capacity.GROUP, label="Group of Friends", co_sponsors=("PER", "MEX"))
    read = floor(program("stranger"), at_ten)
    assert on_list(read) == [("PER", "waiting", 1), ("MEX", "waiting", 2)]
    first, second = read["lists"][0]["inscriptions"]
    assert (first["label"], first["co_sponsors"], first["limit"]) == ("Group of Friends", ["PER", "MEX"], 300)
    assert (second["why"], second["why_words"], second["own"]) == ("receipt", "In the order of receipt", None)
    assert "Ana" not in str(read)
    assert read["lists"][0]["forecast"] is None


@pytest.mark.parametrize(
    ("who", "seen"), [("Mexico", True), ("presiding officer", True), ("Peru", False), ("NGO", False)]
)
def test_what_a_delegation_said_is_seen_by_it_and_by_officers(
    at_ten: AFloor, program: Callable[[str], Program], mexico: int, who: str, seen: bool
) -> None:
    (one,) = floor(program(who), at_ten)["lists"][0]["inscriptions"]
    assert one["own"] == (OWN if seen else None)


def test_an_offer_is_seen_by_the_two_and_by_officers(
    at_ten: AFloor, program: Callable[[str], Program], mexico: int
) -> None:
    at_ten.offer(mexico, at_ten.inscribe("PER"))
    seen = {who: len(floor(program(who), at_ten)["lists"][0]["offers"]) for who in ("Mexico", "Peru", "secretariat")}
    assert seen == {"Mexico": 1, "Peru": 1, "secretariat": 1}
    assert [floor(program(who), at_ten)["lists"][0]["offers"] for who in ("stranger", "NGO")] == [[], []]


def test_who_withdrew_is_seen_by_themselves_and_officers(
    at_ten: AFloor, program: Callable[[str], Program], mexico: int
) -> None:
    speakers.withdraw(*at_ten.here, mexico, OPERATOR)
    assert on_list(floor(program("Mexico"), at_ten)) == [("MEX", "withdrawn", None)]
    assert (on_list(floor(program("stranger"), at_ten)), on_list(floor(program("Peru"), at_ten))) == ([], [])


def test_who_has_the_floor_and_the_clock(at_ten: AFloor, program: Callable[[str], Program], mexico: int) -> None:
    at_ten.begin()
    at_ten.give(mexico)
    with clock.frozen(TEN + timedelta(seconds=40)):
        running.stop_clock(*at_ten.here, OPERATOR)
    with clock.frozen(TEN + timedelta(seconds=60)):
        read = floor(program("stranger"), at_ten)
    assert (read["phase"], read["server_time"]) == ("going_on", "2026-10-19T08:01:00Z")
    assert read["speaking"] == {
        "inscription": mexico,
        "reply": None,
        "entity": "MEX",
        "name": "Mex",
        "given_at": "2026-10-19T08:00:00Z",
        "limit": 180,
        "running_since": None,
        "used": 40.0,
        "left": 140.0,
    }


def test_replies_are_seen_by_all_from_when_they_are_asked_for(
    at_ten: AFloor, program: Callable[[str], Program]
) -> None:
    at_ten.announce()
    at_ten.begin()
    reply = at_ten.ask_reply("PER")
    asked = {who: len(floor(program(who), at_ten)["replies"]["items"]) for who in ("Peru", "Mexico", "secretariat")}
    assert asked == {"Peru": 1, "Mexico": 1, "secretariat": 1}
    assert program("conference officer").post(f"{at_ten.address}/replies/{reply}/floor", {}).status_code == 200
    (shown,) = floor(program("stranger"), at_ten)["replies"]["items"]
    assert (shown["entity"], shown["rank"], shown["limit"], shown["is_given"]) == ("PER", 1, 180, True)


def test_lots_can_be_drawn_again_from_what_is_read(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    at_ten.announce(first_order=FirstOrder.LOTS, bands=())
    numbers = [at_ten.inscribe(one) for one in ("MEX", "PER", "WHO")]
    lists.draw_lots(*at_ten.here, "debate", OPERATOR, seed="seed")
    drawn = floor(program("stranger"), at_ten)["lists"][0]["drawn"]
    assert (drawn["seed"], set(map(int, drawn["ranks"]))) == ("seed", set(numbers))


def test_officers_read_whom_the_time_is_not_enough_for(
    at_ten: AFloor, program: Callable[[str], Program], mexico: int
) -> None:
    at_ten.begin()
    with clock.frozen(TEN + timedelta(hours=2, minutes=58)):
        told = floor(program("presiding officer"), at_ten)["lists"][0]["forecast"]
    assert told == {"not_heard": [mexico], "limit_for_all": 120}


def test_before_a_sitting_begins_speakers_are_expected_from_its_time_on(
    at_ten: AFloor, program: Callable[[str], Program], mexico: int
) -> None:
    with clock.frozen(TEN - timedelta(days=1)):
        (one,) = floor(program("stranger"), at_ten)["lists"][0]["inscriptions"]
    assert one["expected_at"] == "2026-10-19T08:00:00Z"


def test_a_sitting_that_is_not_published_is_there_for_its_officers_alone(
    app: Flask, at_ten: AFloor, program: Callable[[str], Program]
) -> None:
    a_meeting(replace(a_programme(slug="spring")))
    hidden = AFloor("spring")
    assert floor(program("secretariat"), hidden)["phase"] == "not_begun"
    for who in ("stranger", "Mexico", "conference officer"):
        assert program(who).read(f"{hidden.address}/floor").status_code == 404
        assert program(who).post(f"{hidden.address}/floor/beginning", {}).status_code == 404


def test_the_log_says_each_step_in_words(at_ten: AFloor, program: Callable[[str], Program], mexico: int) -> None:
    peru = at_ten.inscribe("PER")
    speakers.move(*at_ten.here, peru, mexico, "Leaves at noon", OPERATOR)
    at_ten.offer(mexico, peru)
    given = at_ten.begin() and at_ten.give(peru)
    running.extend(*at_ten.here, -30, OPERATOR)
    running.correct_giving(*at_ten.here, given, mexico, OPERATOR)
    items = program("conference officer").read(f"{at_ten.address}/floor/log").json["items"]
    assert [one["words"] for one in items] == [
        "The list of speakers debate is announced.",
        "Mex asks to speak.",
        "Per asks to speak.",
        "Per is moved before Mex: Leaves at noon",
        "Mex offers Per to exchange places.",
        "The sitting is called to order.",
        "Per has the floor.",
        "The time is shortened by 30 seconds.",
        f"Step {given} is corrected: Mex has the floor.",
    ]
    assert [one["is_last"] for one in items].count(True) == 1
    assert (items[6]["stands"], items[8]["stands"], items[8]["is_last"]) == (False, True, True)


@pytest.mark.parametrize("who", ["stranger", "Mexico", "secretariat"])
def test_a_floor_is_read_with_as_many_queries_for_one_as_for_thirty(
    at_ten: AFloor, program: Callable[[str], Program], queries: Any, who: str, mexico: int
) -> None:
    asking = program(who)
    floor(asking, at_ten)
    with queries() as with_one:
        floor(asking, at_ten)
    for number in range(30):
        an_entity(f"S{number}")
        speakers.inscribe(*at_ten.here, Wanted(list="debate", entity=f"S{number}"), OPERATOR)
    with queries() as with_thirty:
        assert len(floor(asking, at_ten)["lists"][0]["inscriptions"]) == 31
    assert len(with_one) == len(with_thirty)
