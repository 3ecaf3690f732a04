"""One's own registration: by a link whose address is the secret, or by the account that has its mail address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from app.core import clock
from app.core.conceal import conceal_after
from app.core.policy import BY_LINK, Actor
from app.core.web import current_actor, public, requires
from app.core.web.files import send_kept
from app.core.web.forms import Outcome
from app.people.queries.accounts import get_account
from app.registrations.exports.mails import when_words
from app.registrations.exports.own import own_data as all_that_is_kept
from app.registrations.exports.own import show_own
from app.registrations.forms.own import AnswerForm, ConsentsForm, plan_form
from app.registrations.models import Registration
from app.registrations.phrases import STATES
from app.registrations.phrases.own import PARTIES, SHAPES
from app.registrations.queries.people import find_by_link, find_by_public_id, link_token, registrations_of_address
from app.registrations.queries.personal import own_standing_of
from app.registrations.queries.terms import terms_of
from app.registrations.rules.terms import why_not_now
from app.registrations.rules.words import Party, State
from app.registrations.views.blueprint import pages

conceal_after("my/registration")
OWN = "/my/registration"  # with the plural of it
PRIVATE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True)
class Own:
    """Somebody's registration, who asks for it, and the address of its page."""

    row: Registration
    by: Actor
    base: str

    @property
    def is_by_link(self) -> bool:
        """Whether nobody need be signed in here."""
        return self.by == BY_LINK


View = Callable[[Own], ResponseReturnValue]


def own_page(rule: str = "", *methods: str) -> Callable[[View], View]:
    """Put a page or a deed at both addresses of somebody's own registration."""

    def put(view: View) -> View:
        def by_link(row: Registration) -> ResponseReturnValue:
            return view(Own(row, BY_LINK, f"{OWN}/{link_token(row)}"))

        def by_account(row: Registration) -> ResponseReturnValue:
            return view(Own(row, current_actor(), f"{OWN}s/{row.public_id}"))

        at = {"methods": methods or ("GET",)}
        gate = public("The address is the secret: it was sent to the person alone", on=_by_link)
        pages.add_url_rule(f"{OWN}/<token>{rule}", f"{view.__name__}_by_link", gate(by_link), **at)
        gate = requires("registrations.see_own", on=_by_public_id)
        pages.add_url_rule(f"{OWN}s/<registration>{rule}", f"{view.__name__}_by_account", gate(by_account), **at)
        return view

    return put


def _by_link(token: str, **_parts: Any) -> Registration | None:
    return find_by_link(token)


def _by_public_id(registration: str, **_parts: Any) -> Registration | None:
    return find_by_public_id(registration)


@pages.after_request
def keep_private(response: Response) -> Response:
    """Whatever is answered there, nobody between keeps it, nobody finds it, and its address is told to nobody."""
    if request.path.startswith(OWN):
        response.headers.update(PRIVATE)
    return response


@own_page()
def own(it: Own) -> ResponseReturnValue:
    """Where it stands, and what one can do about it."""
    return show(it)


@own_page("/data.json")
def own_data(it: Own) -> ResponseReturnValue:
    """Everything that is kept, to take away."""
    answer = jsonify(all_that_is_kept(own_standing_of(it.row)))
    answer.headers["Content-Disposition"] = 'attachment; filename="registration.json"'
    return answer


@own_page("/files/<int:number>")
def own_file(it: Own) -> ResponseReturnValue:
    """A file that was given with an answer."""
    number = (request.view_args or {})["number"]
    files = [word.file for word in it.row.words if word.id == number and word.file]
    return send_kept(files[0]) if files else abort(404)


@pages.get(f"{OWN}s")
@requires("registrations.list_own")
def own_list() -> ResponseReturnValue:
    """Every meeting for which one is registered."""
    account_id = current_actor().account_id
    assert account_id is not None, "a policy asked for an account"
    rows = registrations_of_address(get_account(account_id).email_key)
    shown = [(row, SHAPES[State(row.state)], STATES[State(row.state)]) for row in rows]
    return render_template("registrations/own/list.html", rows=shown, address=f"{OWN}s")


def show(it: Own, form: FlaskForm | None = None, outcome: Outcome[Any] | None = None) -> ResponseReturnValue:
    """The page, with the form that was just sent if one was."""
    standing = own_standing_of(it.row)
    closed = why_not_now(terms_of(standing.terms), clock.now(), Party.DELEGATION)
    edition = it.row.edition
    forms = {
        "plan": plan_form(standing.sittings, standing.attending, edition, formdata=None),
        "consents": ConsentsForm(it.row.consents, edition, formdata=None),
        "answer": AnswerForm(formdata=None),
    }
    page = render_template(
        "registrations/own.html",
        it=it,
        standing=standing,
        shown=show_own(standing, closed),
        forms={**forms, **({form.name: form} if form else {})},
        sent=form,
        parties=PARTIES,
        when=when_words,
        closes_at=standing.terms.closes_at,
    )
    return make_response(page, outcome.status if outcome else 200, outcome.headers if outcome else {})
