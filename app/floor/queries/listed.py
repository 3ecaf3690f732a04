"""What a page and the papers of a list of speakers are made from, in a number of queries that does not grow with it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.policy import Scope
from app.entities.models import Entity
from app.entities.queries import entities_named, find_body, members_of
from app.entities.rules import UNIONS
from app.floor.models import FloorEntry
from app.floor.models import Inscription as Beside
from app.floor.queries.record import counts_of_sittings
from app.floor.queries.steps import USUAL_LIST, OnFloor, debate_of, find_sitting, on_floor, step_of
from app.floor.rules.entries import StepKind
from app.floor.rules.listed import Hours, Listed, listed
from app.floor.rules.replay import replay
from app.floor.rules.state import SpeakersList
from app.meetings.models import Meeting
from app.meetings.models import Sitting as SittingRow
from app.meetings.queries import Published, published
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.segments import timetable
from app.meetings.rules.words import SegmentKind

_OF_LISTS = (StepKind.LIST_ANNOUNCED, StepKind.LIST_OPENED, StepKind.LIST_CLOSED, StepKind.LIST_CONTINUED)


@dataclass(frozen=True)
class Speakers:
    """The lists of a published sitting as they stand at a moment, with everybody whom they name."""

    published: Published
    sitting: Sitting
    held: OnFloor
    entities: Mapping[str, Entity]
    members: Mapping[str, Collection[str]]
    body: Entity | None
    statements: int
    at: datetime

    @property
    def header(self) -> Header:
        """The meeting as a whole."""
        return self.published.programme.header

    @property
    def slug(self) -> str:
        """The slug of the meeting."""
        return self.header.slug

    @property
    def minute(self) -> datetime:
        """As of when it is so, to the minute: expected times are no more exact, and papers made in it are the same."""
        return self.at.replace(second=0, microsecond=0)

    @property
    def usual(self) -> str:
        """The key of the list that is shown where none is named: that of the debate, else the first that there is."""
        debate = debate_of(self.held.sitting)
        return debate if debate in self.held.floor.lists else next(iter(self.held.floor.lists), debate)

    def rows(self, key: str) -> tuple[Listed, ...]:
        """Everybody on a list."""
        return listed(self.held.floor, self.held.steps, key, self.minute, hours_of(self.sitting, key))

    def scopes(self) -> Iterable[Scope]:
        """Grants for its meeting reach it, those for the sitting too."""
        return self.held.sitting.scopes()


def find_speakers(slug: str, number: int) -> Speakers | None:
    """The lists of a sitting of a published meeting, whether one was announced or not."""
    found, row = published(slug), find_sitting(slug, number)
    sitting = found.programme.sitting(number) if found else None
    if found is None or sitting is None or row is None:
        return None
    held = on_floor(row)
    counts = counts_of_sittings([row.id]).get(row.id)
    return Speakers(
        published=found,
        sitting=sitting,
        held=held,
        entities=entities_named(_named(held)),
        members=members_of(UNIONS),
        body=find_body(),
        statements=counts.statements if counts else 0,
        at=clock.now(),
    )


def find_list(slug: str, number: int) -> Speakers | None:
    """The same where a list was announced: what was not has no papers."""
    found = find_speakers(slug, number)
    return found if found and found.held.floor.lists else None


def announced_list(slug: str, sitting: Sitting) -> SpeakersList | None:
    """The list of a sitting's debate where one was announced, as far as opening and closing go: in one query."""
    kinds = [kind.value for kind in (*_OF_LISTS, StepKind.UNDONE)]
    of_sitting = select(FloorEntry).join(SittingRow, SittingRow.id == FloorEntry.sitting_id)
    of_meeting = of_sitting.join(Meeting, Meeting.id == SittingRow.meeting_id).where(Meeting.slug == slug)
    wanted = of_meeting.where(SittingRow.number == sitting.number, FloorEntry.kind.in_(kinds))
    steps = [step_of(entry, sitting.number) for entry in db.session.scalars(wanted.order_by(FloorEntry.id))]
    known = {step.id for step in steps}
    floor = replay(sitting.number, [step for step in steps if step.undoes is None or step.undoes in known])
    debates = (one.key for one in sitting.segments if one.kind == SegmentKind.INTERACTIVE_DEBATE)
    return floor.lists.get(next(debates, USUAL_LIST))


def beside(slug: str, number: int) -> dict[int, Beside]:
    """What is personal of each inscription of a sitting, by its number."""
    of_sitting = select(Beside).join(SittingRow, SittingRow.id == Beside.sitting_id)
    wanted = of_sitting.join(Meeting, Meeting.id == SittingRow.meeting_id)
    rows = db.session.scalars(wanted.where(Meeting.slug == slug, SittingRow.number == number))
    return {row.entry_id: row for row in rows}


def hours_of(sitting: Sitting, key: str) -> Hours:
    """When the part begins to which a list belongs, and when interpretation ends, as it is published."""
    slots = (slot.starts_at for slot in timetable(sitting) if slot.segment.key == key)
    given = sitting.interpretation
    until = given.until_at if given else None
    return Hours(starts_at=next(slots, None) or sitting.starts_at, ends_at=until or sitting.ends_at)


def _named(held: OnFloor) -> set[str]:
    inscriptions = held.floor.inscriptions.values()
    codes = {code for one in inscriptions for code in (one.entity, one.group, one.home, *one.co_sponsors) if code}
    return codes | {reply.entity for reply in held.floor.replies.values()}
