"""Signing in and out."""

import structlog
from flask import make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.core.hashing import hash_password
from app.core.policy import ANONYMOUS
from app.core.web import public
from app.core.web.forms import Outcome, carry_out
from app.core.web.origin import network, page_path
from app.people.commands.second_factor import use_code
from app.people.commands.sign_ins import keep_password_anew
from app.people.commands.throttle import count_attempt, give_back_attempt
from app.people.forms import CodeForm, SignInForm
from app.people.queries.proofs import Proof, prove, recall_proof
from app.people.rules.accounts import key_of
from app.people.views.blueprint import pages
from app.people.views.signed_in import HALF_WAY, ONWARD, go_on, leave, reader

log = structlog.get_logger()


@pages.get("/sign-in")
@public("Whoever has an account signs in here")
def sign_in() -> ResponseReturnValue:
    """The form, or onward for who is signed in."""
    onward = page_path(request.args.get("next"))
    return redirect(onward) if reader() else _page(SignInForm(next=onward))


@pages.post("/sign-in")
@public("Whoever has an account signs in here")
def start() -> ResponseReturnValue:
    """Mail address and password."""
    form = SignInForm()
    outcome = carry_out(form, lambda: _prove(form.email.data or "", form.password.data or ""))
    if outcome.status == 429:
        log.warning("sign-in slowed")  # many of these lines are somebody guessing
    if outcome.value is None:
        form.say_wrong_password(outcome.is_done)
        return _page(form, outcome)
    return go_on(outcome.value, form.next.data, network())


def _prove(email: str, password: str) -> Proof | None:
    count_attempt(ANONYMOUS, password=key_of(email), network=network())
    proof = prove(email, password)
    if proof and proof.outdated_hash:
        keep_password_anew(ANONYMOUS, proof, hash_password(password))
    if proof and proof.wants_code:  # right so far: what was tried before still counts
        give_back_attempt(ANONYMOUS, password=key_of(email), network=network())
    return proof


def _page(form: SignInForm, outcome: Outcome[Proof] | None = None) -> ResponseReturnValue:
    page = render_template("people/sign_in.html", form=form)
    if outcome is None:
        return page
    return make_response(page, 422 if outcome.is_done else outcome.status, outcome.headers)


@pages.get("/sign-in/code")
@public("The second step of signing in, for those who gave the password")
def code() -> ResponseReturnValue:
    """The form for the code, where the password was given a short while ago."""
    if _half_way() is None:
        return redirect(url_for(".sign_in"))
    return render_template("people/code.html", form=CodeForm())


@pages.post("/sign-in/code")
@public("The second step of signing in, for those who gave the password")
def give_code() -> ResponseReturnValue:
    """A code from the telephone, or a recovery code."""
    proof, form = _half_way(), CodeForm()
    if proof is None:
        return redirect(url_for(".sign_in"), 303)
    outcome = carry_out(form, lambda: _use_code(proof, form.code.data or ""))
    if outcome.value is None:
        return make_response(render_template("people/code.html", form=form), outcome.status, outcome.headers)
    return go_on(outcome.value, session.get(ONWARD), network())


def _half_way() -> Proof | None:
    token = session.get(HALF_WAY)
    return recall_proof(token) if token else None


def _use_code(proof: Proof, given: str) -> Proof:
    count_attempt(ANONYMOUS, code=str(proof.account_id), network=network())
    use_code(ANONYMOUS, proof.account_id, given)
    return Proof(proof.account_id, proof.password_version)


@pages.post("/sign-out")
@public("Whoever is signed in may leave; for others nothing happens")
def sign_out() -> ResponseReturnValue:
    """End this sign-in, here and in the database."""
    leave()
    return redirect("/", 303)
