"""Inviting those who preside, present or sit on a panel, by mail: shown before it leaves."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.refusal import insist
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.meetings.queries.editing import Draft, find_draft
from app.publishing.commands import send_invitation_again, send_invitations
from app.publishing.exports.invitations import Invitations, write_invitations
from app.publishing.forms import InvitingForm
from app.publishing.queries.invitations import failed_invitations, find_invitation_sending, invitation_sources
from app.publishing.queries.mails import Sending
from app.publishing.rules.mails import why_not_shown
from app.publishing.views.blueprint import pages


@pages.get("/meetings/<slug>/draft/invitations")
@requires("meetings.publish", on=find_draft)
def invitations(draft: Draft) -> ResponseReturnValue:
    """The invitations that are due by what is published, word for word."""
    return _page(draft, _due(draft), InvitingForm(formdata=None))


@pages.post("/meetings/<slug>/draft/invitations")
@requires("meetings.publish", on=find_draft)
def invite(draft: Draft) -> ResponseReturnValue:
    """Let those leave that were shown and not left out."""
    form, due = InvitingForm(), _due(draft)
    outcome = carry_out(form, lambda: _send(draft, form, due))
    if outcome.value is None:
        return make_response(_page(draft, due, form), outcome.status)
    words = ngettext("%(num)s invitation is on its way.", "%(num)s invitations are on their way.", outcome.value)
    flash(words, "done")
    return redirect(f"{draft.address}/invitations", 303)


@pages.post("/meetings/<slug>/draft/invitations/<int:invitation_id>/sending")
@requires("meetings.publish", on=find_invitation_sending)
def send_invitation_once_more(sending: Sending) -> ResponseReturnValue:
    """Send an invitation that failed once more."""
    send_invitation_again(sending.slug, sending.mail_id, by=current_actor())
    flash(_("The invitation is on its way again."), "done")
    return redirect(f"/meetings/{sending.slug}/draft/invitations", 303)


def _send(draft: Draft, form: InvitingForm, due: Invitations | None) -> int:
    left_out = request.form.getlist("leave_out")
    mails = due.mails if due else ()
    insist(why_not_shown(form.shown.data or "", mails, left_out))
    if due is None:
        return 0
    return send_invitations(draft.programme.header.slug, due.leaving(left_out), by=current_actor())


def _due(draft: Draft) -> Invitations | None:
    sources = invitation_sources(draft.programme.header.slug)
    return write_invitations(sources) if sources else None


def _page(draft: Draft, due: Invitations | None, form: InvitingForm) -> str:
    form.shown.data = due.fingerprint if due else ""
    return render_template(
        "publishing/invitations.html",
        draft=draft,
        due=due,
        failed=failed_invitations(due.sources) if due else [],
        form=form,
        left_out=set(request.form.getlist("leave_out")),
    )
