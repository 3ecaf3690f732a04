"""The tokens of one's own account, by which programs act as it."""

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.web import current_actor, requires
from app.core.web.forms import Outcome, carry_out
from app.people.commands.api_tokens import end_token, make_token
from app.people.forms import TokenForm
from app.people.models import Account
from app.people.queries.api_tokens import api_tokens_of
from app.people.views.account import is_own_password
from app.people.views.blueprint import pages
from app.people.views.signed_in import own_account

NOT_KEPT = {"Cache-Control": "no-store"}


@pages.get("/my/account/tokens")
@requires("people.own_account")
def tokens() -> ResponseReturnValue:
    """Which programs act as this account, and a form for one more."""
    account = own_account()
    return _page(account, _form(account))


@pages.post("/my/account/tokens")
@requires("people.own_account")
def make() -> ResponseReturnValue:
    """Make a token; it is shown this once."""
    account = own_account()
    form = _form(account)
    outcome = carry_out(form, lambda: _make(account, form))
    if outcome.value is None:
        return _page(account, form, outcome)
    row, token = outcome.value
    return make_response(render_template("people/token.html", made=row, token=token), NOT_KEPT)


def _make(account: Account, form: TokenForm):  # type: ignore[no-untyped-def]
    if "present" in form and not is_own_password(account, form.present.data or ""):
        form.say_wrong_password()
        return None
    asked = {"name": form.name.data or "", "expires_on": form.expires_on.data}
    return make_token(current_actor(), account.id, **asked, reads_only=form.reads_only.data)


@pages.delete("/my/account/tokens/<int:number>")
@requires("people.own_account")
def end(number: int) -> ResponseReturnValue:
    """End a token: the program that holds it is turned away from now on."""
    account = own_account()
    if number not in {token.id for token in api_tokens_of(account)}:
        abort(404)
    end_token(current_actor(), account.id, number)
    flash(_("The token is ended."), "done")
    return redirect(url_for(".tokens"), 303)


def _form(account: Account) -> TokenForm:
    return TokenForm(clock.now().date(), with_password=not account.is_demo)


def _page(account: Account, form: TokenForm, outcome: Outcome[object] | None = None) -> ResponseReturnValue:
    page = render_template("people/tokens.html", form=form, tokens=api_tokens_of(account))
    status = 200 if outcome is None else 422 if outcome.is_done else outcome.status
    return make_response(page, status, outcome.headers if outcome else {})
