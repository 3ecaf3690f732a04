"""The second factor of one's own account."""

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.refusal import insist
from app.core.web import current_actor, requires
from app.core.web.forms import Outcome, carry_out
from app.core.web.origin import network
from app.people.commands.second_factor import renew_recovery_codes, turn_off_second_factor, turn_on_second_factor
from app.people.commands.throttle import count_attempt, forget_attempts, give_back_attempt
from app.people.exports import draw_second_factor
from app.people.forms import FirstCodeForm, OwnPasswordForm
from app.people.models import Account
from app.people.queries.proofs import second_factor_secret
from app.people.rules.second_factor import refuse_turning_on, words_for_typing
from app.people.views.account import is_own_password
from app.people.views.blueprint import pages
from app.people.views.signed_in import own_account

NOT_KEPT = {"Cache-Control": "no-store"}


@pages.get("/my/account/second-factor")
@requires("people.own_account")
def second_factor() -> ResponseReturnValue:
    """How to turn it on; or, where it is on, how to renew the codes and turn it off."""
    return _page(own_account())


@pages.post("/my/account/second-factor")
@requires("people.own_account")
def turn_on() -> ResponseReturnValue:
    """Turn it on by the first right code; the recovery codes are shown this once."""
    account, form = own_account(), FirstCodeForm()
    insist(refuse_turning_on(account.second_factor_since is not None, account.is_demo))
    outcome = carry_out(form, lambda: _turn_on(account, form.code.data or ""))
    return _codes(outcome.value) if outcome.value else _page(account, form, outcome)


def _turn_on(account: Account, code: str) -> list[str]:
    tried = {"code": str(account.id), "network": network()}
    count_attempt(current_actor(), **tried)
    codes = turn_on_second_factor(current_actor(), account.id, code)
    give_back_attempt(current_actor(), network=tried["network"])
    forget_attempts(current_actor(), code=tried["code"])
    return codes


@pages.post("/my/account/second-factor/recovery-codes")
@requires("people.own_account")
def renew_codes() -> ResponseReturnValue:
    """Ten new codes, for the password."""
    account, form = own_account(), OwnPasswordForm()
    outcome = carry_out(
        form, lambda: _with_password(account, form) and renew_recovery_codes(current_actor(), account.id)
    )
    return _codes(outcome.value) if outcome.value else _page(account, form, outcome)


@pages.delete("/my/account/second-factor")
@requires("people.own_account")
def turn_off() -> ResponseReturnValue:
    """Turn it off, for the password."""
    account, form = own_account(), OwnPasswordForm()
    outcome = carry_out(form, lambda: _with_password(account, form) and _turn_off(account))
    if not outcome.value:
        return _page(account, form, outcome)
    flash(_("The second factor is off."), "done")
    return redirect(url_for(".show_own"), 303)


def _turn_off(account: Account) -> bool:
    turn_off_second_factor(current_actor(), account.id)
    return True


def _with_password(account: Account, form: OwnPasswordForm) -> bool:
    if is_own_password(account, form.present.data or ""):
        return True
    form.say_wrong_password()
    return False


def _codes(codes: list[str]) -> ResponseReturnValue:
    return make_response(render_template("people/recovery_codes.html", codes=codes), NOT_KEPT)


def _page(
    account: Account, form: FirstCodeForm | OwnPasswordForm | None = None, outcome: Outcome[object] | None = None
) -> ResponseReturnValue:
    is_on = account.second_factor_since is not None
    drawn = {"qr": draw_second_factor(account), "words": words_for_typing(second_factor_secret(account))}
    page = render_template(
        "people/second_factor.html",
        account=account,
        form=form or (OwnPasswordForm() if is_on else FirstCodeForm()),
        **({} if is_on else drawn),
    )
    status = 200 if outcome is None else 422 if outcome.is_done else outcome.status
    return make_response(page, status, {**NOT_KEPT, **(outcome.headers if outcome else {})})
