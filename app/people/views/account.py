"""One's own account."""

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.core.web.origin import network
from app.people.commands.accounts import change_profile
from app.people.commands.passwords import change_password
from app.people.commands.sign_ins import end_sign_in, end_sign_ins
from app.people.commands.throttle import count_attempt, give_back_attempt
from app.people.forms import ChangePasswordForm, ProfileForm
from app.people.models import Account, RoleGrant
from app.people.phrases import ROLES
from app.people.queries.accounts import sign_ins_of
from app.people.queries.proofs import choose_password, prove
from app.people.queries.roles import scope_names
from app.people.views.blueprint import pages
from app.people.views.signed_in import own_account, reader


@pages.get("/my/account")
@requires("people.own_account")
def show_own() -> ResponseReturnValue:
    """Name, language and zone, password, second factor, and where one is signed in."""
    return account_page(own_account())


@pages.post("/my/account")
@requires("people.own_account")
def change_own() -> ResponseReturnValue:
    """Change name, language or zone."""
    account, form = own_account(), ProfileForm()
    outcome = carry_out(form, lambda: _change_profile(account, form))
    if not outcome.is_done:
        return make_response(account_page(account, profile=form), outcome.status)
    flash(_("Your account was changed."), "done")
    return redirect(url_for(".show_own"), 303)


def _change_profile(account: Account, form: ProfileForm) -> None:
    name = (form.name.data or "").strip()
    locale, timezone = form.locale.data or None, form.timezone.data or None
    change_profile(current_actor(), account.id, name=name, locale=locale, timezone=timezone)


@pages.post("/my/account/password")
@requires("people.own_account")
def change_own_password() -> ResponseReturnValue:
    """Change the password; everywhere else one is signed out."""
    account = own_account()
    form = ChangePasswordForm(account.email)
    outcome = carry_out(form, lambda: _change_password(account, form))
    if not outcome.value:
        return make_response(account_page(account, password=form), _status(outcome.status), outcome.headers)
    flash(_("Your password was changed. You were signed out everywhere else, and your tokens are ended."), "done")
    return redirect(url_for(".show_own"), 303)


def _change_password(account: Account, form: ChangePasswordForm) -> bool:
    if not is_own_password(account, form.present.data or ""):
        form.say_wrong_password()
        return False
    known = reader()
    kept = choose_password(form.password.data or "", account.email)
    change_password(current_actor(), account.id, kept, known.sign_in_id if known else None)
    return True


def is_own_password(account: Account, password: str) -> bool:
    """Whether this is the password of who is signed in; wrong ones count as they do at the door."""
    tried = {"password": account.email_key, "network": network()}
    count_attempt(current_actor(), **tried)
    if not prove(account.email, password):
        return False
    give_back_attempt(current_actor(), **tried)
    return True


def _status(status: int) -> int:
    """A form in order whose present password was wrong is 422 like other fields."""
    return 422 if status == 200 else status


@pages.delete("/my/account/sign-ins/<int:number>")
@requires("people.own_account")
def end_own_sign_in(number: int) -> ResponseReturnValue:
    """Sign out in one other place."""
    account = own_account()
    if number not in {sign_in.id for sign_in in sign_ins_of(account)}:
        abort(404)
    end_sign_in(current_actor(), account.id, number)
    flash(_("Signed out there."), "done")
    return redirect(url_for(".show_own", _anchor="sign-ins"), 303)


@pages.delete("/my/account/sign-ins")
@requires("people.own_account")
def end_other_sign_ins() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    known = reader()
    end_sign_ins(current_actor(), own_account().id, but=known.sign_in_id if known else None)
    flash(_("Signed out everywhere else."), "done")
    return redirect(url_for(".show_own", _anchor="sign-ins"), 303)


def account_page(
    account: Account, profile: ProfileForm | None = None, password: ChangePasswordForm | None = None
) -> str:
    """The page, with the form that was just sent if one was."""
    known, names = reader(), scope_names()
    return render_template(
        "people/account.html",
        account=account,
        profile=profile or ProfileForm(formdata=None, obj=account),
        password=password or ChangePasswordForm(account.email, formdata=None),
        sent=profile or password,
        roles=[_role_words(grant, names) for grant in account.grants],
        sign_ins=sign_ins_of(account),
        this_sign_in=known.sign_in_id if known else None,
    )


def _role_words(grant: RoleGrant, names: dict[str, str]) -> str:
    """Focal point (Mexico)."""
    role = str(ROLES[grant.role])
    return f"{role} ({names.get(str(grant.scope), grant.scope)})" if grant.scope else role
