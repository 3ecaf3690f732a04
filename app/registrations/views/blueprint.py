"""Where the pages of registrations hang, and what those of one delegation have in common."""

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _

from app.core import clock
from app.core.phrases import sentence
from app.core.refusal import Refusal
from app.core.web import current_actor
from app.registrations.models import Delegation
from app.registrations.policies import party_of
from app.registrations.queries.offers import Offer
from app.registrations.rules.terms import why_not_any_more, why_not_now, why_not_prepare
from app.registrations.rules.words import Party

pages = Blueprint("registrations", __name__)
# Pages with personal data: no browser and no cache keeps them.
PRIVATE = {"Cache-Control": "private, no-store"}


def of_meeting(slug: str, **_parts: object) -> tuple[str, ...]:
    """What a page about registrations of a meeting follows."""
    return (f"registrations/{slug}",)


def path_to(delegation: Delegation, *, inside: bool = False) -> list[tuple[str, str]]:
    """The way to a delegation, or to what is its own: from the Secretariat's list, or from one's own desk."""
    if party_of(current_actor()) == Party.SECRETARIAT:
        way = [(_("Delegations"), f"/meetings/{delegation.meeting.slug}/delegations")]
    else:
        way = [(_("Your delegations"), "/my/delegations")]
    return [*way, (delegation.entity.name, delegation.address)] if inside else way


def why_shut(offer: Offer) -> Refusal | None:
    """Why nobody is registered now by whoever looks; nothing where somebody can be."""
    now, party = clock.now(), party_of(current_actor())
    return why_not_any_more(offer.is_purged) or why_not_now(offer.terms, now, party)


def insist_on_time(offer: Offer) -> Offer:
    """Where nobody can be added any more, the page of the delegation says so; none asks for people."""
    if refused := why_not_prepare(why_shut(offer)):
        flash(sentence(refused), "off")
        abort(redirect(offer.delegation.address, 303))
    return offer
