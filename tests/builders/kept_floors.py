"""Builders of a floor in the database: a list, who is on it, what was offered and asked for."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.core import clock
from app.core.db import db
from app.core.policy import OPERATOR
from app.floor.commands import lists, points, replies, running, speakers
from app.floor.commands.speakers import Wanted
from app.floor.queries.steps import OnFloor, find_sitting, on_floor
from app.floor.rules.speakers import ListTerms
from app.floor.rules.state import Floor


@dataclass(frozen=True)
class AFloor:
    """A sitting of a meeting whose floor tests play."""

    slug: str = "autumn"
    number: int = 1

    @property
    def here(self) -> tuple[str, int]:
        """How commands name it."""
        return self.slug, self.number

    @property
    def address(self) -> str:
        """Where the sitting stands."""
        return f"/meetings/{self.slug}/sittings/{self.number}"

    def announce(self, **given: object) -> int:
        """Announce a list that is open from now on, for two hours."""
        now: datetime = clock.now()
        terms = ListTerms(key="debate", opens_at=now, closes_at=now + timedelta(hours=2))
        return lists.announce_list(*self.here, replace(terms, **given), OPERATOR)

    def inscribe(self, entity: str, **given: object) -> int:
        """Put somebody on the list."""
        wanted = Wanted(list="debate", entity=entity, **given)
        return speakers.inscribe(*self.here, wanted, OPERATOR)

    def begin(self) -> int:
        """Call the sitting to order."""
        return running.begin_sitting(*self.here, OPERATOR)

    def give(self, who: int) -> int:
        """Give somebody the floor."""
        return running.give_floor(*self.here, who, OPERATOR)

    def hear(self, who: int) -> None:
        """Let somebody speak."""
        self.give(who)
        running.finish(*self.here, OPERATOR)

    def offer(self, who: int, other: int) -> int:
        """Let somebody offer an exchange of places."""
        return speakers.offer_swap(*self.here, who, other, OPERATOR)

    def ask_reply(self, entity: str) -> int:
        """Let somebody ask for a right of reply."""
        return replies.ask_reply(*self.here, entity, OPERATOR)

    def raise_point(self, entity: str) -> int:
        """Let somebody raise a point of order."""
        return points.raise_point(*self.here, entity, OPERATOR)

    @property
    def held(self) -> OnFloor:
        """As it stands, read afresh."""
        db.session.expire_all()
        sitting = find_sitting(*self.here)
        assert sitting is not None
        return on_floor(sitting)

    @property
    def floor(self) -> Floor:
        """The state of it."""
        return self.held.floor
