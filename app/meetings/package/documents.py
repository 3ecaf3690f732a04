"""Documents in a package: those that are public, each under its number."""

from collections.abc import Callable, Collection, Mapping

from app.core.addresses import address_of
from app.core.package.checking import Check
from app.core.package.mistakes import Path
from app.meetings.package import shapes
from app.meetings.queries.documents import Hidden, packed_documents
from app.meetings.rules.documents import PackedDocument


def present_documents(slug: str) -> tuple[PackedDocument, ...]:
    """The public documents of a meeting; a file of ours is linked to where everybody reads it."""
    return packed_documents(slug, _address(slug), public=True)


def known_documents(slug: str) -> tuple[PackedDocument, ...]:
    """All documents of a meeting, public or not, as packages would have them."""
    return packed_documents(slug, _address(slug), public=False)


def _address(slug: str) -> Callable[[int, str], str]:
    return lambda number, language: address_of("meetings.published_text", slug=slug, number=number, language=language)


def check_documents(meeting: shapes.MeetingShape, sittings: Collection[int], check: Check) -> None:
    """Each number, symbol and language once, sittings that are there, and nothing that is a draft by hand."""
    numbered = list(enumerate(meeting.documents))
    check.once([(("documents", n, "number"), one.number) for n, one in numbered], "number")
    check.once([(("documents", n, "symbol"), one.symbol) for n, one in numbered if one.symbol], "symbol")
    hidden: Mapping[int, Hidden] = check.known.facts.get("hidden documents", {}).get(meeting.slug, {})
    for n, one in numbered:
        path = ("documents", n)
        check.once([((*path, "texts", m, "language"), text.language) for m, text in enumerate(one.texts)], "language")
        check.once([((*path, "sittings", m), sitting) for m, sitting in enumerate(one.sittings)], "sitting")
        for m, sitting in enumerate(one.sittings):
            if sitting not in sittings:
                check.mistake((*path, "sittings", m), f"the number of a sitting was expected, not {sitting}.")
        _check_hidden(one, hidden, path, check)


def _check_hidden(one: shapes.PublishedDocumentShape, hidden: Mapping[int, Hidden], path: Path, check: Check) -> None:
    """What was drafted by hand is nobody's to publish by a file; what was taken back comes back under its number."""
    if one.number in hidden and hidden[one.number].is_draft:
        check.mistake((*path, "number"), f"another number was expected; document {one.number} is a draft made by hand.")
    others = {known.symbol for number, known in hidden.items() if number != one.number}
    if one.symbol and one.symbol in others:
        check.mistake((*path, "symbol"), f"another symbol was expected; a document made by hand has {one.symbol!r}.")
