"""A delegation: where it stands, what needs doing, its people; and submitting all drafts at once."""

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.phrases import sentence
from app.core.web import cached, current_actor, requires
from app.registrations.commands.drafts import submit_drafts
from app.registrations.exports.people import show_somebody
from app.registrations.models import Delegation, Registration
from app.registrations.phrases import CATEGORIES
from app.registrations.phrases.delegations import VERBS, need_words
from app.registrations.phrases.people import become_of, places_left
from app.registrations.policies import party_of
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.desk import counts_of, preparation_of
from app.registrations.queries.focal_points import focal_points_of
from app.registrations.queries.offers import Offer, offer_of
from app.registrations.queries.people import as_kept, plan_of, roster_of
from app.registrations.rules.needs import Need, needs
from app.registrations.rules.states import HOLDING
from app.registrations.rules.terms import why_not_prepare
from app.registrations.rules.ways import attendance, beyond_room
from app.registrations.rules.words import Category, Way
from app.registrations.views.blueprint import PRIVATE, of_meeting, pages, path_to, why_shut

# Where on the delegation's pages each thing is done.
WHERE = {
    Need.MORE_WANTED: "#people",
    Need.CREDENTIALS: "/credentials",
    Need.DRAFTS: "#drafts",
    Need.NOBODY: "/people/new",
}


@pages.get("/meetings/<slug>/delegations/<entity>")
@requires("registrations.see_delegation", on=find_delegation)
@cached(and_of=of_meeting)
def delegation_page(delegation: Delegation) -> ResponseReturnValue:
    """Where one is, by when, what is left, what needs doing now, and who is registered."""
    offer, people = offer_of(delegation), roster_of(delegation)
    counts = counts_of([delegation])[delegation.id]
    today = clock.now().astimezone(offer.zone).date()
    preparation = preparation_of(delegation, offer.terms, counts)
    shut = why_shut(offer)
    page = render_template(
        "registrations/delegation.html",
        delegation=delegation,
        path=path_to(delegation),
        offer=offer,
        preparation=preparation,
        category=CATEGORIES[Category(delegation.category)],
        left_words=places_left(offer.left, offer.quota),
        things=[(one, need_words(one), VERBS[one.need], delegation.address + WHERE[one.need]) for one in
                needs(preparation, today)],
        people=[show_somebody(row, offer) for row in people],
        counts=counts,
        crowded=crowded(people, offer),
        focal_points=focal_points_of(delegation.entity_code),
        shut=shut,
        may_prepare=why_not_prepare(shut) is None,
        sentence=sentence,
    )  # fmt: skip
    return make_response(page, PRIVATE)


@pages.post("/meetings/<slug>/delegations/<entity>/submissions")
@requires("registrations.register", on=find_delegation)
def submit_all(delegation: Delegation) -> ResponseReturnValue:
    """Submit all drafts; who could not be is named with the reason."""
    address, by = delegation.address, current_actor()
    done = submit_drafts(delegation.id, by, party=party_of(by))
    if done.done:
        flash(become_of([row.state for row in as_kept(done.done)]), "done")
    for refused in done.refused.values():
        flash(_("One draft was not submitted: %(reason)s", reason=sentence(refused.refusal)), "off")
    if not (done.done or done.refused):
        flash(_("There was no draft to submit."), "wait")
    return redirect(address, 303)


def crowded(people: list[Registration], offer: Offer) -> list[int]:
    """The sittings in which more mean to be in the room than may be at a time."""
    there = [row for row in people if row.state in HOLDING]
    how = offer.terms.participation
    meant = {
        one.number: [attendance(Way(row.way), plan_of(row), one.number, how) for row in there] for one in offer.sittings
    }
    return beyond_room(offer.quota.in_room, meant)
