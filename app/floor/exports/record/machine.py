"""The record for programs: rostrum/record/1 (docs/exports.md)."""

import json
from collections.abc import Iterable
from typing import Any

from app.entities.rules import EntityKind
from app.floor.exports.record.marks import plain
from app.floor.exports.record.shown import ShownRecord
from app.floor.package import document_of_record
from app.floor.queries.record_sources import RecordSources
from app.floor.rules.record_times import Spent, by_band, by_delegation, by_group

FORMAT = "rostrum/record/1"


def record_json(shown: ShownRecord, sources: RecordSources, address: str) -> bytes:
    """Paragraph and record; statements and replies in the fields of a package, moments in UTC."""
    said = {
        "format": FORMAT,
        "address": address,
        "meeting": sources.header.slug,
        "sitting": sources.sitting.number,
        "name": shown.sitting,
        "date": sources.sitting.date.isoformat(),
        "paragraph": shown.paragraph.text,
        "footnotes": [{"number": number, "text": plain(words)} for number, words in shown.paragraph.footnotes],
        "notes": [plain(words) for words in shown.paragraph.notes],
        **document_of_record(sources.record),
        "speaking_time": _times(sources) if sources.record.has_times else None,
        "names": {code: one.name_in_list for code, one in sorted(sources.entities.items())},
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def _times(sources: RecordSources) -> dict[str, Any]:
    """Seconds on the floor; `null` is whoever is in no regional group, and rights of reply are in no band."""
    record, entities = sources.record, sources.entities
    regions = by_group(record, {code: one.regional_group for code, one in entities.items()})
    bands = by_band(record, {code: EntityKind(one.kind) for code, one in entities.items()})
    return {
        "by_delegation": [{"entity": one.first.entity, **_spent(one)} for one in by_delegation(record)],
        "by_group": _keyed("group", regions.items()),
        "by_band": _keyed("band", bands.items()),
    }


def _keyed(name: str, found: Iterable[tuple[str | None, Spent]]) -> list[dict[str, Any]]:
    return [{name: key, **_spent(one)} for key, one in found]


def _spent(one: Spent) -> dict[str, int]:
    return {"statements": one.statements, "replies": one.replies, "seconds": one.seconds}
