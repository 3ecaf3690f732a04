"""What the core clears away by itself."""

from datetime import timedelta

from sqlalchemy import delete

from app.core import clock
from app.core.db import write
from app.core.jobs import every, job
from app.core.live import Announcement

KEPT = timedelta(days=7)


@every(timedelta(days=1))
@job("announcements.clear")
def clear_announcements() -> None:
    """A page that was away for longer than a week asks anew anyway; what the topics' versions are stays."""
    with write() as session:
        session.execute(delete(Announcement).where(Announcement.at < clock.now() - KEPT))
