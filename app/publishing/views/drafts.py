"""The draft of a programme in the layout of the public pages, for the Secretariat alone."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.web import requires
from app.core.web.zone import chosen_zone
from app.floor.rules.record import Record
from app.meetings.queries import Place, find_place
from app.meetings.rules.order import neighbours
from app.publishing import queries
from app.publishing.exports.documents import show_documents, show_documents_of
from app.publishing.exports.meetings import show_draft
from app.publishing.exports.names import Names
from app.publishing.exports.sittings import show_order, show_sitting
from app.publishing.rules.timetable import arrange
from app.publishing.views.blueprint import pages


@pages.get("/meetings/<slug>/draft/preview")
@requires("meetings.see_draft", on=find_place)
def draft(place: Place) -> ResponseReturnValue:
    """The programme as it would be published now."""
    sources, header = queries.draft_sources(place), place.draft.header
    sittings = [show_sitting(one, header, sources.challenges, None, None) for one in place.draft.sittings]
    return render_template(
        "publishing/meeting.html",
        meeting=show_draft(header, Names(sources.entities)),
        documents=show_documents(place.draft, sources.documents, Names(sources.entities), sources.challenges),
        place=place,
        timetable=arrange(sittings, header.zone, None),
        chosen_zone=chosen_zone(),
        as_list=request.args.get("view") == "list",
    )


@pages.get("/meetings/<slug>/draft/preview/sittings/<int:number>")
@requires("meetings.see_draft", on=find_place)
def draft_sitting(place: Place) -> ResponseReturnValue:
    """A sitting as it would be published now; nothing was said in it."""
    sources, header, found = queries.draft_sources(place), place.draft.header, place.sitting
    names = Names(sources.entities)
    assert found is not None
    before, after = neighbours(place.draft, found)
    return render_template(
        "publishing/sitting.html",
        meeting=show_draft(header, names),
        place=place,
        sitting=show_sitting(found, header, sources.challenges, None, None),
        order=show_order(found, header, Record(), names, {}, clock.now()),
        documents=show_documents_of(found, header.slug, sources.documents, names, sources.challenges),
        chosen_zone=chosen_zone(),
        before=before and show_sitting(before, header, sources.challenges, None, None),
        after=after and show_sitting(after, header, sources.challenges, None, None),
    )
