"""The documents of a meeting as the Secretariat looks after them."""

from datetime import date
from typing import Annotated, Any

from flask import url_for
from flask_babel import gettext as _
from pydantic import Field

from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken
from app.core.web.api.problems import refuse_field, refused_with
from app.core.web.api.shapes import Line, Text, Whole
from app.meetings.api.blueprint import api
from app.meetings.api.shapes import Day
from app.meetings.commands import documents as commands
from app.meetings.queries.documents import Shelf, find_shelf
from app.meetings.rules.documents import SYMBOL_LENGTH, Document, DocumentKind, DocumentState, Facts
from app.workplan.queries import challenge_slugs

Symbol = Annotated[Line, Field(max_length=SYMBOL_LENGTH, examples=["E/CN.7/2027/CRP.1"])]


class KeptText(Said):
    """A document in one language: a link, or a file of ours."""

    language: str = Field(examples=["en"])
    link: str | None
    media_type: str | None
    size: int | None
    edition: int = Field(description="It counts its changes.", examples=[1])


class KeptDocument(Said):
    """A document, public or not."""

    address: str = Field(examples=["/api/v1/meetings/cnd-2027-october/draft/documents/1"])
    number: int = Field(examples=[1])
    state: DocumentState
    edition: int = Field(description="It counts the changes of what is said of it.", examples=[1])
    kind: DocumentKind
    title: str | None
    symbol: str | None
    dated: date | None
    challenge: str | None
    sittings: list[int]
    texts: list[KeptText]


class KeptDocuments(Said):
    """The documents of a meeting in their order."""

    items: list[KeptDocument]


class FactsSent(Taken):
    """What is said of a document; without sittings and challenge it is one of the whole meeting."""

    kind: DocumentKind = Field(examples=["background_note"])
    title: Line | None = Field(None, max_length=300)
    symbol: Symbol | None = None
    dated: Day | None = None
    challenge: Text | None = None
    sittings: list[Whole] = Field([], max_length=999)

    def facts(self) -> Facts:
        """As the rules read it."""
        said = {name: getattr(self, name) or None for name in ("title", "symbol", "dated", "challenge")}
        if said["challenge"] and said["challenge"] not in challenge_slugs():
            refuse_field("#/challenge", _("There is no challenge %(slug)s.", slug=str(said["challenge"])[:80]))
        return Facts(kind=self.kind, sittings=tuple(sorted(set(self.sittings))), **said)


class FactsChange(FactsSent):
    """What is said of a document, and the edition that was read."""

    based_on: Whole = Field(ge=0, examples=[1])
    over: Whole = Field(0, ge=0, description="What others changed up to this edition was seen.")


class Exchange(Taken):
    """Two documents that stand side by side and are to change places."""

    number: Whole = Field(ge=0, examples=[1])
    neighbour: Whole = Field(ge=0, description="The document before or after it.", examples=[2])


@api.get("/meetings/<slug>/draft/documents")
@requires("meetings.keep_documents", on=find_shelf)
def kept_documents(shelf: Shelf, asked: Asked) -> KeptDocuments:
    """All documents of a meeting, public or not."""
    return _listed(shelf)


@api.get("/meetings/<slug>/draft/documents/<int:number>")
@requires("meetings.keep_documents", on=find_shelf)
def kept_document(shelf: Shelf) -> KeptDocument:
    """One document, public or not."""
    return document_now(shelf)


@api.post("/meetings/<slug>/draft/documents", status=201)
@requires("meetings.keep_documents", on=find_shelf)
def add_document(shelf: Shelf, sent: FactsSent) -> KeptDocument:
    """Begins a document, which nobody but the Secretariat sees yet."""
    number = commands.add_document(shelf.slug, sent.facts(), current_actor())
    return document_now(shelf, number)


@api.post("/meetings/<slug>/draft/documents/order")
@requires("meetings.keep_documents", on=find_shelf)
def order_documents(shelf: Shelf, sent: Exchange) -> KeptDocuments:
    """Exchanges two documents that stand side by side.

    Where they do so no longer, nothing is changed: 409, with the `present` documents in their order.
    """
    try:
        commands.swap_documents(shelf.slug, sent.number, sent.neighbour, current_actor())
    except Refused as refused:
        raise refused_with(refused, present=_all(shelf.slug)) from None
    return _all(shelf.slug)


@api.put("/meetings/<slug>/draft/documents/<int:number>")
@requires("meetings.keep_documents", on=find_shelf)
def change_document(shelf: Shelf, sent: FactsChange) -> KeptDocument:
    """Says something else of a document.

    Where somebody else did so since `based_on`, nothing is changed: 409, with the `present` document.
    """
    facts, by = sent.facts(), current_actor()
    try:
        commands.change_document(shelf.slug, number_of(shelf), facts, sent.based_on, by, sent.over)
    except Refused as refused:
        raise refused_with(refused, present=document_now(shelf)) from None
    return document_now(shelf)


@api.delete("/meetings/<slug>/draft/documents/<int:number>")
@requires("meetings.keep_documents", on=find_shelf)
def remove_document(shelf: Shelf) -> None:
    """Removes a document that was never public."""
    commands.remove_document(shelf.slug, number_of(shelf), current_actor())


@api.put("/meetings/<slug>/draft/documents/<int:number>/publication")
@requires("meetings.keep_documents", on=find_shelf)
def publish_document(shelf: Shelf) -> KeptDocument:
    """Lets everybody read a document, now; or, where nothing of its meeting is public, with the meeting."""
    commands.publish_document(shelf.slug, number_of(shelf), current_actor())
    return document_now(shelf)


@api.delete("/meetings/<slug>/draft/documents/<int:number>/publication")
@requires("meetings.keep_documents", on=find_shelf)
def withdraw_document(shelf: Shelf) -> KeptDocument:
    """Takes a document back: from now on nobody but the Secretariat can read it."""
    commands.withdraw_document(shelf.slug, number_of(shelf), current_actor())
    return document_now(shelf)


def number_of(shelf: Shelf) -> int:
    """The number of the document that was found."""
    assert shelf.document is not None
    return shelf.document.number


def _all(slug: str) -> KeptDocuments:
    """All documents as they are since."""
    found = find_shelf(slug)
    assert found is not None
    return _listed(found)


def _listed(shelf: Shelf) -> KeptDocuments:
    return KeptDocuments(items=[_read(shelf.slug, one) for one in shelf.documents])


def document_now(shelf: Shelf, number: int | None = None) -> KeptDocument:
    """A document as it is since."""
    found = find_shelf(shelf.slug, number or number_of(shelf))
    assert found is not None
    assert found.document is not None
    return _read(found.slug, found.document)


def _read(slug: str, document: Document) -> KeptDocument:
    facts: dict[str, Any] = {**vars(document.facts), "sittings": list(document.facts.sittings)}
    return KeptDocument(
        address=url_for("meetings_api.kept_document", slug=slug, number=document.number),
        number=document.number,
        state=document.state,
        edition=document.edition,
        texts=[KeptText.model_validate(one, from_attributes=True) for one in document.texts],
        **facts,
    )
