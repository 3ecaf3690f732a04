"""Time zones by the names that readers' devices know."""

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def find_zone(name: str) -> ZoneInfo | None:
    """The zone of this name (Europe/Vienna, UTC), if there is one; other names without a place are of another time."""
    return ZoneInfo(name) if (name == "UTC" or "/" in name) and name in _names() else None
