"""One person's account, for administrators and the Secretariat."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.people.commands.accounts import disable, enable
from app.people.commands.api_tokens import end_tokens
from app.people.commands.invitations import invite_again, withdraw_invitation
from app.people.commands.second_factor import turn_off_second_factor
from app.people.commands.sign_ins import end_sign_ins
from app.people.forms import GrantForm
from app.people.models import Account
from app.people.phrases import STATES
from app.people.queries.accounts import find_account, sign_ins_of, standing
from app.people.queries.roles import scope_names, scopes_to_choose
from app.people.rules.accounts import INVITATION_LIFE, refuse_disabling, state_of
from app.people.views.blueprint import pages
from app.people.views.people import SHAPES


@pages.get("/people/<public_id>")
@requires("people.see", on=find_account)
def show(account: Account) -> ResponseReturnValue:
    """Roles, state and sign-ins, and what can be done about them."""
    return person_page(account)


def person_page(account: Account, form: GrantForm | None = None) -> str:
    """The page, with the form that was just sent if one was."""
    state = state_of(standing(account), clock.now())
    return render_template(
        "people/show.html",
        account=account,
        state=state,
        state_words=STATES[state],
        shape=SHAPES[state],
        expires_at=account.invited_at + INVITATION_LIFE if account.invited_at else None,
        names=scope_names(),
        form=form or GrantForm(scopes_to_choose(), formdata=None),
        sign_ins=sign_ins_of(account),
        cannot_disable=_why_not_disable(account),
    )


def _why_not_disable(account: Account) -> str | None:
    refused = refuse_disabling(standing(account), is_own=current_actor().account_id == account.id)
    return sentence(refused) if refused else None


@pages.post("/people/<public_id>/invitation")
@requires("people.invite_again", on=find_account)
def send_again(account: Account) -> ResponseReturnValue:
    """Send a new link."""
    invite_again(current_actor(), account.id)
    return _back(account, _("A new invitation is on its way; the link before is over."))


@pages.delete("/people/<public_id>/invitation")
@requires("people.invite_again", on=find_account)
def withdraw(account: Account) -> ResponseReturnValue:
    """Withdraw the invitation."""
    withdraw_invitation(current_actor(), account.id)
    return _back(account, _("The invitation was withdrawn; its link is over."))


@pages.post("/people/<public_id>/disablement")
@requires("people.disable", on=find_account)
def keep_out(account: Account) -> ResponseReturnValue:
    """Disable the account."""
    disable(current_actor(), account.id)
    return _back(account, _("The account is disabled, signed out everywhere, and its tokens are ended."))


@pages.delete("/people/<public_id>/disablement")
@requires("people.disable", on=find_account)
def let_in(account: Account) -> ResponseReturnValue:
    """Enable the account again."""
    enable(current_actor(), account.id)
    return _back(account, _("The account is enabled again."))


@pages.delete("/people/<public_id>/sign-ins")
@requires("people.end_sign_ins", on=find_account)
def sign_out_everywhere(account: Account) -> ResponseReturnValue:
    """End all sign-ins of the account, and its tokens."""
    end_sign_ins(current_actor(), account.id)
    end_tokens(current_actor(), account.id)
    return _back(account, _("The account is signed out everywhere, and its tokens are ended."))


@pages.delete("/people/<public_id>/second-factor")
@requires("people.reset_second_factor", on=find_account)
def reset_second_factor(account: Account) -> ResponseReturnValue:
    """The telephone is lost, and the recovery codes with it."""
    turn_off_second_factor(current_actor(), account.id)
    return _back(account, _("The second factor is off; the password alone is enough until a new one is turned on."))


def _back(account: Account, done: str) -> ResponseReturnValue:
    flash(done, "done")
    return redirect(url_for("people.show", public_id=account.public_id), 303)
