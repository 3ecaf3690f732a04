"""Documents of a meeting: all of them for the Secretariat, those that are public for everybody."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import selectinload

from app.core.db import db
from app.core.files import File
from app.core.policy import Scope
from app.meetings import models
from app.meetings.queries.published import published_slug
from app.meetings.rules.documents import (
    Document,
    DocumentKind,
    DocumentState,
    Facts,
    PackedDocument,
    PackedText,
    Text,
    in_order,
    in_usual_order,
)
from app.meetings.rules.programme import Sitting


@dataclass(frozen=True)
class Shelf:
    """The documents of a meeting in their order, and the one of them that a page is about."""

    slug: str
    meeting: str
    is_public: bool
    documents: tuple[Document, ...]
    sittings: tuple[Sitting, ...]
    document: Document | None = None

    @property
    def address(self) -> str:
        """Where the Secretariat looks after them."""
        return f"/meetings/{self.slug}/documents"

    def scopes(self) -> Iterable[Scope]:
        """Grants for their meeting reach them."""
        return (Scope("meeting", self.slug),)


def find_shelf(slug: str, number: int | None = None, **_address: object) -> Shelf | None:
    """The documents of a meeting, published or not; with a number only where there is such a document."""
    of = models.Meeting
    meeting = db.session.execute(select(of.id, of.title, of.short_title).where(of.slug == slug)).one_or_none()
    if meeting is None:
        return None
    documents = tuple(map(document_of, db.session.scalars(_documents(models.Document.meeting_id == meeting.id))))
    wanted = next((one for one in documents if one.number == number), None)
    if number is not None and wanted is None:
        return None
    sittings = _sittings_named(meeting.id)
    is_public = published_slug(slug) is not None
    return Shelf(slug, meeting.short_title or meeting.title, is_public, documents, sittings, wanted)


def _sittings_named(meeting_id: int) -> tuple[Sitting, ...]:
    """The sittings of a meeting as far as they are named in a list."""
    of = models.Sitting
    named = (of.number, of.uid, of.date, of.kind, of.thematic_number, of.title)
    rows = db.session.execute(select(*named).where(of.meeting_id == meeting_id).order_by(of.date, of.number))
    return tuple(Sitting(**row._mapping) for row in rows)


def public_documents(slug: str) -> tuple[Document, ...]:
    """The documents of a meeting that everybody may read, in their order."""
    of_meeting = models.Document.meeting_id == _meeting_id(slug)
    return tuple(map(document_of, db.session.scalars(_documents(of_meeting, _IS_PUBLIC))))


def public_file(slug: str, number: int, language: str) -> File | None:
    """The file of a document in a language, where everybody may read it: the meeting is public, and the document is."""
    return None if published_slug(slug) is None else _file(slug, number, language, _IS_PUBLIC)


def kept_file(slug: str, number: int, language: str) -> File | None:
    """The same, published or not."""
    return _file(slug, number, language)


@dataclass(frozen=True)
class Hidden:
    """A document that is not public: never yet, or no longer."""

    is_draft: bool
    symbol: str | None


def hidden_documents(slugs: Collection[str]) -> dict[str, dict[int, Hidden]]:
    """The documents of these meetings that are not public, by number."""
    of = models.Document
    statement = select(models.Meeting.slug, of.number, of.state, of.symbol).join(
        models.Meeting, models.Meeting.id == of.meeting_id
    )
    found: dict[str, dict[int, Hidden]] = {}
    for slug, number, state, symbol in db.session.execute(statement.where(models.Meeting.slug.in_(slugs), ~_IS_PUBLIC)):
        found.setdefault(slug, {})[number] = Hidden(state == DocumentState.DRAFT.value, symbol)
    return found


def packed_documents(slug: str, address: Callable[[int, str], str], *, public: bool) -> tuple[PackedDocument, ...]:
    """The documents of a meeting, all or those that are public, as a package has them.

    `address` says where the file of a text is read.
    """
    wanted = (_IS_PUBLIC,) if public else ()
    rows = db.session.scalars(_documents(models.Document.meeting_id == _meeting_id(slug), *wanted))
    return tuple(_packed(row, address) for row in rows)


def _packed(row: models.Document, address: Callable[[int, str], str]) -> PackedDocument:
    facts = document_of(row).facts
    links = {text.language: text.link or address(row.number, text.language) for text in row.texts}
    extras = {text.language: text.extra for text in row.texts}
    return PackedDocument(
        number=row.number,
        kind=facts.kind,
        title=facts.title,
        symbol=facts.symbol,
        dated=facts.dated,
        challenge=facts.challenge,
        sittings=facts.sittings,
        texts=tuple(PackedText(language=one, link=links[one], extra=extras[one]) for one in in_usual_order(links)),
        extra=row.extra,
    )


def load_documents(meeting: models.Meeting) -> list[models.Document]:
    """The rows of a meeting's documents in their order, with their texts and sittings."""
    return list(db.session.scalars(_documents(models.Document.meeting_id == meeting.id)))


def sittings_by_number(meeting: models.Meeting) -> Mapping[int, int]:
    """The ids of a meeting's sittings by their numbers."""
    of = models.Sitting
    return dict(db.session.execute(select(of.number, of.id).where(of.meeting_id == meeting.id)).all())


def document_of(row: models.Document) -> Document:
    """The value of a document that is loaded with its parts."""
    facts = Facts(
        kind=DocumentKind(row.kind),
        title=row.title,
        symbol=row.symbol,
        dated=row.dated,
        challenge=row.challenge,
        sittings=tuple(sorted(one.sitting.number for one in row.sittings)),
    )
    texts = in_order([_text_of(text) for text in row.texts])
    return Document(number=row.number, facts=facts, state=DocumentState(row.state), edition=row.edition, texts=texts)


_IS_PUBLIC = models.Document.state == DocumentState.PUBLISHED.value


def _text_of(row: models.DocumentText) -> Text:
    media_type, size = (row.file.media_type, row.file.size) if row.file else (None, None)
    return Text(language=row.language, link=row.link, media_type=media_type, size=size, edition=row.edition)


def _documents(*which: ColumnElement[bool]) -> Select[tuple[models.Document]]:
    """In four queries, however many there are."""
    of = models.Document
    parts = (
        selectinload(of.texts).joinedload(models.DocumentText.file),
        selectinload(of.sittings).joinedload(models.DocumentSitting.sitting),
    )
    in_place = select(of).where(*which).order_by(of.position, of.number)
    return in_place.options(*parts).execution_options(populate_existing=True)


def _meeting_id(slug: str):  # type: ignore[no-untyped-def]
    return select(models.Meeting.id).where(models.Meeting.slug == slug).scalar_subquery()


def _file(slug: str, number: int, language: str, *which: ColumnElement[bool]) -> File | None:
    statement = (
        select(File)
        .join(models.DocumentText, models.DocumentText.file_id == File.id)
        .join(models.Document, models.Document.id == models.DocumentText.document_id)
        .where(models.Document.meeting_id == _meeting_id(slug), models.Document.number == number, *which)
        .where(models.DocumentText.language == language)
    )
    return db.session.scalars(statement).one_or_none()
