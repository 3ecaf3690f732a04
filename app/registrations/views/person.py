"""Somebody of a delegation: what is said, what became of it, and what can be done."""

from dataclasses import replace

from flask import abort, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.files import keep
from app.core.files.forgetting import forgotten_if_refused
from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.core.web.files import send_kept
from app.core.web.forms import Outcome, carry_out
from app.registrations.commands.changing import change
from app.registrations.commands.submitting import discard, replace_link, submit, withdraw
from app.registrations.exports.people import changes_since_approval, said_of, show_plan, show_somebody
from app.registrations.forms.files import AnswerForm, has_file
from app.registrations.forms.person import PersonForm, for_offer
from app.registrations.models import ANSWER, Registration
from app.registrations.phrases.people import FIELDS, places_left
from app.registrations.policies import party_of
from app.registrations.queries.offers import offer_of
from app.registrations.queries.people import find_registration, particulars_of
from app.registrations.rules.states import asks_again, why_not, why_not_approve
from app.registrations.rules.words import Deed, State
from app.registrations.views.blueprint import PRIVATE, pages, path_to
from app.registrations.views.carrying import carry_out_person

HERE = "/meetings/<slug>/delegations/<entity>/people/<registration>"
DEEDS = (Deed.SUBMIT, Deed.CHANGE, Deed.WITHDRAW, Deed.APPROVE, Deed.ASK_MORE, Deed.REJECT, Deed.RECONSIDER)


def somebody(slug: str, entity: str, registration: str, **_parts: object) -> Registration | None:
    """Whom an address names, whatever else it names of theirs."""
    return find_registration(slug, entity, registration)


@pages.get(HERE)
@requires("registrations.see_delegation", on=somebody)
def person_page(row: Registration) -> ResponseReturnValue:
    """What is said of somebody, and what can be done."""
    return _page(row, AnswerForm())


@pages.get(f"{HERE}/edit")
@requires("registrations.register", on=somebody)
def edit_person(row: Registration) -> ResponseReturnValue:
    """The form with what is said now."""
    return _edit_page(row, _form(row))


@pages.post(HERE)
@requires("registrations.register", on=somebody)
def change_person(row: Registration) -> ResponseReturnValue:
    """Save what was changed, where it still said what was seen."""
    form, by, address, of = _form(row), current_actor(), row.address, row.id
    again, before = _again(row), State(row.state)
    seen = int(form.seen.data) if (form.seen.data or "").isdecimal() else 0
    outcome = carry_out_person(form, lambda: change(of, form.particulars(), by, seen=seen, party=party_of(by)))
    if outcome.value is None:
        return _edit_page(find_registration(*again) or row, form, outcome.status)
    flash(_saved(before, outcome.value), "done")
    return redirect(address, 303)


@pages.post(f"{HERE}/submission")
@requires("registrations.register", on=somebody)
def submit_person(row: Registration) -> ResponseReturnValue:
    """Submit somebody, with an answer where more was wanted."""
    if row.state != State.MORE_WANTED.value:
        return _submit(row)
    form, by, of, address, again = AnswerForm(), current_actor(), row.id, row.address, _again(row)

    def answer() -> State:
        kept = keep(form.file.data.stream, ANSWER.name, by, form.file.data.filename) if has_file(form.file) else None
        file = kept.id if kept else None
        with forgotten_if_refused(file, by):
            return submit(of, by, party=party_of(by), text=form.text.data or "", file=file)

    outcome: Outcome[State] = carry_out(form, answer)
    if outcome.value is None:
        return _page(find_registration(*again) or row, form, outcome.status)
    flash(_("The answer is sent to the Secretariat."), "done")
    return redirect(address, 303)


def _submit(row: Registration) -> ResponseReturnValue:
    address, by = row.address, current_actor()
    state = submit(row.id, by, party=party_of(by))
    waits = _("On the waiting list: the next free place is given by itself.")
    flash(waits if state == State.WAITING else _("Submitted: the Secretariat looks at it."), "done")
    return redirect(address, 303)


@pages.get(f"{HERE}/withdrawal")
@requires("registrations.register", on=somebody)
def ask_withdrawal(row: Registration) -> ResponseReturnValue:
    """Asks before somebody loses their place."""
    refused = why_not(Deed.WITHDRAW, State(row.state), party_of(current_actor()))
    why = sentence(refused) if refused else None
    path = [*path_to(row.delegation, inside=True), (row.name, row.address)]
    return make_response(render_template("registrations/withdrawal.html", row=row, path=path, why_not=why), PRIVATE)


@pages.post(f"{HERE}/withdrawal")
@requires("registrations.register", on=somebody)
def withdraw_person(row: Registration) -> ResponseReturnValue:
    """Let somebody not take part after all."""
    address, by = row.address, current_actor()
    withdraw(row.id, by, party=party_of(by))
    flash(_("Withdrawn. The place goes to whoever waits for it."), "done")
    return redirect(address, 303)


@pages.delete(HERE)
@requires("registrations.register", on=somebody)
def discard_person(row: Registration) -> ResponseReturnValue:
    """Forget a draft."""
    address, by = row.delegation.address, current_actor()
    discard(row.id, by, party=party_of(by))
    flash(_("The draft is discarded."), "done")
    return redirect(address, 303)


@pages.post(f"{HERE}/link")
@requires("registrations.register", on=somebody)
def send_link(row: Registration) -> ResponseReturnValue:
    """Send somebody another link to their own page."""
    address, email, by = row.address, row.email, current_actor()
    replace_link(row.id, by, party=party_of(by))
    flash(_("A new link is on its way to %(email)s; the one before is over.", email=email), "done")
    return redirect(address, 303)


@pages.get(f"{HERE}/words/<int:number>/file")
@requires("registrations.see_delegation", on=somebody)
def word_file(row: Registration) -> ResponseReturnValue:
    """The file that came with an answer."""
    number = (request.view_args or {})["number"]
    file = next((word.file for word in row.words if word.id == number), None)
    if file is None:
        abort(404)
    return send_kept(file, shown=True)


def _again(row: Registration) -> tuple[str, str, str]:
    """By what somebody is found anew: what was read before a write is read again."""
    return row.delegation.meeting.slug, row.delegation.entity_code, row.public_id


def _saved(before: State, changed: list[str]) -> str:
    if not changed:
        return _("Nothing was changed: it says so already.")
    if before == State.APPROVED and asks_again(changed):
        return _("Saved. The Secretariat looks at it again; the place stays.")
    return _("Saved.")


def _form(row: Registration) -> PersonForm:
    return for_offer(offer_of(row.delegation), particulars_of(row), row.edition)


def _edit_page(row: Registration, form: PersonForm, status: int = 200) -> ResponseReturnValue:
    form.offer = offer_of(row.delegation)
    page = render_template(
        "registrations/edit_person.html",
        form=form,
        row=row,
        delegation=row.delegation,
        path=[*path_to(row.delegation, inside=True), (row.name, row.address)],
        left_words=places_left(form.offer.left, form.offer.quota),
    )
    return make_response(page, status, PRIVATE)


def _page(row: Registration, form: AnswerForm, status: int = 200) -> ResponseReturnValue:
    offer, party = offer_of(row.delegation), party_of(current_actor())
    shown = show_somebody(row, offer)
    refused = {deed.value: why_not(deed, State(row.state), party, reason="-") for deed in DEEDS}
    if offer.credentials_missing and not refused[Deed.APPROVE.value]:
        refused[Deed.APPROVE.value] = why_not_approve(State(row.state), True)
    page = render_template(
        "registrations/person.html",
        row=row,
        delegation=row.delegation,
        path=path_to(row.delegation, inside=True),
        shown=replace(shown, reason=""),
        said=said_of(row),
        plan=show_plan(row, offer),
        changes=changes_since_approval(row),
        form=form,
        fields=FIELDS,
        zone=offer.zone,
        why_not={deed: sentence(why) for deed, why in refused.items() if why},
    )
    return make_response(page, status, PRIVATE)
