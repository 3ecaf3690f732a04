"""Many processes on one floor, and one that is killed in the middle of a sitting."""

import hashlib
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask

from app.core import clock
from app.core.db import db
from app.core.policy import OPERATOR
from app.floor.commands import lists, running
from app.floor.models import FloorEntry
from app.floor.rules.words import FirstOrder
from tests.builders.rooms import HERE, a_room, announced, floor, held
from tests.floor.processes import Process

pytestmark = [
    pytest.mark.process,
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
    pytest.mark.timeout(200),
]
STATES = [f"S{at:03}" for at in range(193)]
PROCESSES, BY_TWO = 4, 12  # so many are asked for by their mission and by the Secretariat, in different processes
Start = Callable[[], Process]


@pytest.fixture
def start(app: Flask) -> Iterator[Start]:
    """Starts processes on the database of this test; none is left."""
    started: list[Process] = []

    def begin() -> Process:
        started.append(Process(app))
        return started[-1]

    yield begin
    for one in started:
        one.kill()


def opening(first_order: FirstOrder, in_seconds: float = 1) -> datetime:
    """A list that opens in a second, by the real clock."""
    opens_at = clock.now() + timedelta(seconds=in_seconds)
    announced(opens_at=opens_at, closes_at=opens_at + timedelta(hours=1), first_order=first_order)
    return opens_at


def test_193_delegations_ask_to_speak_at_the_second_of_opening(start: Start) -> None:
    a_room(*STATES)
    processes = [start() for _ in range(PROCESSES)]
    opening(FirstOrder.LOTS, in_seconds=600)
    early = [one.ask("early", STATES[at]) for at, one in enumerate(processes)]
    assert [one["refused"] for one in early] == ["floor.list_not_open"] * PROCESSES
    opens_at = opening(FirstOrder.LOTS)
    for at, one in enumerate(processes):
        twice = STATES[:BY_TWO] if at == PROCESSES - 1 else []
        one.order(["rush", [*STATES[at::PROCESSES], *twice], opens_at.isoformat()])
    said = [line for one in processes for line in iter(one.hear, {"entity": None})]
    hold_that_all_are_in_once(said, opens_at)
    hold_that_lots_can_be_drawn_again()


def hold_that_all_are_in_once(said: list[dict], opens_at: datetime) -> None:
    """Everybody once, in the order of the log and not before it opened; who was there already was told so."""
    told = {one["number"]: one["entity"] for one in said if "number" in one}
    assert sorted(told.values()) == STATES
    assert [one["refused"] for one in said if "refused" in one] == ["floor.inscribed_already"] * BY_TWO
    now = held()
    assert {one.id: one.entity for one in now.floor.waiting("debate")} == told
    received = [(one.received_at, one.id) for one in now.floor.waiting("debate")]
    assert received == sorted(received)
    assert received[0][0] >= opens_at
    assert [one.id for one in now.floor.waiting("debate")] == sorted(told)


def hold_that_lots_can_be_drawn_again() -> None:
    """From what is published alone: the seed, and the numbers of the list before lots were drawn."""
    numbers = [one.id for one in floor().waiting("debate")]
    drawn = db.session.get_one(FloorEntry, lists.draw_lots(*HERE, "debate", OPERATOR)).data
    assert drawn["method"] == "rostrum/lots/1: by sha256(seed + ':' + number), hexadecimal, ascending"
    again = sorted(numbers, key=lambda one: hashlib.sha256(f"{drawn['seed']}:{one}".encode()).hexdigest())
    assert [one.id for one in floor().waiting("debate")] == again
    assert again != numbers


def test_the_limit_of_replies_holds_over_both_sittings_of_a_day_at_once(start: Start) -> None:
    few = STATES[:15]
    a_room(*few)
    morning, afternoon = start(), start()
    for number in (1, 2):
        running.begin_sitting("autumn", number, OPERATOR)
    twice = sorted(few * 2)
    morning.order(["replies", 1, twice])
    afternoon.order(["replies", 2, twice])
    assert morning.hear()["done"] + afternoon.hear()["done"] == 2 * len(few)
    asked = [one.entity for one in floor().replies.values()]
    assert sorted(asked) == twice


def test_killed_in_the_middle_of_a_sitting_the_floor_stands_where_it_stood(start: Start) -> None:
    a_room(*STATES[:60])
    opening(FirstOrder.RECEIPT)
    time.sleep(1)
    first = start()
    mexico, *_others = [first.ask("inscribe", one)["done"] for one in STATES[:3]]
    for order in (["begin"], ["give", mexico]):
        first.ask(*order)
    first.order(*writes())
    said = [first.hear()["done"] for _ in range(25)]
    said += [one["done"] for one in first.kill()]
    hold_that_nothing_is_lost(said)
    hold_that_the_clock_goes_on(start())
    hold_that_a_stopped_clock_stands(start)


def writes() -> list[list]:
    """More than are done before the process is killed."""
    return [["inscribe", one] if at % 2 else ["extend", 1] for at, one in enumerate(STATES[4:60])] * 3


def hold_that_nothing_is_lost(said: list[int]) -> None:
    """What was acknowledged is there, and at most the one deed that was done and not yet said."""
    steps = [step.id for step in held().own_steps]
    at = steps.index(said[0])
    assert steps[at : at + len(said)] == said
    assert len(steps) - at - len(said) in (0, 1)


def hold_that_the_clock_goes_on(process: Process) -> None:
    """From when the floor was given, also over the time in which nothing ran."""
    now = process.ask("floor")
    there = floor()
    assert (now["phase"], now["waiting"]) == (there.phase, [one.entity for one in there.waiting("debate")])
    speaking = now["speaking"]
    passed = datetime.fromisoformat(now["now"]) - there.speaking.given_at
    assert speaking == {
        "entity": STATES[0],
        "given_at": there.speaking.given_at.isoformat(),
        "runs": True,
        "used": passed.total_seconds(),
    }
    assert process.ask("floor")["speaking"]["used"] > speaking["used"]
    process.ask("stop")
    process.kill()


def hold_that_a_stopped_clock_stands(start: Start) -> None:
    """It stands through a restart until somebody lets it go on, and what was used is on the record."""
    process = start()
    stood = process.ask("floor")["speaking"]
    process.kill()
    other = start()
    assert other.ask("floor")["speaking"] == stood
    assert stood["runs"] is False
    other.ask("resume")
    other.ask("finish")
    (spoken,) = floor().spoken
    assert spoken.seconds >= stood["used"]
    assert floor().speaking is None
