"""Lots of a list of speakers, drawn again in front of the reader."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from app.core.web import cached, public
from app.floor.exports.lots import show_lots
from app.floor.queries.listed import Speakers, find_list
from app.floor.views.blueprint import COMMON, of_floor, pages
from app.floor.views.speakers import asked_list
from app.meetings.phrases import sitting_name

WHY = "That lots were drawn fairly is for everyone to see, and to draw again"


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers/lots")
@public(WHY, on=find_list)
@cached(*COMMON, and_of=of_floor)
def speakers_lots(found: Speakers) -> ResponseReturnValue:
    """Seed, method, result, and whether drawing again gives the same."""
    key = asked_list(found)
    shown = show_lots(found, key) if key else None
    if shown is None:
        abort(404)
    address = f"/meetings/{found.slug}/sittings/{found.sitting.number}"
    return render_template(
        "floor/lots.html",
        found=found,
        header=found.header,
        shown=shown,
        called=sitting_name(found.sitting),
        sitting_address=address,
        back=f"{address}/speakers" + (f"?list={key}" if key != found.usual else ""),
    )
