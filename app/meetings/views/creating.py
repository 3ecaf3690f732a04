"""Beginning a meeting: its shape and first day, then the rest, with proposals that can be changed."""

from datetime import date
from zoneinfo import ZoneInfo

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.entities.queries import find_body
from app.meetings.commands.creating import copy_meeting, create_meeting
from app.meetings.forms.creating import BeginForm, EmptyMeetingForm, MeetingForm, meeting_form
from app.meetings.phrases import sitting_name
from app.meetings.queries import Proposal, meeting_names, propose, unpublished_meetings
from app.meetings.rules.copying import New
from app.meetings.rules.programme import Header
from app.meetings.views.blueprint import pages
from app.workplan.queries import challenges, challenges_planned


@pages.app_context_processor
def _words() -> dict[str, object]:
    return {"unpublished_meetings": unpublished_meetings}


@pages.get("/meetings/new")
@requires("meetings.create")
def new() -> ResponseReturnValue:
    """Asks for shape and first day; where the address says them, for the rest."""
    if not request.args.keys() & {"source", "starts_on"}:
        return _ask(BeginForm(meeting_names(), formdata=None))
    begin = BeginForm(meeting_names(), formdata=request.args)
    proposal = _proposal(begin)
    if proposal is None:
        return make_response(_ask(begin), 422)
    if proposal.refusal:
        begin.form_errors.append(sentence(proposal.refusal))
        return make_response(_ask(begin), 409)
    return _page(proposal, _form(proposal))


@pages.post("/meetings/new")
@requires("meetings.create")
def create() -> ResponseReturnValue:
    """Begin the meeting, and go on to its draft."""
    begin = BeginForm(meeting_names(), formdata=request.args)
    proposal = _proposal(begin)
    if proposal is None:
        return make_response(_ask(begin), 422)
    form = _form(proposal)
    outcome = carry_out(form, lambda: _create(proposal, form))
    if outcome.value is None:
        return make_response(_page(proposal, form), outcome.status)
    flash(_("The meeting is begun. Nobody but the Secretariat sees it before it is published."), "done")
    return redirect(f"/meetings/{outcome.value}/draft", 303)


def _proposal(begin: BeginForm) -> Proposal | None:
    if not begin.validate():
        return None
    return propose(begin.source.data or None, begin.starts_on.data)


def _form(proposal: Proposal) -> MeetingForm:
    year = proposal.new.starts_on.year
    return meeting_form(proposal, challenges().values(), {one.slug for one in challenges_planned(year)}, year)


def _create(proposal: Proposal, form: MeetingForm) -> str:
    if isinstance(form, EmptyMeetingForm):
        return create_meeting(_header(form, proposal.new.starts_on), by=current_actor())
    chosen = {"challenges": form.challenges(proposal), "margins": form.margins_chosen()}
    new = New(starts_on=proposal.new.starts_on, **chosen, **form.facts())
    return copy_meeting(proposal.source or "", new, by=current_actor())


def _header(form: EmptyMeetingForm, starts_on: date) -> Header:
    body = find_body()
    return Header(
        starts_on=starts_on,
        ends_on=form.ends_on.data,
        body=body and body.code,
        **form.facts(),
    )


def _ask(begin: BeginForm) -> str:
    return render_template("meetings/begin.html", form=begin)


def _page(proposal: Proposal, form: MeetingForm) -> str:
    zone = ZoneInfo(proposal.new.timezone)  # another one may be chosen in the form: the hours stay
    return render_template("meetings/new.html", proposal=proposal, form=form, zone=zone, sitting_name=sitting_name)
