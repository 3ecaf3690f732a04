"""A sitting as somebody comes to its floor: for whom they speak there, or about whose inscription it is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.core.db import Model, db
from app.core.policy import Scope
from app.entities.models import Entity
from app.entities.queries import find_entity
from app.entities.rules import EntityKind
from app.floor.models import FloorEntry
from app.floor.queries.steps import debate_of, find_sitting
from app.floor.rules.entries import StepKind
from app.floor.rules.inscribing import NGOS, SPEAKS_FOR_ITSELF
from app.meetings.models import Meeting, Sitting
from app.meetings.queries import newest_version
from app.registrations.models import Delegation


@dataclass(frozen=True)
class AtSitting:
    """A sitting, whom it is about if anybody, and the parts of the address that named it all.

    Who `speaks_for_itself` has a delegation at the meeting and is no NGO: a focal point acts for it.
    A write lets go of the rows: `sitting` and `row` are for reading before it, the rest stays.
    """

    slug: str
    number: int
    sitting: Sitting
    row: Model
    is_public: bool
    within: tuple[Scope, ...]
    debate: str
    entity: str | None = None
    kind: EntityKind | None = None
    speaks_for_itself: bool = False
    parts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def here(self) -> tuple[str, int]:
        """How commands name it."""
        return self.slug, self.number

    @property
    def address(self) -> str:
        """Where the sitting stands."""
        return f"/meetings/{self.slug}/sittings/{self.number}"

    @property
    def zone(self) -> ZoneInfo:
        """By which clocks the meeting is held."""
        return ZoneInfo(self.sitting.meeting.timezone)

    @property
    def is_hidden(self) -> bool:
        """Whether nobody is to know of it but those who work on it: its programme is not published."""
        return not self.is_public

    @property
    def is_of_ngo(self) -> bool:
        """Whether it is about an organization that needs to be endorsed."""
        return self.kind in NGOS

    def scopes(self) -> Iterable[Scope]:
        """Grants for the sitting, its meeting, and the entity that it is about reach it."""
        own = (Scope("entity", self.entity),) if self.entity and self.speaks_for_itself else ()
        return (*own, *self.within)


def find_at(slug: str, number: int, **parts: Any) -> AtSitting | None:
    """A sitting, published or not."""
    sitting = find_sitting(slug, number)
    if sitting is None:
        return None
    is_public = newest_version(slug, number) is not None
    return AtSitting(slug, number, sitting, sitting, is_public, sitting.scopes(), debate_of(sitting), parts=parts)


def find_for(slug: str, number: int, entity: str, **parts: Any) -> AtSitting | None:
    """A sitting at which somebody speaks for this entity."""
    found = find_entity(entity)
    return _about(find_at(slug, number, **parts), found) if found else None


def find_inscription(slug: str, number: int, who: int, **parts: Any) -> AtSitting | None:
    """An inscription of this sitting by its number."""
    at = find_at(slug, number, who=who, **parts)
    entry = _entry(at, who, StepKind.INSCRIBED)
    return _about(at, _entity(entry), entry) if entry else None


def find_offer(slug: str, number: int, offer: int, **parts: Any) -> AtSitting | None:
    """An exchange of places that was offered at this sitting, as it is about whoever answers it."""
    at = find_at(slug, number, offer=offer, **parts)
    entry = _entry(at, offer, StepKind.SWAP_OFFERED)
    asked = _entry(at, entry.data["other"], StepKind.INSCRIBED) if entry else None
    return _about(at, _entity(asked), entry) if asked else None


def find_reply(slug: str, number: int, reply: int, **parts: Any) -> AtSitting | None:
    """A right of reply that was asked for at the meeting: it may be taken at another sitting of the day."""
    at = find_at(slug, number, reply=reply, **parts)
    entry = db.session.get(FloorEntry, reply)
    if at is None or entry is None or entry.kind != StepKind.REPLY_ASKED.value:
        return None
    sitting = db.session.get_one(Sitting, entry.sitting_id)
    return _about(at, _entity(entry), entry) if sitting.meeting_id == at.sitting.meeting_id else None


def speaking_for_themselves(slug: str, codes: Collection[str]) -> frozenset[str]:
    """Which of these entities have a delegation at the meeting for which a focal point may speak."""
    if not codes:
        return frozenset()
    wanted = select(Entity.code, Entity.kind).join(Delegation, Delegation.entity_code == Entity.code)
    invited = wanted.join(Meeting, Meeting.id == Delegation.meeting_id).where(Meeting.slug == slug)
    rows = db.session.execute(invited.where(Entity.code.in_(codes)))
    return frozenset(code for code, kind in rows if EntityKind(kind) in SPEAKS_FOR_ITSELF)


def _entry(at: AtSitting | None, number: int, kind: StepKind) -> FloorEntry | None:
    entry = db.session.get(FloorEntry, number) if at else None
    is_here = entry is not None and at is not None and entry.sitting_id == at.sitting.id
    return entry if is_here and entry is not None and entry.kind == kind.value else None


def _entity(entry: FloorEntry | None) -> Entity | None:
    return find_entity(entry.entity) if entry and entry.entity else None


def _about(at: AtSitting | None, entity: Entity | None, row: Model | None = None) -> AtSitting | None:
    if at is None or entity is None:
        return None
    is_its_own = entity.code in speaking_for_themselves(at.slug, [entity.code])
    known = {"entity": entity.code, "kind": EntityKind(entity.kind), "speaks_for_itself": is_its_own}
    return replace(at, row=row or at.row, **known)
