"""Reads of the floor's log."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, select

from app.core.db import db
from app.floor.models import FloorEntry
from app.floor.rules.record import Counts, Entry, EntryKind, JointStatement, Record, Reply, Statement, standing
from app.meetings.models import Meeting, Sitting

Made = TypeVar("Made", Statement, Reply)
_MADE = {kind: TypeAdapter(kind) for kind in (Statement, Reply)}
# What an archive says; the steps of a running floor are read by `steps`.
_OF_ARCHIVE = [kind.value for kind in EntryKind]
_PLACE = (Sitting.number, FloorEntry.id, FloorEntry.kind, FloorEntry.withdraws_id, FloorEntry.replaces_id)
_SAID = (FloorEntry.entity, FloorEntry.data, FloorEntry.source)


def record_of(slug: str, number: int) -> Record:
    """The statements and replies of a sitting, as its log stands."""
    rows = db.session.execute(_entries(slug, *_PLACE, *_SAID).where(Sitting.number == number))
    return record(standing(map(_entry, rows)))


def entries_of_meeting(slug: str) -> dict[int, list[Entry]]:
    """The entries of each sitting of a meeting that has any, by the sitting's number, as they stand."""
    return _by_number(_entries(slug, *_PLACE, *_SAID))


def counts_of_meeting(slug: str) -> dict[int, Counts]:
    """How many statements and replies are on the record of each sitting of a meeting, by number."""
    return {number: _count(entries) for number, entries in _by_number(_entries(slug, *_PLACE)).items()}


def counts_of_sittings(sitting_ids: Iterable[int]) -> dict[int, Counts]:
    """The same for sittings of whatever meetings, by id."""
    columns = (FloorEntry.sitting_id.label("number"), *_PLACE[1:])
    of_these = select(*columns).where(FloorEntry.sitting_id.in_(list(sitting_ids)), FloorEntry.kind.in_(_OF_ARCHIVE))
    counted = _by_number(of_these.order_by(FloorEntry.sitting_id, FloorEntry.id))
    return {sitting_id: _count(entries) for sitting_id, entries in counted.items()}


def record(entries: Iterable[Entry]) -> Record:
    """Statements and replies from the entries that stand."""
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


def _count(entries: list[Entry]) -> Counts:
    kinds = [entry.kind for entry in entries]
    return Counts(kinds.count(EntryKind.STATEMENT), kinds.count(EntryKind.RIGHT_OF_REPLY))


def _entries(slug: str, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .join(Sitting, Sitting.id == FloorEntry.sitting_id)
        .join(Meeting, Meeting.id == Sitting.meeting_id)
        .where(Meeting.slug == slug, FloorEntry.kind.in_(_OF_ARCHIVE))
        .order_by(Sitting.number, FloorEntry.id)
    )


def _by_number(statement: Select[Any]) -> dict[int, list[Entry]]:
    rows = db.session.execute(statement)
    return {number: standing(map(_entry, of)) for number, of in groupby(rows, key=lambda row: row.number)}


def _entry(row: Row[Any]) -> Entry:
    said = {name: value for name, value in row._mapping.items() if name in ("entity", "data", "source")}
    return Entry(id=row.id, kind=EntryKind(row.kind), withdraws=row.withdraws_id, replaces=row.replaces_id, **said)
