"""The people of a delegation, each on a page: added, shown, changed."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import cached, current_actor, requires
from app.core.web.following import follow
from app.registrations.commands.registering import register
from app.registrations.forms.person import PersonForm, for_offer
from app.registrations.models import Delegation
from app.registrations.phrases.people import done_already, places_left
from app.registrations.policies import party_of
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.offers import offer_of
from app.registrations.queries.people import kept_as_said
from app.registrations.rules.words import Party, Source, State
from app.registrations.views.blueprint import PRIVATE, insist_on_time, of_meeting, pages, path_to
from app.registrations.views.carrying import carry_out_person


@pages.get("/meetings/<slug>/delegations/<entity>/events")
@requires("registrations.see_delegation", on=find_delegation)
def delegation_events(delegation: Delegation) -> ResponseReturnValue:
    """Tells that something of the meeting's registrations changed."""
    return follow(*of_meeting(delegation.meeting.slug))


@pages.get("/meetings/<slug>/delegations/<entity>/places")
@requires("registrations.see_delegation", on=find_delegation)
def delegation_places(delegation: Delegation) -> ResponseReturnValue:
    """What is left, in one sentence: fetched by the form while it is filled in."""
    offer = offer_of(delegation)
    said = render_template("registrations/_places.html", offer=offer, left_words=places_left(offer.left, offer.quota))
    return make_response(said, PRIVATE)


@pages.get("/meetings/<slug>/delegations/<entity>/people/new")
@requires("registrations.register", on=find_delegation)
@cached(and_of=of_meeting)
def new_person(delegation: Delegation) -> ResponseReturnValue:
    """Asks who is to be added."""
    return _new_page(for_offer(insist_on_time(offer_of(delegation))))


@pages.post("/meetings/<slug>/delegations/<entity>/people")
@requires("registrations.register", on=find_delegation)
def add_person(delegation: Delegation) -> ResponseReturnValue:
    """Register somebody, or keep a draft."""
    form, by, is_draft = for_offer(offer_of(delegation)), current_actor(), request.form.get("deed") == "draft"
    party, address, delegation_id = party_of(by), delegation.address, delegation.id
    again = delegation.meeting.slug, delegation.entity_code  # what was read before a write is read again
    source = Source.SECRETARIAT if party == Party.SECRETARIAT else Source.DELEGATION
    outcome = carry_out_person(
        form,
        lambda: register(delegation_id, [form.particulars()], by, party=party, source=source, is_draft=is_draft),
    )
    if outcome.status == 409 and _is_there(form, delegation_id, is_draft=is_draft):
        return redirect(address, 303)
    if outcome.value is None:
        form.offer = offer_of(find_delegation(*again) or delegation)
        return _new_page(form, outcome.status)
    flash(_told(State(outcome.value[0].state), outcome.value[0].name), "done")
    return redirect(address, 303)


def _is_there(form: PersonForm, delegation_id: int, *, is_draft: bool) -> bool:
    """Whether the same person is there, of the same delegation: the answer to a second click is no mistake."""
    rows = kept_as_said(delegation_id, [form.particulars()])
    if not rows or (rows[0].state == State.DRAFT.value) != is_draft:
        return False
    flash(done_already([rows[0].state]), "done")
    return True


def _told(state: State, name: str) -> str:
    told = {
        State.DRAFT: _("%(name)s is kept as a draft. Nobody else sees it before it is submitted.", name=name),
        State.WAITING: _("%(name)s is on the waiting list, and moves up as soon as a place is free.", name=name),
    }
    return told.get(state) or _("%(name)s is submitted, and has a place.", name=name)


def _new_page(form: PersonForm, status: int = 200) -> ResponseReturnValue:
    offer = form.offer
    page = render_template(
        "registrations/new_person.html",
        form=form,
        delegation=offer.delegation,
        path=path_to(offer.delegation, inside=True),
        left_words=places_left(offer.left, offer.quota),
    )
    return make_response(page, status, PRIVATE)
