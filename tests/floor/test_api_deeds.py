"""What programs do on the floor: a sitting from its list to its end, stale versions, the same request twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.repeats import RepeatableAnswer
from app.floor.models import Inscription
from tests.builders.floors import TEN, order
from tests.builders.kept_floors import AFloor
from tests.builders.programs import Program

BANDS = ["groups", "states", "observer_states", "organizations", "ngos"]


def deed(program: Program, at: AFloor, address: str, body: Any = None, **headers: str) -> int:
    """Do something that succeeds; the number of its step."""
    answer = program.post(f"{at.address}/{address}", body or {}, **headers)
    assert answer.status_code in (200, 201), answer.text
    return answer.json["step"]


def inscribed(program: Program, at: AFloor, entity: str, **said: Any) -> int:
    """Ask to speak; the number of the inscription."""
    return deed(program, at, f"delegations/{entity}/inscriptions", said)


def test_a_sitting_is_played_from_the_list_to_its_end(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    officer, chair, mexico = program("conference officer"), program("presiding officer"), program("Mexico")
    terms = {"opens_at": "2026-10-19T08:00:00Z", "closes_at": "2026-10-19T10:00:00Z", "limits": {"ngos": 120}}
    assert officer.put(f"{at_ten.address}/lists/debate", terms).status_code == 200
    first = inscribed(mexico, at_ten, "MEX", representative="Ana López", language="es")
    ngo = inscribed(program("secretariat"), at_ten, "IDPC", endorsed_by="VNGOC", home="AUT")
    peru = inscribed(program("Peru"), at_ten, "PER")
    offer = deed(mexico, at_ten, f"inscriptions/{first}/offers", {"other": peru})
    deed(program("Peru"), at_ten, f"offers/{offer}/agreement")
    deed(chair, at_ten, "lists/debate/limits", {"seconds": 90, "bands": ["states"]})
    deed(officer, at_ten, "floor/beginning")
    deed(officer, at_ten, f"inscriptions/{peru}/floor")
    point = deed(mexico, at_ten, "delegations/MEX/points")
    deed(chair, at_ten, f"points/{point}/ruling", {"ruling": "not_accepted"})
    deed(mexico, at_ten, f"delegations/MEX/points/{point}/appeal")
    deed(chair, at_ten, f"points/{point}/appeal/outcome", {"outcome": "stands"})
    deed(officer, at_ten, "floor/clock/resumption")
    deed(officer, at_ten, "floor/clock/extensions", {"seconds": 30})
    deed(officer, at_ten, "floor/finish")
    deed(officer, at_ten, f"inscriptions/{first}/absence")
    deed(officer, at_ten, f"inscriptions/{ngo}/floor")
    deed(officer, at_ten, "floor/suspension")
    deed(officer, at_ten, "floor/resumption")
    deed(officer, at_ten, "floor/finish")
    reply = deed(mexico, at_ten, "delegations/MEX/replies", {"statement": peru})
    deed(chair, at_ten, "replies/opening")
    deed(officer, at_ten, f"replies/{reply}/floor")
    deed(officer, at_ten, "floor/finish")
    deed(officer, at_ten, "lists/debate/closure")
    deed(officer, at_ten, "lists/debate/continuation", {"sitting": 2})
    deed(officer, at_ten, "floor/adjournment")
    floor = at_ten.floor
    assert [(one.entity, one.limit) for one in floor.spoken] == [("PER", 120), ("IDPC", 120), ("MEX", 180)]
    assert order(AFloor(number=2).floor) == ["MEX"]


def test_a_deed_on_another_state_than_was_seen_brings_the_fresh_one(
    at_ten: AFloor, program: Callable[[str], Program]
) -> None:
    at_ten.announce()
    officer = program("conference officer")
    seen = officer.read(f"{at_ten.address}/floor").json["version"]
    inscribed(program("Mexico"), at_ten, "MEX", representative="Ana López")
    refused = officer.post(f"{at_ten.address}/floor/beginning", {"seen": seen})
    assert (refused.status_code, refused.json["code"]) == (409, "floor.changed_meanwhile")
    assert refused.json["detail"].startswith("Something happened on the floor meanwhile")
    present = officer.read(f"{at_ten.address}/floor").json
    assert refused.json["present"] == present
    assert present["lists"][0]["inscriptions"][0]["own"]["representative"] == "Ana López"
    assert deed(officer, at_ten, "floor/beginning", {"seen": present["version"]}) > seen


def test_the_fresh_state_is_no_more_than_one_may_see(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    seen = at_ten.announce()
    at_ten.inscribe("PER", representative="Rosa Quispe")
    refused = program("Mexico").post(f"{at_ten.address}/delegations/MEX/inscriptions", {"seen": seen})
    assert (refused.status_code, "Quispe" in refused.text) == (409, False)
    assert refused.json["present"]["lists"][0]["inscriptions"][0]["entity"] == "PER"


def test_the_same_request_twice_has_one_effect(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    at_ten.announce()
    mexico, key = program("Mexico"), {"Idempotency_Key": "mex-1"}
    address, said = f"{at_ten.address}/delegations/MEX/inscriptions", {"representative": "Ana López"}
    first, again = mexico.post(address, said, **key), mexico.post(address, said, **key)
    assert (first.status_code, again.status_code, again.headers["Idempotency-Replayed"]) == (201, 201, "true")
    assert (first.json, first.headers["Location"]) == (again.json, again.headers["Location"])
    assert order(at_ten.floor) == ["MEX"]
    kept = db.session.scalars(select(RepeatableAnswer.body)).one()
    assert "Ana" not in kept


def test_a_stale_deed_with_a_key_uses_up_no_key(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    seen = at_ten.announce()
    at_ten.inscribe("MEX")
    officer, key = program("conference officer"), {"Idempotency_Key": "begin"}
    begin = f"{at_ten.address}/floor/beginning"
    assert officer.post(begin, {"seen": seen}, **key).json["present"]["version"] == at_ten.floor.version
    assert officer.post(begin, {"seen": at_ten.floor.version}, **key).status_code == 200


def test_closed_means_closed_but_for_the_presiding_officer(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    at_ten.announce()
    with clock.frozen(TEN + timedelta(hours=2)):
        refused = program("Mexico").post(f"{at_ten.address}/delegations/MEX/inscriptions", {})
        assert (refused.status_code, refused.json["code"]) == (409, "floor.list_closed")
        assert "presiding officer may accept" in refused.json["detail"]
        late = deed(program("presiding officer"), at_ten, "delegations/MEX/late-inscriptions")
    assert at_ten.floor.inscriptions[late].is_late


def test_a_change_says_what_is_different_and_keeps_the_rest(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    at_ten.announce()
    mexico = program("Mexico")
    who = inscribed(mexico, at_ten, "MEX", representative="Ana López", language="es", level="minister")
    address = f"{at_ten.address}/inscriptions/{who}"
    assert mexico.patch(address, {"representative": "Luis Ruiz", "language": None}).json == {"is_changed": True}
    said = mexico.read(address).json
    own = said["own"]
    assert (own["representative"], own["language"], said["level"]) == ("Luis Ruiz", None, "minister")
    assert mexico.patch(address, {"level": "minister"}).json == {"is_changed": False}


def test_a_text_is_given_and_changed_until_the_statement_is_made(
    at_ten: AFloor, program: Callable[[str], Program]
) -> None:
    at_ten.announce()
    mexico, officer = program("Mexico"), program("conference officer")
    who = inscribed(mexico, at_ten, "MEX")
    text = f"{at_ten.address}/inscriptions/{who}/text"
    assert mexico.put(text, {"text": " Mr. Chair ", "language": "en"}).json == {"given_at": "2026-10-19T08:00:00Z"}
    assert mexico.read(text).json == {"text": "Mr. Chair", "language": "en", "given_at": "2026-10-19T08:00:00Z"}
    deed(officer, at_ten, "floor/beginning")
    deed(officer, at_ten, f"inscriptions/{who}/floor")
    assert mexico.put(text, {"text": "Madam Chair"}).status_code == 200
    deed(officer, at_ten, "floor/finish")
    assert mexico.put(text, {"text": "Too late"}).json["code"] == "floor.waits_no_more"
    assert db.session.get_one(Inscription, who).text == "Madam Chair"


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"co_sponsors": ["MEX", "ZZZ"], "capacity": "group", "label": "Friends"}, "#/co_sponsors/1"),
        ({"group": "ZZZ", "capacity": "group"}, "#/group"),
        ({"endorsed_by": "VNGOC"}, "#/endorsed_by"),
        ({"language": "el señor"}, "#/language"),
        ({"seen": "12"}, "#/seen"),
        ({"messages": []}, "#/messages"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_field(
    at_ten: AFloor, program: Callable[[str], Program], said: dict[str, Any], pointer: str
) -> None:
    at_ten.announce()
    answer = program("Mexico").post(f"{at_ten.address}/delegations/MEX/inscriptions", said)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


def test_terms_of_replies_are_the_secretariat_s(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    address = "/meetings/autumn/reply-terms"
    office = program("secretariat")
    assert office.read(address).json["first"] == 180
    assert office.put(address, {"first": 120, "second": 60}).json["second"] == 60
    assert office.put(address, {"first": 601, "second": 60}).json["code"] == "floor.reply_too_long"
    assert program("presiding officer").put(address, {"first": 120, "second": 60}).status_code == 403
