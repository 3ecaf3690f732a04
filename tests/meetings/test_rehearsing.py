"""The rehearsal is moved to now."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.core import clock
from app.core.package.reading import read
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.meetings.commands.rehearsing import rehearse
from app.meetings.package.format import dump
from app.meetings.queries import draft_of, load_meeting, published
from tests.builders.packages import SAMPLE, a_package, load_documents, load_ground

REHEARSAL = read("rehearsal.yaml", (SAMPLE / "rehearsal.yaml").read_bytes()).document
NOW = datetime(2026, 11, 21, 22, 50, 30, tzinfo=UTC)  # shortly before midnight in Vienna


def third():
    return published("rehearsal").programme.sitting(3)


@pytest.fixture
def _loaded(app: Flask) -> None:
    load_ground()
    load_documents(REHEARSAL)


@pytest.mark.usefixtures("_loaded")
def test_a_rehearsal_is_moved_to_now_and_published_once() -> None:
    with clock.frozen(NOW):
        assert rehearse("rehearsal", OPERATOR)
        assert third().starts_at == datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
        assert published("rehearsal").version.number == 2
    with clock.frozen(NOW + timedelta(hours=2, minutes=39)):
        assert not rehearse("rehearsal", OPERATOR)
        assert published("rehearsal").version.number == 2
    with clock.frozen(NOW + timedelta(hours=4)):
        assert rehearse("rehearsal", OPERATOR)
        assert (third().starts_at, third().sequence) == (datetime(2026, 11, 22, 2, 30, tzinfo=UTC), 2)


@pytest.mark.usefixtures("_loaded")
def test_the_draft_moves_with_what_is_published() -> None:
    with clock.frozen(NOW):
        rehearse("rehearsal", OPERATOR)
    draft = draft_of(load_meeting("rehearsal"))
    assert draft.sitting(3).starts_at == third().starts_at
    public = published("rehearsal").programme.header
    assert replace(draft.header, announced=public.announced) == public


@pytest.mark.usefixtures("_loaded")
def test_the_sample_loaded_again_does_not_move_it_back() -> None:
    with clock.frozen(NOW):
        rehearse("rehearsal", OPERATOR)
    assert load_documents(REHEARSAL).changed == ()


@pytest.mark.usefixtures("_loaded")
def test_wherever_it_was_moved_its_dump_loads_again() -> None:
    for moment in (NOW, datetime(2027, 3, 28, 1, 5, tzinfo=UTC), datetime(2027, 10, 31, 0, 55, tzinfo=UTC)):
        with clock.frozen(moment):
            rehearse("rehearsal", OPERATOR)
            dumped = dump("rehearsal")
            load_documents(dumped)
            assert dump("rehearsal") == dumped


def test_a_meeting_is_not_moved(app: Flask) -> None:
    load_documents(a_package())
    with pytest.raises(Refused, match="meetings.not_a_rehearsal"):
        rehearse("spring", OPERATOR)
    with pytest.raises(Refused, match="meetings.no_such_meeting"):
        rehearse("nowhere", OPERATOR)
