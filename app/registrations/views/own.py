"""One's own registration: by a link whose address is the secret, or by the account that has its mail address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.core.conceal import conceal_after
from app.core.policy import BY_LINK, Actor
from app.core.web import current_actor, public, requires
from app.registrations.models import Registration
from app.registrations.queries.people import find_by_link, find_by_public_id, link_token
from app.registrations.queries.standing import standing_of
from app.registrations.views.blueprint import pages

conceal_after("my/registration")
OWN = "/my/registration"  # with the plural of it
PRIVATE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True)
class Own:
    """Somebody's registration, who asks for it, and the address of its page."""

    row: Registration
    by: Actor
    base: str


View = Callable[[Own], ResponseReturnValue]


def own_page(rule: str = "", *methods: str) -> Callable[[View], View]:
    """Put a page or a deed at both addresses of somebody's own registration."""

    def put(view: View) -> View:
        def by_link(row: Registration) -> ResponseReturnValue:
            return view(Own(row, BY_LINK, f"{OWN}/{link_token(row)}"))

        def by_account(row: Registration) -> ResponseReturnValue:
            return view(Own(row, current_actor(), f"{OWN}s/{row.public_id}"))

        at = {"methods": methods or ("GET",)}
        gate = public("The address is the secret: it was sent to the person alone", on=_by_link)
        pages.add_url_rule(f"{OWN}/<token>{rule}", f"{view.__name__}_by_link", gate(by_link), **at)
        gate = requires("registrations.see_own", on=_by_public_id)
        pages.add_url_rule(f"{OWN}s/<registration>{rule}", f"{view.__name__}_by_account", gate(by_account), **at)
        return view

    return put


def _by_link(token: str, **_parts: Any) -> Registration | None:
    return find_by_link(token)


def _by_public_id(registration: str, **_parts: Any) -> Registration | None:
    return find_by_public_id(registration)


@pages.after_request
def keep_private(response: Response) -> Response:
    """Whatever is answered there, nobody between keeps it, nobody finds it, and its address is told to nobody."""
    if request.path.startswith(OWN):
        response.headers.update(PRIVATE)
    return response


@own_page()
def own(it: Own) -> ResponseReturnValue:
    """Where it stands, and what one can do about it."""
    return make_response(render_template("registrations/own.html", own=it, standing=standing_of(it.row)))


@pages.get(f"{OWN}s")
@requires("registrations.list_own")
def own_list() -> ResponseReturnValue:
    """Every meeting for which one is registered."""
    return "soon"
