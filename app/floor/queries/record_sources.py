"""What a record is shown from: the sitting, who is on it, and what those are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.entities.models import Entity
from app.entities.queries import entities_named, group_names, members_of
from app.entities.rules import UNIONS
from app.floor.queries.record import record_of
from app.floor.rules.record import Record
from app.floor.rules.record_groups import entities_of_record
from app.meetings.queries import published
from app.meetings.rules.programme import Header, Sitting


@dataclass(frozen=True, kw_only=True)
class RecordSources:
    """The record of a published sitting; `groups` names the regional groups in their order."""

    header: Header
    sitting: Sitting
    published_at: datetime
    record: Record
    entities: Mapping[str, Entity]
    members: Mapping[str, Collection[str]]
    groups: Mapping[str, str]

    @property
    def body(self) -> str | None:
        """The name of whose meeting it is."""
        entity = self.entities.get(self.header.body or "")
        return entity.name if entity else None


def record_sources(slug: str, number: int) -> RecordSources | None:
    """The record of a sitting of a published meeting."""
    found = published(slug)
    sitting = found.programme.sitting(number) if found else None
    if found is None or sitting is None:
        return None
    record = record_of(slug, number)
    return RecordSources(
        header=found.programme.header,
        sitting=sitting,
        published_at=found.version.published_at,
        record=record,
        entities=entities_named({found.programme.header.body, *entities_of_record(record)}),
        members=members_of(UNIONS),
        groups=group_names(),
    )
