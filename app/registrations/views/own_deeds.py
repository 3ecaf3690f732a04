"""What people do with their own registration, from their own page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from app.core.files import keep
from app.core.files.forgetting import forgotten_if_refused
from app.core.phrases import sentence
from app.core.refusal import insist
from app.core.web.forms import carry_out
from app.registrations.commands.changing import change
from app.registrations.commands.purging import erase
from app.registrations.commands.submitting import answer, replace_link, submit, withdraw
from app.registrations.forms.own import AnswerForm, ConsentsForm, plan_form
from app.registrations.forms.person import PersonForm, for_offer
from app.registrations.models import ANSWER
from app.registrations.phrases.own import what_asks_again
from app.registrations.phrases.people import places_left
from app.registrations.queries.offers import offer_of
from app.registrations.queries.people import find_registered, link_token, particulars_of
from app.registrations.queries.personal import own_standing_of
from app.registrations.rules.people import Particulars
from app.registrations.rules.states import why_not, why_not_answer
from app.registrations.rules.words import Deed, Party, Role, State
from app.registrations.views.carrying import carry_out_person
from app.registrations.views.own import OWN, Own, own_page, show


@own_page("/answer", "POST")
def answer_own(it: Own) -> ResponseReturnValue:
    """Give what the Secretariat asked for."""
    form, row_id, by = AnswerForm(), it.row.id, it.by
    asked = State(it.row.state)

    def deed() -> State:
        insist(why_not_answer(asked))  # before a file is kept for nothing
        kept = keep(form.file.data.stream, ANSWER.name, by, form.file.data.filename) if form.has_file else None
        file = kept and kept.id
        with forgotten_if_refused(file, by):
            return answer(row_id, by, text=form.text.data or "", file=file)

    return _done(it, form, deed, _("Your answer is with the Secretariat, which tells you by mail."))


@own_page("/plan", "POST")
def plan(it: Own) -> ResponseReturnValue:
    """Say sitting by sitting how one takes part."""
    standing = own_standing_of(it.row)
    form, attending = plan_form(standing.sittings, standing.attending, it.row.edition), standing.attending
    return _done(
        it, form, lambda: _change(it, form, plan=attending.with_chosen(form.chosen)), _("Your programme is changed.")
    )


@own_page("/consents", "POST")
def consents(it: Own) -> ResponseReturnValue:
    """Give consents, and take them back."""
    form = ConsentsForm(it.row.consents, it.row.edition)
    return _done(it, form, lambda: _change(it, form, consents=form.chosen), _("What you agree to is changed."))


@own_page("/particulars")
def particulars(it: Own) -> ResponseReturnValue:
    """Asks what is to be changed."""
    if back := _back(it, Deed.CHANGE):
        return back
    return _particulars_page(it, _person_form(it, formdata=None))


@own_page("/particulars", "POST")
def change_particulars(it: Own) -> ResponseReturnValue:
    """Change what is said of oneself."""
    form, email = _person_form(it), it.row.email
    outcome = carry_out_person(form, lambda: _change_to(it, form, form.particulars()) or True)
    if outcome.value is None:
        return _particulars_page(it, form, outcome.status)
    row = find_registered(it.row.id)
    if row is None or row.email == email:
        flash(_("What you said is changed."), "done")
        return redirect(it.base, 303)
    flash(_("A new link is on its way to your new address. Links that you were sent before no longer work."), "done")
    return redirect(f"{OWN}/{link_token(row)}" if it.is_by_link else f"{OWN}s", 303)


@own_page("/withdrawal")
def ask_to_withdraw(it: Own) -> ResponseReturnValue:
    """Asks once more."""
    if back := _back(it, Deed.WITHDRAW):
        return back
    return _page(it, "registrations/own/withdrawal.html")


@own_page("/withdrawal", "POST")
def withdraw_oneself(it: Own) -> ResponseReturnValue:
    """Do not take part after all."""
    if back := _back(it, Deed.WITHDRAW):
        return back
    withdraw(it.row.id, it.by)
    flash(_("Your registration is withdrawn. Your place goes to whoever waits for one."), "done")
    return redirect(it.base, 303)


@own_page("/submission", "POST")
def submit_again(it: Own) -> ResponseReturnValue:
    """Ask for a place, after a withdrawal too."""
    state = submit(it.row.id, it.by)
    told = _("You are on the waiting list.") if state == State.WAITING else _("You have a place.")
    flash(told, "done")
    return redirect(it.base, 303)


@own_page("/link", "POST")
def another_link(it: Own) -> ResponseReturnValue:
    """Send another link by mail; this one is over."""
    base, sent = it.base, _page(it, "registrations/own/link_sent.html")
    replace_link(it.row.id, it.by)
    if it.is_by_link:
        return sent
    flash(_("A new link is on its way by mail. Links that you were sent before no longer work."), "done")
    return redirect(base, 303)


@own_page("/erasure")
def ask_to_erase(it: Own) -> ResponseReturnValue:
    """Asks once more."""
    return _page(it, "registrations/own/erasure.html")


@own_page("/erasure", "POST")
def erase_oneself(it: Own) -> ResponseReturnValue:
    """Delete all that is personal."""
    erased = _page(it, "registrations/own/erased.html")
    erase(it.row.id, it.by)
    return erased


def _back(it: Own, deed: Deed) -> ResponseReturnValue | None:
    """To one's own page, which says where it stands, where this can't be done: a bare refusal leads nowhere."""
    refused = why_not(deed, State(it.row.state), Party.DELEGATION)
    if refused is None:
        return None
    flash(sentence(refused), "wait")
    return redirect(it.base, 303)


def _done(it: Own, form: FlaskForm, deed: Callable[[], Any], told: str) -> ResponseReturnValue:
    """Back to the page, or the page again with what is wrong."""
    outcome = carry_out(form, lambda: (deed(), True)[1])
    if outcome.value is None:
        again = find_registered(it.row.id)  # what was read before a write is read again
        return show(replace(it, row=again) if again else it, form, outcome)
    flash(told, "done")
    return redirect(it.base, 303)


def _change(it: Own, form: Any, **said: Any) -> list[str]:
    return _change_to(it, form, replace(particulars_of(it.row), **said))


def _change_to(it: Own, form: Any, person: Particulars) -> list[str]:
    seen = form.seen.data or ""
    edition = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    return change(it.row.id, person, it.by, seen=edition, by_oneself=True)


def _person_form(it: Own, **kwargs: Any) -> PersonForm:
    """The form as somebody fills it in for themselves: whoever is no head does not become it."""
    form = for_offer(offer_of(it.row.delegation), particulars_of(it.row), it.row.edition, **kwargs)
    if it.row.role != Role.HEAD.value:
        form.role.choices = [one for one in form.role.choices if one.value != Role.HEAD.value]
    return form


def _particulars_page(it: Own, form: PersonForm, status: int = 200) -> ResponseReturnValue:
    offer = form.offer
    return _page(
        it,
        "registrations/own/particulars.html",
        status,
        form=form,
        left_words=places_left(offer.left, offer.quota),
        asks_again=what_asks_again() if it.row.state == State.APPROVED.value else None,
    )


def _page(it: Own, template: str, status: int = 200, **words: Any) -> ResponseReturnValue:
    return make_response(render_template(template, it=it, header=own_standing_of(it.row).header, **words), status)
