"""The moments at which registration opens and closes, as they are written: a day and an hour of the meeting's clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.core.refusal import Refusal, refusal
from app.meetings.rules.local import Unreal, is_hour, moment_at


def moment_of(day: date, hour: str, zone: ZoneInfo) -> datetime | Refusal:
    """The moment that is meant; when clocks change it may not exist, or come twice."""
    if not is_hour(hour):
        return refusal("meetings.not_an_hour", hour=hour[:20])
    found = moment_at(day, hour, zone)
    if not isinstance(found, Unreal):
        return found
    if found.choices:
        return refusal("meetings.hour_comes_twice", hour=hour, day=day, choices=found.choices)
    return refusal("meetings.hour_does_not_exist", hour=hour, day=day)
