"""The record while a floor is run: everybody who reads it sees it, at no more cost, and only what stands."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.entities.rules import EntityKind
from app.floor.commands import lists, replies, running, speakers
from app.floor.commands.speakers import Wanted
from app.floor.queries.record import counts_of_meeting, record_of
from app.floor.queries.steps import find_sitting, on_floor
from app.floor.rules.record import Counts
from app.floor.rules.speakers import ListTerms
from app.floor.rules.words import Capacity, Level, Office
from app.meetings.rules.words import Delivery
from tests.builders.floors import TEN
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.packages import a_package, a_sitting_said, load_documents
from tests.builders.programmes import a_programme, a_sitting

HERE = ("autumn", 1)
PAGE, RECORD = "/meetings/autumn/sittings/1", "/meetings/autumn/sittings/1/record"


@pytest.fixture(autouse=True)
def room(app: Flask):  # type: ignore[no-untyped-def]
    """Two sittings of a day on one item, at ten o'clock, the list of the first open."""
    a_challenge("markets")
    for number in range(30):
        an_entity(f"S{number}", name=f"State {number}")
    an_entity("AID", EntityKind.NGO, name="Aid Society")
    an_entity("VNGOC", EntityKind.NGO_COMMITTEE, name="the NGO Committee")
    an_entity("PROF", EntityKind.EXPERT, name="a Member of the Human Rights Committee")
    with clock.frozen(TEN):
        a_published_meeting(a_programme(a_sitting(1, challenges=("markets",)), a_sitting(2, challenges=("markets",))))
        announced("debate")
        running.begin_sitting(*HERE, OPERATOR)
        yield


def announced(key: str, number: int = 1) -> None:
    """A list that is open from now on, by order of receipt."""
    terms = ListTerms(key=key, opens_at=TEN, closes_at=TEN + timedelta(hours=2), bands=())
    lists.announce_list("autumn", number, terms, OPERATOR)


def inscribed(entity: str, **given: object) -> int:
    return speakers.inscribe(*HERE, Wanted(list="debate", entity=entity, **given), OPERATOR)


def heard(entity: str, seconds: int = 100, **given: object) -> int:
    """Somebody who asks, speaks and has spoken."""
    who = inscribed(entity, **given)
    running.give_floor(*HERE, who, OPERATOR)
    with clock.frozen(TEN + timedelta(seconds=seconds)):
        running.finish(*HERE, OPERATOR)
    return who


def read(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def test_pages_say_it_as_soon_as_somebody_has_finished(client: FlaskClient) -> None:
    assert "State 3" not in read(client, PAGE) + read(client, RECORD)
    who = inscribed("S3")
    running.give_floor(*HERE, who, OPERATOR)
    assert "State 3" not in read(client, PAGE) + read(client, RECORD)
    running.finish(*HERE, OPERATOR)
    assert ("State 3" in read(client, PAGE), "State 3" in read(client, RECORD)) == (True, True)
    assert f'href="{RECORD}"' in read(client, PAGE)


def test_what_is_undone_is_gone_and_what_is_corrected_says_who_spoke(client: FlaskClient) -> None:
    first, second = inscribed("S1"), inscribed("S2")
    given = running.give_floor(*HERE, first, OPERATOR)
    running.correct_giving(*HERE, given, second, OPERATOR)
    finished = running.finish(*HERE, OPERATOR)
    assert [one.entity for one in record_of(*HERE).statements] == ["S2"]
    running.undo(*HERE, finished, OPERATOR)
    assert (record_of(*HERE).statements, "State 2" in read(client, RECORD)) == ((), False)


def test_what_is_undone_in_another_sitting_of_the_day_is_no_matter_of_this_one() -> None:
    heard("S1")
    begun = running.begin_sitting("autumn", 2, OPERATOR)
    running.undo("autumn", 2, begun, OPERATOR)
    assert [one.entity for one in record_of(*HERE).statements] == ["S1"]


def test_programs_learn_the_same(client: FlaskClient) -> None:
    heard("S1", level=Level.MINISTER, delivery=Delivery.ONLINE)
    inscribed("S2", delivery=Delivery.WRITTEN_ONLY)
    with clock.frozen(TEN + timedelta(hours=2)):
        late = speakers.inscribe(*HERE, Wanted(list="debate", entity="S4"), OPERATOR, office=Office.PRESIDING)
        running.give_floor(*HERE, late, OPERATOR)
        running.finish(*HERE, OPERATOR)
    said = json.loads(read(client, f"/api/v1{RECORD}"))["statements"]
    assert [(one["entity"], one.get("seconds"), one.get("level"), one.get("late", False)) for one in said] == [
        ("S1", 100, "minister", False), ("S4", 0, None, True), ("S2", None, None, False)
    ]  # fmt: skip
    remarks = read(client, RECORD)
    assert [one for one in ("Minister", "online", "in writing only", "accepted after") if one not in remarks] == []


def test_organizations_experts_and_second_replies_have_their_own_words(client: FlaskClient) -> None:
    heard("S1", capacity=Capacity.GROUP, label="Friends <b>", co_sponsors=("S2",), stated_number=2)
    heard("AID", home="S5", endorsed_by="VNGOC")
    heard("VNGOC")
    heard("PROF")
    for _time in range(2):
        replies.ask_reply(*HERE, "S9", OPERATOR)
    running.adjourn_sitting(*HERE, OPERATOR)
    running.begin_sitting("autumn", 2, OPERATOR)
    for asked in sorted(on_list_of_replies()):
        replies.give_reply("autumn", 2, asked, OPERATOR)
        running.finish("autumn", 2, OPERATOR)
    text = read(client, f"{RECORD}.txt")
    assert (
        "During the discussion, statements were made by State 1 on behalf of Friends <b>¹. "
        "Statements were also made by a Member of the Human Rights Committee. "
        "Statements were also made by the NGO Committee. "
        "Statements were also made by an organization based in State 5, nominated through the NGO Committee."
    ) in text
    assert "Friends <b>: 2 announced, 1 named." in text
    assert "<b>" not in read(client, RECORD)
    second = read(client, "/meetings/autumn/sittings/2/record.txt")
    assert "exercised their right of reply: State 9 and State 9 (second reply)." in second
    assert counts_of_meeting("autumn") == {1: Counts(4, 0), 2: Counts(0, 2)}


def on_list_of_replies() -> list[int]:
    sitting = find_sitting(*HERE)
    assert sitting is not None
    return list(on_floor(sitting).floor.replies)


def test_an_archive_gives_way_once_somebody_has_spoken_here() -> None:
    load_documents(a_package(sittings=[a_sitting_said(1, statements=[{"entity": "S8"}])]))
    there = ("spring", 1)
    lists.announce_list(*there, ListTerms(key="debate", opens_at=TEN, closes_at=TEN + timedelta(hours=1)), OPERATOR)
    speakers.inscribe(
        *there, Wanted(list="debate", entity="S2", delivery=Delivery.WRITTEN_ONLY), OPERATOR
    )  # fmt: skip
    who = speakers.inscribe(*there, Wanted(list="debate", entity="S1"), OPERATOR)
    running.begin_sitting(*there, OPERATOR)
    assert [one.entity for one in record_of(*there).statements] == ["S8"]
    running.give_floor(*there, who, OPERATOR)
    finished = running.finish(*there, OPERATOR)
    assert [one.entity for one in record_of(*there).statements] == ["S1", "S2"]
    load_documents(a_package(title="Another", sittings=[a_sitting_said(1, statements=[{"entity": "S8"}])]))
    running.undo(*there, finished, OPERATOR)
    assert [one.entity for one in record_of(*there).statements] == ["S8"]


@pytest.mark.parametrize("address", [PAGE, RECORD, "/meetings/autumn", f"/api/v1{RECORD}"])
def test_a_record_is_read_with_as_many_queries_however_long_it_is(
    client: FlaskClient, queries: Callable, address: str
) -> None:
    costs = []
    for entities in (("S0",), [f"S{number}" for number in range(1, 30)]):
        for entity in entities:
            heard(entity)
        with queries() as sent:
            read(client, address if "api" in address else f"{address}?part={len(entities)}")
        costs.append(len(sent))
    assert costs[0] == costs[1]
