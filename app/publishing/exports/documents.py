"""The documents of a meeting in the lists of public pages."""

from collections.abc import Mapping, Sequence

from app.meetings.exports.documents import show_about, show_texts
from app.meetings.phrases.documents import document_name
from app.meetings.rules.documents import Document, belongs_to
from app.meetings.rules.programme import Document as Announced
from app.meetings.rules.programme import Programme, Sitting
from app.publishing.exports.meetings import ShownDocument, announcement_note, show_announced
from app.publishing.exports.names import Names
from app.publishing.rules.documents import joined
from app.workplan.models import Challenge


def show_documents(
    programme: Programme, there: Sequence[Document], names: Names, challenges: Mapping[str, Challenge]
) -> list[ShownDocument]:
    """All documents of a meeting, and what its programme announces."""
    sittings = {sitting.number: sitting for sitting in programme.sittings}
    shown = []
    for document, announced in joined(programme.header.documents, there):
        if document is not None:
            shown.append(_show(programme.header.slug, document, announced, names, sittings, challenges))
        elif announced is not None:
            shown.append(show_announced(announced, names))
    return shown


def show_documents_of(
    sitting: Sitting, slug: str, there: Sequence[Document], names: Names, challenges: Mapping[str, Challenge]
) -> list[ShownDocument]:
    """The documents of one sitting, and those on the challenges that it treats."""
    own = [one for one in there if belongs_to(one.facts, sitting.number, sitting.challenges)]
    return [_show(slug, one, None, names, {}, challenges) for one in own]


def _show(
    slug: str,
    document: Document,
    announced: Announced | None,
    names: Names,
    sittings: Mapping[int, Sitting],
    challenges: Mapping[str, Challenge],
) -> ShownDocument:
    note = [show_about(document.facts, sittings, challenges), announced and announcement_note(announced, names)]
    address = f"/meetings/{slug}/documents/{document.number}"
    return ShownDocument(
        title=document_name(document.facts),
        symbol=document.facts.symbol,
        files=tuple((text.name, text.language, text.href, text.form) for text in show_texts(address, document)),
        note=", ".join(part for part in note if part) or None,
    )
