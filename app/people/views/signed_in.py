"""The cookie: who is signed in at this browser."""

from zoneinfo import ZoneInfo

from flask import Response as FlaskResponse
from flask import current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from app.core import clock, i18n
from app.core.policy import ANONYMOUS, Actor
from app.core.web import zone
from app.core.web.actors import carries_credentials, is_for_programs, recognisers
from app.core.web.gate import ask_to_sign_in
from app.core.web.landing import landing_of
from app.core.web.origin import page_path
from app.people.commands.sign_ins import end_sign_in, note_use, start_sign_in
from app.people.models import Account
from app.people.queries.accounts import get_account
from app.people.queries.proofs import Proof, Reader, find_reader, remember_proof
from app.people.views.blueprint import pages

TOKEN = "sign_in"  # noqa: S105 - the name under which the cookie keeps it
HALF_WAY = "half_way"
ONWARD = "onward"


def reader() -> Reader | None:
    """Who is signed in at the browser that asks; looked up once a request. Programs show a token instead."""
    if "people_reader" not in g and is_for_programs():
        g.people_reader = None
    if "people_reader" not in g:
        token = session.get(TOKEN)
        g.people_reader = find_reader(token, demo=current_app.config["ROSTRUM"].demo) if token else None
    return g.people_reader


def reader_if_any() -> Reader | None:
    """The same for pages that may be kept: the cookie is looked at only where there is one."""
    return reader() if carries_credentials() else None


def _recognise() -> Actor | None:
    known = reader()
    return known.actor if known else None


def _choice_of_language() -> str | None:
    known = reader_if_any()
    return known.locale if known else None


def _ask_to_sign_in() -> ResponseReturnValue:
    return redirect(url_for("people.sign_in", next=page_path(request.full_path.rstrip("?"))))


def _choice_of_zone() -> str | None:
    known = reader_if_any()
    return known.timezone if known else None


recognisers.append(_recognise)
i18n.chosen.append(_choice_of_language)
zone.chosen.append(_choice_of_zone)
ask_to_sign_in.append(_ask_to_sign_in)


@pages.app_context_processor
def _words() -> dict[str, object]:
    known = reader_if_any()
    return {"signed_in": known, "own_zone": ZoneInfo(known.timezone if known and known.timezone else "UTC")}


@pages.after_app_request
def _note_use(response: FlaskResponse) -> FlaskResponse:
    """When a sign-in was last used is written after the answer was made, so that it stands in nobody's way."""
    known: Reader | None = g.get("people_reader")
    if known and known.is_to_be_noted(clock.now()):
        note_use(known.actor, known.sign_in_id)
        session.modified = True  # the cookie lasts another month too
    return response


def own_account() -> Account:
    """The account that is signed in; only for views that ask for `people.own_account`."""
    known = reader()
    assert known is not None
    return get_account(known.account_id)


def go_on(proof: Proof, onward: str | None, network: str | None = None, otherwise: str = "/") -> ResponseReturnValue:
    """Sign in whoever gave this proof, or ask for the code first. Nothing of the cookie before stays."""
    leave()
    if proof.wants_code:
        session[HALF_WAY], session[ONWARD] = remember_proof(proof), page_path(onward)
        return redirect(url_for("people.code"), 303)
    session[TOKEN] = start_sign_in(ANONYMOUS, proof, request.user_agent.string, network)
    session.permanent = True
    return redirect(_onward(onward, otherwise), 303)


def _onward(address: str | None, otherwise: str) -> str:
    """Where somebody goes on to; whoever came from the first page or from nowhere, to the page on which they begin."""
    path, known = page_path(address), reader()
    return landing_of(known.actor, otherwise) if path == "/" and known else path


def leave() -> None:
    """End the sign-in of this browser, empty the cookie, and forget what this request knew of it."""
    known = reader()
    if known:
        end_sign_in(known.actor, known.account_id, known.sign_in_id)
    session.clear()
    for known in ("people_reader", "actor"):
        g.pop(known, None)
