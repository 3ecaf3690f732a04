"""A version of a programme with all that its papers need, in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app.floor.rules import Record
from app.meetings.rules.order import chronological
from app.meetings.rules.programme import Header, Sitting
from app.publishing.exports.meetings import ShownMeeting, show_meeting
from app.publishing.exports.names import Names
from app.publishing.exports.sittings import ShownOrder, ShownSitting, show_order, show_sitting
from app.publishing.queries import PaperSources


@dataclass(frozen=True)
class ShownTurn:
    """A sitting in its turn, with what happens in it."""

    sitting: Sitting
    shown: ShownSitting
    order: ShownOrder


@dataclass(frozen=True)
class ShownPaper:
    """A meeting and its sittings in the order in which they are held."""

    header: Header
    meeting: ShownMeeting
    turns: tuple[ShownTurn, ...]
    published_at: datetime

    def by_day(self) -> Iterator[tuple[date, list[ShownTurn]]]:
        """The sittings of each day."""
        for day, turns in groupby(self.turns, lambda turn: turn.shown.date):
            yield day, list(turns)


def show_paper(sources: PaperSources) -> ShownPaper:
    """The version, without what was said at the meeting: that is a matter of the record."""
    programme, version, names = sources.published.programme, sources.published.version, Names(sources.entities)
    header = programme.header
    turns = (
        ShownTurn(
            sitting,
            show_sitting(sitting, header, sources.challenges, None, None),
            show_order(sitting, header, Record(), names, {}, version.published_at),
        )
        for sitting in chronological(programme)
    )
    meeting = show_meeting(header, version.number, version.published_at, names)
    return ShownPaper(header, meeting, tuple(turns), version.published_at)
