"""How long a link for interpreters leads to the list and the texts of its sitting."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AFTERWARDS = timedelta(hours=12)  # sittings overrun, and what was interpreted is looked up once more
MOST_LINKS = 30  # six booths, remote hubs and a technician or two; more is a slip


def link_ends_at(day: date, ends_at: datetime | None, zone: ZoneInfo) -> datetime:
    """Until when it leads there: some hours after the sitting, or after its day where no hours are stated."""
    end = ends_at or datetime.combine(day + timedelta(days=1), time(), zone)
    return end + AFTERWARDS


def is_link_over(revoked_at: datetime | None, ends_at: datetime, now: datetime) -> bool:
    """Whether it leads nowhere any more: somebody took it back, or the sitting is long over."""
    return revoked_at is not None or now >= ends_at
