"""The list of participants: for delegations and the Secretariat at once, for everybody once it is final."""

import json
from collections.abc import Callable

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.addresses import address_of
from app.core.export import Paper, typeset, write_word
from app.core.export.paper import written
from app.core.policy import may
from app.core.web import current_actor, public, requires
from app.core.web.exports import send_made, send_private
from app.meetings.queries.published import published_slug
from app.registrations.commands.terms import close_list, reopen_list
from app.registrations.exports.participants.paper import participants_paper
from app.registrations.exports.participants.shown import dated, heading_of, show_list, summary_words
from app.registrations.exports.participants.workbook import workbook
from app.registrations.models import RegistrationTerms
from app.registrations.queries.everybody import everybody
from app.registrations.queries.participants import Participants, find_participants, is_list_public
from app.registrations.queries.terms import find_terms
from app.registrations.rules.listing import searched
from app.registrations.rules.purging import kept_as
from app.registrations.views.blueprint import pages

WHY = "A final list of participants is public; before it is, only those find it who may see who takes part"
MAKERS: dict[str, Callable[[Paper], bytes]] = {"pdf": typeset, "docx": write_word}
LONGEST_SEARCH = 100


@pages.app_context_processor
def _words() -> dict[str, object]:
    return {"is_list_public": is_list_public}


def find_list(slug: str) -> Participants | None:
    """The list that the reader may see."""
    found = find_participants(slug)
    if found is None or found.is_public or may(current_actor(), "registrations.see_list", found):
        return found
    return None


@pages.get("/meetings/<slug>/participants")
@public(WHY, on=find_list)
def participants(found: Participants) -> ResponseReturnValue:
    """Who takes part, delegation by delegation."""
    words = request.args.get("search", "")[:LONGEST_SEARCH].strip()
    page = render_template(
        "registrations/participants.html",
        found=found,
        slug=found.terms.meeting.slug,
        heading=heading_of(found),
        dated=dated(found),
        summary=summary_words(found.listing.delegations, found.listing.count),
        search=words,
        categories=show_list(searched(found.listing, words) if words else found.listing),
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "private, no-cache" if found.is_public else "private, no-store"
    return response


@pages.put("/meetings/<slug>/participants/final")
@requires("registrations.set_terms", on=find_terms)
def make_list_final(terms: RegistrationTerms) -> ResponseReturnValue:
    """Let everybody see the list of participants."""
    slug, has_programme = terms.meeting.slug, published_slug(terms.meeting.slug) is not None
    close_list(slug, current_actor())
    flash(
        _("The list is final, and everybody sees it.") if has_programme
        else _("The list is final, and everybody sees it once the programme is published."),
        "done",
    )  # fmt: skip
    return redirect(f"/meetings/{slug}/participants", 303)


@pages.delete("/meetings/<slug>/participants/final")
@requires("registrations.set_terms", on=find_terms)
def make_list_provisional(terms: RegistrationTerms) -> ResponseReturnValue:
    """Let delegations and the Secretariat alone see it again."""
    slug = terms.meeting.slug
    reopen_list(slug, current_actor())
    flash(_("The list is provisional again; only delegations and the Secretariat see it."), "done")
    return redirect(f"/meetings/{slug}/participants", 303)


@pages.get("/meetings/<slug>/participants.pdf")
@public(WHY, on=find_list)
def participants_pdf(found: Participants) -> ResponseReturnValue:
    """The list to print."""
    return _paper(found, "pdf")


@pages.get("/meetings/<slug>/participants.docx")
@public(WHY, on=find_list)
def participants_docx(found: Participants) -> ResponseReturnValue:
    """The list to write in."""
    return _paper(found, "docx")


@pages.get("/meetings/<slug>/participants.xlsx")
@requires("registrations.review", on=find_terms)
def participants_xlsx(terms: RegistrationTerms) -> ResponseReturnValue:
    """All that was said of everybody, for the Secretariat."""
    return send_private(f"{terms.meeting.slug}-registrations", "xlsx", lambda: workbook(everybody(terms)))


def _paper(found: Participants, ending: str) -> ResponseReturnValue:
    """Only what is public is kept, under a name by which it is found when it is to be forgotten."""
    slug = found.terms.meeting.slug
    paper = participants_paper(found, address_of("registrations.participants", slug=slug))
    if not found.is_public:
        return send_private(f"{slug}-participants-provisional", ending, lambda: MAKERS[ending](paper))
    facts = json.dumps(written(paper)).encode()
    return send_made(f"{slug}-participants", ending, facts, lambda: MAKERS[ending](paper), kept_as(slug))
