"""One list of a meeting's documents: those that are there, and those that its programme only announces."""

from collections.abc import Collection, Sequence

from app.meetings.rules.documents import Document
from app.meetings.rules.programme import Document as Announced

Entry = tuple[Document | None, Announced | None]


def joined(announced: Sequence[Announced], there: Sequence[Document]) -> list[Entry]:
    """The documents in their order, each with its announcement; then what is announced and is not there.

    An announcement is of the document with its symbol; one that names nothing but a kind, of the first of that kind.
    """
    left = list(announced)
    entries: list[Entry] = []
    for document in there:
        found = next((one for one in left if _is_of(one, document)), None)
        if found is not None:
            left.remove(found)
        entries.append((document, found))
    return [*entries, *((None, one) for one in left)]


def symbol_of(entries: Sequence[Entry], kinds: Collection[str]) -> str | None:
    """The symbol of a meeting's own paper: of the first document of one of these kinds that has one."""
    for document, announced in entries:
        one = document.facts if document else announced
        if one and one.kind in kinds and one.symbol:
            return one.symbol
    return None


def _is_of(announced: Announced, document: Document) -> bool:
    if announced.symbol:
        return announced.symbol == document.facts.symbol
    return announced.kind == document.facts.kind and not (announced.title or announced.link)
