"""What an archive has on record, run again through the commands, is on record again."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core.db import db
from app.core.package.writing import write
from app.floor.models import FloorEntry
from app.floor.queries.record import counts_of_meeting, record_of
from app.floor.rules.record import Record
from app.floor.rules.record_summary import Summary, summarize
from app.meetings.package.format import dump
from tests.builders.packages import (
    MEETINGS,
    a_package,
    a_sitting_said,
    load_documents,
    load_ground,
    refused,
    sample,
)
from tests.builders.replayed import run_again, without_record

OCTOBER = "cnd-2023-october.yaml"


@pytest.fixture(autouse=True)
def ground(app: Flask) -> None:
    load_ground()


def spoken(record: Record) -> list[list[tuple]]:
    """Who spoke in each part of a summary, for whom, from where, and how; what only one of both knows is left out."""
    found: Summary = summarize(record)
    joint = lambda one: one.on_behalf_of and replace(one.on_behalf_of, extra={})  # noqa: E731
    return [
        *([(one.entity, joint(one), one.is_written) for one in part] for part in (found.states, found.observers)),
        [
            (one.by, [(home.code, home.count) for home in one.homes], [who.entity for who in one.named])
            for one in found.organizations
        ],
        [reply.entity for reply, _rank in found.replies],
    ]


def test_archives_name_the_same_speakers_after_they_were_run_again() -> None:
    seen = 0
    for name in MEETINGS:
        package = sample(name)
        load_documents(package)
        for number in run_again(package, f"again-{package['slug']}"):
            archived, run = record_of(package["slug"], number), record_of(f"again-{package['slug']}", number)
            assert spoken(run) == spoken(archived)
            assert len(run.statements) == len(archived.statements)
            seen += 1
        assert counts_of_meeting(f"again-{package['slug']}") == counts_of_meeting(package["slug"])
    assert seen == 4


def test_a_floor_that_was_run_is_loaded_elsewhere_as_it_was() -> None:
    run_again(sample(OCTOBER))
    there = dump("again")
    elsewhere = {**there, "slug": "elsewhere", "sittings": [{**one, "uid": None} for one in there["sittings"]]}
    load_documents({name: value for name, value in elsewhere.items() if name != "version"})
    for number in (1, 2, 3, 4):
        here, copied = record_of("again", number), record_of("elsewhere", number)
        assert spoken(copied) == spoken(here)
        assert [one.seconds for one in copied.statements] == [one.seconds for one in here.statements]
    said = [[write({"of": one.get("statements"), "replies": one.get("rights_of_reply")}) for one in of["sittings"]]
            for of in (there, dump("elsewhere"))]  # fmt: skip
    assert (said[0] == said[1], "given_at" in said[0][0]) == (True, True)


def test_no_package_changes_what_was_said_on_a_floor_that_was_run_here() -> None:
    run_again(sample(OCTOBER))
    there, before = dump("again"), length_of_log()
    load_documents(there)
    changed = dump("again")
    changed["sittings"][0]["statements"][0]["name_in_text"] = "Swiss Confederation"
    said = "the record of a sitting that was run here is that of its floor. Leave it out, or correct it on the floor."
    assert refused(changed) == [f"sittings.1.statements: {said}"]
    load_documents(without_record(sample(OCTOBER)) | {"slug": "again"})
    assert (length_of_log(), len(record_of("again", 1).statements)) == (before, 32)


def length_of_log() -> int:
    return db.session.scalar(select(func.count()).select_from(FloorEntry))


EVERYTHING = {
    "statements": [
        {"entity": "ISR", "name_in_text": "Israel", "listed_with": "states"},
        {
            "entity": "SGP",
            "on_behalf_of": {"label": "43 countries", "stated_number": 43, "co_sponsors": ["SGP", "PSE"]},
        },
        {"entity": "SGP", "listed_with": "states"},
        {"entity": "EU", "listed_with": "states", "on_behalf_of": {"label": "the EU and its Member States"}},
        {"entity": "MEX", "listed_with": "states", "on_behalf_of": {"group": "FRIENDS-RESEARCH"}},
        {"entity": "PSE", "listed_with": "states", "delivery": "video_message"},
        {"entity": "PRY", "listed_with": "states", "delivery": "written_only"},
        {"entity": "OHCHR", "listed_with": "observers"},
        {"entity": "WGAD", "listed_with": "experts"},
        {"entity": "VNGOC", "listed_with": "ngos"},
        {"entity": "NGO", "listed_with": "ngos", "ngo_home": "MAC", "nominated_by": "VNGOC"},
        {"entity": "NGO", "listed_with": "ngos", "ngo_home": "THA", "nominated_by": "VNGOC"},
        {"entity": "NGO", "listed_with": "ngos", "ngo_home": "THA", "nominated_by": "VNGOC"},
        {"entity": "HRI", "listed_with": "ngos", "nominated_by": "VNGOC"},
    ],
    "rights_of_reply": [{"entity": one} for one in ("PSE", "ISR", "SDN", "EU", "ISR")],
}


def test_what_other_sittings_have_is_run_again_too() -> None:
    package = a_package(sittings=[a_sitting_said(1, **EVERYTHING), a_sitting_said(2, starts="15:00", ends="18:00")])
    load_documents(package)
    run_again(package)
    assert spoken(record_of("again", 1)) == spoken(record_of("spring", 1))
    assert [one.delivery for one in record_of("again", 1).statements if one.entity == "PSE"] == ["video_message"]
