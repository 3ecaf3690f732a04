"""The demo's one click: who wants to try a role is its holder. Only in the demo, only on this machine."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from app.core.web import public
from app.core.web.origin import is_from_this_machine
from app.people.queries.accounts import demo_accounts, find_demo_account
from app.people.queries.proofs import proof_of
from app.people.queries.roles import scope_names
from app.people.views.blueprint import demo_pages
from app.people.views.signed_in import go_on


@demo_pages.get("/demo/sign-in")
@public("The demo's people, to be signed in as; in the demo alone")
def demo_people() -> ResponseReturnValue:
    """Everybody of the demo with a button each."""
    _insist_on_this_machine()
    return render_template("people/demo.html", people=demo_accounts(), names=scope_names())


@demo_pages.post("/demo/sign-in/<role>")
@public("One click signs in as somebody of the demo; in the demo alone")
def sign_in_as(role: str) -> ResponseReturnValue:
    """Sign in as the demo's holder of a role."""
    _insist_on_this_machine()
    account = find_demo_account(role)
    if account is None or account.disabled_at:
        abort(404)
    return go_on(proof_of(account), None, otherwise="/my/account")


def _insist_on_this_machine() -> None:
    """For everybody else there is no such page."""
    if not is_from_this_machine():
        abort(404)
