"""What pages that bring features together are made from."""

from datetime import datetime

from app.meetings.queries import newest
from app.meetings.rules.rehearsal import is_running


def rehearsal_is_running(slug: str, now: datetime) -> bool:
    """Whether a sitting of the rehearsal is being held."""
    public = newest(slug)
    return public is not None and is_running(public, now)
