"""Inviting those who preside, present or sit on a panel, by mail: shown before it leaves."""

from collections.abc import Iterable

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from app.core.refusal import insist
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.core.web.templating import here_with
from app.meetings.queries.editing import Draft, find_draft
from app.publishing.commands import send_invitation_again, send_invitations
from app.publishing.exports.invitations import Invitations, write_invitations
from app.publishing.forms import InvitingForm
from app.publishing.phrases.invitations import FATES, NOTHING
from app.publishing.queries.invitations import (
    count_due,
    failed_invitations,
    find_invitation_sending,
    invitation_sources,
    invitations_that_left,
    kept_invitations,
)
from app.publishing.queries.mails import Sending
from app.publishing.rules.mails import why_not_shown
from app.publishing.views.blueprint import number_asked, pages

PAGE = 50  # invitations


@pages.app_context_processor
def _words() -> dict[str, object]:
    return {"invitations_due": count_due}


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
    flash(_sent_words(outcome.value), "done" if outcome.value else "wait")
    return redirect(f"{draft.address}/invitations", 303)


@pages.post("/meetings/<slug>/draft/invitations/<int:invitation_id>/sending")
@requires("meetings.publish", on=find_invitation_sending)
def send_invitation_once_more(sending: Sending) -> ResponseReturnValue:
    """Send an invitation that failed once more."""
    send_invitation_again(sending.slug, sending.mail_id, by=current_actor())
    flash(_("The invitation is on its way again."), "done")
    return redirect(f"/meetings/{sending.slug}/draft/invitations", 303)


@pages.get("/meetings/<slug>/draft/invitations/sent")
@requires("meetings.publish", on=find_draft)
def sent_invitations(draft: Draft) -> ResponseReturnValue:
    """What became of every invitation, the newest first."""
    ids = invitations_that_left(draft.programme.header.slug)
    page_count = max(1, -(-len(ids) // PAGE))
    page = min(max(number_asked("page") or 1, 1), page_count)
    return render_template(
        "publishing/invitations_sent.html",
        draft=draft,
        kept=kept_invitations(ids[PAGE * (page - 1) : PAGE * page]),
        fates=FATES,
        page=page,
        page_count=page_count,
        total=len(ids),
        page_href=lambda number: here_with(page=number if number > 1 else None),
    )


def due_words(slug: str) -> list[Markup]:
    """How many invitations are due now, with the way there; nothing where none is."""
    count = count_due(slug)
    if not count:
        return []
    words = ngettext("%(num)s invitation to a sitting is due.", "%(num)s invitations to sittings are due.", count)
    way = Markup('<a href="/meetings/%s/draft/invitations">%s</a>') % (slug, _("See and send"))
    return [Markup("%s %s") % (words, way)]


def in_one(sentences: Iterable[str]) -> Markup:
    """Sentences one after another, the links in them kept."""
    return Markup(" ").join(sentences)


def _sent_words(count: int) -> str:
    if not count:
        return _("No invitation was sent: all that were due were left out. They stay due.")
    return ngettext("%(num)s invitation is on its way.", "%(num)s invitations are on their way.", count)


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
        nothing=NOTHING,
        left_out=set(request.form.getlist("leave_out")),
    )
