"""Who has an account, and inviting somebody."""

from collections.abc import Callable

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.people.commands.invitations import invite
from app.people.forms import InviteForm
from app.people.models import Account
from app.people.phrases import ROLES, STATES
from app.people.queries.accounts import standing
from app.people.queries.listing import Wanted, find_people
from app.people.queries.roles import scope_names, scopes_to_choose
from app.people.rules.accounts import State, state_of
from app.people.views.blueprint import pages

# How a state looks (templates/components/state.html).
SHAPES = {
    State.active: "done",
    State.invited: "waiting",
    State.expired: "late",
    State.withdrawn: "draft",
    State.disabled: "wrong",
}


@pages.app_context_processor
def _words() -> dict[str, object]:
    return {"role_words": ROLES, "account_state": lambda account: state_of(standing(account), clock.now())}


@pages.get("/people")
@requires("people.list")
def everybody() -> ResponseReturnValue:
    """The list, searched and filtered by the address."""
    wanted = _wanted()
    href = _addresses(wanted)
    return render_template(
        "people/list.html",
        found=find_people(wanted),
        wanted=wanted,
        names=scope_names(),
        sort_href=lambda order: href(order=order),
        page_href=lambda page: href(page=page),
        states=STATES,
        shapes=SHAPES,
    )


def _wanted() -> Wanted:
    asked = request.args
    page = asked.get("page", "1")
    return Wanted(
        words=asked.get("q", "")[:100],
        role=asked.get("role", "") if asked.get("role") in ROLES else "",
        state=asked.get("state", "") if asked.get("state") in list(State) else "",
        order=asked.get("order", "name"),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def _addresses(wanted: Wanted) -> Callable[..., str]:
    """Addresses of this list with something asked otherwise; what is not asked for is left out."""
    asked = {"q": wanted.words, "role": wanted.role, "state": wanted.state}
    if wanted.order != "name":
        asked["order"] = wanted.order

    def href(**changes: object) -> str:
        return url_for("people.everybody", **{name: one for name, one in {**asked, **changes}.items() if one})

    return href


@pages.get("/people/new")
@requires("people.invite")
def new() -> ResponseReturnValue:
    """The form of an invitation."""
    return render_template("people/new.html", form=InviteForm(scopes_to_choose()))


@pages.post("/people/new")
@requires("people.invite")
def invite_somebody() -> ResponseReturnValue:
    """Make the account with its role, and send the link."""
    form = InviteForm(scopes_to_choose())
    outcome = carry_out(form, lambda: _invite(form))
    if outcome.value is None:
        return make_response(render_template("people/new.html", form=form), outcome.status)
    flash(_("The invitation is on its way to %(email)s.", email=outcome.value.email), "done")
    return redirect(url_for(".show", public_id=outcome.value.public_id), 303)


def _invite(form: InviteForm) -> Account:
    return invite(current_actor(), form.email.data or "", [form.grant()], form.name.data or "")
