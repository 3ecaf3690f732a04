"""Programs register people, one or many, and change, submit and withdraw them."""

from typing import Any

import pytest
from flask import Flask

from app.core.audit import AuditEntry
from app.core.db import db
from app.entities.rules import EntityKind, sort_key
from app.registrations.models import Registration
from tests.builders.people import an_account
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody, states, terms

PEOPLE = "/meetings/autumn/delegations/MEX/registrations"
ANA = {"family_name": "López", "given_names": "Ana", "email": "ana@example.org"}
WHOLE = {
    **ANA,
    "title": "H.E. Ms.",
    "function": "Ambassador",
    "role": "head",
    "way": "online",
    "plan": {"1": "online", "2": "absent"},
    "locale": "es",
    "gender": "woman",
    "gender_words": "",
    "needs": "A seat near the door",
    "wants_visa_letter": True,
    "visa_details": "Passport X1",
    "consents": ["listed"],
    "may_wait": False,
}


@pytest.fixture
def mission(app: Flask, now: Any) -> Program:
    """A program of Mexico's focal point, whose delegation is invited."""
    a_delegation()
    return Program(app, a_focal_point())


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat."""
    return Program(app, an_account("office@example.org", "secretariat"))


def named(*names: str, **said: Any) -> dict[str, Any]:
    """People of these family names, as they are sent."""
    people = [{"family_name": one, "email": f"{sort_key(one)}@example.org", **said} for one in names]
    return {"people": people}


def mistakes(answer: Any) -> list[tuple[str, str]]:
    """What is wrong, and where."""
    return [(one["pointer"], one["code"].partition(".")[2]) for one in answer.json["errors"]]


def test_somebody_is_registered_with_all_that_was_said(mission: Program) -> None:
    made = mission.post(PEOPLE, {"people": [WHOLE]})
    assert (made.status_code, made.location) == (201, f"/api/v1{PEOPLE}")
    standing = made.json["items"][0]
    assert {name: standing[name] for name in ("state", "way", "place", "seat", "edition")} == {
        "state": "submitted", "way": "online", "place": 1, "seat": None, "edition": 1,
    }  # fmt: skip
    read = mission.read(standing["address"][7:]).json
    assert {name: read[name] for name in WHOLE} == WHOLE
    assert (read["entity"], read["source"], read["words"]) == ("MEX", "delegation", [])
    assert mission.read(PEOPLE).json["items"] == [read]


def test_many_are_registered_together_and_the_same_request_registers_nobody_twice(mission: Program) -> None:
    people = named("Alonso", "Bravo", "Cruz", "Díaz")
    first, again = (mission.post(PEOPLE, people, Idempotency_Key="once") for _ in range(2))
    assert [(one["state"], one["place"]) for one in first.json["items"]] == [
        ("submitted", 1), ("submitted", 2), ("submitted", 3), ("waiting", None),
    ]  # fmt: skip
    assert (again.json, again.headers["Idempotency-Replayed"]) == (first.json, "true")
    assert len(mission.read(PEOPLE).json["items"]) == 4


def test_with_a_mistake_nobody_is_registered_and_each_is_named_at_its_place(mission: Program) -> None:
    mission.post(PEOPLE, {"people": [{**ANA, "role": "head"}]})
    bad = [
        ANA,
        {**ANA, "family_name": "Bravo", "role": "head"},
        {**ANA, "family_name": "Cruz", "plan": {"9": "online"}},
    ]
    refused = mission.post(PEOPLE, {"people": bad}, Idempotency_Key="kept")
    assert (refused.status_code, refused.json["code"], refused.json["parameters"]) == (
        409, "registrations.people_refused", {"count": 3},
    )  # fmt: skip
    assert mistakes(refused) == [
        ("#/people/0/email", "registered_already"),
        ("#/people/1/role", "head_taken"),
        ("#/people/2/plan", "no_such_sitting"),
    ]
    assert len(mission.read(PEOPLE).json["items"]) == 1
    assert mission.post(PEOPLE, named("Cruz"), Idempotency_Key="kept").status_code == 201


def test_what_is_full_says_so(mission: Program) -> None:
    mission.post(PEOPLE, named("Alonso", "Bravo"))
    refused = mission.post(PEOPLE, named("Cruz", "Díaz", may_wait=False))
    assert (refused.json["code"], refused.json["parameters"]) == ("registrations.no_place_in_person", {"limit": 3})
    assert "3 places in the room" in refused.json["detail"]
    assert mistakes(refused) == [("#/people/1/way", "no_place_in_person")]


def test_organizations_share_their_seats(app: Flask, mission: Program) -> None:
    terms(ngo_seats=1)
    for entity in ("NGOA", "NGOB"):
        a_delegation(entity, EntityKind.NGO)
    office = Program(app, an_account("o@example.org", "secretariat"))
    first, second = (
        office.post(f"/meetings/autumn/delegations/{entity}/registrations", named(entity, may_wait=False))
        for entity in ("NGOA", "NGOB")
    )
    assert (first.json["items"][0]["seat"], second.json["code"]) == (1, "registrations.no_ngo_seat")


def test_a_focal_point_is_bound_by_the_closing_and_the_secretariat_is_not(
    mission: Program, office: Program, now: Any
) -> None:
    terms(closes_at=now)
    refused = mission.post(PEOPLE, named("Alonso", "Bravo"))
    assert (refused.status_code, refused.json["code"]) == (409, "registrations.closed")
    assert mistakes(refused) == [("#/people/0", "closed"), ("#/people/1", "closed")]
    assert office.post(PEOPLE, named("Alonso")).status_code == 201
    entry = db.session.query(AuditEntry).filter_by(action="registrations.register").one()
    assert (entry.behalf_kind, mission.read(PEOPLE).json["items"][0]["source"]) == ("delegation", "secretariat")


@pytest.mark.parametrize(
    "wrong",
    [
        {"family_name": ""},
        {"family_name": "x" * 121},
        {"email": "nobody"},
        {"way": "by post"},
        {"plan": {"one": "online"}},
        {"locale": "de"},
        {"consents": ["everything"]},
        {"needs": "x" * 1001},
        {"needs": "\x00"},
        {"role": None},
        {"passport": "X1"},
    ],
)
def test_what_has_no_shape_is_refused_at_its_field(mission: Program, wrong: dict[str, Any]) -> None:
    refused = mission.post(PEOPLE, {"people": [ANA, {**ANA, **wrong}]})
    assert refused.status_code == 422
    assert {one["pointer"].split("/")[1:4][-1] for one in refused.json["errors"]} == set(wrong)


def test_drafts_are_kept_submitted_and_discarded(mission: Program) -> None:
    made = mission.post(PEOPLE, {**named("Alonso", "Bravo"), "is_draft": True}).json["items"]
    assert [(one["state"], one["place"]) for one in made] == [("draft", None)] * 2
    first, second = (one["address"][7:] for one in made)
    assert mission.post(f"{first}/submission", {}).json["state"] == "submitted"
    assert mission.delete(second).status_code == 204
    assert mission.delete(first).json["code"] == "registrations.not_in_this_state"
    assert [one["family_name"] for one in mission.read(PEOPLE).json["items"]] == ["Alonso"]


def test_somebody_is_changed_on_the_edition_that_was_read(mission: Program) -> None:
    address = mission.post(PEOPLE, {"people": [WHOLE]}).json["items"][0]["address"][7:]
    changed = mission.patch(address, {"edition": 1, "function": "Minister", "gender": None, "needs": ""})
    assert (changed.status_code, changed.json["edition"]) == (200, 2)
    read = mission.read(address).json
    assert {name: read[name] for name in WHOLE} == {**WHOLE, "function": "Minister", "gender": None, "needs": ""}
    late = mission.patch(address, {"edition": 1, "function": "Envoy"})
    assert (late.json["code"], late.json["present"]) == ("registrations.changed_meanwhile", read)
    full = mission.patch(address, {"edition": 2, "plan": {"7": "online"}})
    assert (full.status_code, mistakes(full)) == (409, [("#/plan", "no_such_sitting")])


def test_whoever_withdraws_makes_room_for_who_waits(mission: Program) -> None:
    terms(quotas={})
    made = mission.post(PEOPLE, named("Alonso", "Bravo", "Cruz", "Díaz")).json["items"]
    assert mission.post(f"{made[0]['address'][7:]}/withdrawal").json["state"] == "withdrawn"
    assert mission.read(made[3]["address"][7:]).json["state"] == "submitted"
    again = mission.post(f"{made[0]['address'][7:]}/submission", {})
    assert (again.json["state"], again.json["place"]) == ("waiting", None)


def test_somebody_of_another_delegation_is_not_there(app: Flask, mission: Program) -> None:
    row = registered(a_delegation("NOR"), "Ana López")[0]
    theirs = f"/meetings/autumn/delegations/NOR/registrations/{row.public_id}"
    for answer in (
        mission.read(theirs),
        mission.patch(theirs, {"edition": 1, "title": "Mr."}),
        mission.delete(theirs),
        mission.post(f"{theirs}/submission", {}),
        mission.post(f"{theirs}/withdrawal"),
        mission.read(f"{PEOPLE}/{row.public_id}"),
    ):
        assert answer.status_code == 404
    entries = db.session.query(AuditEntry).filter(AuditEntry.action.startswith("turned_away"))
    assert [(one.subject_kind, one.subject_id) for one in entries] == [*[("registration", row.id)] * 5, (None, None)]
    assert (states([row]), db.session.query(Registration).one().title) == (["submitted"], "")


def test_the_roster_costs_the_same_with_one_and_with_many(mission: Program, queries: Any) -> None:
    terms(quotas={})
    counts = []
    mission.read(PEOPLE)  # the day on which a token was used is written once
    for number in (1, 30):
        mission.post(PEOPLE, named(*(f"N{number}x{at}" for at in range(number)), plan={"1": "online"}))
        with queries() as sent:
            assert len(mission.read(PEOPLE).json["items"]) >= number
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_people_are_in_the_words_of_the_rules(app: Flask) -> None:
    from app.registrations.api.person import PersonSent

    assert PersonSent.model_validate(
        {"family_name": "López", "given_names": "Ana", "email": "lopez.3@example.org"}
    ).particulars() == somebody("Ana López")
