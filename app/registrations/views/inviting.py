"""Inviting delegations: chosen ones, all of a kind, those of an earlier meeting, or one that nobody knows yet."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.entities.queries import entities_named
from app.registrations.commands.inviting import Dealt, invite_as_before, invite_many, invite_organization
from app.registrations.exports.answers import show_not_done
from app.registrations.forms.inviting import EarlierForm, OrganizationForm
from app.registrations.phrases import CATEGORIES
from app.registrations.phrases.secretariat import invited
from app.registrations.queries.candidates import candidates, named
from app.registrations.queries.registry import Registry, find_registry
from app.registrations.queries.standing import earlier_meetings
from app.registrations.rules.words import Category
from app.registrations.views.answers import answer
from app.registrations.views.blueprint import pages

STATES = "states"
ALL = {STATES: (Category.MEMBER, Category.OTHER_MEMBER_STATE, Category.OBSERVER_STATE)}
ALL |= {one.value: (one,) for one in Category}


@pages.get("/meetings/<slug>/delegations/invitations")
@requires("registrations.invite", on=find_registry)
def inviting(registry: Registry) -> ResponseReturnValue:
    """Whom one can invite."""
    return _page(registry)


@pages.post("/meetings/<slug>/delegations/invitations")
@requires("registrations.invite", on=find_registry)
def invite(registry: Registry) -> ResponseReturnValue:
    """Invite all of some categories, or those that are chosen."""
    codes = request.form.getlist("entity")
    if kinds := ALL.get(request.form.get("all", "")):
        codes = [one.entity.code for one in candidates(registry) if one.category in kinds]
    if not codes:
        flash(_("Nobody was invited: choose at least one State or organization first."), "wait")
        return redirect(f"{registry.address}/delegations/invitations", 303)
    return _answer(registry, invite_many(registry.slug, codes, by=current_actor()))


@pages.post("/meetings/<slug>/delegations/invitations/earlier")
@requires("registrations.invite", on=find_registry)
def invite_earlier(registry: Registry) -> ResponseReturnValue:
    """Invite whom an earlier meeting had invited."""
    form = EarlierForm(earlier_meetings(registry.slug))
    outcome = carry_out(form, lambda: invite_as_before(registry.slug, form.source.data or "", by=current_actor()))
    if outcome.value is None:
        return make_response(_page(registry, earlier=form), outcome.status)
    return _answer(registry, outcome.value)


@pages.post("/meetings/<slug>/delegations/organizations")
@requires("registrations.invite", on=find_registry)
def invite_unknown(registry: Registry) -> ResponseReturnValue:
    """Add an organization that nobody knows yet, and invite it."""
    form = OrganizationForm()
    outcome = carry_out(form, lambda: invite_organization(registry.slug, by=current_actor(), **form.facts()))
    if outcome.value is None:
        return make_response(_page(registry, organization=form), outcome.status)
    flash(_("%(name)s is added and invited.", name=outcome.value.name), "done")
    return redirect(f"{registry.address}/delegations/{outcome.value.code}", 303)


def _answer(registry: Registry, dealt: Dealt) -> ResponseReturnValue:
    entities = entities_named(dealt.refused)
    here = f"{registry.address}/delegations"
    names = {code: (entities[code].name_in_list if code in entities else code, here) for code in dealt.refused}
    done = invited(len(dealt.done)) if dealt.done else ""
    return answer(registry, _("Invitations"), done, show_not_done(dealt.refused, names), here)


def _page(registry: Registry, earlier: EarlierForm | None = None, organization: OrganizationForm | None = None) -> str:
    words = request.args.get("q", "")[:100]
    found = candidates(registry)
    shown = named(found, words)
    return render_template(
        "registrations/invite.html",
        registry=registry,
        words=words,
        groups={one: [each for each in shown if each.category == one] for one in Category},
        states=sum(one.category in ALL[STATES] for one in found),
        counts={one: sum(each.category == one for each in found) for one in Category},
        categories=CATEGORIES,
        earlier=earlier or EarlierForm(earlier_meetings(registry.slug), formdata=None),
        organization=organization or OrganizationForm(formdata=None),
    )
