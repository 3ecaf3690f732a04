"""The texts of a document: a link or a file in each language."""

from flask import request
from pydantic import Field

from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import NamedFile, Octets, Taken
from app.core.web.api.problems import refused_with
from app.core.web.api.shapes import Text, Whole
from app.meetings.api.blueprint import api
from app.meetings.api.documents import KeptDocument, document_now, number_of
from app.meetings.commands import documents as commands
from app.meetings.models.documents import TEXT_FILE
from app.meetings.queries.documents import Shelf, find_shelf

SEEN = "The edition of the text that was read; 0 where there was none."


class TextSent(Taken):
    """Where a text is, and the edition that it replaces."""

    link: Text = Field(max_length=2000, examples=["https://documents.un.org/doc/a.pdf"])
    seen: Whole = Field(0, ge=0, description=SEEN)


class TextFile(Octets):
    """A text as PDF or Word document (docx)."""

    kind = TEXT_FILE


class FileAsked(NamedFile):
    """What the file is called, and which text it replaces."""

    seen: Whole = Field(0, ge=0, description=SEEN)


@api.put("/meetings/<slug>/draft/documents/<int:number>/texts/<language>")
@requires("meetings.keep_documents", on=find_shelf)
def give_text(shelf: Shelf, sent: TextSent) -> KeptDocument:
    """Says where a document is in a language, in place of the text that was read."""
    by, seen = current_actor(), sent.seen
    try:
        commands.give_text(shelf.slug, number_of(shelf), _language(), by, seen=seen, link=sent.link)
    except Refused as refused:
        raise refused_with(refused, present=document_now(shelf)) from None
    return document_now(shelf)


@api.put("/meetings/<slug>/draft/documents/<int:number>/texts/<language>/file")
@requires("meetings.keep_documents", on=find_shelf)
def give_file(shelf: Shelf, sent: TextFile, asked: FileAsked) -> KeptDocument:
    """Gives a document's file in a language, in place of the text that was read.

    The body is the file itself. It is opened and looked at: what is damaged, locked or not what `Content-Type` says is
    refused with 422.
    """
    by, language = current_actor(), _language()
    try:
        commands.give_text(shelf.slug, number_of(shelf), language, by, seen=asked.seen, file=sent.file)
    except Refused as refused:
        raise refused_with(refused, present=document_now(shelf)) from None
    return document_now(shelf)


@api.delete("/meetings/<slug>/draft/documents/<int:number>/texts/<language>")
@requires("meetings.keep_documents", on=find_shelf)
def remove_text(shelf: Shelf) -> KeptDocument:
    """Takes a document's text in a language away."""
    commands.remove_text(shelf.slug, number_of(shelf), _language(), current_actor())
    return document_now(shelf)


def _language() -> str:
    return (request.view_args or {})["language"]
