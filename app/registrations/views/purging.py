"""Purging a meeting that is over, and forgetting one person who asks for it."""

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.registrations.commands.purging import erase, purge
from app.registrations.forms.purging import ErasureForm, PurgeForm
from app.registrations.models import Registration, RegistrationTerms
from app.registrations.queries.keeping import personal_of, today_at, zone_of
from app.registrations.queries.people import find_registration
from app.registrations.queries.terms import find_terms
from app.registrations.rules.purging import gone_on, is_kept_too_long, is_over, why_not_erased, why_not_purge
from app.registrations.views.blueprint import pages


@pages.get("/meetings/<slug>/registrations/purge")
@requires("registrations.purge", on=find_terms)
def purging(terms: RegistrationTerms) -> ResponseReturnValue:
    """What would go, what would stay, and the word to be typed."""
    return _purging(terms, PurgeForm(terms.meeting.slug))


@pages.post("/meetings/<slug>/registrations/purge")
@requires("registrations.purge", on=find_terms)
def purge_it(terms: RegistrationTerms) -> ResponseReturnValue:
    """Let it be gone."""
    slug = terms.meeting.slug
    form = PurgeForm(slug)
    outcome = carry_out(form, lambda: purge(slug, by=current_actor()))
    if not outcome.is_done:
        found = find_terms(slug)
        assert found is not None, "terms stay"
        return make_response(_purging(found, form), outcome.status)
    flash(_("What was personal is gone. Files and mails go within a few minutes."), "done")
    return redirect(f"/meetings/{slug}/registrations/purge", 303)


@pages.get("/meetings/<slug>/delegations/<entity>/people/<registration>/erasure")
@requires("registrations.purge", on=find_registration)
def erasure(row: Registration) -> ResponseReturnValue:
    """Asks before somebody is forgotten."""
    return _erasure(row, ErasureForm())


@pages.post("/meetings/<slug>/delegations/<entity>/people/<registration>/erasure")
@requires("registrations.purge", on=find_registration)
def erase_them(row: Registration) -> ResponseReturnValue:
    """Let them be forgotten."""
    form, back = ErasureForm(), row.delegation.address
    outcome = carry_out(form, lambda: erase(row.id, by=current_actor()))
    if not outcome.is_done:
        return make_response(_erasure(row, form), outcome.status)
    flash(_("This person is forgotten. Files and mails go within a few minutes."), "done")
    return redirect(back, 303)


def _purging(terms: RegistrationTerms, form: PurgeForm) -> str:
    meeting, today = terms.meeting, today_at(terms.meeting)
    why_not = why_not_purge(meeting.ends_on, today)
    return render_template(
        "registrations/purge.html",
        terms=terms,
        meeting=meeting,
        zone=zone_of(meeting),
        form=form,
        personal=personal_of(meeting),
        why_not=why_not and sentence(why_not),
        gone_on=gone_on(terms.keep_until),
        is_late=is_kept_too_long(terms.keep_until, terms.purged_at is not None, today),
    )


def _erasure(row: Registration, form: ErasureForm) -> str:
    meeting = row.delegation.meeting
    why_not = why_not_erased(row.emptied_at is not None)
    return render_template(
        "registrations/erasure.html",
        row=row,
        meeting=meeting,
        form=form,
        why_not=why_not and sentence(why_not),
        is_over=is_over(meeting.ends_on, today_at(meeting)),
    )
