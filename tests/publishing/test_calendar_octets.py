"""Line 22 of docs/calendars.md: what did not change is the same to the octet, wherever and whenever it is made."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, current_app

import app as rostrum
from app.core import clock
from app.core.db import db
from app.core.package.loading import load
from app.core.package.writing import write
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel
from app.meetings.package.format import dump
from app.meetings.rules.programme import MarginEvent
from app.workplan.commands import change_challenge
from app.workplan.queries import find_challenge
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.packages import load_ground
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.conftest import Stores
from tests.databases import make_settings

FEED = "/meetings/autumn/calendar.ics"
FEEDS = (FEED, "/calendar.ics", "/challenges/treatment-gap/calendar.ics", "/meetings/autumn/sittings/1.ics")
START = datetime(2026, 9, 1, 12, tzinfo=UTC)
SHOW = (
    "import sys; from app import create_app; sys.stdout.buffer.write(create_app().test_client().get(sys.argv[1]).data)"
)


def programme(*margins: MarginEvent, **first: object):  # type: ignore[no-untyped-def]
    sitting = a_sitting(1, **{"challenges": ("treatment-gap",), "room": "قاعة", **first})
    return a_programme(sitting, a_sitting(2), margins=margins, venue="Vienna")


def history() -> None:
    """Three versions: one is moved, one cancelled, an event on the margins is gone and another came."""
    tea, coffee = (MarginEvent(title=title, starts_on=MONDAY) for title in ("Tea", "Coffee"))
    with clock.frozen(START):
        a_published_meeting(programme(tea))
    with clock.frozen(START + timedelta(days=1)):
        a_meeting(programme(coffee, room="C4"))
        publish("autumn", OPERATOR)
    with clock.frozen(START + timedelta(days=2)):
        cancel("autumn", "no quorum", OPERATOR, 2)


@contextmanager
def an_installation(stores: Stores, kind: str, folder: Path) -> Iterator[Flask]:
    """An application on an empty database of its own."""
    url = stores(kind).fresh()
    app = rostrum.create_app(make_settings(folder, url))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    stores(kind).discard(url)


@pytest.mark.process
def test_processes_make_the_same_octets_whenever_they_start(app: Flask, tmp_path: Path) -> None:
    load_ground()
    history()
    here = app.test_client().get(FEED).data
    settings = app.config["ROSTRUM"]
    given = {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": settings.database_url}
    given |= {"ROSTRUM_BASE_URL": settings.base_url, "ROSTRUM_SECRET_KEY": "x" * 32}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SHOW, FEED],
            env={**os.environ, **given, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            stdout=subprocess.PIPE,
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert [process.communicate(timeout=60)[0] for process in running] == [here, here]


def test_another_installation_that_loads_the_dump_makes_the_same_octets(
    stores: Stores, database_kind: str, tmp_path: Path
) -> None:
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[database_kind]
    with an_installation(stores, database_kind, tmp_path):
        load_ground()
        history()
        first = feed_here()
        dumped = write(dump("autumn")).encode()
    with an_installation(stores, other, tmp_path):
        load_ground()
        load({"autumn.yaml": dumped}, OPERATOR)
        assert feed_here() == first
    assert first.count(b"STATUS:CANCELLED") == 2


def test_a_challenge_that_was_renamed_by_hand_goes_with_the_dump(
    stores: Stores, database_kind: str, tmp_path: Path
) -> None:
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[database_kind]
    with an_installation(stores, database_kind, tmp_path):
        load_ground()
        history()
        rename("treatment-gap", "Care", START + timedelta(days=3))
        rename("treatment-gap", "Treatment and care", START + timedelta(days=4))
        first, dumped = feeds_here(), write(dump("autumn")).encode()
    with an_installation(stores, other, tmp_path):
        load_ground()
        load({"autumn.yaml": dumped}, OPERATOR)
        assert (feeds_here(), write(dump("autumn")).encode()) == (first, dumped)
        assert load({"autumn.yaml": dumped}, OPERATOR).changed == ()
    assert [b"Treatment and care" in feed and b"LAST-MODIFIED:20260905T120000Z" in feed for feed in first] == [True] * 4


@pytest.mark.parametrize(
    ("renamed_on", "name", "since"), [(3, "Theirs", 6), (6, "Ours", 6), (9, "Ours", 9)], ids=["before", "with", "after"]
)
def test_of_two_names_of_a_challenge_the_later_one_holds(app: Flask, renamed_on: int, name: str, since: int) -> None:
    load_ground()
    history()
    rename("treatment-gap", "Ours", START + timedelta(days=renamed_on))
    dumped = dump("autumn")
    dumped["challenges_renamed"][0] |= {"short_title": "Theirs", "renamed": "2026-09-07T12:00:00Z"}
    load({"autumn.yaml": write(dumped).encode()}, OPERATOR)
    there = find_challenge("treatment-gap")
    assert (there.short_title, there.renamed_at) == (name, START + timedelta(days=since))


def rename(slug: str, title: str, when: datetime) -> None:
    """By hand."""
    seen = {name: getattr(find_challenge(slug), name) for name in ("number", "short_title", "wording")}
    with clock.frozen(when):
        change_challenge(slug, seen, {**seen, "short_title": title}, OPERATOR)


def feeds_here() -> list[bytes]:
    return [current_app.test_client().get(feed).data for feed in FEEDS]


def feed_here() -> bytes:
    return current_app.test_client().get(FEED).data
