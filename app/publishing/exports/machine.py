"""The programme for machines: CSV with one row for each part a person has in a sitting, and JSON with everything."""

import csv
import io
import json
from typing import Any

from app.core.export.cells import harmless
from app.core.i18n import locale_code
from app.meetings.rules.order import presiding_officer_of, status_of
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.revision import shown as without_extra
from app.meetings.rules.segments import timetable
from app.meetings.rules.writing import header_written, sitting_written
from app.publishing.exports.papers.shown import ShownPaper, ShownTurn
from app.publishing.phrases import office_of
from app.publishing.queries import PaperSources

FORMAT = "rostrum/programme/1"
FIELDS = (
    "meeting", "version", "sitting", "uid", "kind", "name", "date", "starts_at", "ends_at", "timezone", "room",
    "status", "status_reason", "challenges", "topic", "presiding_officer", "part", "person", "title", "entity",
    "subject",
)  # fmt: skip


def programme_csv(shown: ShownPaper) -> bytes:
    """UTF-8 with a mark at its beginning: without it the commonest spreadsheet reads every accent wrong."""
    written = io.StringIO(newline="")
    rows = csv.DictWriter(written, FIELDS, restval="")
    rows.writeheader()
    for turn in shown.turns:
        sitting = _sitting_fields(turn, shown)
        for part in _parts(turn) or [{}]:
            rows.writerow({name: harmless(value) for name, value in {**sitting, **part}.items()})
    return written.getvalue().encode("utf-8-sig", errors="replace")


def programme_json(sources: PaperSources, shown: ShownPaper, address: str) -> bytes:
    """The version as `rostrum/programme/1`, to take away."""
    return json.dumps(programme_said(sources, shown, address), ensure_ascii=False, indent=1).encode(errors="replace")


def programme_said(sources: PaperSources, shown: ShownPaper, address: str) -> dict[str, Any]:
    """The version as `rostrum/programme/1` (docs/exports.md): codes as they are kept, and the words for them."""
    programme, version = without_unknown(sources.published.programme), sources.published.version
    entities = {code: one.name_in_list for code, one in sorted(sources.entities.items())}
    return {
        "format": FORMAT,
        "address": address,
        "language": locale_code(),
        "version": {
            "number": version.number,
            "published_at": version.published_at.isoformat(),
            "office": office_of(version.actor_kind),
            "note": version.note,
        },
        "meeting": header_written(programme.header),
        "sittings": [sitting_said(turn, programme) for turn in shown.turns],
        "names": {"entities": entities, "challenges": _challenges_said(sources)},
    }


def without_unknown(programme: Programme) -> Programme:
    """Without what a package said and this program does not know: that is kept, never shown."""
    return without_extra(programme)


def _sitting_fields(turn: ShownTurn, shown: ShownPaper) -> dict[str, Any]:
    sitting, said, presiding = turn.sitting, turn.shown, turn.order.presiding
    return {
        "meeting": shown.header.slug,
        "version": shown.meeting.version,
        "sitting": sitting.number,
        "uid": sitting.uid,
        "kind": sitting.kind,
        "name": said.name,
        "date": sitting.date.isoformat(),
        "starts_at": sitting.starts_at and sitting.starts_at.isoformat(),
        "ends_at": sitting.ends_at and sitting.ends_at.isoformat(),
        "timezone": shown.header.timezone,
        "room": said.room,
        "status": said.status.value,
        "status_reason": said.status_reason,
        "challenges": " ".join(sitting.challenges),
        "topic": said.topic,
        "presiding_officer": presiding and (presiding.name or presiding.office),
    }


def _parts(turn: ShownTurn) -> list[dict[str, str | None]]:
    """One entry for each opening speaker, presenter and panellist."""
    order = turn.order
    spoken = [("opening", one) for one in order.opening_speakers] + [("presentation", one) for one in order.presenters]
    seated = [one for panel in order.panel for one in panel.panellists]
    parts = [_part(part, one, _of(one.unit, one.entity_name)) for part, one in spoken]
    return parts + [_part("panel", one, one.entity_name) for one in seated]


def _part(part: str, one: Any, entity: str | None) -> dict[str, str | None]:
    return {"part": part, "person": one.name, "title": one.title, "entity": entity, "subject": one.topic}


def _of(unit: str | None, entity: str | None) -> str:
    return ", ".join(part for part in (unit, entity) if part)


def sitting_said(turn: ShownTurn, programme: Programme) -> dict[str, Any]:
    """A sitting as it is kept, with what follows from it: its name, its public status, who presides, its timetable."""
    sitting: Sitting = programme.sitting(turn.sitting.number)  # type: ignore[assignment]
    presiding = presiding_officer_of(sitting, programme.header)
    slots = [
        {"segment": slot.segment.key, "starts_at": slot.starts_at.isoformat(), "ends_at": slot.ends_at.isoformat()}
        for slot in timetable(sitting)
        if slot.starts_at and slot.ends_at
    ]
    follows = {
        "name": turn.shown.name,
        "status": status_of(sitting, programme.header).value,
        "presiding_officer": presiding and presiding.key,
        "timetable": slots,
    }
    return {**sitting_written(sitting), **follows}


def _challenges_said(sources: PaperSources) -> dict[str, dict[str, Any]]:
    taken_up = {slug for sitting in sources.published.programme.sittings for slug in sitting.challenges}
    known = sources.challenges
    return {
        slug: {"number": known[slug].number, "short_title": known[slug].short_title, "wording": known[slug].wording}
        for slug in sorted(taken_up & known.keys())
    }
