"""When what is personal goes: of one person who asks for it, and of a meeting once it is over."""

from datetime import date, timedelta

from app.core.refusal import Refusal, refusal

DAY = timedelta(days=1)
SAID_BEFORE = timedelta(days=14)  # that what is personal is deleted by itself stands on the desk so long before


def is_over(ends_on: date, today: date) -> bool:
    """Whether the last day of a meeting has passed, by the meeting's clock."""
    return today > ends_on


def why_not_purge(ends_on: date, today: date) -> Refusal | None:
    """What is personal is needed until the meeting is over."""
    return None if is_over(ends_on, today) else refusal("registrations.not_over_yet", ends_on=ends_on)


def why_not_erased(is_erased: bool) -> Refusal | None:
    """Of somebody who was forgotten nothing is left that could be changed."""
    return refusal("registrations.erased") if is_erased else None


def is_kept_too_long(keep_until: date, is_purged: bool, today: date) -> bool:
    """Whether the last day on which personal data are kept has passed, and they are kept still."""
    return not is_purged and today > keep_until


def gone_on(keep_until: date) -> date:
    """On which day what is personal is deleted by itself: that after the last one on which it is kept."""
    return keep_until + DAY


def is_to_be_purged(keep_until: date, ends_on: date, is_purged: bool, today: date) -> bool:
    """Whether what is personal is deleted by itself now: its last day has passed, and so has the meeting's."""
    return is_kept_too_long(keep_until, is_purged, today) and is_over(ends_on, today)


def thread_of(slug: str) -> str:
    """To what the mails about a meeting and its registrations refer, so that they are found again."""
    return f"registrations.{slug}"


def kept_as(slug: str) -> str:
    """How the names of exports begin in which people of a meeting stand."""
    return f"participants.{slug}."
