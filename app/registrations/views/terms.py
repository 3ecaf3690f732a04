"""On what terms people are registered for a meeting."""

from zoneinfo import ZoneInfo

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.meetings.forms.editing.base import whole_number
from app.registrations.commands.terms import set_terms
from app.registrations.exports.terms import show_clashes
from app.registrations.forms.terms import TermsForm
from app.registrations.phrases import CATEGORIES
from app.registrations.phrases.secretariat import QUOTA_FIELDS
from app.registrations.queries.kept_terms import wanted_of
from app.registrations.queries.registry import Registry, find_registry
from app.registrations.rules.terms import why_not_any_more
from app.registrations.views.blueprint import pages


@pages.get("/meetings/<slug>/registration/terms")
@requires("registrations.set_terms", on=find_registry)
def terms(registry: Registry) -> ResponseReturnValue:
    """The terms that are set, or those that are usual."""
    return _page(registry, _kept(registry))


@pages.post("/meetings/<slug>/registration/terms")
@requires("registrations.set_terms", on=find_registry)
def set_them(registry: Registry) -> ResponseReturnValue:
    """Set the terms; where a colleague did so meanwhile, show both."""
    form = TermsForm(_zone(registry))
    seen = whole_number(form.seen.data) or 0
    outcome = carry_out(form, lambda: set_terms(registry.slug, form.wanted(), by=current_actor(), seen=seen))
    if outcome.is_done:
        flash(_("The terms are set. More places, where there are any, are given to those who wait."), "done")
        return redirect(f"{registry.address}/registration/terms", 303)
    clashes = ()
    now = find_registry(registry.slug)
    if outcome.status == 409 and now and _edition(now) != seen:
        clashes = show_clashes(form, _kept(now))
        form.seen.data, registry = str(_edition(now)), now
    return make_response(_page(registry, form, clashes), outcome.status)


def _kept(registry: Registry) -> TermsForm:
    form = TermsForm(_zone(registry), formdata=None)
    form.fill(wanted_of(registry.meeting, registry.terms), _edition(registry))
    return form


def _edition(registry: Registry) -> int:
    return registry.terms.edition if registry.terms else 0


def _zone(registry: Registry) -> ZoneInfo:
    return ZoneInfo(registry.meeting.timezone)


def _page(registry: Registry, form: TermsForm, clashes: object = ()) -> str:
    refused = why_not_any_more(registry.is_over)
    return render_template(
        "registrations/terms.html",
        registry=registry,
        form=form,
        clashes=clashes,
        zone=_zone(registry),
        categories=CATEGORIES,
        quota_fields=QUOTA_FIELDS,
        why_not=refused and sentence(refused),
    )
