"""Coming in by invitation."""

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from app.core.policy import ANONYMOUS
from app.core.web import public
from app.core.web.forms import carry_out
from app.people.commands.invitations import accept_invitation
from app.people.forms import JoinForm
from app.people.models import Account
from app.people.queries.accounts import find_invited
from app.people.queries.proofs import choose_password, proof_of
from app.people.views.blueprint import pages
from app.people.views.signed_in import go_on

NO_REFERRER = {"Referrer-Policy": "no-referrer"}


@pages.get("/invitations/<token>")
@public("The link of an invitation is its key")
def accept(token: str) -> ResponseReturnValue:
    """Ask for a name and a password."""
    account = find_invited(token)
    if account is None:
        return _over("people/invitation_over.html")
    return _page(JoinForm(account.email, name=account.name), account, token)


@pages.post("/invitations/<token>")
@public("The link of an invitation is its key")
def join(token: str) -> ResponseReturnValue:
    """Come in: the account gets its name and password, and is signed in."""
    account = find_invited(token)
    if account is None:
        return _over("people/invitation_over.html")
    form = JoinForm(account.email)
    outcome = carry_out(form, lambda: _accept(account, form))
    if outcome.value is None:
        return make_response(_page(form, account, token), outcome.status)
    return go_on(proof_of(outcome.value), "/my/account")


def _accept(account: Account, form: JoinForm) -> Account:
    version, name = account.invitation_version, form.name.data or ""
    kept = choose_password(form.password.data or "", account.email)
    return accept_invitation(ANONYMOUS, account.id, version, name, kept)


def _page(form: JoinForm, account: Account, token: str) -> ResponseReturnValue:
    page = render_template("people/invitation.html", form=form, account=account, token_of_link=token)
    return make_response(page, NO_REFERRER)


def _over(template: str) -> ResponseReturnValue:
    """A link that was used, withdrawn or has expired: 410, and what to do."""
    return make_response(render_template(template), 410, NO_REFERRER)
