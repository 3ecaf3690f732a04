"""The record of a sitting, to read and to take away."""

import json

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from app.core.addresses import address_of
from app.core.export.paper import written
from app.core.web import cached, public
from app.core.web.exports import send_made
from app.core.web.following import follow
from app.floor.exports.record.machine import record_json
from app.floor.exports.record.making import MAKERS
from app.floor.exports.record.marks import pieces
from app.floor.exports.record.paper import record_paper
from app.floor.exports.record.shown import show_record
from app.floor.exports.record.text import record_text
from app.floor.phrases import EMPTY_RECORD, NO_TIMES
from app.floor.queries.record_sources import RecordSources, record_sources
from app.floor.views.blueprint import pages

WHY = "The record of a published sitting is for everyone to see"


def of_record(slug: str, number: int) -> tuple[str, ...]:
    """What the page of a record follows."""
    return (f"meeting/{slug}", f"floor/{slug}/{number}")


@pages.get("/meetings/<slug>/sittings/<int:number>/record")
@public(WHY, on=record_sources)
@cached("entities", and_of=of_record)
def record(sources: RecordSources) -> ResponseReturnValue:
    """The statement paragraph, who spoke when, and for how long."""
    return render_template(
        "floor/record.html",
        slug=sources.header.slug,
        number=sources.sitting.number,
        body_name=sources.body,
        header=sources.header,
        shown=show_record(sources),
        pieces=pieces,
        empty_record=EMPTY_RECORD,
        no_times=NO_TIMES,
    )


@pages.get("/meetings/<slug>/sittings/<int:number>/record/events")
@public("Tells only that something was added to a public record", on=record_sources)
def record_events(sources: RecordSources) -> Response:
    """Tells pages that are open that the record has more on it."""
    return follow(*of_record(sources.header.slug, sources.sitting.number))


@pages.get("/meetings/<slug>/sittings/<int:number>/record.txt")
@public(WHY, on=record_sources)
def record_txt(sources: RecordSources) -> ResponseReturnValue:
    """The record to be copied into a summary."""
    made = record_text(show_record(sources)).encode()
    return send_made(_name(sources), "txt", made, lambda: made)


@pages.get("/meetings/<slug>/sittings/<int:number>/record.json")
@public(WHY, on=record_sources)
def record_json_file(sources: RecordSources) -> ResponseReturnValue:
    """The record for programs."""
    made = record_json(show_record(sources), sources, _address(sources))
    return send_made(_name(sources), "json", made, lambda: made)


@pages.get("/meetings/<slug>/sittings/<int:number>/record.pdf")
@public(WHY, on=record_sources)
def record_pdf(sources: RecordSources) -> ResponseReturnValue:
    """The record to print."""
    return _paper(sources, "pdf")


@pages.get("/meetings/<slug>/sittings/<int:number>/record.docx")
@public(WHY, on=record_sources)
def record_docx(sources: RecordSources) -> ResponseReturnValue:
    """The record to write in."""
    return _paper(sources, "docx")


def _paper(sources: RecordSources, ending: str) -> ResponseReturnValue:
    paper = record_paper(show_record(sources), sources, _address(sources))
    facts = json.dumps(written(paper)).encode()
    return send_made(_name(sources), ending, facts, lambda: MAKERS[ending](paper))


def _name(sources: RecordSources) -> str:
    """What the file is called where it is saved."""
    return f"{sources.header.slug}-sitting-{sources.sitting.number}-record"


def _address(sources: RecordSources) -> str:
    """The page that says what holds now."""
    return address_of("floor.record", slug=sources.header.slug, number=sources.sitting.number)
