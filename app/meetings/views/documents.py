"""The documents of a meeting as the Secretariat looks after them: listed, added, changed, published, taken back."""

from flask import flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.phrases import sentence
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.meetings.commands.documents import (
    add_document,
    change_document,
    publish_document,
    remove_document,
    swap_documents,
    withdraw_document,
)
from app.meetings.exports.documents import LOOKS, name_of, show_about, show_clashes, show_texts, texts_said
from app.meetings.forms.documents import DocumentForm, title_of
from app.meetings.forms.editing.base import whole_number
from app.meetings.phrases.documents import STATES
from app.meetings.queries.documents import Shelf, find_shelf
from app.meetings.rules.documents import why_not_publish, why_not_remove, why_not_withdraw
from app.meetings.views.blueprint import pages
from app.workplan.queries import challenges


@pages.get("/meetings/<slug>/documents")
@requires("meetings.keep_documents", on=find_shelf)
def documents(shelf: Shelf) -> ResponseReturnValue:
    """All documents of a meeting in their order, public or not."""
    sittings, known = {one.number: one for one in shelf.sittings}, challenges()
    shown = [
        (one, name_of(one), show_about(one.facts, sittings, known), texts_said(one.texts)) for one in shelf.documents
    ]
    return render_template("meetings/documents/list.html", shelf=shelf, shown=shown, looks=LOOKS, states=STATES)


@pages.get("/meetings/<slug>/documents/new")
@requires("meetings.keep_documents", on=find_shelf)
def new_document(shelf: Shelf) -> ResponseReturnValue:
    """Asks what document is to be added."""
    return render_template("meetings/documents/new.html", shelf=shelf, form=_form(shelf))


@pages.post("/meetings/<slug>/documents")
@requires("meetings.keep_documents", on=find_shelf)
def add(shelf: Shelf) -> ResponseReturnValue:
    """Add a document, and go on to its texts."""
    form = _form(shelf)
    outcome = carry_out(form, lambda: add_document(shelf.slug, form.facts(), by=current_actor()))
    if outcome.value is None:
        page = render_template("meetings/documents/new.html", shelf=shelf, form=form)
        return make_response(page, outcome.status)
    flash(_("The document is added. Give a text in a language; then it can be published."), "done")
    return redirect(f"{shelf.address}/{outcome.value}", 303)


@pages.post("/meetings/<slug>/documents/order")
@requires("meetings.keep_documents", on=find_shelf)
def reorder(shelf: Shelf) -> ResponseReturnValue:
    """Move a document past the one beside it."""
    number, neighbour = (whole_number(request.form.get(name)) or 0 for name in ("number", "neighbour"))
    swap_documents(shelf.slug, number, neighbour, by=current_actor())
    return redirect(shelf.address, 303)


@pages.get("/meetings/<slug>/documents/<int:number>")
@requires("meetings.keep_documents", on=find_shelf)
def document(shelf: Shelf) -> ResponseReturnValue:
    """A document: what is said of it, its texts, and whether everybody may read it."""
    return _page(shelf, _form(shelf))


@pages.post("/meetings/<slug>/documents/<int:number>")
@requires("meetings.keep_documents", on=find_shelf)
def change(shelf: Shelf) -> ResponseReturnValue:
    """Save what is said of a document; where somebody else did so meanwhile, show both."""
    form = _form(shelf)
    based_on, over = whole_number(form.based_on.data) or 0, whole_number(form.over.data) or 0
    outcome = carry_out(
        form, lambda: change_document(*_which(shelf), form.facts(), based_on, by=current_actor(), over=over)
    )
    if outcome.is_done:
        flash(_("Saved.") if outcome.value else _("Nothing was changed: it says so already."), "done")
        return redirect(_address(shelf), 303)
    clashes = ()
    if outcome.status == 409 and (now := find_shelf(*_which(shelf))) and now.document:
        clashes = show_clashes(form.facts(), now, challenges()) if now.document.edition > max(based_on, over) else ()
        form.over.data, shelf = str(now.document.edition), now
    return make_response(_page(shelf, form, clashes), outcome.status)


@pages.delete("/meetings/<slug>/documents/<int:number>")
@requires("meetings.keep_documents", on=find_shelf)
def remove(shelf: Shelf) -> ResponseReturnValue:
    """Remove a document that was never public."""
    remove_document(*_which(shelf), by=current_actor())
    flash(_("The document is removed."), "done")
    return redirect(shelf.address, 303)


@pages.post("/meetings/<slug>/documents/<int:number>/publication")
@requires("meetings.keep_documents", on=find_shelf)
def publish(shelf: Shelf) -> ResponseReturnValue:
    """Let everybody read a document."""
    publish_document(*_which(shelf), by=current_actor())
    told = (
        _("Everybody can read it now.") if shelf.is_public else _("Everybody can read it once the meeting is public.")
    )
    flash(told, "done")
    return redirect(_address(shelf), 303)


@pages.delete("/meetings/<slug>/documents/<int:number>/publication")
@requires("meetings.keep_documents", on=find_shelf)
def take_back_document(shelf: Shelf) -> ResponseReturnValue:
    """Take a document back."""
    withdraw_document(*_which(shelf), by=current_actor())
    flash(_("Nobody but the Secretariat can read it now."), "done")
    return redirect(_address(shelf), 303)


def _form(shelf: Shelf) -> DocumentForm:
    return DocumentForm(shelf, list(challenges().values()))


def _which(shelf: Shelf) -> tuple[str, int]:
    assert shelf.document is not None
    return shelf.slug, shelf.document.number


def _address(shelf: Shelf) -> str:
    return f"{shelf.address}/{_which(shelf)[1]}"


def _page(shelf: Shelf, form: DocumentForm, clashes: object = ()) -> str:
    found = shelf.document
    assert found is not None
    refused = {"publish": why_not_publish(found), "withdraw": why_not_withdraw(found), "remove": why_not_remove(found)}
    return render_template(
        "meetings/documents/show.html",
        shelf=shelf,
        document=found,
        title=title_of(shelf),
        address=_address(shelf),
        form=form,
        clashes=clashes,
        texts=show_texts(f"{_address(shelf)}/texts", found, "/file"),
        why_not={deed: sentence(why) for deed, why in refused.items() if why},
        look=LOOKS[found.state],
        state_word=STATES[found.state],
    )
