"""The record of a floor that was run: the pure replay, without a database."""

import pytest

from app.floor.rules.entries import StepKind
from app.floor.rules.record import JointStatement, Record, Reply, Statement
from app.floor.rules.record_live import listed_with, live_record
from app.floor.rules.record_summary import Home, summarize
from app.floor.rules.record_times import by_band, by_delegation, by_group
from app.floor.rules.words import Band
from tests.builders.floors import Log, going_on, kind_of


def on_record(log) -> list[str]:  # type: ignore[no-untyped-def]
    return [one.entity for one in live_record(log.floor()).statements]


def test_a_statement_is_on_record_once_it_is_finished_with_the_seconds_it_took() -> None:
    log, who = going_on("MEX", "AUT")
    log.give(who["MEX"])
    assert on_record(log) == []
    log.write(StepKind.CLOCK_STOPPED, minutes=1)
    log.write(StepKind.CLOCK_RESUMED, minutes=5)
    log.write(StepKind.FINISHED, minutes=1)
    (made,) = live_record(log.floor()).statements
    assert (made.entity, made.seconds, made.limit, made.entry_id) == ("MEX", 120, 180, who["MEX"])


def test_an_undone_or_corrected_step_never_shows() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.hear(who["MEX"])
    log.write(StepKind.UNDONE, undoes=log.steps[-1].id)
    assert on_record(log) == []
    log.write(StepKind.CORRECTED, corrects=log.steps[-3].id, inscription=who["AUT"], limit=180)
    log.write(StepKind.FINISHED)
    assert on_record(log) == ["AUT"]


def test_what_is_in_writing_is_last_and_on_record_once_the_sitting_has_begun() -> None:
    log = Log()
    log.announce()
    log.inscribe("PRY", delivery="written_only")
    mexico = log.inscribe("MEX")
    assert on_record(log) == []
    log.write(StepKind.BEGUN)
    log.hear(mexico)
    assert on_record(log) == ["MEX", "PRY"]
    assert [one.is_written for one in live_record(log.floor()).statements] == [False, True]


def test_whoever_was_struck_off_or_withdrew_is_not_on_record() -> None:
    log, who = going_on("MEX", "AUT", "PER")
    log.write(StepKind.WITHDRAWN, inscription=who["MEX"])
    log.write(StepKind.PASSED_OVER, inscription=who["AUT"])
    log.hear(who["PER"])
    log.write(StepKind.PASSED_OVER, inscription=who["AUT"])
    assert on_record(log) == ["PER"]


def test_a_joint_statement_level_and_lateness_are_kept() -> None:
    log, _ = going_on()
    said = {"capacity": "group", "label": "Friends", "co_sponsors": ["PER"], "stated_number": 2, "level": "minister"}
    log.hear(log.inscribe("MEX", is_late=True, **said))
    (made,) = live_record(log.floor()).statements
    joint = JointStatement(label="Friends", stated_number=2, co_sponsors=("PER",))
    assert (made.on_behalf_of, made.level, made.late) == (joint, "minister", True)


def test_a_reply_says_which_statement_it_answers() -> None:
    log, who = going_on("MEX", "AUT")
    log.hear(who["MEX"])
    log.hear(who["AUT"])
    reply = log.ask("PER", statement=who["AUT"])
    log.write(StepKind.REPLY_GIVEN, reply=reply, limit=180)
    log.write(StepKind.FINISHED)
    open_reply = log.ask("MEX")
    log.write(StepKind.REPLY_GIVEN, reply=open_reply, limit=180)
    log.write(StepKind.FINISHED)
    assert [(one.entity, one.answers) for one in live_record(log.floor()).replies] == [("PER", 2), ("MEX", None)]


def test_a_reply_asked_for_in_the_morning_is_on_the_record_of_the_sitting_in_which_it_is_taken() -> None:
    log, _ = going_on()
    reply = log.ask("PER", sitting=2)
    log.write(StepKind.REPLY_GIVEN, reply=reply, limit=180)
    log.write(StepKind.FINISHED)
    assert [one.entity for one in live_record(log.floor()).replies] == ["PER"]
    log.sitting = 2
    assert live_record(log.floor()) == Record()


@pytest.mark.parametrize(
    ("entity", "among"),
    [("MEX", "states"), ("EU", "states"), ("PSE", "states"), ("WHO", "observers"), ("IDPC", "ngos"), ("VNGOC", "ngos")],
)
def test_everybody_is_listed_with_their_like(entity: str, among: str) -> None:
    assert listed_with(entity, kind_of(entity)) == among


def ngo(home: str | None, **given: object) -> Statement:
    return Statement(**{"entity": "NGO", "listed_with": "ngos", "ngo_home": home, "nominated_by": "VNGOC", **given})


def test_organizations_are_summarized_by_committee_and_home() -> None:
    committee = Statement(entity="VNGOC", listed_with="ngos")
    named = ngo(None, entity="IDPC")
    made = (ngo("COL", name_in_text="Colombia"), ngo(None), named, ngo("IND"), ngo("COL"), committee)
    itself, nominated = summarize(Record(statements=made)).organizations
    assert (itself.by, itself.named) == (None, (committee,))
    assert nominated.homes == (Home("COL", "Colombia", 2), Home("IND", None, 1))
    assert (nominated.named, nominated.unnamed) == ((named,), 1)


def test_footnotes_are_numbered_as_they_are_met_and_written_statements_are_last_of_their_group() -> None:
    written = Statement(entity="PRY", listed_with="states", delivery="written_only")
    joint = Statement(entity="CHE", listed_with="states", on_behalf_of=JointStatement(co_sponsors=("AUT",)))
    found = summarize(Record(statements=(written, joint)))
    assert [one.entity for one in found.states] == ["CHE", "PRY"]
    assert [(one.number, one.is_written) for one in found.footnotes] == [(1, False), (2, True)]
    assert (found.notes_of(joint), found.notes_of(written)) == ([1], [2])


def test_a_second_reply_is_known_as_such() -> None:
    replies = tuple(Reply(entity=one) for one in ("MEX", "PER", "MEX"))
    assert [rank for _reply, rank in summarize(Record(replies=replies)).replies] == [1, 1, 2]


TIMED = Record(
    statements=(
        Statement(entity="MEX", seconds=100, on_behalf_of=JointStatement(label="Friends")),
        Statement(entity="MEX", seconds=50),
        Statement(entity="PRY", delivery="written_only"),
        Statement(entity="EU", seconds=60),
        Statement(entity="NGO", seconds=30, entry_id=1),
        Statement(entity="NGO", seconds=40, entry_id=2),
    ),
    replies=(Reply(entity="MEX", seconds=20),),
)


def test_time_is_counted_by_delegation_the_longest_first() -> None:
    found = by_delegation(TIMED)
    assert [(one.first.entity, one.seconds, one.statements, one.replies) for one in found] == [
        ("MEX", 170, 2, 1), ("EU", 60, 1, 0), ("NGO", 40, 1, 0), ("NGO", 30, 1, 0)
    ]  # fmt: skip


def test_time_is_counted_by_band_with_replies_apart_and_by_regional_group() -> None:
    bands = by_band(TIMED, {code: kind_of(code) for code in ("MEX", "EU", "NGO")})
    assert {band: one.seconds for band, one in bands.items()} == {
        Band.GROUPS: 100, Band.STATES: 110, Band.NGOS: 70, None: 20
    }  # fmt: skip
    groups = by_group(TIMED, {"MEX": "GRULAC"})
    assert {group: one.seconds for group, one in groups.items()} == {"GRULAC": 170, None: 130}
