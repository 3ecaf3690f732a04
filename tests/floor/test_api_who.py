"""Who may do which deed of the floor: each row of the table in docs/floor.md, asked by everybody."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db
from app.entities.rules import EntityKind
from tests.builders.kept_floors import AFloor
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation, a_focal_point
from tests.floor.conftest import CAST

OFFICERS = {"secretariat", "conference officer", "officer of the sitting", "presiding officer"}
PRESIDING = {"secretariat", "presiding officer"}
OWN = {*OFFICERS, "Mexico"}
# What is asked, with what is sent; who may; and what others are answered who are known.
DEEDS: dict[str, tuple[str, dict[str, Any], set[str], int]] = {
    "announce": ("PUT lists/debate", {}, OFFICERS, 403),
    "open": ("POST lists/debate/opening", {}, OFFICERS, 403),
    "close": ("POST lists/debate/closure", {}, OFFICERS, 403),
    "draw lots": ("POST lists/debate/lots", {}, OFFICERS, 403),
    "continue": ("POST lists/debate/continuation", {"sitting": 2}, OFFICERS, 403),
    "change the limit": ("POST lists/debate/limits", {"seconds": 60}, PRESIDING, 403),
    "inscribe": ("POST delegations/MEX/inscriptions", {}, OWN, 404),
    "inscribe an NGO": ("POST delegations/IDPC/inscriptions", {"endorsed_by": "VNGOC"}, {"secretariat"}, 404),
    "accept late": ("POST delegations/MEX/late-inscriptions", {}, PRESIDING, 403),
    "accept an NGO late": ("POST delegations/IDPC/late-inscriptions", {}, {"secretariat"}, 403),
    "read one's own": ("GET inscriptions/{mexico}", {}, OWN, 404),
    "change": ("PATCH inscriptions/{mexico}", {"language": "es"}, OWN, 404),
    "withdraw": ("POST inscriptions/{mexico}/withdrawal", {}, OWN, 404),
    "yield": ("POST inscriptions/{mexico}/yielding", {}, OWN, 404),
    "offer an exchange": ("POST inscriptions/{mexico}/offers", {"other": 1}, OWN, 404),
    "agree": ("POST offers/{offer}/agreement", {}, OWN, 404),
    "decline": ("POST offers/{offer}/refusal", {}, OWN, 404),
    "move": ("PUT inscriptions/{mexico}/place", {"reason": "Leaves"}, PRESIDING, 403),
    "pass over": ("POST inscriptions/{mexico}/absence", {}, OFFICERS, 403),
    "begin": ("POST floor/beginning", {}, OFFICERS, 403),
    "suspend": ("POST floor/suspension", {}, OFFICERS, 403),
    "adjourn": ("POST floor/adjournment", {}, OFFICERS, 403),
    "give the floor": ("POST inscriptions/{mexico}/floor", {}, OFFICERS, 403),
    "stop the clock": ("POST floor/clock/stop", {}, OFFICERS, 403),
    "resume the clock": ("POST floor/clock/resumption", {}, OFFICERS, 403),
    "extend": ("POST floor/clock/extensions", {"seconds": 60}, OFFICERS, 403),
    "finish": ("POST floor/finish", {}, OFFICERS, 403),
    "read the log": ("GET floor/log", {}, OFFICERS, 403),
    "undo": ("POST floor/log/{reply}/undoing", {}, OFFICERS, 403),
    "correct": ("POST floor/log/{reply}/correction", {"inscription": 1}, OFFICERS, 403),
    "raise a point": ("POST delegations/MEX/points", {}, OWN, 404),
    "rule": ("POST points/1/ruling", {"ruling": "noted"}, PRESIDING, 403),
    "appeal": ("POST delegations/MEX/points/1/appeal", {}, OWN, 404),
    "outcome of an appeal": ("POST points/1/appeal/outcome", {"outcome": "stands"}, PRESIDING, 403),
    "ask for a reply": ("POST delegations/MEX/replies", {}, OWN, 404),
    "withdraw a reply": ("POST replies/{reply}/withdrawal", {}, OWN, 404),
    "give a reply": ("POST replies/{reply}/floor", {}, OFFICERS, 403),
    "take replies early": ("POST replies/opening", {}, PRESIDING, 403),
    "read a text": ("GET inscriptions/{mexico}/text", {}, {"secretariat", "Mexico"}, 404),
    "give a text": ("PUT inscriptions/{mexico}/text", {"text": "Thank you"}, {"secretariat", "Mexico"}, 404),
    "take a text away": ("DELETE inscriptions/{mexico}/text", {}, {"secretariat", "Mexico"}, 404),
}


@pytest.fixture
def numbers(at_ten: AFloor) -> dict[str, int]:
    """Mexico and Peru on the list, an offer to Mexico, and its right of reply."""
    at_ten.announce()
    at_ten.begin()
    mexico, peru = at_ten.inscribe("MEX"), at_ten.inscribe("PER")
    return {"mexico": mexico, "peru": peru, "offer": at_ten.offer(peru, mexico), "reply": at_ten.ask_reply("MEX")}


def turned_away() -> list[tuple[str, str | None]]:
    """What those who were turned away asked for, and about which kind of row."""
    wanted = select(AuditEntry).where(AuditEntry.action.startswith("turned_away.")).order_by(AuditEntry.id)
    return [(one.action.removeprefix("turned_away."), one.subject_kind) for one in db.session.scalars(wanted)]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_open_to_whom_the_table_names_and_to_nobody_else(
    at_ten: AFloor, program: Callable[[str], Program], numbers: dict[str, int], deed: str
) -> None:
    asked, body, allowed, otherwise = DEEDS[deed]
    method, address = asked.format(**numbers).split()
    wrong = []
    for who in CAST:
        sent = () if method in ("GET", "DELETE") else (body,)
        ask = {"GET": "read"}.get(method, method.lower())
        answer = getattr(program(who), ask)(f"{at_ten.address}/{address}", *sent)
        unknown = 404 if otherwise == 404 else 401
        expected = None if who in allowed else unknown if who == "stranger" else otherwise
        told = answer.status_code if answer.status_code in (401, 403, 404, 422, 500) else None
        if told != expected:
            wrong.append((who, answer.status_code, answer.text))
    assert wrong == []
    assert len(turned_away()) == len(CAST) - len(allowed) - 1


@pytest.mark.parametrize(
    ("entity", "status"),
    [("MEX", 201), ("EU", 201), ("WHO", 201), ("VAT", 201), ("AUT", 404), ("IDPC", 404), ("VNGOC", 404), ("ANA", 404)],
)
def test_a_focal_point_speaks_for_an_entity_that_is_invited_and_no_ngo(
    app: Flask, at_ten: AFloor, entity: str, status: int
) -> None:
    at_ten.announce()
    for invited, kind in (
        ("VAT", EntityKind.OBSERVER_STATE),
        ("VNGOC", EntityKind.NGO_COMMITTEE),
        ("ANA", EntityKind.EXPERT),
    ):
        a_delegation(invited, kind, credentials=False)
    mission = Program(app, a_focal_point(entity))
    assert mission.post(f"{at_ten.address}/delegations/{entity}/inscriptions", {}).status_code == status
    who = at_ten.inscribe("AUT" if status == 404 else "PER")
    assert mission.post(f"{at_ten.address}/inscriptions/{who}/withdrawal", {}).status_code == 404


def test_an_ngo_s_focal_point_neither_changes_nor_reads_what_it_said(
    app: Flask, at_ten: AFloor, program: Callable[[str], Program]
) -> None:
    at_ten.announce()
    who = at_ten.inscribe("IDPC", endorsed_by="VNGOC")
    ngo, one = program("NGO"), f"{at_ten.address}/inscriptions/{who}"
    asked = (ngo.read(one), ngo.post(f"{one}/withdrawal", {}), ngo.read(f"{one}/text"))
    assert [answer.status_code for answer in asked] == [404, 404, 404]


def test_another_s_number_is_not_there_and_asking_for_it_leaves_a_trace(
    at_ten: AFloor, program: Callable[[str], Program], numbers: dict[str, int]
) -> None:
    mexico = program("Mexico")
    theirs = mexico.post(f"{at_ten.address}/inscriptions/{numbers['peru']}/withdrawal", {})
    nobody = mexico.post(f"{at_ten.address}/inscriptions/{numbers['offer']}/withdrawal", {})
    assert (theirs.status_code, nobody.status_code) == (404, 404)
    assert theirs.json["detail"] == nobody.json["detail"]
    assert turned_away() == [("floor.speak", "floor_entry"), ("floor.speak", None)]


def test_a_number_of_another_sitting_is_not_there(
    at_ten: AFloor, program: Callable[[str], Program], numbers: dict[str, int]
) -> None:
    other = AFloor(number=2).address
    office = program("secretariat")
    assert office.post(f"{other}/inscriptions/{numbers['mexico']}/withdrawal", {}).status_code == 404
    assert office.post(f"{other}/offers/{numbers['offer']}/agreement", {}).status_code == 404


def test_what_the_presiding_officer_decided_only_they_take_back(
    at_ten: AFloor, program: Callable[[str], Program], numbers: dict[str, int]
) -> None:
    place = f"{at_ten.address}/inscriptions/{numbers['mexico']}/place"
    moved = program("presiding officer").put(place, {"reason": "Leaves at noon"}).json["step"]
    back = f"{at_ten.address}/floor/log/{moved}/undoing"
    assert program("conference officer").post(back, {}).status_code == 403
    assert program("presiding officer").post(back, {}).status_code == 200


def test_the_record_says_on_whose_behalf(
    at_ten: AFloor, program: Callable[[str], Program], numbers: dict[str, int]
) -> None:
    withdrawal = f"{at_ten.address}/inscriptions/{{}}/withdrawal"
    program("Mexico").post(withdrawal.format(numbers["mexico"]), {})
    program("conference officer").post(withdrawal.format(numbers["peru"]), {})
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "floor.withdrawn"))
    assert [one.behalf_kind for one in entries] == [None, "entity"]
