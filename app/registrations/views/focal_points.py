"""Who registers an entity's people, handing over, and the code with which people register themselves."""

from collections.abc import Callable

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.people.models import Account
from app.registrations.commands.delegations import issue_code, stop_code
from app.registrations.commands.focal_points import add_focal_point, hand_over, remove_focal_point
from app.registrations.exports.codes import draw_link, link_of_code
from app.registrations.forms.focal_points import FocalPointForm
from app.registrations.models import Delegation
from app.registrations.policies import party_of
from app.registrations.queries.delegations import code_of, find_delegation
from app.registrations.queries.focal_points import focal_points_of
from app.registrations.rules.delegations import why_not_leave
from app.registrations.views.blueprint import PRIVATE, pages, path_to

HERE = "/meetings/<slug>/delegations/<entity>/focal-points"
CODE = "/meetings/<slug>/delegations/<entity>/code"


def of_focal_point(slug: str, entity: str, account: str) -> Delegation | None:
    """The delegation, whomever the address names: the deed says whether that is a focal point."""
    return find_delegation(slug, entity)


@pages.get(HERE)
@requires("registrations.hand_over", on=find_delegation)
def focal_points(delegation: Delegation) -> ResponseReturnValue:
    """Who they are, and how one is added."""
    return _page(delegation)


@pages.post(HERE)
@requires("registrations.hand_over", on=find_delegation)
def add_colleague(delegation: Delegation) -> ResponseReturnValue:
    """Add somebody by mail address."""
    form, by, of = FocalPointForm(prefix="add-"), current_actor(), delegation.id
    return _carry_out(
        delegation,
        form,
        lambda: add_focal_point(of, form.email.data or "", by, name=form.name.data or "", party=party_of(by)),
        adding=True,
    )


@pages.delete(f"{HERE}/<account>")
@requires("registrations.hand_over", on=of_focal_point)
def remove_colleague(delegation: Delegation) -> ResponseReturnValue:
    """Let somebody not be a focal point any more."""
    by, address = current_actor(), delegation.address
    account = (request.view_args or {})["account"]
    is_oneself = any(one.public_id == account and one.id == by.account_id for one in _all(delegation))
    remove_focal_point(delegation.id, account, by, party=party_of(by))
    if is_oneself:
        flash(_("You have stepped back: the delegation is in your colleagues' hands."), "done")
        return redirect("/", 303)
    flash(_("Removed. Your other colleagues stay."), "done")
    return redirect(f"{address}/focal-points", 303)


@pages.post("/meetings/<slug>/delegations/<entity>/hand-over")
@requires("registrations.hand_over", on=find_delegation)
def hand_delegation_over(delegation: Delegation) -> ResponseReturnValue:
    """Add a successor and step back, in one go."""
    form, by, of = FocalPointForm(prefix="over-"), current_actor(), delegation.id
    return _carry_out(
        delegation,
        form,
        lambda: hand_over(of, form.email.data or "", by, name=form.name.data or ""),
        adding=False,
    )


@pages.get(CODE)
@requires("registrations.hand_over", on=find_delegation)
def delegation_code(delegation: Delegation) -> ResponseReturnValue:
    """The code, with its link and a picture of it."""
    code = code_of(delegation)
    link = link_of_code(delegation, code) if code else ""
    page = render_template(
        "registrations/code.html",
        delegation=delegation,
        path=path_to(delegation, inside=True),
        code=code,
        link=link,
        qr=draw_link(link) if code else "",
    )
    return make_response(page, PRIVATE)


@pages.post(CODE)
@requires("registrations.hand_over", on=find_delegation)
def issue_delegation_code(delegation: Delegation) -> ResponseReturnValue:
    """Issue a code, or another one instead."""
    by, address, had = current_actor(), delegation.address, delegation.code_version > 0
    issue_code(delegation.id, by, party=party_of(by))
    flash(_("There is another code; the one before is over.") if had else _("The code is issued."), "done")
    return redirect(f"{address}/code", 303)


@pages.delete(CODE)
@requires("registrations.hand_over", on=find_delegation)
def stop_delegation_code(delegation: Delegation) -> ResponseReturnValue:
    """Let nobody register with the code any more."""
    by, address = current_actor(), delegation.address
    stop_code(delegation.id, by, party=party_of(by))
    flash(_("The code is stopped: nobody can register with it any more."), "done")
    return redirect(f"{address}/code", 303)


def _all(delegation: Delegation) -> list[Account]:
    return focal_points_of(delegation.entity_code)


def _carry_out(
    delegation: Delegation, form: FocalPointForm, deed: Callable[[], Account], *, adding: bool
) -> ResponseReturnValue:
    address, again = delegation.address, (delegation.meeting.slug, delegation.entity_code)
    outcome = carry_out(form, deed)
    if outcome.value is None:
        return _page(find_delegation(*again) or delegation, form, outcome.status, adding=adding)
    if adding:
        flash(_added(outcome.value), "done")
        return redirect(f"{address}/focal-points", 303)
    flash(_("Handed over to %(email)s. Thank you.", email=outcome.value.email), "done")
    return redirect("/", 303)


def _added(account: Account) -> str:
    if account.joined_at is None:
        return _("%(email)s is invited by mail, and a focal point from now on.", email=account.email)
    return _("%(email)s is a focal point from now on.", email=account.email)


def _page(
    delegation: Delegation, form: FocalPointForm | None = None, status: int = 200, *, adding: bool = True
) -> ResponseReturnValue:
    by, there = current_actor(), _all(delegation)
    others = [one for one in there if one.joined_at and one.id != by.account_id]
    alone = why_not_leave(1 + len(others), party_of(by))
    page = render_template(
        "registrations/focal_points.html",
        delegation=delegation,
        path=path_to(delegation, inside=True),
        focal_points=there,
        own=by.account_id,
        adding=form if form and adding else FocalPointForm(prefix="add-", formdata=None),
        over=form if form and not adding else FocalPointForm(prefix="over-", formdata=None),
        is_one=any(one.id == by.account_id for one in there),
        alone=sentence(alone) if alone else None,
    )
    return make_response(page, status, PRIVATE)
