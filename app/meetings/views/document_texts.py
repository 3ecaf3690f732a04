"""The texts of a document: given, replaced and removed by the Secretariat, sent to whoever may read them."""

from flask import Response, abort, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.files import File, keep
from app.core.files.kinds import PDF
from app.core.refusal import insist
from app.core.web import current_actor, public, requires
from app.core.web.files import send_kept
from app.core.web.forms import carry_out
from app.meetings.commands.documents import give_text, remove_text
from app.meetings.forms.documents import TextForm, title_of
from app.meetings.forms.editing.base import whole_number
from app.meetings.models.documents import TEXT_FILE
from app.meetings.phrases.documents import language_name
from app.meetings.queries.documents import Shelf, find_shelf, kept_file, public_file
from app.meetings.rules.documents import why_not_a_text
from app.meetings.views.blueprint import pages


@pages.get("/meetings/<slug>/documents/<int:number>/<language>")
@public("A document that was published is for everybody to read", on=public_file)
def published_text(file: File) -> ResponseReturnValue:
    """A document in a language: a PDF is shown, a Word document saved."""
    return _send(file)


@pages.get("/meetings/<slug>/documents/<int:number>/texts/new")
@requires("meetings.keep_documents", on=find_shelf)
def new_text(shelf: Shelf) -> ResponseReturnValue:
    """Asks for a text in a language."""
    return _page(shelf, TextForm(shelf))


@pages.post("/meetings/<slug>/documents/<int:number>/texts")
@requires("meetings.keep_documents", on=find_shelf)
def give(shelf: Shelf) -> ResponseReturnValue:
    """Give a text, in place of the one in this language where there is one."""
    form = TextForm(shelf)
    outcome = carry_out(form, lambda: _give(shelf, form))
    if not outcome.is_done:
        was = _language_seen(form)
        if outcome.status == 409:
            _look_again(shelf, form)
        return make_response(_page(shelf, form, was), outcome.status)
    flash(_("The text is given: %(language)s.", language=language_name(form.language.data)), "done")
    return redirect(_address(shelf), 303)


@pages.get("/meetings/<slug>/documents/<int:number>/texts/<language>")
@requires("meetings.keep_documents", on=find_shelf)
def text(shelf: Shelf) -> ResponseReturnValue:
    """Asks for another text in a language, or whether to remove it."""
    language = _language_there(shelf)
    return _page(shelf, TextForm(shelf, language), language)


@pages.delete("/meetings/<slug>/documents/<int:number>/texts/<language>")
@requires("meetings.keep_documents", on=find_shelf)
def remove_language(shelf: Shelf) -> ResponseReturnValue:
    """Remove the text in a language."""
    language = (request.view_args or {})["language"]
    remove_text(*_which(shelf), language, by=current_actor())
    flash(_("The text is removed: %(language)s.", language=language_name(language)), "done")
    return redirect(_address(shelf), 303)


@pages.get("/meetings/<slug>/documents/<int:number>/texts/<language>/file")
@requires("meetings.keep_documents", on=find_shelf)
def drafted_text(shelf: Shelf) -> ResponseReturnValue:
    """The file of a text, public or not."""
    file = kept_file(*_which(shelf), _language_there(shelf))
    return abort(404) if file is None else _send(file)


def _give(shelf: Shelf, form: TextForm) -> bool:
    """What is wrong beside the file is said before the file is kept."""
    language, link = form.language.data, form.link.data
    insist(why_not_a_text(language, link, form.has_file))
    by, given, seen = current_actor(), form.file.data, whole_number(form.seen.data) or 0
    file = keep(given.stream, TEXT_FILE.name, by, given.filename) if form.has_file else None
    give_text(*_which(shelf), language, by=by, seen=seen, link=link, file=file and file.id)
    return True


def _look_again(shelf: Shelf, form: TextForm) -> None:
    """Whoever sends the same again has seen what others gave meanwhile."""
    now = find_shelf(*_which(shelf))
    text = now.document.text(form.language.data) if now and now.document else None
    form.seen.data = str(text.edition if text else 0)


def _send(file: File) -> Response:
    answer = send_kept(file, shown=file.media_type == PDF)
    answer.headers["Content-Language"] = (request.view_args or {})["language"]
    return answer


def _page(shelf: Shelf, form: TextForm, language: str = "") -> str:
    return render_template(
        "meetings/documents/text.html",
        shelf=shelf,
        title=title_of(shelf),
        address=_address(shelf),
        form=form,
        language=language,
        language_name=language and language_name(language),
    )


def _language_seen(form: TextForm) -> str:
    """The language whose text is being replaced; none where a new one is being given."""
    return form.language.data or "" if (whole_number(form.seen.data) or 0) > 0 else ""


def _language_there(shelf: Shelf) -> str:
    language = (request.view_args or {})["language"]
    if shelf.document is None or shelf.document.text(language) is None:
        abort(404)
    return language


def _which(shelf: Shelf) -> tuple[str, int]:
    assert shelf.document is not None
    return shelf.slug, shelf.document.number


def _address(shelf: Shelf) -> str:
    return f"{shelf.address}/{_which(shelf)[1]}"
