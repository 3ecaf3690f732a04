"""The rows of the draft say what the programme says."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from app.core.db import db
from app.meetings.models import Panellist
from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules import people, programme
from app.meetings.rules.words import Delivery, HalfDay, Participation, SegmentKind, Status
from tests.builders.meetings import a_challenge, a_meeting, an_entity
from tests.builders.programmes import MONDAY, a_programme, a_sitting, an_officer

TEN = datetime(2026, 10, 19, 8, tzinfo=UTC)
FULL_SITTING = a_sitting(
    1,
    kind="opening",
    thematic_number=3,
    title="麻醉药品委员会",
    half_day=HalfDay.MORNING,
    room="Boardroom A",
    challenges=("two", "one"),
    presiding_officer="chair",
    status=Status.POSTPONED,
    status_reason="strike",
    note="Bring your badge.",
    interpretation=programme.Interpretation(from_at=TEN, until_at=TEN.replace(hour=11), languages=("en", "fr")),
    segments=(
        programme.Segment(key="b", kind=SegmentKind.OPENING, minutes=10, title="Opening"),
        programme.Segment(key="a", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=170, extra={"x": [1, None]}),
    ),
    opening_speakers=(
        people.OpeningSpeaker(
            entity="AAA", role="Ambassador", on_behalf_of=people.OnBehalfOf(label="Friends"), segment="b"
        ),
    ),
    presenters=(people.Presenter(name="اسم", unit="U", entity="AAA", delivery=Delivery.ONLINE, segment="a"),),
    panel=(people.Panellist(name="P", country="BBB", channel="entity", topic="T"),),
    source="I.8",
    extra={"unknown": {"deep": [True, 1.5, "NO"]}},
)
FULL = a_programme(
    FULL_SITTING,
    short_title="Autumn",
    body="AAA",
    session=66,
    ordinal=1,
    venue="Vienna",
    language="en",
    participation=Participation.HYBRID,
    rehearsal=True,
    webcast=programme.Webcast(kind="webcast", languages=("ar", "zh"), extra={"x": 1}),
    officers=(an_officer(presides_on=(MONDAY,), country="AAA"), an_officer(key="first")),
    figures=programme.Figures(registrations="over 500", member_states=100, together_with=("other",)),
    documents=(programme.Document(kind="background_note", symbol="E/CN.7/1", languages=("en",), online=True),),
    publication=programme.Publication(what="Statements", consent_required=True),
    margins=(programme.MarginEvent(title="Briefing", starts_on=MONDAY, starts_at=TEN, ends_at=TEN.replace(hour=9)),),
    extra={"unknown": "kept"},
)


@pytest.fixture
def _known(app: Flask) -> None:
    for code in ("AAA", "BBB"):
        an_entity(code)
    for number, slug in enumerate(("one", "two"), start=1):
        a_challenge(slug, number)


def drafted() -> programme.Programme:
    db.session.expire_all()
    return draft_of(load_meeting("autumn"))


@pytest.mark.usefixtures("_known")
def test_all_that_a_programme_says_is_kept() -> None:
    a_meeting(FULL)
    assert drafted() == FULL


@pytest.mark.usefixtures("_known")
def test_a_draft_can_become_any_other_and_back() -> None:
    a_meeting(FULL)
    a_meeting(a_programme(officers=()))
    assert drafted() == a_programme(officers=())
    a_meeting(FULL)
    assert drafted() == FULL


@pytest.mark.usefixtures("_known")
def test_writing_the_same_again_changes_nothing(queries) -> None:
    a_meeting(FULL)
    with queries() as sent:
        a_meeting(FULL)
    assert [statement for statement in sent if not statement.startswith(("SELECT", "BEGIN"))] == []


@pytest.mark.usefixtures("_known")
def test_a_panellists_row_stays_when_the_panel_is_put_in_another_order() -> None:
    first, second = people.Panellist(name="A", entity="AAA"), people.Panellist(name="B", entity="BBB")
    a_meeting(a_programme(a_sitting(panel=(first, second))))
    ids = {row.name: row.id for row in db.session.query(Panellist)}
    a_meeting(a_programme(a_sitting(panel=(replace(second, topic="new"), first))))
    assert {row.name: row.id for row in db.session.query(Panellist)} == ids
    assert [panellist.name for panellist in drafted().sitting(1).panel] == ["B", "A"]


@pytest.mark.parametrize(
    "wrong",
    [
        a_programme(a_sitting(ends_at=a_sitting().starts_at)),
        a_programme(a_sitting(ends_at=None)),
        a_programme(a_sitting(1, uid="same"), a_sitting(2, uid="same")),
        a_programme(a_sitting(0)),
        a_programme(a_sitting(challenges=("unknown",))),
        a_programme(a_sitting(presiding_officer="nobody")),
        a_programme(a_sitting(presenters=(people.Presenter(segment="nowhere"),))),
        a_programme(a_sitting(presenters=(people.Presenter(entity="ZZZ"),))),
        a_programme(a_sitting(segments=(programme.Segment(key="a", kind=SegmentKind.OPENING, minutes=-5),))),
        a_programme(ends_on=date(2020, 1, 1)),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(app: Flask, wrong: programme.Programme) -> None:
    with pytest.raises(IntegrityError):
        a_meeting(wrong)


def test_a_draft_is_read_in_as_many_queries_with_thirty_sittings_as_with_one(app: Flask, queries) -> None:
    a_meeting(a_programme(a_sitting(1)))
    a_meeting(a_programme(*map(a_sitting, range(1, 31)), slug="large"))
    counts = []
    for slug in ("autumn", "large"):
        db.session.expunge_all()
        with queries() as sent:
            draft_of(load_meeting(slug))
        counts.append(sum(statement.startswith("SELECT") for statement in sent))
    assert counts[0] == counts[1]


def test_a_number_is_given_once_also_where_its_sitting_is_gone(app: Flask) -> None:
    a_meeting(a_programme(a_sitting(1), a_sitting(7)))
    meeting = a_meeting(a_programme(a_sitting(1)))
    assert (meeting.last_number, [sitting.number for sitting in drafted().sittings]) == (7, [1])


def test_each_change_of_the_draft_is_counted(app: Flask) -> None:
    assert a_meeting().edition == 1
    assert a_meeting().edition == 1
    assert a_meeting(a_programme(a_sitting(1))).edition == 2
