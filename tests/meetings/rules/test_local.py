from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.meetings.rules.local import Unreal, day_of, hour_said, is_hour, moment_at

VIENNA = ZoneInfo("Europe/Vienna")
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (date(2026, 10, 19), "10:00", datetime(2026, 10, 19, 8, tzinfo=UTC)),
        (date(2026, 12, 7), "10:00", datetime(2026, 12, 7, 9, tzinfo=UTC)),
        (date(2026, 12, 7), "10:00+01:00", datetime(2026, 12, 7, 9, tzinfo=UTC)),
        (BACK, "02:30+02:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (BACK, "02:30+01:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        (FORWARD, "03:00", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ],
)
def test_an_hour_on_the_clock_of_the_meeting_is_a_moment(day, hour, moment) -> None:
    assert moment_at(day, hour, VIENNA) == moment


@pytest.mark.parametrize(
    ("day", "hour", "choices"),
    [
        (FORWARD, "02:30", ()),
        (FORWARD, "02:30+01:00", ()),
        (BACK, "02:30", ("02:30+02:00", "02:30+01:00")),
        (BACK, "02:30+05:00", ("02:30+02:00", "02:30+01:00")),
        (date(2026, 10, 19), "10:00+01:00", ("10:00+02:00",)),
    ],
)
def test_an_hour_that_is_skipped_or_comes_twice_is_no_single_moment(day, hour, choices) -> None:
    assert moment_at(day, hour, VIENNA) == Unreal(hour, day, "Europe/Vienna", choices)


@given(
    st.integers(0, 2**31).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.sampled_from(
        ["Europe/Vienna", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "UTC", "Asia/Tehran"]
    ),
)
def test_what_the_clock_says_leads_back_to_the_moment(moment, key) -> None:
    moment, zone = moment.replace(second=0, microsecond=0), ZoneInfo(key)
    assert is_hour(hour_said(moment, zone))
    assert moment_at(day_of(moment, zone), hour_said(moment, zone), zone) == moment


def test_around_a_clock_change_every_minute_leads_back() -> None:
    for minutes in range(300):
        moment = datetime(2026, 10, 24, 22, tzinfo=UTC) + timedelta(minutes=minutes)
        assert moment_at(day_of(moment, VIENNA), hour_said(moment, VIENNA), VIENNA) == moment


@pytest.mark.parametrize("text", ["24:00", "10:60", "9:00", "10", "10:00:00", "10:00Z", "-1:00", "١٠:٠٠", ""])
def test_other_texts_are_no_hours(text) -> None:
    assert not is_hour(text)
