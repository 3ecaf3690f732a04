"""The documents of a meeting that everybody may read."""

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from app.core.addresses import address_of
from app.core.web import public
from app.core.web.api import Asked, Said
from app.meetings.queries import published_slug
from app.meetings.queries.documents import public_documents
from app.meetings.rules.documents import Document, DocumentKind, Text
from app.publishing.api.blueprint import api


class TextRead(Said):
    """A document in one language."""

    language: str = Field(examples=["en"])
    address: str = Field(description="Where it is read: our file, or a link elsewhere.")
    media_type: str | None = Field(description="Of our own files.", examples=["application/pdf"])
    size: int | None = Field(description="In octets, of our own files.")


class DocumentRead(Said):
    """A document; without sittings and challenge it is one of the whole meeting."""

    number: int = Field(examples=[1])
    kind: DocumentKind
    title: str | None
    symbol: str | None = Field(examples=["E/CN.7/2023/CRP.4"])
    dated: date | None
    challenge: str | None
    sittings: list[int]
    texts: list[TextRead]


class DocumentsRead(Said):
    """The published documents of a meeting, in their order."""

    meeting: str = Field(description="The slug of the meeting.", examples=["cnd-2023-october"])
    items: list[DocumentRead]


@dataclass(frozen=True)
class PublicShelf:
    """The documents of a published meeting that are public."""

    slug: str
    documents: tuple[Document, ...]


def find_public_shelf(slug: str) -> PublicShelf | None:
    """The public documents of a meeting; nothing where the meeting is not public."""
    return PublicShelf(slug, public_documents(slug)) if published_slug(slug) else None


@api.get("/meetings/<slug>/documents")
@public("A document that was published is for everybody to read", on=find_public_shelf)
def documents(shelf: PublicShelf, asked: Asked) -> DocumentsRead:
    """The published documents of a meeting."""
    return DocumentsRead(meeting=shelf.slug, items=[_read(shelf.slug, one) for one in shelf.documents])


def _read(slug: str, document: Document) -> DocumentRead:
    texts = [_text(slug, document.number, text) for text in document.texts]
    facts = {**vars(document.facts), "sittings": list(document.facts.sittings)}
    return DocumentRead(number=document.number, texts=texts, **facts)


def _text(slug: str, number: int, text: Text) -> TextRead:
    parts = {"slug": slug, "number": number, "language": text.language}
    address = text.link or address_of("meetings.published_text", **parts)
    return TextRead(language=text.language, address=address, media_type=text.media_type, size=text.size)
