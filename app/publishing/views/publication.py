"""Publishing a draft: what will change in words, what there is to be looked at, a note."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.meetings.commands.acknowledging import publish_draft
from app.meetings.phrases.warnings import warning_words
from app.meetings.queries import meeting_names
from app.meetings.queries.editing import Draft, find_draft
from app.meetings.queries.warnings import warnings_of
from app.meetings.rules.telling import tell
from app.publishing import queries
from app.publishing.exports.changes import Teller
from app.publishing.exports.names import Names
from app.publishing.forms import PublicationForm
from app.publishing.views.blueprint import pages


@pages.get("/meetings/<slug>/draft/publication")
@requires("meetings.publish", on=find_draft)
def publication(draft: Draft) -> ResponseReturnValue:
    """What publishing would change, and what to acknowledge first."""
    form = PublicationForm(formdata=None)
    form.edition.data = draft.edition
    return _page(draft, form)


@pages.post("/meetings/<slug>/draft/versions")
@requires("meetings.publish", on=find_draft)
def publish_it(draft: Draft) -> ResponseReturnValue:
    """Publish the draft as it was seen."""
    form, slug = PublicationForm(), draft.programme.header.slug
    if not form.validate_on_submit():
        return make_response(_page(draft, form), 422)
    acknowledged = request.form.getlist("acknowledged")
    note = " ".join((form.note.data or "").split()) or None
    try:
        number = publish_draft(slug, int(form.edition.data), acknowledged, by=current_actor(), note=note)
    except Refused as refused:
        form.form_errors.append(sentence(refused.refusal))
        form.edition.data = draft.edition
        return make_response(_page(draft, form), 409)
    flash(_("Version %(number)s is public.", number=number), "done")
    return redirect(url_for(".changes", slug=slug), 303)


def _page(draft: Draft, form: PublicationForm) -> str:
    meetings = meeting_names()
    titles = {slug: one.short_title for slug, one in draft.challenges.items()}
    found = warnings_of(draft.programme)
    said = [(one.key, warning_words(one, draft.programme, meetings, titles)) for one in found]
    return render_template(
        "publishing/publication.html",
        draft=draft,
        form=form,
        groups=_groups(draft),
        warnings=said,
        acknowledged=set(request.form.getlist("acknowledged")),
    )


def _groups(draft: Draft) -> object:
    """What will change, sentence by sentence; nothing where it is the first version."""
    if draft.published is None:
        return ()
    teller = Teller(Names(queries.entities_of_both(draft.published, draft.programme)), draft.challenges)
    return teller.groups(tell(draft.published, draft.programme), draft.published, draft.programme)
