"""What stands beside the log of a sitting: representatives, and texts for interpreters."""

from sqlalchemy import select

from app.core.db import db
from app.floor.models import Inscription


def beside_of(sitting_id: int) -> dict[int, Inscription]:
    """What is personal of each inscription of a sitting, by its number."""
    rows = db.session.scalars(select(Inscription).where(Inscription.sitting_id == sitting_id))
    return {row.entry_id: row for row in rows}


def find_beside(who: int) -> Inscription | None:
    """What is personal of one inscription."""
    return db.session.get(Inscription, who)
