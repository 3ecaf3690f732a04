"""Where those whom a meeting names are written to: kept beside the programme, seen by the Secretariat alone."""

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.meetings.commands.contacts import keep_contacts
from app.meetings.exports.contacts import names_of, role_words
from app.meetings.forms.contacts import ContactsForm, contacts_form
from app.meetings.queries.contacts import contacts_of, named_in
from app.meetings.queries.editing import Draft, find_draft
from app.meetings.views.blueprint import pages


@pages.get("/meetings/<slug>/draft/contacts")
@requires("meetings.edit", on=find_draft)
def contacts(draft: Draft) -> ResponseReturnValue:
    """Everybody whom the meeting names, with the mail address that is kept."""
    kept = contacts_of(draft.programme.header.slug)
    form = contacts_form(names_of(draft, kept).items())(formdata=None)
    form.fill(kept)
    return _page(draft, form)


@pages.post("/meetings/<slug>/draft/contacts")
@requires("meetings.edit", on=find_draft)
def keep(draft: Draft) -> ResponseReturnValue:
    """Keep what was typed."""
    slug = draft.programme.header.slug
    names = names_of(draft, contacts_of(slug))
    form = contacts_form(names.items())()
    outcome = carry_out(form, lambda: keep_contacts(slug, form.typed(), by=current_actor()))
    if not outcome.is_done:
        if outcome.status == 409:
            form.show(contacts_of(slug))
        return make_response(_page(draft, form), outcome.status)
    flash(_("The mail addresses are kept.") if outcome.value else _("No mail address was changed."), "done")
    return redirect(f"{draft.address}/contacts", 303)


def _page(draft: Draft, form: ContactsForm) -> str:
    named = named_in(draft.programme, draft.published)
    roles = {key: role_words(named[key], draft.programme) for key in form.people if key in named}
    return render_template("meetings/draft/contacts.html", draft=draft, form=form, roles=roles)
