"""Pages of interpreters: the list and the texts of their sitting by a link, and the links for those who make them."""

from typing import Any

from flask import Response, abort, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import current_actor, public, requires
from app.core.web.forms import carry_out
from app.floor.commands.interpreters import make_link, revoke_link
from app.floor.exports.interpreters import link_address, show_booth, text_to_take
from app.floor.forms import BoothForm
from app.floor.queries.interpreters import find_by_token, links_of
from app.floor.queries.places import AtSitting, find_at
from app.floor.queries.steps import OnFloor, find_sitting, on_floor
from app.floor.views.blueprint import pages
from app.meetings.phrases import sitting_name
from app.meetings.queries import published_slug

BOOTH, LINKS = "/interpreters", "/meetings/<slug>/sittings/<int:number>/interpreters"
PRIVATE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
WHY = "The address is the secret: it was passed on to the interpreters of the sitting alone"


def find_booth(token: str, **_parts: Any) -> OnFloor | None:
    """The floor of the sitting to which a link leads; nothing where the link is over or never was one."""
    place = find_by_token(token)
    sitting = find_sitting(*place) if place else None
    return on_floor(sitting) if sitting else None


@pages.after_request
def keep_booth_private(response: Response) -> Response:
    """Whatever is answered there, nobody between keeps it, nobody finds it, and its address is told to nobody."""
    if request.path.startswith(f"{BOOTH}/") or request.endpoint in _WITH_LINKS:
        response.headers.update(PRIVATE)
    return response


@pages.get(f"{BOOTH}/<token>")
@public(WHY, on=find_booth)
def interpreters(held: OnFloor) -> ResponseReturnValue:
    """Who speaks and who is next, how, in which language, and the texts that delegations gave."""
    return render_template("floor/booth.html", booth=show_booth(held))


@pages.get(f"{BOOTH}/<token>/texts/<int:who>.txt")
@public(WHY, on=find_booth)
def interpreters_text(held: OnFloor) -> ResponseReturnValue:
    """The text of a statement, to take away."""
    who = (request.view_args or {})["who"]
    row = text_to_take(held, who)
    if row is None:
        abort(404)
    response = Response(row.text, content_type="text/plain; charset=utf-8")
    entity = held.floor.inscriptions[who].entity.lower()
    response.headers["Content-Disposition"] = f'attachment; filename="statement-{entity}-{who}.txt"'
    return response


@pages.get(LINKS)
@requires("floor.invite_interpreters", on=find_at)
def interpreter_links(at: AtSitting) -> ResponseReturnValue:
    """The links of a sitting, and the form that makes one."""
    return _page(at, BoothForm(formdata=None))


@pages.post(LINKS)
@requires("floor.invite_interpreters", on=find_at)
def make_interpreter_link(at: AtSitting) -> ResponseReturnValue:
    """Make a link for a booth."""
    form, by = BoothForm(), current_actor()
    outcome = carry_out(form, lambda: make_link(*at.here, form.label.data or "", by))
    if not outcome.is_done:
        return _page(find_at(*at.here) or abort(404), form, outcome.status)
    flash(_("The link is made. Pass it on to the booth."), "done")
    return redirect(f"{at.address}/interpreters", 303)


@pages.delete(f"{LINKS}/<int:link>")
@requires("floor.invite_interpreters", on=find_at)
def revoke_interpreter_link(at: AtSitting) -> ResponseReturnValue:
    """Take a link back."""
    revoke_link(*at.here, at.parts["link"], current_actor())
    flash(_("The link is taken back: it leads nowhere any more."), "done")
    return redirect(f"{at.address}/interpreters", 303)


_WITH_LINKS = ("floor.interpreter_links", "floor.make_interpreter_link")


def _page(at: AtSitting, form: BoothForm, status: int = 200) -> ResponseReturnValue:
    links = links_of(*at.here)
    meeting = at.sitting.meeting
    home = f"/meetings/{at.slug}" if published_slug(at.slug) else f"/meetings/{at.slug}/draft"
    page = render_template(
        "floor/interpreters.html",
        at=at,
        called=sitting_name(at.sitting),  # type: ignore[arg-type]
        meeting=meeting.short_title or meeting.title,
        home=home,
        zone=at.zone,
        current=[(one, link_address(one.number)) for one in links if not one.is_over],
        over=[one for one in links if one.is_over],
        form=form,
    )
    return make_response(page, status)
