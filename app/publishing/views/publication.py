"""Publishing a draft: what will change in words, what there is to be looked at, a note, and the mails that leave."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.refusal import insist
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.meetings.phrases.warnings import warning_words
from app.meetings.queries import meeting_names
from app.meetings.queries.acknowledged import acknowledged
from app.meetings.queries.editing import Draft, find_draft
from app.meetings.queries.warnings import warnings_of
from app.meetings.rules.publication import says_news
from app.meetings.rules.telling import tell
from app.publishing.commands import publish_and_tell
from app.publishing.exports.changes import Teller
from app.publishing.exports.mails import Letters, write_letters
from app.publishing.exports.names import Names
from app.publishing.forms import PublicationForm
from app.publishing.queries.mails import sources_of_draft
from app.publishing.rules.mails import why_not_shown
from app.publishing.views.blueprint import pages
from app.publishing.views.invitations import due_words, in_one
from app.publishing.views.mails import told_words


@pages.get("/meetings/<slug>/draft/publication")
@requires("meetings.publish", on=find_draft)
def publication(draft: Draft) -> ResponseReturnValue:
    """What publishing would change, what to acknowledge first, and who will be told."""
    form = PublicationForm(formdata=None)
    return _page(draft, form, _letters(draft, form))


@pages.post("/meetings/<slug>/draft/versions")
@requires("meetings.publish", on=find_draft)
def publish_it(draft: Draft) -> ResponseReturnValue:
    """Publish the draft as it was seen, and let the mails leave that were seen."""
    form, slug = PublicationForm(), draft.programme.header.slug
    letters = _letters(draft, form)
    outcome = carry_out(form, lambda: _publish(draft, form, letters))
    if outcome.value is None:
        return make_response(_page(draft, form, letters), outcome.status)
    told = told_words(letters, request.form.getlist("leave_out"))
    said = (_("Version %(number)s is public.", number=outcome.value), *told, *due_words(slug))
    flash(in_one(said), "done")
    return redirect(url_for(".mails" if told else ".changes", slug=slug), 303)


def _publish(draft: Draft, form: PublicationForm, letters: Letters) -> int:
    left_out = request.form.getlist("leave_out")
    insist(why_not_shown(form.shown.data or "", letters.mails, left_out))
    return publish_and_tell(
        draft.programme.header.slug,
        int(form.edition.data or 0),
        request.form.getlist("acknowledged"),
        letters.leaving(left_out),
        by=current_actor(),
        note=form.note.data,
    )


def _letters(draft: Draft, form: PublicationForm) -> Letters:
    sources = sources_of_draft(draft, current_actor().account_id)
    return write_letters(sources, form.line.data) if sources else Letters()


def _page(draft: Draft, form: PublicationForm, letters: Letters) -> str:
    meetings = meeting_names()
    titles = {slug: one.short_title for slug, one in draft.challenges.items()}
    found = warnings_of(draft.programme)
    said = [(one.key, warning_words(one, draft.programme, meetings, titles)) for one in found]
    before = [
        (one, [warning_words(warning, one.programme, meetings, titles) for warning in one.warnings])
        for one in acknowledged(draft.programme.header.slug)
    ]
    form.edition.data, form.shown.data = str(draft.edition), letters.fingerprint
    return render_template(
        "publishing/publication.html",
        draft=draft,
        form=form,
        groups=_groups(draft, letters),
        warnings=said,
        acknowledged_before=before,
        acknowledged=set(request.form.getlist("acknowledged")),
        letters=letters,
        left_out=set(request.form.getlist("leave_out")),
    )


def _groups(draft: Draft, letters: Letters) -> object:
    """What will change, sentence by sentence; nothing where it is the first version."""
    if draft.published is None or letters.sources is None or not says_news(draft.published, draft.programme):
        return ()
    teller = Teller(Names(letters.sources.entities), draft.challenges)
    return teller.groups(tell(draft.published, draft.programme), draft.published, draft.programme)
