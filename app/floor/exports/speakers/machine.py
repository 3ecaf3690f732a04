"""A list of speakers for machines: the same rows as CSV, as a workbook and as JSON."""

import csv
import json
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from flask_babel import gettext as _

from app.core.export.cells import harmless
from app.core.export.text import printable
from app.core.i18n import locale_code
from app.floor.exports.speakers.lines import ShownReply, ShownSpeaker
from app.floor.exports.speakers.shown import ShownList
from app.floor.queries.listed import Speakers
from app.floor.rules.words import Outcome

FORMAT = "rostrum/speakers/1"
LONGEST = 32_767  # characters that a cell holds
PUBLIC = (
    "meeting", "sitting", "list", "number", "place", "state", "entity", "name", "capacity", "on_behalf_of",
    "co_sponsors", "stated_number", "level", "band", "why", "reason", "lot", "received_at", "is_late", "expected_at",
    "is_in_time", "given_at", "seconds", "limit_seconds",
)  # fmt: skip
# For those alone who run the floor.
FURTHER = ("representative", "representative_title", "delivery", "language")


def fields(shown: ShownList) -> tuple[str, ...]:
    """The columns that this reader gets."""
    return PUBLIC + FURTHER if shown.is_full else PUBLIC


def rows(found: Speakers, shown: ShownList) -> list[dict[str, Any]]:
    """One row for each inscription, in the order of the list; codes stay codes, moments are UTC."""
    return [{**_about(found, shown), **_public(one), **_further(one)} for one in shown.speakers]


def speakers_csv(found: Speakers, shown: ShownList) -> bytes:
    """UTF-8 with a mark at its beginning: without it the commonest spreadsheet reads every accent wrong."""
    written = StringIO(newline="")
    sheet = csv.DictWriter(written, fields(shown), restval="")
    sheet.writeheader()
    for row in rows(found, shown):
        sheet.writerow({name: harmless(_cell(value)) for name, value in row.items()})
    return written.getvalue().encode("utf-8-sig", errors="replace")


def speakers_xlsx(found: Speakers, shown: ShownList) -> bytes:
    """A workbook in which each cell is text, whatever it begins with: none is a formula."""
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    book.set_properties({"title": _("List of speakers"), "created": shown.at.replace(tzinfo=None)})
    sheet, head = book.add_worksheet(_("Speakers")), book.add_format({"bold": True, "bottom": 1})
    columns = fields(shown)
    for at, name in enumerate(columns):
        sheet.write_string(0, at, name, head)
    for line, row in enumerate(rows(found, shown), start=1):
        for at, name in enumerate(columns):
            sheet.write_string(line, at, printable(_cell(row.get(name)))[:LONGEST])
    sheet.set_column(0, len(columns) - 1, 18)
    sheet.freeze_panes(1, 0)
    book.close()
    return kept.getvalue()


def speakers_json(found: Speakers, shown: ShownList, address: str) -> bytes:
    """The list as `rostrum/speakers/1` (docs/exports.md)."""
    said = speakers_said(found, shown, address)
    return json.dumps(said, ensure_ascii=False, indent=1).encode(errors="replace")


def speakers_said(found: Speakers, shown: ShownList, address: str) -> dict[str, Any]:
    """Terms, what was drawn, everybody on the list and the rights of reply."""
    terms, drawn = shown.there.terms, shown.there.drawn
    return {
        "format": FORMAT,
        "address": address,
        "language": locale_code(),
        "as_of": shown.at.isoformat(),
        "version": found.held.floor.version,
        "meeting": found.slug,
        "sitting": found.sitting.number,
        "list": shown.key,
        "phase": found.held.floor.phase.value,
        "is_open": shown.is_open,
        "opens_at": _moment(terms.opens_at),
        "closes_at": _moment(terms.closes_at),
        "first_order": terms.first_order.value,
        "bands": [band.value for band in terms.bands],
        "limits": {band.value: shown.there.shortened.get(band, limit) for band, limit in terms.limits.items()},
        "drawn_at": _moment(terms.drawn_at),
        "lots": drawn and {"seed": drawn.seed, "ranks": dict(drawn.ranks), "first": drawn.first or None},
        "continued_in": shown.continued_in,
        "speakers": _without(rows(found, shown), ("meeting", "sitting", "list")),
        "rights_of_reply": [_reply(one) for one in shown.replies],
        "names": {"entities": {code: one.name_in_list for code, one in sorted(found.entities.items())}},
    }


def _about(found: Speakers, shown: ShownList) -> dict[str, Any]:
    return {"meeting": found.slug, "sitting": found.sitting.number, "list": shown.key}


def _public(one: ShownSpeaker) -> dict[str, Any]:
    row, said = one.listed, one.listed.inscription
    return {
        "number": one.number,
        "place": one.at,
        "state": row.outcome.value,
        "entity": one.code,
        "name": one.name,
        "capacity": said.capacity.value,
        "on_behalf_of": one.on_behalf_of or None,
        "co_sponsors": list(said.co_sponsors),
        "stated_number": said.stated_number,
        "level": said.level and said.level.value,
        "band": said.band.value,
        "why": row.why and row.why.value,
        "reason": row.reason or None,
        "lot": row.lot,
        "received_at": _moment(said.received_at),
        "is_late": said.is_late,
        "expected_at": _moment(row.expected_at),
        "is_in_time": row.is_in_time if row.expected_at else None,
        "given_at": _moment(row.given_at),
        "seconds": None if row.seconds is None else round(row.seconds),
        "limit_seconds": row.limit,
    }


def _further(one: ShownSpeaker) -> dict[str, Any]:
    if one.podium is None:
        return {}
    said = one.listed.inscription
    return {
        "representative": one.podium.representative,
        "representative_title": one.podium.title,
        "delivery": said.delivery and said.delivery.value,
        "language": said.language,
    }


def _reply(one: ShownReply) -> dict[str, Any]:
    state = {Outcome.WAITING: "asked", Outcome.HEARD: "exercised"}.get(one.reply.outcome, one.reply.outcome.value)
    return {
        "number": one.number,
        "entity": one.code,
        "name": one.name,
        "rank": one.reply.rank,
        "answers": one.reply.answers,
        "state": state,
        "sitting": one.reply.reply.sitting,
        "asked_at": _moment(one.reply.reply.asked_at),
        "limit_seconds": one.reply.limit,
    }


def _without(several: Sequence[dict[str, Any]], names: Sequence[str]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in names} for row in several]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _cell(value: Any) -> str:
    """As a cell says it; several words apart by spaces."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
