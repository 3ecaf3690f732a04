"""What becomes of a meeting as a whole and of the events on its margins."""

from datetime import UTC, datetime, timedelta

import pytest

from app.core.refusal import Refusal
from app.meetings.rules.editing import Known, edited
from app.meetings.rules.editing import header_edits as do
from app.meetings.rules.programme import Header, MarginEvent
from tests.builders.programmes import MONDAY, a_programme

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
TALK = MarginEvent(title="Fireside chat", starts_on=MONDAY, extra={"kept": 1})
BRIEFING = MarginEvent(title="Briefing", starts_on=TUESDAY)
WHOLE = {"title": "Thematic discussions", "starts_on": MONDAY, "ends_on": WEDNESDAY}


def after(edit, **header) -> Header:
    return edited(a_programme(**header), edit, Known()).header


def refused(edit, **header) -> str:
    done = edited(a_programme(**header), edit, Known())
    assert isinstance(done, Refusal)
    return done.code.removeprefix("meetings.")


def test_a_meeting_is_called_and_held_otherwise() -> None:
    now = after(do.SetMeeting(**{**WHOLE, "ends_on": MONDAY}, short_title=" T ", venue="Bonn", note="Bring\nbadges"))
    assert (now.ends_on, now.short_title, now.venue, now.note) == (MONDAY, "T", "Bonn", "Bring badges")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"ends_on": MONDAY - timedelta(days=1)}, "last_day_before_first"),
        ({"ends_on": MONDAY + timedelta(days=31)}, "too_many_days"),
        ({"starts_on": TUESDAY}, "sittings_outside"),
        ({"venue": "x" * 501}, "text_too_long"),
    ],
)
def test_a_meeting_cannot_be_so(wrong, code) -> None:
    assert refused(do.SetMeeting(**{**WHOLE, **wrong})) == code


@pytest.mark.parametrize(
    ("before", "said", "after_all"),
    [
        (None, None, None),
        (None, "en", None),
        (None, "fr", "fr"),
        ("en", None, "en"),
        ("en", "en", "en"),
        ("fr", "en", "en"),
        ("fr", None, None),
        ("fr", "ar", "ar"),
        ("de", "de", "de"),
    ],
)
def test_the_usual_language_is_stated_only_where_another_was(before, said, after_all) -> None:
    assert after(do.SetMeeting(**WHOLE, language=said), language=before).language == after_all


@pytest.mark.parametrize("said", ["de", "english", "x" * 10_000, ""])
def test_a_meeting_is_in_a_language_that_its_papers_can_name(said) -> None:
    assert refused(do.SetMeeting(**WHOLE, language=said)) == "no_such_language"


def test_a_month_is_not_too_long() -> None:
    assert after(do.SetMeeting(**{**WHOLE, "ends_on": MONDAY + timedelta(days=30)})).ends_on.day == 18


def test_an_event_comes_changes_and_goes() -> None:
    assert after(do.AddMargin(event=BRIEFING), margins=(TALK,)).margins == (TALK, BRIEFING)
    changed = do.SetMargin(title="Fireside chat", day=MONDAY, event=BRIEFING, starts="13:15", ends="14:15")
    told = after(changed, margins=(TALK,)).margins[0]
    assert (told.title, told.extra) == ("Briefing", {"kept": 1})
    assert (told.starts_at, told.ends_at) == tuple(datetime(2026, 10, 20, hour, 15, tzinfo=UTC) for hour in (11, 12))
    assert after(do.RemoveMargin(title="Briefing", day=TUESDAY), margins=(TALK, BRIEFING)).margins == (TALK,)


@pytest.mark.parametrize(
    ("event", "hours", "code"),
    [
        ({"title": " "}, {}, "title_missing"),
        ({"ends_on": MONDAY - timedelta(days=1)}, {}, "last_day_before_first"),
        ({}, {"starts": "10:00"}, "one_hour_missing"),
        ({}, {"ends": "10:00"}, "one_hour_missing"),
        ({}, {"starts": "10:00", "ends": "10:00"}, "ends_before_it_starts"),
        ({"link": "javascript:alert(1)"}, {}, "not_a_link"),
        ({"link": "https://"}, {}, "not_a_link"),
        ({"link": "https://[x"}, {}, "not_a_link"),
        ({"link": "https://a b"}, {}, "not_a_link"),
        ({"note": "x" * 501}, {}, "text_too_long"),
    ],
)
def test_an_event_cannot_be_so(event, hours, code) -> None:
    told = MarginEvent(**{"title": "Briefing", "starts_on": MONDAY, **event})
    assert refused(do.AddMargin(event=told, **hours)) == code


def test_an_event_that_is_not_there_cannot_be_changed() -> None:
    assert refused(do.RemoveMargin(title="Briefing", day=MONDAY), margins=(TALK, BRIEFING)) == "no_such_margin"
    assert refused(do.SetMargin(title="Talk", day=MONDAY, event=TALK), margins=(TALK,)) == "no_such_margin"
