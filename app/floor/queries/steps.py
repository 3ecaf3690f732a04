"""The steps of a sitting as the log holds them, and what replaying them gives."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app.core.db import db
from app.core.refusal import Refusal
from app.entities.queries import entities_named
from app.entities.rules import UNIONS
from app.floor.models import FloorEntry, FloorTerms
from app.floor.rules.entries import Step, StepKind, standing
from app.floor.rules.replay import replay
from app.floor.rules.replies import Item, ReplyTerms
from app.floor.rules.state import Floor
from app.meetings.models import Meeting, Sitting
from app.meetings.rules.words import SegmentKind, Status

_LIVE = [kind.value for kind in StepKind]
_REPLIES = [kind.value for kind in (StepKind.REPLY_ASKED, StepKind.REPLY_WITHDRAWN, StepKind.UNDONE)]
# A debate that is in no programme yet can have its list all the same.
USUAL_LIST = "debate"


@dataclass(frozen=True)
class OnFloor:
    """A sitting with its steps, with those of the day on the same item, and what replaying them gives."""

    sitting: Sitting
    steps: list[Step]
    floor: Floor
    item: Item
    replies: ReplyTerms

    @property
    def own_steps(self) -> list[Step]:
        """The steps of this sitting alone."""
        return [step for step in self.steps if step.sitting == self.sitting.number]


def find_sitting(slug: str, number: int) -> Sitting | None:
    """A sitting with its meeting, challenges and segments."""
    wanted = select(Sitting).join(Sitting.meeting).where(Meeting.slug == slug, Sitting.number == number)
    return db.session.scalars(wanted.options(*_PARTS)).one_or_none()


def on_floor(sitting: Sitting) -> OnFloor:
    """The floor of a sitting that is loaded with its parts."""
    of_item = of_the_same_item(sitting)
    today = [one for one in of_item if one.date == sitting.date]
    steps = _steps({one.id: one.number for one in (sitting, *today)})
    return OnFloor(
        sitting=sitting,
        steps=steps,
        floor=replay(sitting.number, steps),
        item=_item(sitting, today, [one for one in of_item if one.date != sitting.date]),
        replies=reply_terms_of(sitting.meeting_id),
    )


def reply_terms_of(meeting_id: int) -> ReplyTerms:
    """How long rights of reply are at a meeting."""
    terms = db.session.get(FloorTerms, meeting_id)
    return ReplyTerms(first=terms.first_reply, second=terms.second_reply) if terms else ReplyTerms()


def lists_of(sitting: Sitting) -> dict[str, SegmentKind]:
    """The parts of a sitting that can have a list of speakers, by key; where it has no parts, its debate."""
    parts = {one.key: SegmentKind(one.kind) for one in sitting.segments}
    return parts or {USUAL_LIST: SegmentKind.INTERACTIVE_DEBATE}


def debate_of(sitting: Sitting) -> str:
    """The list that a sitting's page shows: that of its interactive debate."""
    parts = lists_of(sitting)
    debates = (key for key, kind in parts.items() if kind == SegmentKind.INTERACTIVE_DEBATE)
    return next(debates, USUAL_LIST)


def keys_of_lists(sitting: Sitting) -> Collection[str]:
    """The keys of lists that a sitting can have."""
    return {*lists_of(sitting), debate_of(sitting)}


def named(refused: Refusal | None) -> Refusal | None:
    """A refusal that names entities as a list does, not by their codes."""
    code = refused.parameters.get("entity") if refused else None
    if refused is None or not code:
        return refused
    found = entities_named([code]).get(code)
    return replace(refused, parameters={**refused.parameters, "entity": found.name_in_list if found else code})


_PARTS = (joinedload(Sitting.meeting), selectinload(Sitting.challenges), selectinload(Sitting.segments))


def of_the_same_item(sitting: Sitting) -> list[Sitting]:
    """Other sittings of the meeting with an equal, non-empty set of challenges, that are held."""
    challenges = {one.challenge for one in sitting.challenges}
    if not challenges:
        return []
    wanted = select(Sitting).where(Sitting.meeting_id == sitting.meeting_id, Sitting.id != sitting.id)
    held = wanted.where(Sitting.status == Status.SCHEDULED.value).options(selectinload(Sitting.challenges))
    return [one for one in db.session.scalars(held) if {of.challenge for of in one.challenges} == challenges]


def _item(sitting: Sitting, today: Collection[Sitting], other_days: Collection[Sitting]) -> Item:
    later = any(_begins(one) > _begins(sitting) for one in today)
    return Item(is_treated_later_today=later, replies_of_unions=_replies_of_unions(other_days))


def _begins(sitting: Sitting) -> tuple[str, int]:
    return (sitting.starts_at.isoformat() if sitting.starts_at else "", sitting.number)


def _replies_of_unions(sittings: Collection[Sitting]) -> int:
    """How often the European Union replied on the item on other days."""
    if not sittings:
        return 0
    steps = _steps({one.id: one.number for one in sittings}, _REPLIES)
    stand = [step for step in standing(_known(steps)) if step.kind == StepKind.REPLY_ASKED]
    withdrawn = {step["reply"] for step in steps if step.kind == StepKind.REPLY_WITHDRAWN}
    return sum(step["entity"] in UNIONS and step.id not in withdrawn for step in stand)


def _known(steps: list[Step]) -> list[Step]:
    """Without what takes back steps of other kinds."""
    ids = {step.id for step in steps}
    return [step for step in steps if step.undoes is None or step.undoes in ids]


def _steps(numbers: dict[int, int], kinds: Collection[str] = ()) -> list[Step]:
    rows = db.session.scalars(_entries(numbers, kinds or _LIVE))
    return [step_of(row, numbers[row.sitting_id]) for row in rows]


def _entries(sittings: Collection[int], kinds: Collection[str]) -> Select[tuple[FloorEntry]]:
    wanted = select(FloorEntry).where(FloorEntry.sitting_id.in_(sittings), FloorEntry.kind.in_(kinds))
    return wanted.order_by(FloorEntry.id)


def step_of(row: FloorEntry, number: int) -> Step:
    """An entry of the log as replay reads it."""
    assert row.at is not None, "a step on a running floor has its time"
    data = {"entity": row.entity, **row.data} if row.entity else row.data
    kind = StepKind(row.kind)
    return Step(
        id=row.id,
        kind=kind,
        at=row.at,
        sitting=number,
        data=data,
        undoes=row.withdraws_id if kind == StepKind.UNDONE else None,
        corrects=row.data.get("corrects") if kind == StepKind.CORRECTED else None,
    )
