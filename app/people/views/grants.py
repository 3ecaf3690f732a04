"""The roles of one person."""

from flask import flash, make_response, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.people.commands.grants import grant_role, revoke_role
from app.people.forms import GrantForm
from app.people.models import Account, RoleGrant
from app.people.queries.accounts import find_account, find_grant
from app.people.queries.roles import scopes_to_choose
from app.people.views.blueprint import pages
from app.people.views.person import person_page


@pages.post("/people/<public_id>/grants")
@requires("people.grant", on=find_account)
def give(account: Account) -> ResponseReturnValue:
    """Give a role."""
    form = GrantForm(scopes_to_choose())
    outcome = carry_out(form, lambda: grant_role(current_actor(), account.id, form.grant()))
    if outcome.value is None:
        return make_response(person_page(account, form), outcome.status)
    flash(_("The role was given."), "done")
    return redirect(url_for(".show", public_id=account.public_id), 303)


@pages.delete("/people/<public_id>/grants/<int:grant_id>")
@requires("people.grant", on=find_grant)
def take(grant: RoleGrant) -> ResponseReturnValue:
    """Take a role away."""
    public_id = grant.account.public_id
    revoke_role(current_actor(), grant.id)
    flash(_("The role was taken away."), "done")
    return redirect(url_for(".show", public_id=public_id), 303)
