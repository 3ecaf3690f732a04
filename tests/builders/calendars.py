"""Builders of what calendars say."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from app.core.calendar import Calendar, Conference, Event

AWKWARD = (
    "\\",
    ";",
    ",",
    ":",
    '"',
    "^",
    "'",
    "\\n",
    "é",
    "麻醉药品委员会",
    "لجنة",
    "🧑🏽\u200d⚖️🌍",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
)
AWKWARD += ("a" * 90, " " * 200, "\n", "\r\n", "\r", "\t", "\x00", "\x0b", "\x1b[31m", "\x7f", "\x85", "\x9b")
AWKWARD += ("\u2028", "\ufeff", "\u202e")


def texts() -> st.SearchStrategy[str]:
    """Whatever people paste."""
    return st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40)), max_size=12).map("".join)


def an_event(**given: object) -> Event:
    """A sitting on a Monday morning in Vienna."""
    ordinary = {
        "uid": "sitting-1@rostrum.invalid",
        "sequence": 0,
        "revised": datetime(2026, 9, 1, 12, tzinfo=UTC),
        "starts": datetime(2026, 10, 19, 8, tzinfo=UTC),
        "ends": datetime(2026, 10, 19, 11, tzinfo=UTC),
        "summary": "Thematic session 1",
    }
    return Event(**{**ordinary, **given})


def a_calendar(*events: Event, **given: object) -> Calendar:
    """A feed of these events."""
    ordinary = {
        "name": "Autumn",
        "description": "Its sittings",
        "url": "https://example.org/meetings/autumn",
        "source": "https://example.org/meetings/autumn/calendar.ics",
    }
    return Calendar(**{**ordinary, **given}, events=events)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Feeds with anything in every text."""
    events = [
        an_event(
            uid=f"sitting-{number}@rostrum.invalid",
            summary=draw(texts()),
            description=draw(texts()),
            rich=draw(texts()),
            location=draw(texts()),
            url="https://example.org/" + draw(texts()),
            categories=tuple(draw(st.lists(texts(), max_size=2))),
            conferences=(Conference("https://example.org/" + draw(texts()), draw(texts())),),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    return a_calendar(*events, name=draw(texts()), description=draw(texts()))
