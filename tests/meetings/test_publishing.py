"""Publishing: what the public reads, and what it never reads."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from app.core import clock
from app.core.db import db
from app.core.live import versions as topic_versions
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.meetings.commands.publishing import publish
from app.meetings.models import ProgrammeVersion, PublishedSitting
from app.meetings.queries import headers, published, sittings_held_from, sittings_of_challenge, treatments, versions
from app.meetings.rules.words import Status
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting
from tests.builders.programmes import MONDAY, a_programme, a_sitting


def test_a_draft_is_not_public(app: Flask) -> None:
    a_meeting()
    assert (published("autumn"), headers(), versions("autumn")) == (None, [], [])


def test_a_published_programme_reads_as_it_was_drafted(app: Flask, now: datetime) -> None:
    a_published_meeting()
    found = published("autumn")
    revised = {"revised": now}
    assert found.programme == a_programme(a_sitting(1, **revised), a_sitting(2, **revised))
    assert (found.version.number, found.version.published_at, found.version.actor_kind) == (1, now, "operator")


def test_a_draft_edited_since_stays_unseen_until_it_is_published(app: Flask) -> None:
    a_published_meeting()
    a_meeting(a_programme(a_sitting(1, title="New"), a_sitting(2)))
    assert published("autumn").programme.sitting(1).title is None
    assert publish("autumn", OPERATOR, note="A title") == 2
    assert published("autumn").programme.sitting(1).title == "New"
    assert published("autumn", 1).programme.sitting(1).title is None
    assert [(version.number, version.note) for version in versions("autumn")] == [(2, "A title"), (1, None)]


def test_where_nothing_changed_there_is_nothing_to_publish(app: Flask) -> None:
    a_published_meeting()
    a_meeting(a_programme(a_sitting(1, extra={"unknown": 1}), a_sitting(2)))
    with pytest.raises(Refused, match="meetings.nothing_to_publish"):
        publish("autumn", OPERATOR)


def test_a_meeting_that_is_not_there_is_not_published(app: Flask) -> None:
    with pytest.raises(Refused, match="meetings.no_such_meeting"):
        publish("nowhere", OPERATOR)


def test_publication_leaves_its_trace_and_is_announced(app: Flask) -> None:
    a_published_meeting()
    assert set(topic_versions(["meeting/autumn", "meetings", "meeting/other"])) == {"meeting/autumn", "meetings"}


@pytest.mark.parametrize("statement", ["UPDATE programme_version SET note = 'x'", "DELETE FROM programme_version"])
def test_versions_cannot_be_changed_or_deleted(app: Flask, statement: str) -> None:
    a_published_meeting()
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.connection().exec_driver_sql(statement)
    db.session.rollback()
    assert db.session.scalars(select(ProgrammeVersion.number)).all() == [1]


def test_lists_across_meetings_show_the_newest_version(app: Flask, now: datetime) -> None:
    for number, slug in enumerate(("one", "two"), start=1):
        a_challenge(slug, number)
    a_published_meeting(a_programme(a_sitting(1, challenges=("one",)), a_sitting(2, challenges=("one", "two"))))
    assert [listed.sitting.number for listed in sittings_of_challenge("one")] == [1, 2]
    a_meeting(a_programme(a_sitting(1, challenges=("two",)), a_sitting(2, challenges=("one", "two"))))
    publish("autumn", OPERATOR)
    assert [(listed.meeting.slug, listed.sitting.number) for listed in sittings_of_challenge("one")] == [("autumn", 2)]
    assert [(found.challenge, found.number, found.status) for found in treatments()] == [
        ("two", 1, Status.SCHEDULED), ("one", 2, Status.SCHEDULED), ("two", 2, Status.SCHEDULED),
    ]  # fmt: skip
    assert db.session.scalars(select(PublishedSitting.version)).all() == [2, 2]


def test_a_sitting_removed_from_a_published_meeting_is_cancelled_in_public(app: Flask) -> None:
    a_published_meeting()
    a_meeting(a_programme(a_sitting(1), a_sitting(2, status=Status.CANCELLED)))
    publish("autumn", OPERATOR)
    assert published("autumn").programme.sitting(2).status == Status.CANCELLED


def test_sittings_running_or_still_to_come_are_found(app: Flask) -> None:
    timeless = replace(a_sitting(5, date=MONDAY + timedelta(days=1)), starts_at=None, ends_at=None)
    a_published_meeting(a_programme(*map(a_sitting, range(1, 5)), timeless))
    second = a_sitting(2)
    assert [listed.sitting.number for listed in sittings_held_from(second.starts_at, MONDAY)] == [2, 5, 3, 4]
    assert [listed.sitting.number for listed in sittings_held_from(second.ends_at, MONDAY, limit=1)] == [5]


def test_reading_takes_as_many_queries_for_a_hundred_meetings_as_for_one(app: Flask, queries) -> None:
    def counted() -> list[int]:
        counts = []
        reads = (lambda: published("autumn"), headers, treatments, lambda: sittings_of_challenge("one"))
        for read in (*reads, lambda: sittings_held_from(clock.now(), MONDAY)):
            db.session.expunge_all()
            with queries() as sent:
                read()
            counts.append(len([statement for statement in sent if statement.startswith("SELECT")]))
        return counts

    a_challenge("one")
    a_published_meeting(a_programme(a_sitting(challenges=("one",))))
    with_one = counted()
    for number in range(20):
        many = [a_sitting(sitting, challenges=("one",)) for sitting in range(1, 6)]
        a_published_meeting(a_programme(*many, slug=f"meeting-{number}"))
    assert counted() == with_one == [1, 1, 1, 1, 1]
