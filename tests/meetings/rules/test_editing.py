"""What becomes of a draft by an edit, and what cannot be done."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.core.refusal import Refusal
from app.meetings.rules.editing import Known, edited
from app.meetings.rules.editing import edits as do
from app.meetings.rules.editing.edits import Part
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Interpretation, Programme, Segment
from app.meetings.rules.uid import uid_of
from app.meetings.rules.words import HalfDay, SegmentKind, Status
from tests.builders.programmes import MONDAY, a_programme, a_sitting

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
KNOWN = Known(
    last_number=2, published=frozenset({1}), challenges=frozenset({"one", "two"}), entities=frozenset({"MEX"})
)
OPENING = Segment(key="opening", kind=SegmentKind.OPENING, minutes=30)
PANEL = Segment(key="panel", kind=SegmentKind.PANEL, minutes=60)
DEBATE = Segment(key="debate", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=90)
ANA, BO, CY = (Presenter(name=name) for name in ("Ana", "Bo", "Cy"))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment, UTC; Vienna is two hours ahead."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def after(edit, *sittings, **header) -> Programme:
    done = edited(a_programme(*sittings, **header), edit, KNOWN)
    assert isinstance(done, Programme), done
    return done


def refused(edit, *sittings, **header) -> str:
    done = edited(a_programme(*sittings, **header), edit, KNOWN)
    assert isinstance(done, Refusal)
    return done.code.removeprefix("meetings.")


def test_a_sitting_moved_to_another_day_keeps_its_hours_and_takes_its_interpreters_along() -> None:
    given = Interpretation(from_at=at(MONDAY, 8), until_at=at(MONDAY, 11), languages=("en",))
    moved = after(
        do.MoveSitting(number=1, date=TUESDAY, half_day=HalfDay.MORNING), a_sitting(1, interpretation=given)
    ).sitting(1)
    assert (moved.date, moved.starts_at, moved.ends_at) == (TUESDAY, at(TUESDAY, 8), at(TUESDAY, 11))
    assert moved.interpretation == replace(given, from_at=at(TUESDAY, 8), until_at=at(TUESDAY, 11))


def test_a_sitting_moved_to_another_half_day_begins_when_others_do_there() -> None:
    second = a_sitting(2, starts_at=at(MONDAY, 12, 30), ends_at=at(MONDAY, 15, 30))
    moved = after(do.MoveSitting(number=1, date=WEDNESDAY, half_day=HalfDay.AFTERNOON), a_sitting(1), second)
    assert moved.sitting(1).starts_at == at(WEDNESDAY, 12, 30)
    assert moved.sitting(1).ends_at == at(WEDNESDAY, 15, 30)
    alone = after(do.MoveSitting(number=1, date=MONDAY, half_day=HalfDay.AFTERNOON), a_sitting(1))
    assert alone.sitting(1).starts_at == at(MONDAY, 13)


def test_number_and_uid_stay_with_the_sitting_when_half_days_are_swapped() -> None:
    one, two = a_sitting(1, room="A", title="One"), a_sitting(2, room="B", title="Two")
    done = after(do.SwapHalfDays(number=1, other=2), one, two)
    assert done.sitting(1) == replace(one, starts_at=two.starts_at, ends_at=two.ends_at, room="B")
    assert done.sitting(2) == replace(two, starts_at=one.starts_at, ends_at=one.ends_at, room="A")


def test_on_a_split_the_first_part_keeps_number_and_uid_and_each_goes_with_the_segment() -> None:
    panel = (Panellist(name="P"), Panellist(name="Q", segment="opening"))
    whole = a_sitting(1, segments=(OPENING, PANEL, DEBATE), presenters=(ANA,), panel=panel, challenges=("one",))
    done = after(do.SplitSitting(number=1, at="10:30"), whole, a_sitting(2))
    first, second = done.sitting(1), done.sitting(3)
    assert (first.uid, first.segments, first.presenters, first.panel) == (whole.uid, (OPENING,), (ANA,), panel[1:])
    assert (second.uid, second.segments, second.panel) == (uid_of("autumn", 3), (PANEL, DEBATE), panel[:1])
    assert (first.ends_at, second.starts_at, second.ends_at) == (at(MONDAY, 8, 30), at(MONDAY, 8, 30), at(MONDAY, 11))
    assert second.challenges == ("one",)


def test_a_segment_across_the_hour_of_a_split_is_divided() -> None:
    done = after(do.SplitSitting(number=1, at="11:00"), a_sitting(1, segments=(OPENING, PANEL, DEBATE)), a_sitting(2))
    assert [segment.minutes for segment in done.sitting(1).segments] == [30, 30]
    assert [(segment.key, segment.minutes) for segment in done.sitting(3).segments] == [("panel", 30), ("debate", 90)]


@pytest.mark.parametrize(
    ("given", "first", "second"),
    [
        ((None, None), (None, None), (None, None)),
        ((8, 11), (8, 10), (10, 11)),
        ((8, 9), (8, 9), None),
        ((10, 11), None, (10, 11)),
    ],
)
def test_interpretation_is_divided_by_a_split(given, first, second) -> None:
    def hours(span):
        return span and Interpretation(**{k: h and at(MONDAY, h) for k, h in zip(("from_at", "until_at"), span)})  # noqa: B905

    done = after(do.SplitSitting(number=1, at="12:00"), a_sitting(1, interpretation=hours(given)), a_sitting(2))
    assert (done.sitting(1).interpretation, done.sitting(3).interpretation) == (hours(first), hours(second))


def test_on_a_merge_the_earlier_stays_and_the_published_other_is_cancelled() -> None:
    one = a_sitting(1, segments=(PANEL,), challenges=("one",), panel=(Panellist(name="P", segment="panel"),))
    two = a_sitting(2, segments=(PANEL,), challenges=("two", "one"), presenters=(ANA,),
                    panel=(Panellist(name="P"), Panellist(name="Q", segment="panel")))  # fmt: skip
    done = after(do.MergeSittings(number=2, other=1), one, two)
    assert [sitting.number for sitting in done.sittings] == [1]
    assert done.sitting(1) == replace(
        one,
        segments=(PANEL, replace(PANEL, key="panel-2")),
        challenges=("one", "two"),
        presenters=(ANA,),
        panel=(*one.panel, Panellist(name="Q", segment="panel-2")),
    )
    swapped = after(do.SwapHalfDays(number=1, other=2), one, two)
    merged = edited(swapped, do.MergeSittings(number=1, other=2, reason="One is enough"), KNOWN)
    assert (merged.sitting(1).status, merged.sitting(1).status_reason) == (Status.CANCELLED, "One is enough")
    assert merged.sitting(2).panel == (*two.panel,)


def test_a_merged_sitting_lasts_longer_only_where_the_other_followed_at_once() -> None:
    follows = a_sitting(2, starts_at=at(MONDAY, 11), ends_at=at(MONDAY, 12))
    merge = do.MergeSittings(number=1, other=2)
    assert after(merge, a_sitting(1), follows).sitting(1).ends_at == at(MONDAY, 12)
    assert after(merge, a_sitting(1), a_sitting(2)).sitting(1).ends_at == at(MONDAY, 11)


def test_a_number_is_never_reused() -> None:
    done = edited(a_programme(), do.RemoveSitting(number=2), KNOWN)
    added = edited(done, do.AddSitting(date=TUESDAY, starts="10:00", ends="13:00"), KNOWN)
    assert [(sitting.number, sitting.uid) for sitting in added.sittings] == [
        (1, uid_of("autumn", 1)),
        (3, uid_of("autumn", 3)),
    ]


def test_a_published_sitting_is_cancelled_with_a_reason_and_a_drafted_one_goes() -> None:
    assert refused(do.RemoveSitting(number=1)) == "reason_missing"
    cancelled = after(do.RemoveSitting(number=1, reason=" No  quorum ")).sitting(1)
    assert (cancelled.status, cancelled.status_reason) == (Status.CANCELLED, "No quorum")
    assert after(do.RemoveSitting(number=2)).sitting(2) is None


def test_segments_have_keys_of_their_own_and_an_order() -> None:
    sitting = a_sitting(1, segments=(OPENING, PANEL), panel=(Panellist(name="P", segment="panel"),))
    more = after(do.AddSegment(number=1, kind=SegmentKind.PANEL, minutes=20, title=" Second "), sitting).sitting(1)
    assert more.segments[2] == Segment(key="panel-2", kind=SegmentKind.PANEL, minutes=20, title="Second")
    assert after(do.MoveSegment(number=1, key="panel", to=0), sitting).sitting(1).segments == (PANEL, OPENING)
    changed = after(do.SetSegment(number=1, key="panel", minutes=45), sitting).sitting(1)
    assert changed.segments == (OPENING, replace(PANEL, minutes=45))
    removed = after(do.RemoveSegment(number=1, key="panel"), sitting).sitting(1)
    assert (removed.segments, removed.panel) == ((OPENING,), (Panellist(name="P"),))


@pytest.mark.parametrize(
    ("edit", "people"),
    [
        (do.AddPerson(number=1, part=Part.PRESENTERS, person=Presenter(name=" Cy ")), (ANA, BO, CY)),
        (do.ReplacePerson(number=1, part=Part.PRESENTERS, place=0, person=CY), (CY, BO)),
        (do.MovePerson(number=1, part=Part.PRESENTERS, place=0, to=1), (BO, ANA)),
        (do.MovePerson(number=1, part=Part.PRESENTERS, place=0, to=-1), (ANA, BO)),
        (do.RemovePerson(number=1, part=Part.PRESENTERS, place=1), (ANA,)),
    ],
)
def test_presenters_come_go_and_swap(edit, people) -> None:
    assert after(edit, a_sitting(1, presenters=(ANA, BO))).sitting(1).presenters == people


def test_what_a_sitting_says_of_itself() -> None:
    assert after(do.SetRoom(number=1, room=" Room  A ")).sitting(1).room == "Room A"
    assert after(do.SetChallenges(number=1, challenges=("two", "one", "two"))).sitting(1).challenges == ("two", "one")
    assert after(do.SetPresidingOfficer(number=1, officer="chair")).sitting(1).presiding_officer == "chair"
    named = after(do.SetName(number=1, kind="opening", thematic_number=4, title="Ouverture")).sitting(1)
    assert (named.kind, named.thematic_number, named.title) == ("opening", 4, "Ouverture")
    first = after(do.NameOfficer(key="first", name="B", office=" First  Vice-Chair", country="MEX")).header.officers[1]
    assert (first.key, first.name, first.office, first.country) == ("first", "B", "First Vice-Chair", "MEX")
    timeless = after(do.SetHours(number=1, date=MONDAY)).sitting(1)
    assert (timeless.starts_at, timeless.ends_at) == (None, None)


SPRING = {"starts_on": date(2026, 3, 29), "ends_on": date(2026, 3, 29)}
AUTUMN = {"starts_on": date(2026, 10, 25), "ends_on": date(2026, 10, 25)}
LONG = "x" * 10_000


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (do.SetHours(number=9, date=MONDAY), "no_such_sitting"),
        (do.SetHours(number=1, date=MONDAY, starts="10:00"), "one_hour_missing"),
        (do.SetHours(number=1, date=MONDAY, starts="13:00", ends="10:00"), "ends_before_it_starts"),
        (do.SetHours(number=1, date=MONDAY, starts="10", ends="13:00"), "not_an_hour"),
        (do.SetHours(number=1, date=WEDNESDAY + timedelta(days=1)), "outside_meeting"),
        (do.MoveSitting(number=1, date=MONDAY - timedelta(days=1), half_day=HalfDay.MORNING), "outside_meeting"),
        (do.AddSitting(date=date(2030, 1, 1)), "outside_meeting"),
        (do.SwapHalfDays(number=1, other=1), "two_sittings_wanted"),
        (do.MergeSittings(number=1, other=1), "two_sittings_wanted"),
        (do.SplitSitting(number=1, at="10:00"), "split_outside"),
        (do.SetInterpretation(number=1, starts="12:00", ends="11:00"), "ends_before_it_starts"),
        (do.AddSegment(number=1, kind=SegmentKind.PANEL, minutes=-5), "minutes_out_of_range"),
        (do.AddSegment(number=1, kind=SegmentKind.PANEL, minutes=1441), "minutes_out_of_range"),
        (do.SetSegment(number=1, key="nowhere", minutes=5), "no_such_segment"),
        (do.SetRoom(number=1, room=LONG), "text_too_long"),
        (do.SetName(number=1, title=LONG), "text_too_long"),
        (do.SetName(number=1, thematic_number=0), "thematic_number_out_of_range"),
        (do.SetChallenges(number=1, challenges=("unknown",)), "unknown_challenge"),
        (do.SetPresidingOfficer(number=1, officer="nobody"), "unknown_officer"),
        (do.AddPerson(number=1, part=Part.PANEL, person=Panellist(entity="ZZZ")), "unknown_entity"),
        (do.AddPerson(number=1, part=Part.PANEL, person=Panellist(name="  ")), "nobody_named"),
        (do.AddPerson(number=1, part=Part.PANEL, person=Panellist(name="A", segment="x")), "no_such_segment"),
        (do.AddPerson(number=1, part=Part.PANEL, person=Panellist(name="A", topic=LONG)), "text_too_long"),
        (do.RemovePerson(number=1, part=Part.PANEL, place=0), "no_such_person"),
        (do.MovePerson(number=1, part=Part.PANEL, place=-1, to=0), "no_such_person"),
    ],
)
def test_what_cannot_be_is_refused(edit, code) -> None:
    assert refused(edit) == code


def test_an_hour_that_the_clocks_skip_or_repeat_is_refused() -> None:
    night = a_sitting(1, date=date(2026, 3, 29), starts_at=None, ends_at=None)
    skipped = do.SetHours(number=1, date=date(2026, 3, 29), starts="02:30", ends="04:00")
    assert refused(skipped, night, **SPRING) == "hour_does_not_exist"
    twice = do.SetHours(number=1, date=date(2026, 10, 25), starts="02:30", ends="04:00")
    assert refused(twice, replace(night, date=date(2026, 10, 25)), **AUTUMN) == "hour_comes_twice"
    meant = replace(twice, starts="02:30+01:00")
    assert after(meant, replace(night, date=date(2026, 10, 25)), **AUTUMN).sitting(1).starts_at.hour == 1


def test_a_sitting_past_midnight_stays_so() -> None:
    night = a_sitting(1, starts_at=at(MONDAY, 18), ends_at=at(TUESDAY, 0))
    later = after(do.SetHours(number=1, date=MONDAY, starts="20:30", ends="01:00"), night).sitting(1)
    assert (later.starts_at, later.ends_at) == (at(MONDAY, 18, 30), at(MONDAY, 23))
    kept = after(do.SetInterpretation(number=1, starts="20:00", ends="01:00"), night).sitting(1)
    assert kept.interpretation == Interpretation(from_at=at(MONDAY, 18), until_at=at(MONDAY, 23))
