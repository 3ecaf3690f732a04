"""Tokens by which programs act as an account: none lasts for ever."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.core.refusal import Refusal, refusal

UTC = ZoneInfo("UTC")
USUAL_DAYS, LONGEST_DAYS = 365, 731
LONGEST_NAME = 120
MOST = 50  # of one account
SHOWN_AFTERWARDS = timedelta(days=30)  # so that its owner sees why a program is turned away


def refuse_token(name: str, expires_on: date, held: int, today: date) -> Refusal | None:
    """Whether an account that holds so many may have one more of this name until the end of this day."""
    if held >= MOST:
        return refusal("people.too_many_tokens", most=MOST)
    if not 0 < len(name) <= LONGEST_NAME:
        return refusal("people.token_needs_name", most=LONGEST_NAME)
    if not today < expires_on <= today + timedelta(days=LONGEST_DAYS):
        return refusal("people.token_lasts", first=today + timedelta(days=1), last=today + timedelta(days=LONGEST_DAYS))
    return None


def usual_end(today: date) -> date:
    """The last day of a token for which nobody says another."""
    return today + timedelta(days=USUAL_DAYS)


def end_of(day: date) -> datetime:
    """When a day is over, UTC."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)
