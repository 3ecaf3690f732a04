"""A new meeting in the shape of an earlier one: days, hours, places; not people, challenges, reasons."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.core.refusal import Refusal
from app.meetings.rules.copying import New, copy_of, margins_offered, numbers_given
from app.meetings.rules.people import Officer, OnBehalfOf, OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import (
    Figures,
    Interpretation,
    MarginEvent,
    Programme,
    Publication,
    Segment,
    Sitting,
    Webcast,
)
from app.meetings.rules.uid import uid_of
from app.meetings.rules.words import SegmentKind, Status
from tests.builders.programmes import a_header, an_officer

OCTOBER = (date(2023, 10, 23), date(2023, 10, 24), date(2023, 10, 25))  # Monday to Wednesday, summer time

OFFICE = "Chair of the Commission at its sixty-sixth session"


def held(number: int, day: date, hour: int, **given) -> Sitting:
    """A sitting of three hours that begins at this hour of Vienna's summer."""
    starts = datetime(day.year, day.month, day.day, hour - 2, tzinfo=UTC)
    timed = {"starts_at": starts, "ends_at": starts.replace(hour=hour + 1)}
    return Sitting(number=number, uid=f"old-{number}", date=day, **{**timed, **given})


def october(*sittings: Sitting, **header) -> Programme:
    """The meeting of October 2023, six half-days."""
    six = [held(2 * at + half + 1, day, (10, 15)[half]) for at, day in enumerate(OCTOBER) for half in (0, 1)]
    dates = {"starts_on": OCTOBER[0], "ends_on": OCTOBER[-1]}
    return Programme(header=a_header(**{**dates, **header})).with_sittings(sittings or six)


def new(starts_on: date, **given) -> New:
    """What is chosen."""
    return New(**{"slug": "next", "title": "Next", "starts_on": starts_on, "timezone": "Europe/Vienna", **given})


def made(earlier: Programme, chosen: New) -> Programme:
    """The copy, which nothing stands against."""
    copied = copy_of(earlier, chosen)
    assert isinstance(copied, Programme)
    return copied


def said(programme: Programme) -> list[str]:
    """When each sitting begins and ends on the meeting's clock."""
    zone = programme.header.zone
    return [
        f"{one.starts_at.astimezone(zone):%a %d.%m. %H:%M}-{one.ends_at.astimezone(zone):%H:%M}"
        if one.starts_at and one.ends_at
        else f"{one.date:%a %d.%m.}"
        for one in programme.sittings
    ]


@pytest.mark.parametrize(
    ("starts_on", "zone", "first", "last", "ends_on"),
    [
        (date(2027, 10, 18), "Europe/Vienna", "Mon 18.10. 10:00-13:00", "Wed 20.10. 15:00-18:00", date(2027, 10, 20)),
        (date(2027, 10, 20), "Europe/Vienna", "Wed 20.10. 10:00-13:00", "Fri 22.10. 15:00-18:00", date(2027, 10, 22)),
        # A Thursday: the third day is the Monday after.
        (date(2027, 10, 21), "Europe/Vienna", "Thu 21.10. 10:00-13:00", "Mon 25.10. 15:00-18:00", date(2027, 10, 25)),
        # Who wants to begin on a Saturday knows why: days are counted.
        (date(2027, 10, 23), "Europe/Vienna", "Sat 23.10. 10:00-13:00", "Mon 25.10. 15:00-18:00", date(2027, 10, 25)),
        # Summer time ends on Sunday, 31 October 2027; ten o'clock stays ten o'clock.
        (date(2027, 10, 29), "Europe/Vienna", "Fri 29.10. 10:00-13:00", "Tue 02.11. 15:00-18:00", date(2027, 11, 2)),
        (date(2027, 11, 8), "Europe/Vienna", "Mon 08.11. 10:00-13:00", "Wed 10.11. 15:00-18:00", date(2027, 11, 10)),
        # Another place has its own clock, with the same hours on it.
        (date(2027, 10, 18), "America/Bogota", "Mon 18.10. 10:00-13:00", "Wed 20.10. 15:00-18:00", date(2027, 10, 20)),
        # Earlier than the earlier one, and over the end of a year.
        (date(2021, 12, 30), "Europe/Vienna", "Thu 30.12. 10:00-13:00", "Mon 03.01. 15:00-18:00", date(2022, 1, 3)),
    ],
)
def test_days_follow_weekday_by_weekday_and_hours_stay(starts_on, zone, first, last, ends_on) -> None:
    copied = made(october(), new(starts_on, timezone=zone))
    assert (said(copied)[0], said(copied)[-1], len(copied.sittings)) == (first, last, 6)
    assert (copied.header.starts_on, copied.header.ends_on) == (starts_on, ends_on)


def test_an_archive_without_times_keeps_its_half_days() -> None:
    earlier = october(*(replace(one, starts_at=None, ends_at=None) for one in october().sittings))
    assert said(made(earlier, new(date(2027, 10, 19))))[0::2] == ["Tue 19.10.", "Wed 20.10.", "Thu 21.10."]


def test_a_meeting_over_a_weekend_is_counted_in_days() -> None:
    friday, saturday = date(2023, 10, 27), date(2023, 10, 28)
    earlier = october(held(1, friday, 10), held(2, saturday, 10), starts_on=friday, ends_on=saturday)
    assert said(made(earlier, new(date(2027, 10, 18)))) == ["Mon 18.10. 10:00-13:00", "Tue 19.10. 10:00-13:00"]


def test_a_sitting_beyond_midnight_on_a_friday_ends_on_saturday() -> None:
    late = datetime(2023, 10, 27, 21, tzinfo=UTC)
    friday = date(2023, 10, 27)
    long = Sitting(number=1, uid="x", date=friday, starts_at=late, ends_at=late.replace(day=28, hour=1))
    copied = made(october(long, starts_on=friday, ends_on=friday), new(date(2027, 10, 18)))
    (sitting,) = copied.sittings
    assert sitting.starts_at == datetime(2027, 10, 18, 21, tzinfo=UTC)
    assert sitting.ends_at == datetime(2027, 10, 19, 1, tzinfo=UTC)


def test_an_hour_that_the_clock_skips_is_refused_with_its_name() -> None:
    day = date(2023, 10, 24)
    night = Sitting(
        number=1,
        uid="x",
        date=day,
        starts_at=datetime(2023, 10, 24, 0, 30, tzinfo=UTC),
        ends_at=datetime(2023, 10, 24, 3, tzinfo=UTC),
    )
    refused = copy_of(october(night, starts_on=day, ends_on=day), new(date(2027, 3, 28)))
    assert isinstance(refused, Refusal)
    assert (refused.code, dict(refused.parameters)) == (
        "meetings.no_such_hour",
        {"hour": "02:30", "day": "2027-03-28", "zone": "Europe/Vienna"},
    )


def test_an_hour_that_comes_twice_is_its_first() -> None:
    day = date(2023, 10, 24)
    night = Sitting(
        number=1,
        uid="x",
        date=day,
        starts_at=datetime(2023, 10, 24, 0, 30, tzinfo=UTC),
        ends_at=datetime(2023, 10, 24, 3, tzinfo=UTC),
    )
    (sitting,) = made(october(night, starts_on=day, ends_on=day), new(date(2027, 10, 31))).sittings
    assert sitting.starts_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_what_was_cancelled_is_not_held_again_and_numbers_are_given_anew() -> None:
    first, second, third = (held(number, OCTOBER[0], hour) for number, hour in ((7, 15), (2, 10), (5, 18)))
    earlier = october(
        replace(first, thematic_number=9, status=Status.POSTPONED, status_reason="strike"),
        replace(second, thematic_number=8),
        replace(third, thematic_number=7, status=Status.CANCELLED),
    )
    copied = made(earlier, new(date(2027, 10, 18)))
    assert numbers_given(earlier) == {2: 1, 7: 2}
    assert [(one.number, one.thematic_number, one.status, one.status_reason) for one in copied.sittings] == [
        (1, 1, Status.SCHEDULED, None),
        (2, 2, Status.SCHEDULED, None),
    ]
    assert [one.uid for one in copied.sittings] == [uid_of("next", 1), uid_of("next", 2)]


def test_places_are_kept_and_names_left_open() -> None:
    segments = (Segment(key="debate", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=165, extra={"x": 1}),)
    sitting = held(
        1,
        OCTOBER[0],
        10,
        room="Boardroom D",
        segments=segments,
        presiding_officer="mensah",
        challenges=("markets",),
        title="Markets",
        note="note",
        interpretation=Interpretation(languages=("en", "fr"), from_at=datetime(2023, 10, 23, 8, 30, tzinfo=UTC)),
        opening_speakers=(
            OpeningSpeaker(entity="INCB", role="President of the INCB", name="A", as_printed="x"),
            OpeningSpeaker(entity="MEX", name="B", on_behalf_of=OnBehalfOf(group="GRULAC")),
        ),
        presenters=(Presenter(name="C", title="Chief", unit="Research", entity="UNODC", topic="t", segment="debate"),),
        panel=(Panellist(name="D", entity="MEX", channel="regional_group"),),
    )
    officers = (
        Officer(
            key="mensah",
            name="Ama Mensah",
            role="chair",
            office=OFFICE,
            presides_on=OCTOBER[:1],
        ),
        an_officer(key="other", role="vice_chair"),
    )
    earlier = october(
        sitting,
        officers=officers,
        figures=Figures(registrations="over 1,300"),
        webcast=Webcast(where="UN Web TV", url="https://example.org"),
        publication=Publication(what="Statements are available on the website", consent_required=True),
        margins=(MarginEvent(title="Tenth anniversary", starts_on=OCTOBER[0]),),
        note="note",
        status=Status.CANCELLED,
    )
    header, (copied,) = (made(earlier, new(date(2027, 10, 18)))).header, made(earlier, new(date(2027, 10, 18))).sittings
    assert [(one.key, one.name, one.role, one.office, one.presides_on) for one in header.officers] == [
        ("chair-1", None, "chair", "Chair of the Commission", (date(2027, 10, 18),)),
        ("vice_chair-1", None, "vice_chair", None, ()),
    ]
    assert (copied.room, copied.presiding_officer, copied.panel) == ("Boardroom D", "chair-1", ())
    assert copied.segments == (Segment(key="debate", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=165),)
    assert copied.presenters == (Presenter(unit="Research", entity="UNODC", segment="debate"),)
    assert copied.opening_speakers == (
        OpeningSpeaker(entity="INCB", role="President of the INCB"),
        OpeningSpeaker(on_behalf_of=OnBehalfOf(group="GRULAC")),
    )
    assert copied.interpretation == Interpretation(
        languages=("en", "fr"), from_at=datetime(2027, 10, 18, 8, 30, tzinfo=UTC)
    )
    assert (copied.challenges, copied.title, copied.note) == ((), None, None)
    assert header.status == Status.SCHEDULED
    assert (header.figures, header.note, header.webcast, header.publication, header.margins) == (None,) * 4 + ((),)


def test_the_challenges_are_those_chosen() -> None:
    chosen = new(date(2027, 10, 18), challenges={1: ("markets", "links"), 6: ("links",)})
    assert [one.challenges for one in made(october(), chosen).sittings] == [
        ("markets", "links"), (), (), (), (), ("links",)
    ]  # fmt: skip


def test_events_on_the_margins_that_are_chosen_are_moved_with_their_days_and_hours() -> None:
    briefing = MarginEvent(
        title="Briefing",
        starts_on=OCTOBER[2],
        ends_on=OCTOBER[2],
        starts_at=datetime(2023, 10, 25, 11, tzinfo=UTC),
        ends_at=datetime(2023, 10, 25, 12, tzinfo=UTC),
        link="https://example.org",
    )
    once = MarginEvent(title="Tenth anniversary", starts_on=OCTOBER[0])
    earlier = october(margins=(once, briefing))
    assert margins_offered(earlier, date(2027, 11, 1)) == {
        1: ("Tenth anniversary", date(2027, 11, 1)),
        2: ("Briefing", date(2027, 11, 3)),
    }
    header = made(earlier, new(date(2027, 11, 1), margins=frozenset({2}))).header
    assert header.margins == (
        MarginEvent(
            title="Briefing",
            starts_on=date(2027, 11, 3),
            ends_on=date(2027, 11, 3),
            starts_at=datetime(2027, 11, 3, 12, tzinfo=UTC),
            ends_at=datetime(2027, 11, 3, 13, tzinfo=UTC),
        ),
    )
