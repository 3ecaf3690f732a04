"""The delegations of a meeting, and what the Secretariat does with many of them at once."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.registrations.commands.inviting import Dealt, set_category, set_quotas, uninvite_many
from app.registrations.exports.answers import show_not_done
from app.registrations.exports.standing import LACKING as LACKS
from app.registrations.exports.standing import Asked, chosen, people_of
from app.registrations.forms.inviting import QuotaForm
from app.registrations.phrases import CATEGORIES, STATES
from app.registrations.phrases.secretariat import LACKING, ONE_OF, counted, given_numbers, uninvited
from app.registrations.queries.delegations import delegations_of
from app.registrations.queries.registry import Registry, find_registry
from app.registrations.queries.standing import standings
from app.registrations.rules.delegations import MEMBER_STATES
from app.registrations.rules.words import Category
from app.registrations.views.answers import List, answer, unkept
from app.registrations.views.blueprint import pages


@pages.get("/meetings/<slug>/delegations")
@requires("registrations.review", on=find_registry)
def delegations(registry: Registry) -> ResponseReturnValue:
    """Everybody who is invited: focal points, credentials, people by state, what is left."""
    return unkept(_page(registry, QuotaForm(formdata=None)))


@pages.put("/meetings/<slug>/delegations/quotas")
@requires("registrations.invite", on=find_registry)
def give_quotas(registry: Registry) -> ResponseReturnValue:
    """Give those who are chosen numbers of their own."""
    form, codes = QuotaForm(), _codes()
    if not codes:
        return _nobody(registry)
    outcome = carry_out(form, lambda: set_quotas(registry.slug, codes, form.quota(), by=current_actor()))
    if outcome.value is None:
        return unkept(_page(registry, form), outcome.status)
    return _answer(registry, outcome.value, lambda count: given_numbers(count, own=True))


@pages.delete("/meetings/<slug>/delegations/quotas")
@requires("registrations.invite", on=find_registry)
def take_quotas(registry: Registry) -> ResponseReturnValue:
    """Give those who are chosen the numbers of their category again."""
    if not (codes := _codes()):
        return _nobody(registry)
    dealt = set_quotas(registry.slug, codes, None, by=current_actor())
    return _answer(registry, dealt, lambda count: given_numbers(count, own=False))


@pages.put("/meetings/<slug>/delegations/categories")
@requires("registrations.invite", on=find_registry)
def count_as(registry: Registry) -> ResponseReturnValue:
    """Count the Member States that are chosen as members of the body, or as others."""
    said = request.form.get("category")
    if said not in {one.value for one in MEMBER_STATES} or not (codes := _codes()):
        return _nobody(registry)
    dealt = set_category(registry.slug, codes, Category(said), by=current_actor())
    return _answer(registry, dealt, lambda count: counted(count, Category(said)))


@pages.delete("/meetings/<slug>/delegations/invitations")
@requires("registrations.invite", on=find_registry)
def uninvite(registry: Registry) -> ResponseReturnValue:
    """Take back the invitations of those who are chosen."""
    if not (codes := _codes()):
        return _nobody(registry)
    names = _names(registry)
    dealt = uninvite_many(registry.slug, codes, by=current_actor())
    return _answer(registry, dealt, uninvited, names)


def _codes() -> list[str]:
    return request.form.getlist("delegation")


def _nobody(registry: Registry) -> ResponseReturnValue:
    flash(_("Nothing was done: choose at least one delegation first."), "wait")
    return redirect(_list(registry).address, 303)


def _names(registry: Registry) -> dict[str, tuple[str, str]]:
    return {one.entity_code: (one.entity.name_in_list, one.address) for one in delegations_of(registry.slug)}


def _answer(
    registry: Registry,
    dealt: Dealt,
    words: Callable[[int], str],
    names: dict[str, tuple[str, str]] | None = None,
) -> ResponseReturnValue:
    done = words(len(dealt.done)) if dealt.done else ""
    not_done = show_not_done(dealt.refused, _names(registry) if names is None else names)
    return answer(registry, _("Delegations"), done, not_done, _list(registry).address)


def _page(registry: Registry, form: QuotaForm) -> str:
    here, found = _list(registry), standings(registry)
    asked = _asked(here)
    return render_template(
        "registrations/delegations.html",
        registry=registry,
        form=form,
        here=here,
        asked=asked,
        found=chosen(found, asked),
        total=len(found),
        people_of=people_of,
        ticked=_codes() or here.get("chosen") == "all",
        categories=CATEGORIES,
        one_of=ONE_OF,
        lacking=LACKING,
        states=STATES,
    )


def _list(registry: Registry) -> List:
    return List(f"{registry.address}/delegations")


def _asked(of: List) -> Asked:
    return Asked(
        words=of.get("q"),
        category=of.get("category", list(Category)),
        lacking=of.get("lacking", LACKS),
        order=of.get("sort") or "name",
    )
