"""Copying the roster of the latest earlier meeting."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.registrations.commands.copying import copy_roster
from app.registrations.models import Delegation
from app.registrations.phrases.people import ROLES
from app.registrations.policies import party_of
from app.registrations.queries.copying import earlier_roster
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.offers import offer_of
from app.registrations.queries.people import particulars_of, roster_of
from app.registrations.rules.asking import PeopleRefused
from app.registrations.rules.states import OPEN
from app.registrations.rules.words import Role
from app.registrations.views.blueprint import PRIVATE, insist_on_time, pages, path_to


@pages.get("/meetings/<slug>/delegations/<entity>/copy")
@requires("registrations.register", on=find_delegation)
def copy_page(delegation: Delegation) -> ResponseReturnValue:
    """Who can be copied: those who agreed to it; how many others there were."""
    insist_on_time(offer_of(delegation))
    return _page(delegation, [], None)


@pages.post("/meetings/<slug>/delegations/<entity>/copy")
@requires("registrations.register", on=find_delegation)
def copy_people(delegation: Delegation) -> ResponseReturnValue:
    """Make drafts of those who were ticked."""
    chosen, by, address = request.form.getlist("registration"), current_actor(), delegation.address
    again = delegation.meeting.slug, delegation.entity_code  # what was read before a write is read again
    try:
        made = copy_roster(delegation.id, chosen, by, party=party_of(by))
    except PeopleRefused as refused:
        told = [sentence(one.refusal) for one in refused.mistakes]
    except Refused as refused:
        told = [sentence(refused.refusal)]
    else:
        said = ngettext(
            "%(num)s draft is made. Look at it, then submit it.",
            "%(num)s drafts are made. Look at them, then submit them.",
            len(made),
        )
        flash(said, "done")
        return redirect(address, 303)
    return _page(find_delegation(*again) or delegation, told, chosen, 409)


def _page(
    delegation: Delegation, errors: list[str], chosen: list[str] | None = None, status: int = 200
) -> ResponseReturnValue:
    earlier = earlier_roster(delegation)
    here = {particulars_of(row).known for row in roster_of(delegation) if row.state in OPEN}
    there = earlier.people if earlier else ()
    people = [(row, ROLES[Role(row.role)], particulars_of(row).known in here) for row in there]
    page = render_template(
        "registrations/copy.html",
        delegation=delegation,
        path=path_to(delegation, inside=True),
        earlier=earlier,
        people=people,
        chosen=chosen,
        errors=sorted(set(errors)),
    )
    return make_response(page, status, PRIVATE)
