"""Programs of the Secretariat read who is registered, and decide; what is kept of their answers names nobody."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db
from app.core.files.kinds import PDF
from app.core.repeats import RepeatableAnswer
from app.entities.rules import EntityKind
from app.registrations.rules.words import Way
from tests.architecture.matrix import METHODS
from tests.builders.people import an_account
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation, registered, states, terms
from tests.core.files import samples

ALL = "/meetings/autumn/registrations"
DECISIONS = f"{ALL}/decisions"
NEVER_KEPT = ("Quetzal", "quetzal", "Because", "wheelchair", "Mixtli")


@pytest.fixture
def office(app: Flask, now: Any) -> Program:
    """A program of the Secretariat."""
    return Program(app, an_account("office@example.org", "secretariat"))


def names(answer: Any) -> list[str]:
    """Who is listed."""
    return [one["family_name"] for one in answer.json["items"]]


def test_all_are_listed_as_they_came_and_by_what_is_asked(office: Program) -> None:
    mexico, an_ngo = a_delegation(), a_delegation("NGOA", EntityKind.NGO)
    registered(mexico, "A Mora", "B Luna", "C Ríos", "D Vega")
    registered(an_ngo, "E Gil")
    registered(mexico, "F Paz", way=Way.ONLINE)
    everybody = ["Mora", "Luna", "Ríos", "Vega", "Gil", "Paz"]
    assert names(office.read(ALL)) == everybody
    for question, found in {
        "state=waiting": ["Vega"],
        "category=ngo": ["Gil"],
        "entity=MEX": ["Mora", "Luna", "Ríos", "Vega", "Paz"],
        "way=online": ["Paz"],
        "entity=MEX&way=in_person&state=submitted": ["Mora", "Luna", "Ríos"],
        "entity=NOR": [],
    }.items():
        assert names(office.read(f"{ALL}?{question}")) == found
    second = office.read(f"{ALL}?per_page=4&page=2")
    assert (names(second), second.json["pages"], second.json["total"]) == (everybody[4:], 2, 6)
    assert office.read(f"{ALL}?state=lost").status_code == 422


def test_what_can_be_decided_is_and_the_rest_is_named_with_its_reason(office: Program) -> None:
    good = registered(a_delegation(), "A Mora", "B Luna", "C Ríos", "D Vega")
    bad = registered(a_delegation("NOR", credentials=False), "E Gil")
    ids = [row.public_id for row in (*good, *bad)]
    decided = office.post(DECISIONS, {"registrations": ids, "deed": "approve"}).json
    assert [one["registration"] for one in decided["done"]] == ids[:3]
    assert [(one["registration"], one["code"]) for one in decided["refused"]] == [
        (ids[3], "registrations.still_waiting"),
        (ids[4], "registrations.credentials_missing"),
    ]
    assert all(one["detail"] for one in decided["refused"])
    assert states(good) == ["approved"] * 3 + ["waiting"]


def test_who_is_rejected_is_told_why_and_makes_room(office: Program) -> None:
    rows = registered(a_delegation(), "A Mora", "B Luna", "C Ríos", "D Vega")
    ids = [row.public_id for row in rows]
    silent = office.post(DECISIONS, {"registrations": ids[:1], "deed": "reject"}).json
    assert (silent["done"], silent["refused"][0]["code"]) == ([], "registrations.reason_missing")
    done = office.post(DECISIONS, {"registrations": ids[:1], "deed": "reject", "reason": "Not named"}).json["done"]
    assert (done[0]["state"], done[0]["place"]) == ("rejected", None)
    assert states(rows) == ["rejected", "submitted", "submitted", "submitted"]
    again = office.post(DECISIONS, {"registrations": ids[:1], "deed": "reconsider"}).json["done"]
    assert again[0]["state"] == "waiting"


def test_whom_nobody_knows_is_named_and_nothing_is_decided(office: Program) -> None:
    row = registered(a_delegation())[0]
    sent = {"registrations": [row.public_id, "0" * 12], "deed": "approve"}
    refused = office.post(DECISIONS, sent)
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "#/registrations/1")
    assert office.post(DECISIONS, {**sent, "deed": "withdraw"}).status_code == 422
    assert states([row]) == ["submitted"]


def test_the_list_costs_the_same_with_one_and_with_many(office: Program, queries: Any) -> None:
    terms(quotas={})
    counts = []
    office.read(ALL)  # the day on which a token was used is written once
    for number in (1, 30):
        for at in range(number):
            registered(a_delegation(f"E{number}N{at}", EntityKind.IGO, credentials=False), f"Ana {number}x{at}")
        with queries() as sent:
            assert len(office.read(ALL).json["items"]) >= number
        counts.append(len(sent))
    assert counts[0] == counts[1]


def writes(app: Flask) -> set[str]:
    """Every way in which programs write of registrations."""
    return {
        f"{method} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("registrations_api.")
        for method in METHODS[1:]
        if method in (rule.methods or ())
    }


def test_what_is_kept_of_an_answer_names_nobody(app: Flask, office: Program) -> None:
    done: dict[str, int] = {}

    @app.after_request
    def note(response: Any) -> Any:
        from flask import request

        done[f"{request.method} {request.endpoint}"] = response.status_code
        return response

    every_write(office)
    assert {name for name in done if not name.startswith("GET")} == writes(app)
    assert {name: status for name, status in done.items() if status >= 300} == {}
    kept = db.session.scalars(select(RepeatableAnswer)).all()
    assert len(kept) > len(writes(app)) - 2
    said = " ".join(f"{one.key} {one.body} {one.location}" for one in kept)
    assert [word for word in NEVER_KEPT if word in said] == []


def every_write(office: Program) -> None:
    """All that can be written of registrations, once, of somebody with words that are found again."""
    keys = iter(range(1000))

    def key() -> dict[str, str]:
        return {"Idempotency_Key": f"key-{next(keys)}"}

    mexico = "/meetings/autumn/delegations/MEX"
    a_delegation("NOR")
    a_delegation()
    read = office.read("/meetings/autumn/registration-terms").json
    kept = ("ngo_seats", "with_credentials", "keep_until")
    terms_sent = {**{name: read[name] for name in kept}, "seen": read["edition"]}
    office.put("/meetings/autumn/registration-terms", terms_sent, **key())
    office.delete("/meetings/autumn/delegations/NOR", **key())
    office.post("/meetings/autumn/delegations", {"entities": ["NOR"]}, **key())
    office.put(f"{mexico}/quota", {"quota": None}, **key())
    office.post(f"{mexico}/code", **key())
    office.delete(f"{mexico}/code", **key())
    headers = {**office.shown, "Content-Type": PDF, "Idempotency-Key": "file"}
    address = f"/api/v1{mexico}/credentials?name=Quetzal.pdf"
    office.client.put(address, data=samples.pdf(), headers=headers)
    office.delete(f"{mexico}/credentials", **key())
    focal = office.post(f"{mexico}/focal-points", {"email": "quetzal@example.org", "name": "Mixtli"}, **key())
    office.delete(focal.location[7:], **key())
    person = {"family_name": "Quetzal", "given_names": "Mixtli", "email": "quetzal@example.org", "needs": "wheelchair"}
    made = office.post(f"{mexico}/registrations", {"people": [person]}, **key()).json["items"][0]
    one = made["address"][7:]
    office.patch(one, {"edition": 1, "title": "Because", "given_names": "Mixtli Quetzal"}, **key())
    decision = {"registrations": [made["registration"]], "deed": "ask_more", "reason": "Because"}
    office.post(DECISIONS, decision, **key())
    office.post(f"{one}/submission", {"text": "Because"}, **key())
    office.post(DECISIONS, decision, **key())
    answer = f"/api/v1{one}/submission/file?name=Quetzal.pdf&text=Because"
    office.client.post(answer, data=samples.pdf(), headers={**headers, "Idempotency-Key": "more"})
    office.put("/meetings/autumn/registration-terms/final-list", **key())
    office.delete("/meetings/autumn/registration-terms/final-list", **key())
    office.post(f"{one}/withdrawal", **key())
    draft = {"people": [{**person, "given_names": "Other"}], "is_draft": True}
    office.delete(office.post(f"{mexico}/registrations", draft, **key()).json["items"][0]["address"][7:], **key())
