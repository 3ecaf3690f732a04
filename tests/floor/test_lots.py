"""Lots are drawn again from what is published: on a page, and at the shell, where a program reads the exit code."""

import hashlib
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.cli import cli
from app.core import clock
from app.core.audit import audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.floor.commands import lists, running, speakers
from app.floor.exports.lots import show_lots
from app.floor.models import FloorEntry
from app.floor.queries.listed import find_list
from app.floor.rules.entries import StepKind
from app.floor.rules.lots import METHOD
from app.floor.rules.words import FirstOrder
from tests.builders.floors import TEN
from tests.builders.speakers import HERE, PAGE, a_room, announced, on_list, page

LOTS = f"{PAGE}/lots"
AGREES, DIFFERS = "It agrees", "It does not agree"


@pytest.fixture(autouse=True)
def room(app: Flask) -> Iterator[None]:
    """Ten o'clock of the first day."""
    with clock.frozen(TEN):
        a_room()
        yield


def drawn(first_order: FirstOrder = FirstOrder.LOTS) -> list[int]:
    """Lots drawn among four."""
    announced(first_order=first_order, bands=())
    numbers = on_list("MEX", "AUT", "PER", "SAU")
    lists.draw_lots(*HERE, "debate", OPERATOR)
    return numbers


def go_on(numbers: list[int]) -> None:
    """One of them leaves, and another one asks."""
    with clock.frozen(TEN + timedelta(minutes=1)):
        on_list("GBR")
        speakers.withdraw(*HERE, numbers[0], OPERATOR)
        running.begin_sitting(*HERE, OPERATOR)


def falsified(**said: object) -> None:
    """A drawing whose entry says something else, which no command writes."""
    drawings = select(FloorEntry).where(FloorEntry.kind == StepKind.LOTS_DRAWN).order_by(FloorEntry.id)
    entry = db.session.scalars(drawings).all()[-1]
    data = {**entry.data, **said}
    with write():
        undone = FloorEntry(sitting_id=entry.sitting_id, kind="undone", at=TEN, data={}, withdraws_id=entry.id)
        again = FloorEntry(sitting_id=entry.sitting_id, kind="lots_drawn", at=TEN, data=data)
        db.session.add_all([undone, again])
        audit(OPERATOR, "test.built", undone)


@pytest.fixture
def at_the_shell(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """What `rostrum lots` says."""
    monkeypatch.setattr("app.cli.make_application", lambda: app)
    return lambda *asked: CliRunner().invoke(cli, ["lots", *asked])


@pytest.mark.parametrize("order", [FirstOrder.LOTS, FirstOrder.ALPHABETICAL])
def test_whatever_happened_since_drawing_again_gives_what_was_published(
    client: FlaskClient, at_the_shell, order: FirstOrder
) -> None:  # type: ignore[no-untyped-def]
    go_on(drawn(order))
    assert AGREES in page(client, address=LOTS)
    said = at_the_shell("autumn", "1", "--list", "debate")
    assert (said.exit_code, "It is the result that was published." in said.output) == (0, True)


def test_the_page_says_seed_method_and_each_ticket(client: FlaskClient) -> None:
    drawn()
    entry = db.session.scalars(select(FloorEntry).where(FloorEntry.kind == StepKind.LOTS_DRAWN)).one()
    said = page(client, address=LOTS)
    assert (entry.data["seed"] in said, "rostrum/lots/1" in said) == (True, True)
    for number in entry.data["ranks"]:
        assert hashlib.sha256(f"{entry.data['seed']}:{number}".encode()).hexdigest() in said
    assert f'href="{LOTS}"' in client.get(PAGE).text


@pytest.mark.parametrize(
    "change",
    [
        {"ranks": "swapped"},
        {"ranks": "without"},
        {"ranks": "stranger"},
        {"seed": "another"},
        {"method": "by throwing dice"},
    ],
)
def test_a_result_that_differs_is_said_on_the_page_and_by_the_exit_code(
    client: FlaskClient, at_the_shell, change: dict[str, str]
) -> None:  # type: ignore[no-untyped-def]
    numbers = drawn()
    entry = db.session.scalars(select(FloorEntry).where(FloorEntry.kind == StepKind.LOTS_DRAWN)).one()
    ranks, one, other = entry.data["ranks"], str(numbers[0]), str(numbers[1])
    changed = {
        "swapped": {**ranks, one: ranks[other], other: ranks[one]},
        "without": {number: lot for number, lot in ranks.items() if number != one},
        "stranger": {**ranks, "999": 5},
    }
    falsified()
    again = show_lots(find_list(*HERE), "debate")
    assert again is not None
    assert again.redrawn.agrees
    falsified(**{name: changed.get(value, value) for name, value in change.items()})
    assert DIFFERS in page(client, address=LOTS)
    said = at_the_shell("autumn", "1")
    assert (said.exit_code, "It is NOT the result" in said.output) == (1, True)


def test_an_alphabet_that_begins_elsewhere_does_not_agree(client: FlaskClient, at_the_shell) -> None:  # type: ignore[no-untyped-def]
    drawn(FirstOrder.ALPHABETICAL)
    entry = db.session.scalars(select(FloorEntry).where(FloorEntry.kind == StepKind.LOTS_DRAWN)).one()
    other = "peru" if entry.data["first"] != "peru" else "mexico"
    falsified(first=other)
    assert DIFFERS in page(client, address=LOTS)
    assert at_the_shell("autumn", "1").exit_code == 1


def test_the_commands_on_the_page_give_the_same_order() -> None:
    drawn()
    shown = show_lots(find_list(*HERE), "debate")
    assert shown is not None
    done = subprocess.run(["/bin/sh", "-c", "\n".join(shown.commands)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [part for one in shown.lots for part in (one.ticket, one.over)]
    assert shown.redrawn.method == METHOD


def test_without_lots_there_is_nothing_to_draw_again(client: FlaskClient, at_the_shell) -> None:  # type: ignore[no-untyped-def]
    assert at_the_shell("autumn", "1").exit_code == 1
    announced()
    on_list("MEX")
    assert client.get(LOTS).status_code == 404
    assert "No lots were drawn" in at_the_shell("autumn", "1").output
    assert "No lots were drawn" in at_the_shell("autumn", "1", "--list", "panel").output
