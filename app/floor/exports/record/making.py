"""The record in each format, as octets."""

from collections.abc import Callable

from app.core.export import Paper, typeset, write_word
from app.floor.exports.record.machine import record_json
from app.floor.exports.record.paper import record_paper
from app.floor.exports.record.shown import show_record
from app.floor.exports.record.text import record_text
from app.floor.queries.record_sources import RecordSources

MAKERS: dict[str, Callable[[Paper], bytes]] = {"pdf": typeset, "docx": write_word}
FORMATS = ("text", "json", *MAKERS)


def made_record(sources: RecordSources, wanted: str, address: str) -> bytes:
    """The record in one of these formats."""
    shown = show_record(sources)
    if wanted == "text":
        return record_text(shown).encode()
    if wanted == "json":
        return record_json(shown, sources, address)
    return MAKERS[wanted](record_paper(shown, sources, address))
