"""What is on the record of a sitting: the replay of its entries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.meetings.rules.words import Delivery


class EntryKind(StrEnum):
    """What an entry of the floor's log says."""

    STATEMENT = "statement"
    RIGHT_OF_REPLY = "right_of_reply"
    SOURCE = "source"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry of the log, as replay reads it."""

    id: int
    kind: EntryKind
    entity: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    withdraws: int | None = None
    replaces: int | None = None


@dataclass(frozen=True, kw_only=True)
class JointStatement:
    """For whom a statement was made: the label and number as announced, and who co-sponsored it."""

    label: str | None = None
    stated_number: int | None = None
    co_sponsors: tuple[str, ...] = ()
    group: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A statement as made, or submitted only in writing.

    `name_in_text` is how its source names who made it; `listed_with` is among whom: states, observers, ngos or others.
    An archive states no times: `given_at`, the `seconds` used and the `limit` are those of a floor that was run here.
    """

    entry_id: int = 0
    entity: str
    name_in_text: str | None = None
    listed_with: str | None = None
    on_behalf_of: JointStatement | None = None
    ngo_home: str | None = None
    nominated_by: str | None = None
    delivery: str | None = None
    level: str | None = None
    late: bool = False
    given_at: datetime | None = None
    seconds: int | None = None
    limit: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_written(self) -> bool:
        """Whether nobody spoke: it was submitted in writing alone."""
        return self.delivery == Delivery.WRITTEN_ONLY


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A right of reply as exercised; `answers` is the how-manieth statement of the same record it answers."""

    entry_id: int = 0
    entity: str
    name_in_text: str | None = None
    answers: int | None = None
    given_at: datetime | None = None
    seconds: int | None = None
    limit: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What is on the record of a sitting, in the order in which it was made."""

    statements: tuple[Statement, ...] = ()
    replies: tuple[Reply, ...] = ()
    ngo_list_open: bool = False
    source: str | None = None

    @property
    def has_times(self) -> bool:
        """Whether it is known how long anybody spoke."""
        return any(one.seconds is not None for one in (*self.statements, *self.replies))


@dataclass(frozen=True)
class Counts:
    """How much is on the record of a sitting."""

    statements: int = 0
    replies: int = 0


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stand, in order: without those withdrawn, and a correction in the place of what it corrects."""
    stand: dict[int, Entry] = {}
    place: dict[int, int] = {}
    for entry in entries:
        if entry.withdraws is not None:
            stand.pop(place[entry.withdraws])
        elif entry.replaces is not None:
            place[entry.id] = place[entry.replaces]
            stand[place[entry.id]] = entry
        else:
            place[entry.id] = entry.id
            stand[entry.id] = entry
    return list(stand.values())


@dataclass(frozen=True)
class Step:
    """An entry to be written: what it says, and which earlier entry it withdraws or replaces."""

    kind: EntryKind
    entity: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    withdraws: int | None = None
    replaces: int | None = None


def corrections(present: Sequence[Entry], wanted: Sequence[Step]) -> list[Step]:
    """What to append so that of one kind `wanted` stands instead of `present`: old entries are never changed.

    As many as before: each that differs is replaced in its place. Otherwise the rest from the first difference on is
    withdrawn and entered again, because order is the order of entry.
    """
    if len(present) == len(wanted):
        pairs = zip(present, wanted, strict=True)
        return [_replacing(step, entry) for entry, step in pairs if not _says(entry, step)]
    equal = 0
    while equal < min(len(present), len(wanted)) and _says(present[equal], wanted[equal]):
        equal += 1
    withdrawn = [Step(EntryKind.WITHDRAWAL, withdraws=entry.id) for entry in present[equal:]]
    return [*withdrawn, *wanted[equal:]]


def _says(entry: Entry, step: Step) -> bool:
    return (entry.kind, entry.entity, entry.data, entry.source) == (step.kind, step.entity, step.data, step.source)


def _replacing(step: Step, entry: Entry) -> Step:
    return Step(step.kind, step.entity, step.data, step.source, replaces=entry.id)
