"""The mails about a meeting's changes: what became of each."""

from collections.abc import Collection

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.web import current_actor, requires
from app.core.web.templating import here_with
from app.meetings.queries.editing import Draft, find_draft
from app.publishing.commands import send_again
from app.publishing.exports.mails import Letters
from app.publishing.phrases.mails import FATES
from app.publishing.queries.mails import Sending, find_sending, mails_of, versions_mailed
from app.publishing.rules.mails import not_left_out
from app.publishing.views.blueprint import number_asked, pages

PAGE = 5  # versions, each with all its mails


@pages.get("/meetings/<slug>/draft/mails")
@requires("meetings.publish", on=find_draft)
def mails(draft: Draft) -> ResponseReturnValue:
    """Who was told of which version, and which mails failed."""
    slug = draft.programme.header.slug
    versions = versions_mailed(slug)
    page_count = max(1, -(-len(versions) // PAGE))
    page = min(max(number_asked("page") or 1, 1), page_count)
    return render_template(
        "publishing/mails.html",
        draft=draft,
        kept=mails_of(slug, versions[PAGE * (page - 1) : PAGE * page]),
        fates=FATES,
        page=page,
        page_count=page_count,
        total=len(versions),
        page_href=lambda number: here_with(page=number if number > 1 else None),
    )


@pages.post("/meetings/<slug>/draft/mails/<int:mail_id>/sending")
@requires("meetings.publish", on=find_sending)
def send_mail_again(sending: Sending) -> ResponseReturnValue:
    """Send a mail that failed once more."""
    send_again(sending.slug, sending.mail_id, by=current_actor())
    flash(_("The mail is on its way again."), "done")
    return redirect(f"/meetings/{sending.slug}/draft/mails", 303)


def told_words(letters: Letters, left_out: Collection[str]) -> list[str]:
    """To how many it is told; nothing where nobody is."""
    count = len(not_left_out(letters.mails, set(left_out)))
    return [ngettext("%(num)s mail is on its way.", "%(num)s mails are on their way.", count)] if count else []
