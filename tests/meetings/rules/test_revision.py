from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Interpretation, Segment, Webcast
from app.meetings.rules.revision import Brought, Revision, revise
from app.meetings.rules.words import SegmentKind, Status
from tests.builders.programmes import a_header, a_sitting

FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)
LATER = FIRST + timedelta(days=3)
HOUR = timedelta(hours=1)
HEADER = a_header()
PUBLISHED = a_sitting(sequence=2, revised=FIRST, room="Boardroom A")


def after(sitting=None, header=HEADER, now=LATER, brought=None):
    return revise((HEADER, PUBLISHED), (header, sitting or PUBLISHED), now, brought or Brought())


def test_a_sitting_first_published_starts_at_nought_now_in_whole_seconds():
    now = FIRST.replace(microsecond=123456)
    assert revise(None, (HEADER, a_sitting()), now) == Revision(0, FIRST)


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": PUBLISHED.starts_at + HOUR},
        {"ends_at": PUBLISHED.ends_at + HOUR},
        {"starts_at": None, "ends_at": None},
        {"room": "Boardroom D"},
        {"status": Status.POSTPONED},
        {"status": Status.CANCELLED, "status_reason": "no quorum"},
    ],
)
def test_time_place_and_status_raise_the_sequence(change):
    assert after(replace(PUBLISHED, **change)) == Revision(3, LATER)


@pytest.mark.parametrize(
    "change", [{"venue": "Room 1, Geneva"}, {"timezone": "Asia/Dubai"}, {"status": Status.POSTPONED}]
)
def test_what_moves_the_whole_meeting_raises_the_sequence(change):
    assert after(header=replace(HEADER, **change)) == Revision(3, LATER)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Opening"},
        {"kind": "closing"},
        {"note": "Bring your badge."},
        {"challenges": ("crime-links",)},
    ],
)
def test_any_other_change_of_what_its_event_says_moves_only_the_time(change):
    assert after(replace(PUBLISHED, **change)) == Revision(2, LATER)


@pytest.mark.parametrize(
    "change",
    [
        {"presenters": (Presenter(entity="UNODC"),)},
        {"panel": (Panellist(entity="ITA"),)},
        {"segments": (Segment(key="opening", kind=SegmentKind.OPENING, minutes=10),)},
        {"interpretation": Interpretation(languages=("en", "fr"))},
        {"presiding_officer": "first"},
    ],
)
def test_what_is_published_and_its_event_does_not_say_moves_nothing(change):
    assert after(replace(PUBLISHED, **change)) == Revision(2, FIRST)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"webcast": Webcast(url="https://example.org/live")},
    ],
)
def test_what_an_event_says_of_its_meeting_moves_only_the_time(change):
    assert after(header=replace(HEADER, **change)) == Revision(2, LATER)


def test_nothing_moves_when_nothing_visible_changed():
    kept = replace(PUBLISHED, extra={"unknown": 1}, presenters=())
    header = replace(HEADER, extra={"unknown": 1}, note="not in calendars", officers=())
    assert after(kept, header=header) == Revision(2, FIRST)


def test_a_clock_that_went_back_does_not_take_the_time_back():
    assert after(replace(PUBLISHED, title="Opening"), now=FIRST - HOUR) == Revision(2, FIRST + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("brought", "expected"),
    [
        (Brought(), Revision(2, FIRST)),
        (Brought(2, FIRST), Revision(2, FIRST)),
        (Brought(1, FIRST - HOUR), Revision(2, FIRST)),
        (Brought(5, FIRST + HOUR), Revision(5, FIRST + HOUR)),
        (Brought(5), Revision(5, LATER)),
        (Brought(5, FIRST), Revision(5, LATER)),
        (Brought(revised=FIRST + HOUR), Revision(2, FIRST + HOUR)),
    ],
)
def test_what_a_package_brings_is_taken_when_it_is_not_lower(brought, expected):
    assert after(brought=brought) == expected


def test_a_change_counts_even_where_the_package_counted_less():
    moved = replace(PUBLISHED, room="Boardroom D")
    assert after(moved, brought=Brought(2, FIRST)) == Revision(3, LATER)
    assert after(moved, brought=Brought(7, FIRST + HOUR)) == Revision(7, FIRST + HOUR)


def test_a_first_publication_takes_what_the_package_brings():
    assert revise(None, (HEADER, a_sitting()), LATER, Brought(4, FIRST)) == Revision(4, FIRST)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            [{}, {"room": "A"}, {"room": "B"}, {"title": "x"}, {"status": Status.CANCELLED}, {"note": "y"}]
        ),
        st.integers(-5000, 5000),
        st.sampled_from([Brought(), Brought(1, FIRST), Brought(9, FIRST + HOUR), Brought(0)]),
    ),
    max_size=12,
)


@given(EDITS)
def test_neither_ever_goes_back_and_every_change_is_told(edits):
    sitting = PUBLISHED
    for change, seconds, brought in edits:
        present = replace(sitting, **change)
        revision = revise((HEADER, sitting), (HEADER, present), sitting.revised + timedelta(seconds=seconds), brought)
        assert revision.sequence >= sitting.sequence
        assert revision.revised >= sitting.revised
        if present != sitting:
            assert revision.revised > sitting.revised
        sitting = replace(present, sequence=revision.sequence, revised=revision.revised)
