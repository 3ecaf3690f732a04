"""Postponing, cancelling and reinstating a meeting or one of its sittings: a page that asks, and the deed.

Each publishes a version of which people are told by mail, so that these pages stand with publishing.
"""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.phrases import sentence
from app.core.refusal import insist
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.meetings.exports.statuses import RESOURCES, consequences, done_words, name_of, offered_deeds
from app.meetings.queries import Place, find_place
from app.meetings.rules.status import why_not_change
from app.meetings.rules.words import Status
from app.publishing.commands import reinstate_and_tell, set_off_and_tell
from app.publishing.exports.mails import Letters, write_letters
from app.publishing.forms import ReasonForm, TellingForm
from app.publishing.queries.mails import sources_of_status
from app.publishing.rules.mails import Leaving, why_not_shown
from app.publishing.views.blueprint import pages
from app.publishing.views.invitations import due_words, in_one
from app.publishing.views.mails import told_words


@pages.app_context_processor
def _words() -> dict[str, object]:
    return {"offered_deeds": offered_deeds}


@pages.get("/meetings/<slug>/postponement")
@pages.get("/meetings/<slug>/sittings/<int:number>/postponement")
@requires("meetings.postpone", on=find_place)
def postponement(place: Place) -> ResponseReturnValue:
    """Asks for the reason of a postponement, or whether to end it."""
    return _ask(place, Status.POSTPONED)


@pages.post("/meetings/<slug>/postponement")
@pages.post("/meetings/<slug>/sittings/<int:number>/postponement")
@requires("meetings.postpone", on=find_place)
def postpone_it(place: Place) -> ResponseReturnValue:
    """Postpone it."""
    return _change(place, Status.POSTPONED)


@pages.delete("/meetings/<slug>/postponement")
@pages.delete("/meetings/<slug>/sittings/<int:number>/postponement")
@requires("meetings.postpone", on=find_place)
def end_postponement(place: Place) -> ResponseReturnValue:
    """Hold it as announced after all."""
    return _reinstate(place, Status.POSTPONED)


@pages.get("/meetings/<slug>/cancellation")
@pages.get("/meetings/<slug>/sittings/<int:number>/cancellation")
@requires("meetings.cancel", on=find_place)
def cancellation(place: Place) -> ResponseReturnValue:
    """Asks for the reason of a cancellation, or whether to end it."""
    return _ask(place, Status.CANCELLED)


@pages.post("/meetings/<slug>/cancellation")
@pages.post("/meetings/<slug>/sittings/<int:number>/cancellation")
@requires("meetings.cancel", on=find_place)
def cancel_it(place: Place) -> ResponseReturnValue:
    """Cancel it."""
    return _change(place, Status.CANCELLED)


@pages.delete("/meetings/<slug>/cancellation")
@pages.delete("/meetings/<slug>/sittings/<int:number>/cancellation")
@requires("meetings.cancel", on=find_place)
def end_cancellation(place: Place) -> ResponseReturnValue:
    """Hold it after all."""
    return _reinstate(place, Status.CANCELLED)


def _change(place: Place, wanted: Status) -> ResponseReturnValue:
    form = ReasonForm()
    letters = _letters(place, wanted, form.reason.data, form)

    def change() -> int | None:
        slug, reason, leaving = place.draft.header.slug, form.reason.data or "", _leaving(letters, form)
        return set_off_and_tell(slug, wanted, reason, leaving, by=current_actor(), number=_number(place))

    outcome = carry_out(form, change)
    if not outcome.is_done:
        return make_response(_page(place, wanted, form, sought=wanted), outcome.status)
    return _done(place, wanted, outcome.value, RESOURCES[wanted], letters)


def _reinstate(place: Place, ended: Status) -> ResponseReturnValue:
    form = ReasonForm()
    letters = _letters(place, Status.SCHEDULED, form.reason.data, form)

    def hold_after_all() -> int | None:
        slug, reason, leaving = place.draft.header.slug, form.reason.data or "", _leaving(letters, form)
        return reinstate_and_tell(slug, reason, leaving, by=current_actor(), number=_number(place), ended=ended)

    outcome = carry_out(form, hold_after_all)
    if not outcome.is_done:
        return make_response(_page(place, ended, form, sought=Status.SCHEDULED), outcome.status)
    return _done(place, Status.SCHEDULED, outcome.value, RESOURCES[ended], letters)


def _letters(place: Place, status: Status, reason: str | None, form: TellingForm) -> Letters:
    sources = sources_of_status(place, status, reason, current_actor().account_id)
    return write_letters(sources, form.line.data) if sources else Letters()


def _leaving(letters: Letters, form: TellingForm) -> Leaving | None:
    left_out = request.form.getlist("leave_out")
    insist(why_not_shown(form.shown.data or "", letters.mails, left_out))
    return letters.leaving(left_out)


def _done(place: Place, status: Status, version: int | None, resource: str, letters: Letters) -> ResponseReturnValue:
    slug = place.draft.header.slug
    told = told_words(letters, request.form.getlist("leave_out")) if version else []
    flash(in_one((done_words(place, status, version), *told, *(due_words(slug) if version else ()))), "done")
    if told:
        return redirect(url_for(".mails", slug=slug), 303)
    return redirect(place.address if version else f"{place.address}/{resource}", 303)


def _ask(place: Place, wanted: Status) -> str:
    return _page(place, wanted, ReasonForm(formdata=None))


def _page(place: Place, wanted: Status, form: ReasonForm, sought: Status | None = None) -> str:
    """The mails are shown where all is known that stands in them; before the reason is, who will be told.

    The reason for what was `sought` is none for the contrary, where somebody else was quicker: it is shown beside.
    """
    refused = why_not_change(place.status, wanted)
    status, unused = Status.SCHEDULED if refused else wanted, None
    if sought and sought != status:
        unused, errors = form.reason.data, form.form_errors
        form = ReasonForm(formdata=None)
        form.form_errors = errors
    letters, is_whole = _letters(place, status, form.reason.data, form), bool(form.reason.data)
    form.shown.data = letters.fingerprint if is_whole else ""
    return render_template(
        "publishing/status.html",
        place=place,
        name=name_of(place),
        wanted=wanted,
        resource=RESOURCES[wanted],
        why_not=sentence(refused) if refused else None,
        consequences=consequences(place, status),
        form=form,
        unused=unused,
        letters=letters,
        is_whole=is_whole,
        left_out=set(request.form.getlist("leave_out")),
    )


def _number(place: Place) -> int | None:
    return place.sitting.number if place.sitting else None
