"""The imported record: entries with a source and an order, without times."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from app.core.db import db
from app.core.live import versions
from app.floor.models import FloorEntry
from app.floor.queries.record import counts_of_meeting, record_of
from app.floor.rules.record import Counts, JointStatement
from tests.builders.packages import a_package, a_sitting_said, load_documents, load_ground, sample

OCTOBER = "cnd-2023-october"


@pytest.fixture
def _october(app: Flask) -> None:
    load_ground()
    load_documents(sample(f"{OCTOBER}.yaml"))


def log() -> list[FloorEntry]:
    db.session.expire_all()
    return list(db.session.scalars(select(FloorEntry).order_by(FloorEntry.id)))


def said(*statements, **given):
    return a_package(sittings=[a_sitting_said(1, statements=list(statements) or None, **given)])


@pytest.mark.usefixtures("_october")
def test_statements_are_on_record_in_the_order_in_which_they_were_made() -> None:
    record = record_of(OCTOBER, 1)
    assert [made.entity for made in record.statements[:5]] == ["CHE", "ITA", "EU", "USA", "MEX"]
    assert [reply.entity for reply in record.replies] == ["ISR", "RUS", "USA", "GBR", "UKR"]
    assert (record.ngo_list_open, record.source, len(record.statements)) == (True, "V.15", 32)


@pytest.mark.usefixtures("_october")
def test_a_joint_statement_keeps_its_number_as_announced_and_its_co_sponsors() -> None:
    joint = record_of(OCTOBER, 1).statements[0].on_behalf_of
    assert (joint.label, joint.stated_number, len(joint.co_sponsors)) == ("47 Member States", 47, 21)


@pytest.mark.usefixtures("_october")
def test_a_written_statement_and_an_unnamed_organization_are_on_record_as_such() -> None:
    third = record_of(OCTOBER, 3)
    written = [made.entity for made in third.statements if made.delivery == "written_only"]
    assert written == ["PRY"]
    last = third.statements[-1]
    assert (last.entity, last.ngo_home, last.nominated_by, last.listed_with) == ("NGO", "KOR", "VNGOC", "ngos")


@pytest.mark.usefixtures("_october")
def test_entries_have_their_source_and_no_times() -> None:
    assert {(entry.at, entry.source) for entry in log()} == {(None, f"V.{number}") for number in (15, 29, 40, 50)}


@pytest.mark.usefixtures("_october")
def test_a_meeting_is_counted_in_one_query(queries: Callable) -> None:
    db.session.rollback()
    with queries() as sent:
        counts = counts_of_meeting(OCTOBER)
    assert len([statement for statement in sent if statement.startswith("SELECT")]) == 1
    assert counts == {1: Counts(32, 5), 2: Counts(27, 0), 3: Counts(23, 6), 4: Counts(15, 0)}


def test_a_changed_package_corrects_by_further_entries(app: Flask) -> None:
    load_ground()
    load_documents(said({"entity": "CHE"}, {"entity": "ITA", "name_in_text": "Italy"}))
    before = [(entry.id, entry.entity, entry.data) for entry in log()]
    load_documents(said({"entity": "CHE"}, {"entity": "ITA", "name_in_text": "the Republic of Italy"}))
    assert [(entry.id, entry.entity, entry.data) for entry in log()[:2]] == before
    assert [(entry.entity, entry.replaces_id) for entry in log()[2:]] == [("ITA", before[1][0])]
    assert record_of("spring", 1).statements[1].name_in_text == "the Republic of Italy"


def test_a_record_gone_from_the_package_is_withdrawn(app: Flask) -> None:
    load_ground()
    load_documents(said({"entity": "CHE"}, statements_source="V.1", ngo_list_open=True))
    load_documents(said())
    record = record_of("spring", 1)
    assert (record.statements, record.ngo_list_open, record.source, len(log())) == ((), False, None, 4)


def test_a_correction_is_announced_to_the_pages_of_the_meeting(app: Flask) -> None:
    load_ground()
    load_documents(said({"entity": "CHE"}))
    before = versions(["meeting/spring"])
    load_documents(said({"entity": "ITA"}))
    assert versions(["meeting/spring"]) != before


def test_what_is_not_known_of_a_statement_is_kept(app: Flask) -> None:
    load_ground()
    load_documents(said({"entity": "CHE", "x": None, "on_behalf_of": {"label": "Friends", "y": [1]}}))
    (made,) = record_of("spring", 1).statements
    assert (made.extra, made.on_behalf_of) == ({"x": None}, JointStatement(label="Friends", extra={"y": [1]}))


@pytest.mark.parametrize("statement", ["UPDATE floor_entry SET entity = 'ITA'", "DELETE FROM floor_entry"])
@pytest.mark.usefixtures("_october")
def test_entries_cannot_be_changed_or_deleted(statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.connection().exec_driver_sql(statement)
    db.session.rollback()
    assert len(log()) == 112
