"""What the core clears away, and what it must not."""

from datetime import timedelta

from sqlalchemy import select

from app.core import clock
from app.core.db import db, write
from app.core.housekeeping import KEPT, clear_announcements
from app.core.live import Announcement, announce
from tests.conftest import NOW


def say() -> None:
    with write():
        announce("tested", "a")


def ids() -> list[int]:
    db.session.rollback()
    return list(db.session.scalars(select(Announcement.id).order_by(Announcement.id)))


def test_what_is_old_goes_and_the_newest_stays_from_which_a_reader_starts(app):
    with clock.frozen(NOW):
        say(), say(), say()
    newest = ids()[-1]
    with clock.frozen(NOW + KEPT + timedelta(seconds=1)):
        clear_announcements()
    assert ids() == [newest]


def test_what_is_not_old_yet_stays(app):
    with clock.frozen(NOW):
        say(), say()
    kept = ids()
    with clock.frozen(NOW + KEPT):
        clear_announcements()
    assert ids() == kept
