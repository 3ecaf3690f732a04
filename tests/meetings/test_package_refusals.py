"""A package that can't be loaded is refused with file, place and what was expected, and nothing is changed."""

import pytest
from flask import Flask

from app.core.package.loading import load
from app.core.package.mistakes import PackageRefused
from app.core.package.writing import write
from app.core.policy import OPERATOR
from app.meetings.rules.words import Delivery, SegmentKind
from tests.builders.packages import a_package, a_sitting_said, load_documents, load_ground, refused
from tests.meetings.test_packages import rows

DAYS = "a date of the meeting was expected, '2026-04-20' to '2026-04-21'; not"


def one(**given):
    return a_package(sittings=[a_sitting_said(1, **given)])


CALLED = {"slug": "crime-links", "short_title": "Crime", "renamed": "2026-04-20T08:00:00Z"}

MISTAKES_OF_A_MEETING = [
    (a_package(title=None), "title: this field was expected."),
    (a_package(title=" "), "title: a text that is not blank was expected, not ' '."),
    (a_package(title=62), "title: a text was expected, not 62; quotes make one."),
    (a_package(session="66"), "session: a whole number was expected, not '66'."),
    (a_package(session=-1), "session: a number from 1 on was expected, not -1."),
    (a_package(slug="Spring!"), "slug: a name of small letters, digits and hyphens was expected, not 'Spring!'."),
    (a_package(timezone="Vienna"), "timezone: a time zone such as Europe/Vienna was expected, not 'Vienna'."),
    (a_package(timezone="../tz"), "timezone: a time zone such as Europe/Vienna was expected, not '../tz'."),
    (a_package(starts_on="2026-02-30"), "starts_on: a date such as '2023-10-23' was expected, not '2026-02-30'."),
    (a_package(ends_on="2026-04-01"), "ends_on: a date from '2026-04-20' on was expected, not '2026-04-01'."),
    (a_package(body="ZZZ"), "body: a known entity was expected, not 'ZZZ'."),
    (a_package(participation="x"), "participation: one of in_person, hybrid, online was expected, not 'x'."),
    (a_package(rehearsal="yes"), "rehearsal: true or false was expected, not 'yes'."),
    (a_package(officers={"key": "chair"}), "officers: a list was expected, not fields."),
    (a_package(officers=["chair"]), "officers[0]: fields were expected, not 'chair'."),
    (a_package(officers=[{"name": "x"}]), "officers[0].key: this field was expected."),
    (a_package(sittings="none"), "sittings: a list was expected, not 'none'."),
    (a_package(sittings=["none"]), "sittings[0]: fields were expected, not 'none'."),
    (
        a_package(officers=[{"key": "chair", "presides_on": ["2026-05-01"]}]),
        f"officers[0].presides_on[0]: {DAYS} '2026-05-01'.",
    ),
    (
        a_package(webcast={"url": "javascript:alert(1)"}),
        "webcast.url: an address that begins with https:// was expected, not 'javascript:alert(1)'.",
    ),
    (
        a_package(challenges_renamed=[CALLED | {"slug": "x"}]),
        "challenges_renamed[0].slug: a known challenge was expected, not 'x'.",
    ),
    (
        a_package(challenges_renamed=[CALLED, CALLED]),
        "challenges_renamed[1]: each slug once was expected; 'crime-links' stands in 0.yaml:22:3 too.",
    ),
    (
        a_package(format="rostrum/meeting/2"),
        "format: one of rostrum/challenges/1, rostrum/entities/1, rostrum/meeting/1 was expected.",
    ),
]
MISTAKES_OF_A_SITTING = [
    ({"number": 0}, "number: a number from 1 on was expected, not 0."),
    ({"date": None}, "date: this field was expected."),
    ({"date": "2026-04-22"}, f"date: {DAYS} '2026-04-22'."),
    ({"starts": "25:00"}, "starts: an hour such as '10:00' was expected, not '25:00'."),
    ({"ends": None}, "starts: the hour in `ends` was expected beside it."),
    ({"starts": None}, "ends: the hour in `starts` was expected beside it."),
    (
        {"ends": "09:00"},
        "ends: an hour after 10:00 was expected, not 09:00; the day of an end on another day is `ends_on`.",
    ),
    (
        {"starts": None, "ends": None, "ends_on": "2026-04-21"},
        "ends_on: the hour in `ends` was expected beside it.",
    ),
    ({"presiding_officer": "x"}, "presiding_officer: the key of an officer was expected, not 'x'."),
    ({"challenges": ["x"]}, "challenges[0]: a known challenge was expected, not 'x'."),
    (
        {"challenges": ["crime-links", "crime-links"]},
        "challenges[1]: each challenge once was expected; 'crime-links' stands in 0.yaml:17:5 too.",
    ),
    ({"presenters": [{"entity": "ZZZ"}]}, "presenters[0].entity: a known entity was expected, not 'ZZZ'."),
    (
        {"panel": [{"delivery": "x"}]},
        f"panel[0].delivery: one of {', '.join(Delivery)} was expected, not 'x'.",
    ),
    (
        {"presenters": [{"segment": "x"}]},
        "presenters[0].segment: the key of a segment of this sitting was expected, not 'x'.",
    ),
    (
        {"segments": [{"kind": "opening", "minutes": -5}]},
        "segments[0].minutes: a number from 1 on was expected, not -5.",
    ),
    (
        {"segments": [{"kind": "x", "minutes": 5}]},
        f"segments[0].kind: one of {', '.join(SegmentKind)} was expected, not 'x'.",
    ),
    (
        {"segments": [{"key": "a", "kind": "opening", "minutes": 5}] * 2},
        "segments[1].key: each key once was expected; 'a' stands in 0.yaml:17:5 too.",
    ),
    (
        {"interpretation": {"from": "12:00", "until": "11:00"}},
        "interpretation.until: an hour after 12:00 was expected, not 11:00.",
    ),
    ({"uid": "three"}, "uid: a UUID was expected, not 'three'."),
    (
        {"revised": "yesterday"},
        "revised: a moment in UTC such as '2023-10-23T08:00:00Z' was expected, not 'yesterday'.",
    ),
    ({"statements": [{"entity": "ZZZ"}]}, "statements[0].entity: a known entity was expected, not 'ZZZ'."),
    ({"statements": [{}]}, "statements[0].entity: this field was expected."),
    (
        {"statements": [{"entity": "CHE", "listed_with": "The States"}]},
        "statements[0].listed_with: a word such as background_note was expected, not 'The States'.",
    ),
    (
        {"rights_of_reply": [{"entity": "che"}]},
        "rights_of_reply[0].entity: a code of capital letters and digits was expected, not 'che'.",
    ),
]
MISTAKES = MISTAKES_OF_A_MEETING + [(one(**given), f"sittings[0].{told}") for given, told in MISTAKES_OF_A_SITTING]


@pytest.mark.parametrize(("document", "sentence"), MISTAKES, ids=[sentence for _, sentence in MISTAKES])
def test_a_mistake_is_named_with_what_was_expected(app: Flask, document, sentence: str) -> None:
    load_ground()
    before = rows()
    assert refused(document) == [sentence]
    assert rows() == before


SKIPPED = "an hour that exists was expected: on 2026-03-29 the clocks of Europe/Vienna skip 02:30."
TWICE = "'02:30+02:00' or '02:30+01:00' was expected: on 2026-10-25 this hour comes twice in Europe/Vienna."
OTHER = "'10:00+02:00' was expected on 2026-04-20 in Europe/Vienna, not '10:00+01:00'."


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (("2026-03-29", "02:30", "05:00"), SKIPPED),
        (("2026-10-25", "02:30", "05:00"), TWICE),
        (("2026-04-20", "10:00+01:00", "13:00"), OTHER),
    ],
)
def test_an_hour_that_is_no_moment_is_refused(app: Flask, hours, sentence: str) -> None:
    day, starts, ends = hours
    said = a_sitting_said(1, date=day, starts=starts, ends=ends)
    assert refused(a_package(starts_on=day, ends_on=day, sittings=[said])) == [f"sittings[0].starts: {sentence}"]


def test_all_mistakes_of_all_files_are_told_with_their_places(app: Flask) -> None:
    files = {
        "a.yaml": write(a_package(title=1, sittings=[a_sitting_said(1, ends="09:00"), a_sitting_said(1)])).encode(),
        "b.yaml": b"format: rostrum/meeting/1\nslug: b\ntitle: B\nstarts_on: x\nends_on: '2026-01-01'\ntimezone: UTC\n",
    }
    with pytest.raises(PackageRefused) as refusal:
        load(files, OPERATOR)
    assert list(map(str, refusal.value.mistakes)) == [
        "a.yaml:3:1: title: a text was expected, not 1; quotes make one.",
        "a.yaml:16:3: sittings[1].number: each number once was expected; 1 stands in a.yaml:11:3 too.",
        "b.yaml:4:1: starts_on: a date such as '2023-10-23' was expected, not 'x'.",
    ]


def test_one_name_in_two_files_of_a_load_is_refused_naming_both(app: Flask) -> None:
    documents = a_package(), a_package(title="Another")
    with pytest.raises(PackageRefused) as refusal:
        load_documents(*documents)
    assert list(map(str, refusal.value.mistakes)) == [
        "0.yaml:2:1: slug: one file for spring was expected; 1.yaml is another.",
        "1.yaml:2:1: slug: one file for spring was expected; 0.yaml is another.",
    ]


def test_a_broken_file_keeps_the_good_one_from_being_loaded(app: Flask) -> None:
    before = rows()
    with pytest.raises(PackageRefused):
        load(
            {"good.yaml": write(a_package()).encode(), "cut.yaml": write(a_package(slug="cut")).encode()[:-30]},
            OPERATOR,
        )
    assert rows() == before


def test_a_sitting_keeps_its_uid_for_life_and_none_has_anothers(app: Flask) -> None:
    uid = "11111111-2222-3333-4444-555555555555"
    load_documents(one(uid=uid))
    other = uid.replace("1", "6")
    assert refused(one(uid=other)) == [f"sittings[0].uid: '{uid}' was expected: a sitting keeps its uid for life."]
    assert refused(a_package(slug="other", sittings=[a_sitting_said(7, uid=uid)])) == [
        "sittings[0].uid: a uid of its own was expected; sitting 1 of spring has this one."
    ]
    assert refused(a_package(slug="two", sittings=[a_sitting_said(1, uid=other), a_sitting_said(2, uid=other)])) == [
        f"sittings[1].uid: each uid once was expected; '{other}' stands in 0.yaml:16:3 too."
    ]


def test_what_is_not_known_is_kept_with_a_warning_for_each_place(app: Flask) -> None:
    load_ground()
    said = a_sitting_said(
        1,
        colour="blue",
        presenters=[{"entity": "UNODC", "x": None}],
        statements=[{"entity": "CHE", "on_behalf_of": {"label": "A", "y": [1]}, "z": {"deep": True}}],
        interpretation={"languages": ["en"], "booth": 3},
    )
    loaded = load_documents(a_package(top=1.5, webcast={"w": "NO"}, sittings=[said]))
    assert [str(warning).split(" ")[1] for warning in loaded.warnings] == [
        "sittings[0].colour:", "sittings[0].presenters[0].x:", "sittings[0].statements[0].on_behalf_of.y:",
        "sittings[0].statements[0].z:", "sittings[0].interpretation.booth:", "top:", "webcast.w:",
    ]  # fmt: skip


def test_an_hour_decides_where_the_half_day_says_otherwise(app: Flask) -> None:
    loaded = load_documents(one(half_day="afternoon"))
    assert list(map(str, loaded.warnings)) == ["0.yaml:16:3: sittings[0].half_day: 10:00 is morning; the hour counts."]
