"""The record of sittings: what an archive says of them, and what was said on a floor that was run here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, literal, or_, select

from app.core.db import db
from app.floor.models import FloorEntry
from app.floor.queries.steps import step_of
from app.floor.rules.entries import StepKind
from app.floor.rules.record import Counts, Entry, EntryKind, JointStatement, Record, Reply, Statement, standing
from app.floor.rules.record_live import live_record
from app.floor.rules.replay import replay
from app.meetings.models import Meeting, Sitting

Made = TypeVar("Made", Statement, Reply)
_MADE = {kind: TypeAdapter(kind) for kind in (Statement, Reply)}
_OF_ARCHIVE = {kind.value for kind in EntryKind}
# Rights of reply are taken in another sitting of the day than the one in which they were asked for.
_REPLIES = [
    kind.value for kind in (StepKind.REPLY_ASKED, StepKind.REPLY_WITHDRAWN, StepKind.REPLY_GIVEN, StepKind.UNDONE)
]
EVERY = literal(True)
_COLUMNS = (
    *(Sitting.meeting_id, Sitting.number, FloorEntry.sitting_id, FloorEntry.id, FloorEntry.kind, FloorEntry.at),
    *(FloorEntry.entity, FloorEntry.data, FloorEntry.source, FloorEntry.withdraws_id, FloorEntry.replaces_id),
)


@dataclass(frozen=True)
class Logged:
    """What the log has of a sitting: an archive's entries as they stand, and the record of its floor, if it was run.

    What an archive says gives way once somebody has spoken here.
    """

    entries: Sequence[Entry]
    live: Record | None

    @property
    def is_live(self) -> bool:
        """Whether its record is that of the floor."""
        if self.live is None or not (self.live.statements or self.live.replies):
            return False
        return self.live.has_times or not self.entries

    @property
    def record(self) -> Record:
        """Statements and replies."""
        return self.live if self.live is not None and self.is_live else record(self.entries)

    @property
    def counts(self) -> Counts:
        """How many there are of each."""
        if self.live is not None and self.is_live:
            return Counts(len(self.live.statements), len(self.live.replies))
        kinds = [entry.kind for entry in self.entries]
        return Counts(kinds.count(EntryKind.STATEMENT), kinds.count(EntryKind.RIGHT_OF_REPLY))


def record_of(slug: str, number: int) -> Record:
    """The statements and replies of a sitting, as its log stands."""
    logs = _logs(Meeting.slug == slug, Sitting.number == number)
    return next((logged.record for logged in logs.values()), Record())


def logs_of_meeting(slug: str) -> dict[int, Logged]:
    """What the log has of each sitting of a meeting that is in it, by the sitting's number."""
    return {number: logged for (_id, number), logged in sorted(_logs(Meeting.slug == slug).items())}


def entries_of_meeting(slug: str) -> dict[int, Sequence[Entry]]:
    """An archive's entries of each sitting of a meeting that has any, by the sitting's number, as they stand."""
    return {number: logged.entries for number, logged in logs_of_meeting(slug).items() if logged.entries}


def counts_of_meeting(slug: str) -> dict[int, Counts]:
    """How many statements and replies are on the record of each sitting of a meeting, by number."""
    return {number: logged.counts for number, logged in logs_of_meeting(slug).items()}


def counts_of_sittings(sitting_ids: Iterable[int]) -> dict[int, Counts]:
    """The same for sittings of whatever meetings, by id."""
    wanted = list(sitting_ids)
    meetings = select(Sitting.meeting_id).where(Sitting.id.in_(wanted))
    logs = _logs(Meeting.id.in_(meetings), Sitting.id.in_(wanted))
    return {sitting_id: logged.counts for (sitting_id, _number), logged in logs.items()}


def record(entries: Iterable[Entry]) -> Record:
    """Statements and replies from the entries of an archive that stand."""
    entries = list(entries)
    source = next((entry for entry in entries if entry.kind == EntryKind.SOURCE), None)
    said: Mapping[str, Any] = source.data if source else {}
    return Record(
        statements=tuple(_made(entry, Statement) for entry in entries if entry.kind == EntryKind.STATEMENT),
        replies=tuple(_made(entry, Reply) for entry in entries if entry.kind == EntryKind.RIGHT_OF_REPLY),
        ngo_list_open=said.get("ngo_list_open", False),
        source=said.get("statements_source"),
    )


def _made(entry: Entry, kind: type[Made]) -> Made:
    given = _known(entry.data, kind) | {"entry_id": entry.id, "entity": entry.entity}
    if given.get("on_behalf_of"):
        given["on_behalf_of"] = _known(given["on_behalf_of"], JointStatement)
    return _MADE[kind].validate_python(given)


def _known(data: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """The fields that a value of this kind has, and the others as its extra."""
    names = kind.__dataclass_fields__.keys()
    extra = {name: value for name, value in data.items() if name not in names}
    return {name: value for name, value in data.items() if name in names} | {"extra": extra}


def _logs(meetings: ColumnElement[bool], sittings: ColumnElement[bool] = EVERY) -> dict[tuple[int, int], Logged]:
    """What the log has of these sittings, by id and number, in one query whatever there is of each."""
    logged = select(*_COLUMNS, sittings.label("is_wanted")).join(Sitting, Sitting.id == FloorEntry.sitting_id)
    logged = logged.join(Meeting, Meeting.id == Sitting.meeting_id).where(meetings)
    logged = logged.where(or_(sittings, FloorEntry.kind.in_(_REPLIES))).order_by(FloorEntry.id)
    rows = list(db.session.execute(logged))
    replies = [row for row in rows if row.kind in _REPLIES]
    of_sitting: dict[tuple[int, int], list[Row[Any]]] = {}
    for row in rows:
        if row.is_wanted:
            of_sitting.setdefault((row.sitting_id, row.number), []).append(row)
    return {place: _logged(place, of, replies) for place, of in of_sitting.items()}


def _logged(place: tuple[int, int], rows: Sequence[Row[Any]], replies: Sequence[Row[Any]]) -> Logged:
    sitting_id, number = place
    entries = standing([_entry(row) for row in rows if row.kind in _OF_ARCHIVE])
    live = [row for row in rows if row.kind not in _OF_ARCHIVE]
    if not live:
        return Logged(entries, None)
    meeting_id = rows[0].meeting_id
    live += [row for row in replies if row.meeting_id == meeting_id and row.sitting_id != sitting_id]
    taken = {row.id for row in live}
    live = [row for row in live if row.kind != StepKind.UNDONE or row.withdraws_id in taken]
    steps = [step_of(row, row.number) for row in sorted(live, key=lambda row: row.id)]
    return Logged(entries, live_record(replay(number, steps)))


def _entry(row: Row[Any]) -> Entry:
    said = {name: getattr(row, name) for name in ("entity", "data", "source")}
    return Entry(id=row.id, kind=EntryKind(row.kind), withdraws=row.withdraws_id, replaces=row.replaces_id, **said)
