"""Programs set terms, invite delegations, and keep their quotas, credentials, codes and focal points."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.files.kinds import PDF, PNG
from app.core.policy import OPERATOR, Grant, Scope
from app.entities.rules import EntityKind
from app.people.commands.invitations import accept_invitation
from app.people.queries.accounts import find_by_email
from app.registrations.queries.delegations import find_by_code, find_delegation
from app.registrations.queries.terms import find_terms
from tests.builders.meetings import a_published_meeting, an_entity
from tests.builders.people import an_account
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation, a_focal_point, registered, states, terms
from tests.core.files import samples

TERMS, DELEGATIONS = "/meetings/autumn/registration-terms", "/meetings/autumn/delegations"
MEXICO = f"{DELEGATIONS}/MEX"


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat, and a published meeting."""
    a_published_meeting()
    return Program(app, an_account("office@example.org", "secretariat"))


@pytest.fixture
def mission(app: Flask, office: Program) -> Program:
    """A program of Mexico's focal point, who is invited like Norway's."""
    for entity in ("MEX", "NOR"):
        a_delegation(entity, credentials=False)
    return Program(app, a_focal_point())


def sent_as_read(read: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Terms as they were read, in the shape in which they are sent."""
    kept = ("opens_at", "closes_at", "categories", "quotas", "ngo_seats", "with_credentials", "keep_until")
    return {**{name: read[name] for name in kept}, "seen": read["edition"], **changes}


def give(program: Program, content: bytes, media_type: str = PDF, **headers: str) -> TestResponse:
    """Send credentials as they are."""
    said = {**program.shown, "Content-Type": media_type, **headers}
    answer = program.client.put(f"/api/v1{MEXICO}/credentials?name=note.pdf", data=content, headers=said)
    db.session.rollback()
    return answer


def entities(answer: TestResponse) -> list[str]:
    """Which delegations are listed."""
    return [one["entity"] for one in answer.json["items"]]


def turned_away() -> list[tuple[str, str | None]]:
    """What those who were turned away asked for."""
    entries = db.session.query(AuditEntry).filter(AuditEntry.action.startswith("turned_away"))
    return [(one.action.removeprefix("turned_away.registrations."), one.subject_kind) for one in entries]


def test_terms_are_usual_until_somebody_sets_them(office: Program) -> None:
    usual = office.read(TERMS).json
    assert (usual["edition"], usual["quotas"]["ngo"]["in_person"], usual["ngo_seats"]) == (0, 1, 8)
    opens = "2026-08-03T07:00:00Z"
    answer = office.put(TERMS, sent_as_read(usual, opens_at=opens, quotas={"member": {"in_person": 5}}))
    assert answer.json == {**usual, "edition": 1, "opens_at": opens, "quotas": answer.json["quotas"]}
    assert answer.json["quotas"]["member"] == {"in_person": 5, "online": 7, "in_room": 1}
    assert answer.json["quotas"]["ngo"] == usual["quotas"]["ngo"]
    assert office.read(TERMS).json == answer.json


def test_terms_that_somebody_changed_meanwhile_stay(office: Program) -> None:
    read = office.read(TERMS).json
    office.put(TERMS, sent_as_read(read, ngo_seats=9))
    refused = office.put(TERMS, sent_as_read(read, ngo_seats=7))
    assert (refused.status_code, refused.json["code"]) == (409, "registrations.terms_changed")
    assert refused.json["present"] == office.read(TERMS).json
    assert refused.json["present"]["ngo_seats"] == 9


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"opens_at": "2026-08-03T07:00:00"}, 422),
        ({"opens_at": "0001-01-01T00:00:00+14:00"}, 422),
        ({"keep_until": "2300-01-01"}, 422),
        ({"quotas": {"martian": {}}}, 422),
        ({"ngo_seats": -1}, 409),
        ({"categories": []}, 409),
        ({"keep_until": "2020-01-01"}, 409),
        ({"opens_at": "2026-08-03T07:00:00Z", "closes_at": "2026-08-03T07:00:00Z"}, 409),
    ],
)
def test_what_terms_cannot_say_is_refused(office: Program, changes: dict[str, Any], status: int) -> None:
    assert office.put(TERMS, sent_as_read(office.read(TERMS).json, **changes)).status_code == status
    assert find_terms("autumn") is None


def test_delegations_are_invited_all_or_none(office: Program) -> None:
    for code in ("MEX", "NOR", "OMN"):
        an_entity(code)
    refused = office.post(DELEGATIONS, {"entities": ["MEX"]})
    assert (refused.status_code, refused.json["code"]) == (409, "registrations.not_set_up")
    terms()
    assert entities(office.post(DELEGATIONS, {"entities": ["NOR"]})) == ["NOR"]
    unknown = office.post(DELEGATIONS, {"entities": ["MEX", "ZZZ"]})
    assert (unknown.status_code, unknown.json["errors"][0]["pointer"]) == (422, "#/entities/1")
    again = office.post(DELEGATIONS, {"entities": ["MEX", "NOR"]})
    assert (again.status_code, again.json["code"]) == (409, "registrations.invited_already")
    assert entities(office.post(DELEGATIONS, {"entities": ["OMN", "MEX", "OMN"]})) == ["MEX", "OMN"]
    assert entities(office.read(DELEGATIONS)) == ["MEX", "NOR", "OMN"]


def test_an_invitation_is_taken_back_while_nobody_came_of_it(office: Program) -> None:
    delegation = a_delegation()
    a_delegation("NOR")
    registered(delegation)
    assert office.delete(MEXICO).json["code"] == "registrations.has_people"
    assert office.delete(f"{DELEGATIONS}/NOR").status_code == 204
    assert entities(office.read(DELEGATIONS)) == ["MEX"]


def test_a_delegation_says_what_is_left_and_who_is_there(office: Program) -> None:
    rows = registered(a_delegation(), "Ana López", "Benito Juárez", "Carla Ruiz", "Diego Rivera")
    read = office.read(MEXICO).json
    assert (read["left"], read["people"]) == ({"in_person": 0, "online": 7}, {"submitted": 3, "waiting": 1})
    assert (read["quota"]["in_person"], read["own_quota"], read["has_code"]) == (3, None, False)
    larger = office.put(f"{MEXICO}/quota", {"quota": {"in_person": 5, "online": None}}).json
    assert larger["own_quota"] == larger["quota"] == {"in_person": 5, "online": None, "in_room": 1}
    assert (larger["left"], states(rows)) == ({"in_person": 1, "online": None}, ["submitted"] * 4)
    assert office.put(f"{MEXICO}/quota", {"quota": {"in_person": -1}}).status_code == 409
    assert office.put(f"{MEXICO}/quota", {"quota": None}).json["own_quota"] is None


def test_a_focal_point_sees_the_delegations_of_its_entities_alone(app: Flask, mission: Program) -> None:
    assert entities(mission.read(DELEGATIONS)) == ["MEX"]
    both = an_account("both@example.org", *(Grant("focal_point", Scope("entity", one)) for one in ("MEX", "NOR")))
    assert entities(Program(app, both).read(DELEGATIONS)) == ["MEX", "NOR"]
    for other in (Program(app, a_focal_point("OMN")), Program(app, an_account("x@example.org")), Program(app)):
        assert other.read(DELEGATIONS).status_code == 404


def test_another_delegation_is_not_there_and_who_asked_is_written_down(mission: Program) -> None:
    norway = f"{DELEGATIONS}/NOR"
    for address in ("", "/credentials", "/code", "/focal-points", "/registrations"):
        assert mission.read(norway + address).status_code == 404
    assert mission.post(f"{norway}/code").status_code == 404
    assert mission.post(f"{norway}/focal-points", {"email": "a@example.org"}).status_code == 404
    assert (
        mission.post(f"{norway}/registrations", {"people": [{"family_name": "A", "email": "a@b.org"}]}).status_code
        == 404
    )
    asked_for = ["see_delegation", "see_delegation", "hand_over", "see_delegation", "see_delegation"]
    assert turned_away() == [(one, "delegation") for one in (*asked_for, "hand_over", "hand_over", "register")]


def test_what_the_secretariat_does_is_not_a_focal_points(mission: Program) -> None:
    assert mission.put(f"{MEXICO}/quota", {"quota": None}).status_code == 404
    assert mission.delete(MEXICO).status_code == 404
    assert mission.post(DELEGATIONS, {"entities": ["OMN"]}).status_code == 404
    assert mission.read(TERMS).status_code == 404
    assert mission.read("/meetings/autumn/registrations").status_code == 404
    decision = {"registrations": ["3f9c2a1b7d4e"], "deed": "approve"}
    assert mission.post("/meetings/autumn/registrations/decisions", decision).status_code == 404


def test_credentials_are_given_read_replaced_and_taken_away(mission: Program) -> None:
    assert mission.read(f"{MEXICO}/credentials").status_code == 404
    assert give(mission, samples.pdf()).json["credentials_at"] is not None
    read = mission.read(f"{MEXICO}/credentials", Accept=PDF)
    assert (read.data, read.mimetype, "note.pdf" in read.headers["Content-Disposition"]) == (samples.pdf(), PDF, True)
    assert read.headers["Cache-Control"].startswith("private")
    assert give(mission, samples.image(), PNG).status_code == 200
    assert mission.read(f"{MEXICO}/credentials").data == samples.image()
    assert mission.delete(f"{MEXICO}/credentials").json["credentials_at"] is None
    assert mission.delete(f"{MEXICO}/credentials").json["code"] == "registrations.no_credentials"


def test_credentials_are_what_they_say_or_refused(mission: Program) -> None:
    assert give(mission, samples.image(), PDF).json["code"] == "files.other_type"
    assert give(mission, samples.open_xml(), "text/plain").status_code == 415
    assert find_delegation("autumn", "MEX").credentials is None


def test_a_code_is_issued_read_and_stopped(mission: Program) -> None:
    assert mission.read(f"{MEXICO}/code").json == {"code": None}
    first, again = (mission.post(f"{MEXICO}/code", Idempotency_Key="once") for _ in range(2))
    assert (first.json["has_code"], again.json) == (True, first.json)
    code = mission.read(f"{MEXICO}/code").json["code"]
    assert find_by_code("autumn", code).entity_code == "MEX"
    assert code.encode() not in first.data
    assert mission.delete(f"{MEXICO}/code").json["has_code"] is False
    assert mission.delete(f"{MEXICO}/code").json["code"] == "registrations.no_code"
    assert find_by_code("autumn", code) is None


def test_focal_points_hand_over(app: Flask, mission: Program) -> None:
    own = mission.read(f"{MEXICO}/focal-points").json["items"]
    assert [(one["email"], one["has_joined"]) for one in own] == [("mission@mex.example", True)]
    alone = mission.delete(f"{MEXICO}/focal-points/{own[0]['account']}")
    assert (alone.status_code, alone.json["code"]) == (409, "registrations.last_focal_point")
    made = mission.post(f"{MEXICO}/focal-points", {"email": "Ana@example.org", "name": "Ana López"})
    assert (made.status_code, made.json.keys()) == (201, {"address", "account"})
    there = mission.read(f"{MEXICO}/focal-points").json["items"]
    assert {(one["name"], one["has_joined"]) for one in there} == {("Ana López", False), ("Mission", True)}
    assert mission.post(f"{MEXICO}/focal-points", {"email": "no address"}).status_code == 422
    assert mission.delete(f"{MEXICO}/focal-points/{own[0]['account']}").status_code == 409, "she has not joined yet"
    ana = find_by_email("ana@example.org")
    accept_invitation(OPERATOR, ana.id, ana.invitation_version, "Ana López", "a hash")
    assert mission.delete(f"{MEXICO}/focal-points/{own[0]['account']}").status_code == 204
    assert mission.read(MEXICO).status_code == 404
    assert Program(app, an_account("o@example.org", "secretariat")).delete(made.location[7:]).status_code == 204


def test_the_list_costs_the_same_with_one_and_with_many(office: Program, queries: Any) -> None:
    counts = []
    office.read(DELEGATIONS)  # the day on which a token was used is written once
    for number in (1, 30):
        for at in range(number):
            registered(a_delegation(f"E{number}N{at}", EntityKind.IGO, credentials=False), f"Ana {number}x{at}")
        with queries() as sent:
            assert len(office.read(DELEGATIONS).json["items"]) >= number
        counts.append(len(sent))
    assert counts[0] == counts[1]
