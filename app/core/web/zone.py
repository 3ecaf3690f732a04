"""The zone in which the reader wants to see times as well."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from flask import request

from app.core.zones import find_zone

# people registers where a signed-in reader's choice is kept.
chosen: list[Callable[[], str | None]] = []


def chosen_zone() -> ZoneInfo | None:
    """`?zone=`, else what the reader chose for good; None is the meeting's place alone."""
    asked = request.args.get("zone")
    kept = next((name for choose in chosen if (name := choose())), None) if asked is None else asked
    return find_zone(kept or "")
