"""Postponing, cancelling and reinstating a meeting or one of its sittings: a page that asks, and the deed."""

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.exports.statuses import RESOURCES, consequences, done_words, name_of, offered_deeds
from app.meetings.forms.statuses import ReasonForm
from app.meetings.queries import Place, find_place
from app.meetings.rules.status import why_not_change
from app.meetings.rules.words import Status
from app.meetings.views.blueprint import pages

DEEDS = {Status.POSTPONED: postpone, Status.CANCELLED: cancel}


@pages.app_context_processor
def _words() -> dict[str, object]:
    return {"offered_deeds": offered_deeds}


@pages.get("/meetings/<slug>/postponement")
@pages.get("/meetings/<slug>/sittings/<int:number>/postponement")
@requires("meetings.postpone", on=find_place)
def postponement(place: Place) -> ResponseReturnValue:
    """Asks for the reason of a postponement, or whether to end it."""
    return _page(place, Status.POSTPONED, ReasonForm())


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
    return _page(place, Status.CANCELLED, ReasonForm())


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
    form, slug, number = ReasonForm(), place.draft.header.slug, _number(place)
    outcome = carry_out(form, lambda: DEEDS[wanted](slug, form.reason.data or "", by=current_actor(), number=number))
    if not outcome.is_done:
        return make_response(_page(place, wanted, form), outcome.status)
    return _done(place, wanted, outcome.value, RESOURCES[wanted])


def _reinstate(place: Place, ended: Status) -> ResponseReturnValue:
    version = reinstate(place.draft.header.slug, by=current_actor(), number=_number(place), ended=ended)
    return _done(place, Status.SCHEDULED, version, RESOURCES[ended])


def _done(place: Place, status: Status, version: int | None, resource: str) -> ResponseReturnValue:
    flash(done_words(place, status, version), "done")
    return redirect(place.address if version else f"{place.address}/{resource}", 303)


def _page(place: Place, wanted: Status, form: ReasonForm) -> str:
    refused = why_not_change(place.status, wanted)
    return render_template(
        "meetings/status.html",
        place=place,
        name=name_of(place),
        wanted=wanted,
        resource=RESOURCES[wanted],
        why_not=sentence(refused) if refused else None,
        consequences=consequences(place, Status.SCHEDULED if refused else wanted),
        form=form,
    )


def _number(place: Place) -> int | None:
    return place.sitting.number if place.sitting else None
