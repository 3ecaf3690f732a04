"""What a challenge is called, and since when."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from app.core import clock
from app.core.db import put
from app.workplan.models import Challenge


def put_challenge(there: Challenge | None, columns: Mapping[str, Any]) -> None:
    """Let a challenge say this, or be added; a new short title is remembered with its time, which never goes back."""
    named_anew = there is not None and columns.get("short_title", there.short_title) != there.short_title
    if there is not None and named_anew:
        now, before = clock.now().replace(microsecond=0), there.renamed_at
        columns = {**columns, "renamed_at": max(now, before + timedelta(seconds=1)) if before else now}
    put(Challenge, there, columns)
