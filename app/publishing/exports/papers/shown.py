"""A version of a programme with all that its papers need, in the reader's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app.floor.rules.record import Record
from app.meetings.rules.order import chronological
from app.meetings.rules.programme import Header, Sitting
from app.publishing.exports.documents import show_documents
from app.publishing.exports.meetings import ShownDocument, ShownMeeting, show_meeting
from app.publishing.exports.names import Names
from app.publishing.exports.sittings import ShownOrder, ShownSitting, show_order, show_sitting
from app.publishing.queries import PaperSources
from app.publishing.rules.documents import Entry, joined


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
    entries: Sequence[Entry]
    documents: Sequence[ShownDocument]

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
    entries = joined(header.documents, sources.documents)
    documents = show_documents(programme, sources.documents, names, sources.challenges)
    return ShownPaper(header, meeting, tuple(turns), version.published_at, entries, documents)
