"""What the core clears away by itself."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from app.core import clock
from app.core.db import write
from app.core.jobs import every, job
from app.core.live import Announcement

KEPT = timedelta(days=7)


@every(timedelta(days=1))
@job("announcements.clear")
def clear_announcements() -> None:
    """A page that was away for longer than a week asks anew anyway; what the topics' versions are stays.

    The newest one stays too: from it a reader that starts knows how far back it can tell.
    """
    newest = select(func.max(Announcement.id)).scalar_subquery()
    with write() as session:
        old = Announcement.at < clock.now() - KEPT
        session.execute(delete(Announcement).where(old, Announcement.id < newest))
