"""Generated programmes: small, and different in many ways."""

from dataclasses import replace

from hypothesis import strategies as st

from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Document, MarginEvent, Programme, Segment, Sitting, Webcast
from app.meetings.rules.words import SegmentKind, Status
from tests.builders.programmes import MONDAY, a_header, a_sitting, an_officer

PRESENTERS = [Presenter(name=name) for name in "ABC"]
PANELLISTS = [Panellist(name=name, topic=topic) for name in "ABC" for topic in (None, "T")]
WORDS = st.sampled_from([None, "one", "two"])
EXTRA = st.sampled_from([{}, {"x": 1}, {"y": [1]}])


@st.composite
def some_of(draw: st.DrawFn, things: list) -> tuple:
    """Some of these, in some order."""
    return tuple(draw(st.permutations(things))[: draw(st.integers(0, len(things)))])


@st.composite
def segments(draw: st.DrawFn) -> tuple[Segment, ...]:
    """Segments with keys, in some order."""
    keys = draw(some_of(["a", "b", "c"]))
    minutes = st.integers(1, 3)
    return tuple(Segment(key=key, kind=SegmentKind.PANEL, minutes=draw(minutes), extra=draw(EXTRA)) for key in keys)


@st.composite
def sittings(draw: st.DrawFn, number: int) -> Sitting:
    """A sitting of this number."""
    ordinary = a_sitting(number, date=draw(st.sampled_from([MONDAY, MONDAY.replace(day=20)])))
    return replace(
        ordinary,
        title=draw(WORDS),
        room=draw(WORDS),
        status=draw(st.sampled_from(list(Status))),
        status_reason=draw(WORDS),
        challenges=draw(some_of(["one", "two"])),
        presenters=draw(some_of(PRESENTERS)),
        panel=draw(some_of(PANELLISTS)),
        segments=draw(segments()),
        sequence=draw(st.integers(0, 2)),
        extra=draw(EXTRA),
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A programme with up to four sittings."""
    numbers = draw(st.lists(st.integers(1, 4), unique=True))
    header = a_header(
        title=draw(st.sampled_from(["A", "B"])),
        venue=draw(WORDS),
        note=draw(WORDS),
        status=draw(st.sampled_from(list(Status))),
        webcast=draw(st.sampled_from([None, Webcast(where="here"), Webcast(where="there")])),
        officers=tuple(an_officer(key=key, name=draw(WORDS)) for key in draw(some_of(["chair", "first", "second"]))),
        documents=draw(some_of([Document(kind="background_note"), Document(kind="discussion_guide")])),
        margins=draw(some_of([MarginEvent(title=title, starts_on=MONDAY) for title in "AB"])),
        extra=draw(EXTRA),
    )
    return Programme(header=header).with_sittings([draw(sittings(number)) for number in numbers])
