"""What a package says of documents: those that a programme announces, and those that are public."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from app.core.package.shapes import (
    Address,
    Count,
    Day,
    Language,
    Name,
    Shape,
    Slug,
    Text,
    Word,
    known,
    matching,
    one_of,
    satisfying,
)
from app.meetings.rules import programme
from app.meetings.rules.documents import DocumentKind, PackedDocument, PackedText, is_symbol


class DocumentShape(Shape):
    """A document that prepares a meeting."""

    makes: ClassVar[Any] = programme.Document
    kind: Word | None = None
    title: Text | None = None
    symbol: Text | None = None
    languages: list[Language] = []
    link: Address | None = None
    based_on: Text | None = None
    prepared_by: Text | None = None
    online: bool | None = None


class TextShape(Shape):
    """A document in one language."""

    makes: ClassVar[Any] = PackedText
    language: Annotated[str, matching(r"[a-z]{2,3}", "the code of a language such as en")]
    link: Address


class PublishedDocumentShape(Shape):
    """A document that everybody may read."""

    makes: ClassVar[Any] = PackedDocument
    number: Count
    kind: Annotated[str, one_of(DocumentKind)]
    title: Name | None = None
    symbol: Annotated[str, satisfying(is_symbol, "the symbol of a document such as E/CN.7/2024/CRP.4")] | None = None
    dated: Day | None = None
    challenge: Annotated[Slug, known("challenge")] | None = None
    sittings: list[Count] = []
    texts: Annotated[list[TextShape], Field(min_length=1)]
