"""What was announced, for tests to look at."""

from sqlalchemy import select

from app.core.db import db
from app.core.live import Announcement


def announced_after(last: int) -> list[Announcement]:
    """What was announced since the announcement `last`, in order."""
    return list(db.session.scalars(select(Announcement).where(Announcement.id > last).order_by(Announcement.id)))
