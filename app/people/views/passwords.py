"""A new password by mail."""

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from app.core.policy import ANONYMOUS
from app.core.refusal import Refused
from app.core.web import public
from app.core.web.forms import carry_out
from app.core.web.origin import network
from app.people.commands.passwords import ask_for_reset, reset_password
from app.people.commands.throttle import count_attempt
from app.people.forms import NewPasswordForm, ResetForm
from app.people.models import Account
from app.people.queries.accounts import find_resetting
from app.people.queries.proofs import choose_password, proof_of
from app.people.rules.accounts import key_of
from app.people.views.blueprint import pages
from app.people.views.signed_in import go_on

NO_REFERRER = {"Referrer-Policy": "no-referrer"}


@pages.get("/reset")
@public("Whoever forgot the password asks for another here")
def ask_reset() -> ResponseReturnValue:
    """The form for the mail address."""
    return render_template("people/reset_ask.html", form=ResetForm())


@pages.post("/reset")
@public("Whoever forgot the password asks for another here")
def send_reset() -> ResponseReturnValue:
    """The same answer whether somebody has this address or not, and however often it was asked."""
    form = ResetForm()
    outcome = carry_out(form, lambda: _ask(key_of(form.email.data or "")))
    if not outcome.is_done:
        return make_response(render_template("people/reset_ask.html", form=form), outcome.status, outcome.headers)
    return render_template("people/reset_sent.html", email=form.email.data)


def _ask(email: str) -> None:
    count_attempt(ANONYMOUS, reset_network=network())
    try:
        count_attempt(ANONYMOUS, reset=email)
    except Refused:
        return  # nobody's mailbox is filled by others; the links sent before hold for an hour
    ask_for_reset(ANONYMOUS, email)


@pages.get("/reset/<token>")
@public("The link to a new password is its key")
def reset_by_link(token: str) -> ResponseReturnValue:
    """Ask for the new password."""
    account = find_resetting(token)
    if account is None:
        return _over()
    return _page(NewPasswordForm(account.email), account, token)


@pages.post("/reset/<token>")
@public("The link to a new password is its key")
def choose_by_link(token: str) -> ResponseReturnValue:
    """Take the new password, and sign in; a second factor is still asked for."""
    account = find_resetting(token)
    if account is None:
        return _over()
    form = NewPasswordForm(account.email)
    outcome = carry_out(form, lambda: _reset(account, form.password.data or ""))
    if outcome.value is None:
        return make_response(_page(form, account, token), outcome.status)
    return go_on(proof_of(outcome.value), "/my/account")


def _reset(account: Account, password: str) -> Account:
    version = account.password_version
    return reset_password(ANONYMOUS, account.id, version, choose_password(password, account.email))


def _page(form: NewPasswordForm, account: Account, token: str) -> ResponseReturnValue:
    return make_response(
        render_template("people/reset.html", form=form, account=account, token_of_link=token), NO_REFERRER
    )


def _over() -> ResponseReturnValue:
    return make_response(render_template("people/reset_over.html"), 410, NO_REFERRER)
