"""Packages of meetings: loaded, published, dumped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock
from app.core.db import db
from app.core.package.reading import read
from app.core.package.writing import write
from app.core.policy import OPERATOR
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish
from app.meetings.package.format import dump
from app.meetings.queries import draft_of, load_meeting, published
from app.meetings.rules.words import Status
from tests.builders.packages import MEETINGS, a_package, a_sitting_said, load_documents, load_ground, refused, sample

ADDED = {"uid", "sequence", "revised"}


def rows() -> dict[str, int]:
    """How many rows each table has."""
    db.session.rollback()
    tables = db.metadata.tables.values()
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}


def sitting(number: int = 1, slug: str = "spring"):
    return published(slug).programme.sitting(number)


def edit(slug: str = "spring", number: int = 1, **changes):
    """Change a sitting of the draft by hand."""
    draft = draft_of(load_meeting(slug))
    edited = [replace(one, **changes) if one.number == number else one for one in draft.sittings]
    write_draft(draft.with_sittings(edited), OPERATOR)


@pytest.mark.parametrize("name", MEETINGS)
def test_a_sample_dumps_as_it_was_loaded_with_what_publication_added(app: Flask, name: str) -> None:
    load_ground()
    document = sample(name)
    load_documents(document)
    dumped = dump(document["slug"])
    assert dumped.pop("version")["number"] == 1
    for said in dumped["sittings"]:
        assert said.pop("uid")
        assert said.pop("sequence") == 0
        assert said.pop("revised")
    announced = dumped.pop("margins_announced", [])
    assert [(one["title"], one["sequence"]) for one in announced] == [
        (one["title"], 0) for one in document.get("events_on_the_margins", [])
    ]
    assert dumped == document


def test_loading_twice_writes_nothing(app: Flask) -> None:
    documents = [sample("entities.yaml"), sample("challenges.yaml"), *map(sample, MEETINGS)]
    assert len(load_documents(*documents).changed) == 8
    before = rows()
    assert load_documents(*documents).changed == ()
    assert rows() == before


def test_loading_twice_sends_no_statement_that_writes(app: Flask, queries) -> None:
    documents = [sample("entities.yaml"), sample("challenges.yaml"), sample("cnd-2023-october.yaml")]
    load_documents(*documents)
    with queries() as sent:
        load_documents(*documents)
    assert [statement for statement in sent if not statement.startswith(("SELECT", "BEGIN"))] == []


def test_the_first_load_publishes_the_first_version(app: Flask, now: datetime) -> None:
    load_documents(a_package())
    found = published("spring")
    assert (found.version.number, found.version.published_at) == (1, now)
    assert sitting().starts_at == datetime(2026, 4, 20, 8, tzinfo=UTC)


def test_a_dump_loaded_into_another_installation_has_the_same_version_and_date(app: Flask) -> None:
    version = {"number": 7, "published_at": "2026-01-02T03:04:05Z", "note": "As dumped"}
    said = a_sitting_said(1, sequence=3, revised="2026-01-01T00:00:00Z", uid="11111111-2222-3333-4444-555555555555")
    load_documents(a_package(version=version, sittings=[said]))
    found = published("spring").version
    assert (found.number, found.published_at.isoformat(), found.note) == (7, "2026-01-02T03:04:05+00:00", "As dumped")
    assert (sitting().sequence, sitting().uid) == (3, "11111111-2222-3333-4444-555555555555")
    assert dump("spring")["version"] == version


def test_a_changed_file_changes_what_changed_and_publishes(app: Flask) -> None:
    load_documents(a_package())
    load_documents(a_package(sittings=[a_sitting_said(1, room="Boardroom A"), *a_package()["sittings"][1:]]))
    assert published("spring").version.number == 2
    assert (sitting(1).room, sitting(1).sequence, sitting(2).sequence) == ("Boardroom A", 1, 0)


def test_a_file_that_changed_nothing_visible_publishes_nothing_and_is_dumped_as_changed(app: Flask) -> None:
    load_documents(a_package())
    changed = a_package(colour="blue", officers=[{"key": "chair", "name": "Ama Mensah", "shoe": 41}])
    assert load_documents(changed).changed == ("spring",)
    assert published("spring").version.number == 1
    assert (dump("spring")["colour"], dump("spring")["officers"][0]["shoe"]) == ("blue", 41)


def test_a_published_sitting_absent_from_the_file_is_cancelled_once(app: Flask) -> None:
    load_documents(a_package())
    shorter = a_package(sittings=a_package()["sittings"][:1])
    load_documents(shorter)
    assert (sitting(2).status, sitting(2).sequence, published("spring").version.number) == (Status.CANCELLED, 1, 2)
    before = rows()
    assert load_documents(shorter).changed == ()
    assert rows() == before


def test_a_sitting_that_returns_to_the_file_is_reinstated(app: Flask) -> None:
    load_documents(a_package())
    load_documents(a_package(sittings=a_package()["sittings"][:1]))
    load_documents(a_package())
    assert (sitting(2).status, sitting(2).sequence, published("spring").version.number) == (Status.SCHEDULED, 2, 3)


def test_what_was_changed_by_hand_stays_where_the_file_did_not_change(app: Flask) -> None:
    load_documents(a_package())
    edit(room="By hand")
    assert load_documents(a_package()).changed == ()
    load_documents(a_package(title="Another title"))
    assert draft_of(load_meeting("spring")).sitting(1).room == "By hand"
    assert (sitting().room, published("spring").programme.header.title) == (None, "Another title")


def test_the_same_field_changed_by_hand_and_in_the_file_is_refused_by_name(app: Flask) -> None:
    load_documents(a_package())
    edit(room="By hand")
    before = rows()
    changed = a_package(sittings=[a_sitting_said(1, room="In the file"), *a_package()["sittings"][1:]])
    assert refused(changed) == [
        "sittings.number=1.room: changed by hand to 'By hand' and in the package to 'In the file' since it was last "
        "loaded; the same in both was expected."
    ]
    assert rows() == before
    edit(room="In the file")
    load_documents(changed)
    assert sitting().room == "In the file"


def test_a_meeting_made_by_hand_is_not_overwritten(app: Flask) -> None:
    load_documents(a_package())
    draft = draft_of(load_meeting("spring"))
    write_draft(replace(draft, header=replace(draft.header, slug="hand", title="By hand"), sittings=()), OPERATOR)
    assert refused(a_package(slug="hand", sittings=None)) == [
        "title: changed by hand to 'By hand' and in the package to 'Spring meeting' since it was last loaded; the same "
        "in both was expected."
    ]


def test_what_was_published_by_hand_stays_public_where_the_file_did_not_change(app: Flask) -> None:
    load_documents(a_package())
    edit(room="By hand")
    publish("spring", OPERATOR)
    load_documents(a_package(title="Another title"))
    assert (sitting().room, published("spring").programme.header.title) == ("By hand", "Another title")


def test_what_was_published_by_hand_and_taken_back_in_the_draft_follows_the_file(app: Flask) -> None:
    load_documents(a_package())
    edit(room="By hand")
    publish("spring", OPERATOR)
    edit(room=None)
    load_documents(a_package(sittings=[a_sitting_said(1, room="In the file"), *a_package()["sittings"][1:]]))
    assert sitting().room == "In the file"


def test_a_draft_by_hand_is_published_by_hand_after_a_load(app: Flask) -> None:
    load_documents(a_package())
    edit(room="By hand")
    load_documents(a_package(title="Another title"))
    publish("spring", OPERATOR)
    assert (sitting().room, published("spring").version.number) == ("By hand", 3)


def test_a_later_package_brings_its_revisions_when_they_are_not_lower(app: Flask, now: datetime) -> None:
    load_documents(a_package())
    ahead = (now + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    load_documents(a_package(sittings=[a_sitting_said(1, sequence=5, revised=ahead), *a_package()["sittings"][1:]]))
    assert (sitting().sequence, sitting().revised) == (5, now + timedelta(days=1))
    with clock.frozen(now + timedelta(days=2)):
        load_documents(a_package(sittings=[a_sitting_said(1, sequence=1, room="A"), *a_package()["sittings"][1:]]))
        assert (sitting().sequence, sitting().revised) == (6, now + timedelta(days=2))


def test_a_dump_loads_into_where_it_came_from_and_changes_nothing_there(app: Flask) -> None:
    load_ground()
    load_documents(sample("cnd-2023-october.yaml"))
    dumped = write(dump("cnd-2023-october"))
    load_documents(read("dump", dumped.encode()).document)
    assert write(dump("cnd-2023-october")) == dumped
    assert published("cnd-2023-october").version.number == 1


def test_packages_of_one_load_may_refer_to_each_other_in_any_order(app: Flask) -> None:
    documents = [sample("cnd-2023-october.yaml"), sample("challenges.yaml"), sample("entities.yaml")]
    assert set(load_documents(*documents).changed) == {"entities", "challenges", "cnd-2023-october"}


def test_nothing_is_dumped_of_a_meeting_that_was_not_published(app: Flask) -> None:
    assert dump("spring") is None


def test_an_unknown_field_that_turns_from_one_to_true_is_changed(app: Flask) -> None:
    load_documents(a_package(x=1, sittings=[a_sitting_said(1, y=[1])]))
    load_documents(a_package(x=True, sittings=[a_sitting_said(1, y=[1.0])]))
    dumped = dump("spring")
    assert (dumped["x"] is True, str(dumped["sittings"][0]["y"])) == (True, "[1.0]")


def test_what_is_right_in_the_file_and_by_hand_can_be_wrong_together(app: Flask) -> None:
    load_documents(a_package())
    edit(date=datetime(2026, 4, 21, tzinfo=UTC).date(), starts_at=None, ends_at=None)
    before = rows()
    assert refused(a_package(ends_on="2026-04-20")) == [
        "with what was changed by hand:1:1: sittings[0].date: a date of the meeting was expected, '2026-04-20' to "
        "'2026-04-20'; not '2026-04-21'."
    ]
    assert rows() == before
