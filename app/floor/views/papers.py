"""A list of speakers to take away: as everybody may have it, and in full for those who run the floor."""

import json
from collections.abc import Callable

from flask import abort
from flask.typing import ResponseReturnValue

from app.core.addresses import address_of
from app.core.export import typeset, write_word
from app.core.export.paper import written
from app.core.policy import may
from app.core.web import current_actor, public
from app.core.web.exports import send_made, send_private
from app.floor.exports.speakers.machine import speakers_csv, speakers_json, speakers_xlsx
from app.floor.exports.speakers.paper import speakers_paper
from app.floor.exports.speakers.shown import ShownList, show_list
from app.floor.queries.listed import Speakers, beside, find_list
from app.floor.views.blueprint import pages
from app.floor.views.speakers import asked_list

WHY = "Who speaks when is for everyone to take away; what only those see who run the floor goes to them alone"
TYPESET = {"pdf": typeset, "docx": write_word}
ROWS: dict[str, Callable[[Speakers, ShownList], bytes]] = {"csv": speakers_csv, "xlsx": speakers_xlsx}


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers.pdf")
@public(WHY, on=find_list)
def speakers_pdf(found: Speakers) -> ResponseReturnValue:
    """The list to print, for podium and booths."""
    return _send(found, "pdf")


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers.docx")
@public(WHY, on=find_list)
def speakers_docx(found: Speakers) -> ResponseReturnValue:
    """The list to write in."""
    return _send(found, "docx")


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers.csv")
@public(WHY, on=find_list)
def speakers_csv_file(found: Speakers) -> ResponseReturnValue:
    """The list for a spreadsheet."""
    return _send(found, "csv")


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers.xlsx")
@public(WHY, on=find_list)
def speakers_xlsx_file(found: Speakers) -> ResponseReturnValue:
    """The list as a workbook."""
    return _send(found, "xlsx")


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers.json")
@public(WHY, on=find_list)
def speakers_json_file(found: Speakers) -> ResponseReturnValue:
    """The list for programs."""
    return _send(found, "json")


def _send(found: Speakers, ending: str) -> ResponseReturnValue:
    """In full, and kept nowhere, for whoever runs the floor; as everybody may have it, for everybody else."""
    key = asked_list(found)
    if key is None:
        abort(404)
    is_full = may(current_actor(), "floor.run", found)
    shown = show_list(found, key, beside(found.slug, found.sitting.number) if is_full else None)
    facts, make = _made(found, shown, ending)
    name = f"{found.slug}-{found.sitting.number}-speakers"
    return send_private(name, ending, make) if is_full else send_made(name, ending, facts, make)


def _made(found: Speakers, shown: ShownList, ending: str) -> tuple[bytes, Callable[[], bytes]]:
    """What an export says, and how it is made of that."""
    address = address_of("floor.speakers", slug=found.slug, number=found.sitting.number)
    if ending in TYPESET:
        paper = speakers_paper(found, shown, address)
        return json.dumps(written(paper)).encode(), lambda: TYPESET[ending](paper)
    said = speakers_json(found, shown, address)
    if ending == "json":
        return said, lambda: said
    return said, lambda: ROWS[ending](found, shown)
