"""Programs read what is public of meetings, and nothing else."""

import json
from urllib.parse import urlsplit

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish
from app.meetings.rules.people import Panellist
from tests.builders.documents import a_document, a_published_document
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting, an_entity
from tests.builders.packages import GROUND, MEETINGS, load_documents, load_ground, sample
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.programs import Program


@pytest.fixture
def reader(app: Flask) -> Program:
    """A program without a token."""
    return Program(app)


def test_the_programme_says_the_same_as_the_export(reader: Program) -> None:
    load_documents(*map(sample, (*GROUND, *MEETINGS)))
    for slug in ("cnd-2023-october", "cnd-2020"):
        export = json.loads(reader.client.get(f"/meetings/{slug}/programme.json").text.replace("+00:00", "Z"))
        assert reader.read(f"/meetings/{slug}/programme").json == export
        assert reader.read(f"/meetings/{slug}/versions/1").json == export


def test_a_version_stays_as_it_was(reader: Program) -> None:
    a_published_meeting()
    first = reader.read("/meetings/autumn/programme").json
    write_draft(a_programme(a_sitting(1, room="Boardroom A"), a_sitting(2)), OPERATOR)
    assert reader.read("/meetings/autumn/programme").json == first
    publish("autumn", OPERATOR, "Room found")
    assert reader.read("/meetings/autumn/versions/1").json == first
    assert reader.read("/meetings/autumn/sittings/1").json["sitting"]["room"] == "Boardroom A"
    listed = reader.read("/meetings/autumn/versions").json
    assert [(one["number"], one["before"], one["note"]) for one in listed["items"]] == [
        (2, 1, "Room found"),
        (1, None, None),
    ]
    assert [one["office"] for one in listed["items"]] == ["Secretariat"] * 2
    compared = reader.read("/meetings/autumn/comparison?from=1&to=2").json
    assert (
        compared["changes"]
        == listed["items"][0]["changes"]
        == [{"sitting": 1, "sentences": [compared["changes"][0]["sentences"][0]]}]
    )
    assert "Boardroom A" in compared["changes"][0]["sentences"][0]


def test_where_else_it_stands_is_named_and_is_there(reader: Program) -> None:
    a_challenge("markets")
    a_published_meeting(a_programme(a_sitting(1, challenges=("markets",))))
    meeting = reader.read("/meetings/autumn").json
    assert reader.read("/meetings").json["items"] == [meeting]
    assert {"calendar", "programme_pdf", "changes_feed"} <= meeting["links"].keys()
    pages = reader.client.application.url_map.bind("localhost")
    for address in ("/meetings/autumn", "/meetings/autumn/sittings/1", "/challenges/markets/sittings"):
        for name, link in reader.read(address).json["links"].items():
            path = urlsplit(link).path
            assert pages.match(path)[0].startswith(("publishing.", "floor.")), name
            if not name.endswith(("_pdf", "_docx")):  # typesetting takes its time, and has its own tests
                assert (name, reader.client.get(path).status_code) == (name, 200)


@pytest.mark.parametrize("address", ["", "/programme", "/versions", "/versions/1", "/sittings/1", "/sittings/1/record"])
def test_what_is_not_published_is_not_there(reader: Program, address: str) -> None:
    a_meeting()
    assert reader.read(f"/meetings/autumn{address}").status_code == 404
    assert reader.read("/meetings").json == {"items": [], "page": 1, "pages": 1, "total": 0}


@pytest.mark.parametrize(
    ("question", "parameter"), [("from=1&to=3", "to"), ("from=2&to=1", "from"), ("from=1&to=1", "to"), ("to=1", "from")]
)
def test_only_versions_that_are_there_are_compared(reader: Program, question: str, parameter: str) -> None:
    a_published_meeting()
    refused = reader.read(f"/meetings/autumn/comparison?{question}")
    assert (refused.status_code, refused.json["errors"][0]["parameter"]) == (422, parameter)


def test_the_record_says_who_spoke_and_for_whom(reader: Program) -> None:
    load_documents(*map(sample, (*GROUND, *MEETINGS)))
    record = reader.read("/meetings/cnd-2023-october/sittings/3/record").json
    assert [one["entity"] for one in record["statements"]][:3] == ["GBR", "MEX", "EU"]
    assert record["entities"]["MEX"] == "Mexico"
    assert reader.read("/challenges/crime-links/sittings").json["total"] > 0


def test_documents_are_read_where_they_are_public(reader: Program) -> None:
    a_meeting()
    a_published_document(symbol="E/CN.7/2026/CRP.1", sittings=(2,))
    a_document(title="Not yet")
    assert reader.read("/meetings/autumn/documents").status_code == 404
    publish("autumn", OPERATOR)
    a_published_document(link="https://un.example.org/a.pdf", language="fr")
    said = reader.read("/meetings/autumn/documents").json["items"]
    assert [(one["number"], one["symbol"], one["sittings"]) for one in said] == [
        (1, "E/CN.7/2026/CRP.1", [2]),
        (3, None, []),
    ]
    [file], [link] = (one["texts"] for one in said)
    assert (link["address"], link["size"], file["media_type"]) == (
        "https://un.example.org/a.pdf",
        None,
        "application/pdf",
    )
    assert reader.client.get(file["address"], buffered=True).status_code == 200


def test_lists_are_read_page_by_page(reader: Program) -> None:
    load_ground()
    whole = reader.read("/entities?per_page=200").json
    pages = [reader.read(f"/entities?per_page=7&page={page}").json for page in range(1, -(-whole["total"] // 7) + 2)]
    codes = [one["code"] for page in pages for one in page["items"]]
    assert len(codes) == len(set(codes)) == whole["total"]
    assert pages[-1]["items"] == []
    assert {one["kind"] for one in reader.read("/entities?kind=ngo").json["items"]} == {"ngo"}
    assert reader.read("/entities/MEX").json["regional_group"] == "GRULAC"


@pytest.mark.parametrize(
    "address",
    [
        "/meetings",
        "/meetings/autumn/programme",
        "/meetings/autumn/versions",
        "/challenges",
        "/workplan",
        "/entities",
        "/meetings/autumn/sittings/1",
        "/challenges/c1/sittings",
    ],
)
def test_many_cost_as_many_queries_as_one(reader: Program, queries, address: str) -> None:
    a_challenge("c1", 1)
    an_entity("MEX")
    a_published_meeting(a_programme(a_sitting(1, challenges=("c1",))))
    with queries() as few:
        assert reader.read(address).status_code == 200
    for number in range(2, 12):
        a_challenge(f"c{number}", number)
        an_entity(f"E{number}")
        a_published_meeting(a_programme(a_sitting(1, challenges=("c1",)), slug=f"other-{number}"))
        people = tuple(Panellist(name=f"P{one}", entity="MEX") for one in range(number))
        write_draft(
            a_programme(a_sitting(1, challenges=("c1",), panel=people), a_sitting(2), a_sitting(number + 1)), OPERATOR
        )
        publish("autumn", OPERATOR)
    with queries() as many:
        assert reader.read(address).status_code == 200
    assert len(many) == len(few)
