"""An archive's sitting run again through the commands of the floor, by order of receipt."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.policy import OPERATOR
from app.floor.commands import lists, replies, running, speakers
from app.floor.commands.speakers import Wanted
from app.floor.rules.speakers import ListTerms
from app.floor.rules.words import Capacity
from app.meetings.rules.words import Delivery
from tests.builders.packages import load_documents

Said = dict[str, Any]
ON_RECORD = ("statements", "rights_of_reply", "ngo_list_open", "statements_source")


@dataclass
class Hands:
    """Whoever runs the floor of a sitting: each deed a minute after the one before, unless it is said otherwise."""

    slug: str
    number: int
    at: datetime
    limit: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def later(self, seconds: float = 60) -> Iterator[None]:
        """A moment later."""
        self.at += timedelta(seconds=seconds)
        with clock.frozen(self.at):
            yield

    def do(self, deed: Any, *given: Any, seconds: float = 60, **named: Any) -> int:
        """Do something on this floor."""
        with self.later(seconds):
            return deed(self.slug, self.number, *given, OPERATOR, **named)


def without_record(package: Said) -> Said:
    """A meeting's package of which nothing is on record yet."""
    left = deepcopy(package)
    for sitting in left["sittings"]:
        for name in ON_RECORD:
            sitting.pop(name, None)
    return left


def run_again(package: Said, slug: str = "again") -> dict[int, list[int]]:
    """Load the meeting under another name and run each sitting that has a record; the inscriptions by sitting."""
    load_documents(without_record(package) | {"slug": slug})
    sittings = [sitting for sitting in package["sittings"] if sitting.get("statements")]
    return {sitting["number"]: run(slug, sitting) for sitting in sittings}


def run(slug: str, sitting: Said) -> list[int]:
    """Run a sitting as it went: who asks, who is heard, who submits in writing, who replies; their inscriptions."""
    hands = Hands(slug, sitting["number"], datetime.fromisoformat(sitting["date"]).replace(hour=7, tzinfo=UTC))
    hands.do(lists.announce_list, ListTerms(key="debate", bands=()))
    hands.do(lists.open_list, "debate")
    asked = [hands.do(speakers.inscribe, wanted(one), seconds=1) for one in sitting["statements"]]
    hands.do(running.begin_sitting)
    hands.do(lists.close_list, "debate")
    for who, one in zip(asked, sitting["statements"], strict=True):
        if one.get("delivery") != Delivery.WRITTEN_ONLY:
            hands.do(running.give_floor, who)
            hands.do(running.finish, seconds=120 + who % 60)
    for one in sitting.get("rights_of_reply", ()):
        # The statement answered is left open: the source does not name it.
        hands.do(replies.give_reply, hands.do(replies.ask_reply, one["entity"]))
        hands.do(running.finish, seconds=90)
    hands.do(running.adjourn_sitting)
    return asked


def wanted(one: Said) -> Wanted:
    """The inscription behind a statement of an archive; who represented it is not known."""
    joint = one.get("on_behalf_of") or {}
    return Wanted(
        list="debate",
        entity=one["entity"],
        capacity=Capacity.GROUP if joint else Capacity.NATIONAL,
        label=joint.get("label"),
        group=joint.get("group"),
        co_sponsors=tuple(joint.get("co_sponsors", ())),
        stated_number=joint.get("stated_number"),
        delivery=Delivery(one["delivery"]) if one.get("delivery") else None,
        home=one.get("ngo_home"),
        endorsed_by=one.get("nominated_by"),
    )
