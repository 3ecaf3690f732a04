"""The programme and the provisional agenda to take away, always of the version that is published."""

import json
from collections.abc import Callable

from flask.typing import ResponseReturnValue

from app.core.addresses import address_of
from app.core.export import Paper, typeset, write_word
from app.core.export.paper import written
from app.core.web import public
from app.core.web.exports import send_made
from app.publishing import queries
from app.publishing.exports.machine import programme_csv, programme_json
from app.publishing.exports.papers import agenda_paper, programme_paper
from app.publishing.exports.papers.shown import ShownPaper, show_paper
from app.publishing.queries import PaperSources
from app.publishing.views.blueprint import pages

WHY = "A published programme is for everyone to take away"
MAKERS: dict[str, Callable[[Paper], bytes]] = {"pdf": typeset, "docx": write_word}


@pages.get("/meetings/<slug>/programme.pdf")
@public(WHY, on=queries.paper_sources)
def programme_pdf(sources: PaperSources) -> ResponseReturnValue:
    """The programme to print."""
    return _paper(sources, programme_paper, "programme", "pdf")


@pages.get("/meetings/<slug>/programme.docx")
@public(WHY, on=queries.paper_sources)
def programme_docx(sources: PaperSources) -> ResponseReturnValue:
    """The programme to write in."""
    return _paper(sources, programme_paper, "programme", "docx")


@pages.get("/meetings/<slug>/agenda.pdf")
@public(WHY, on=queries.paper_sources)
def agenda_pdf(sources: PaperSources) -> ResponseReturnValue:
    """The provisional agenda to print."""
    return _paper(sources, agenda_paper, "agenda", "pdf")


@pages.get("/meetings/<slug>/agenda.docx")
@public(WHY, on=queries.paper_sources)
def agenda_docx(sources: PaperSources) -> ResponseReturnValue:
    """The provisional agenda to write in."""
    return _paper(sources, agenda_paper, "agenda", "docx")


@pages.get("/meetings/<slug>/programme.csv")
@public(WHY, on=queries.paper_sources)
def programme_csv_file(sources: PaperSources) -> ResponseReturnValue:
    """The programme for a spreadsheet."""
    made = programme_csv(show_paper(sources))
    return send_made(_name(sources, "programme"), "csv", made, lambda: made)


@pages.get("/meetings/<slug>/programme.json")
@public(WHY, on=queries.paper_sources)
def programme_json_file(sources: PaperSources) -> ResponseReturnValue:
    """The programme for programs."""
    made = programme_json(sources, show_paper(sources), _address(sources))
    return send_made(_name(sources, "programme"), "json", made, lambda: made)


def _paper(
    sources: PaperSources, build: Callable[[ShownPaper, str], Paper], what: str, ending: str
) -> ResponseReturnValue:
    paper = build(show_paper(sources), _address(sources))
    facts = json.dumps(written(paper)).encode()
    return send_made(_name(sources, what), ending, facts, lambda: MAKERS[ending](paper))


def _name(sources: PaperSources, what: str) -> str:
    """What the file is called where it is saved."""
    return f"{sources.published.programme.header.slug}-{what}-v{sources.published.version.number}"


def _address(sources: PaperSources) -> str:
    """The page that says what holds now."""
    return address_of("publishing.meeting", slug=sources.published.programme.header.slug)
