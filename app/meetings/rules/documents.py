"""Documents of a meeting: what they are, and whether one may be published, taken back, removed or moved now.

A programme announces what prepares a meeting (`programme.Document`, a part of its versions). The documents here are the
papers themselves, with a text in each language; each is published by itself.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.core.refusal import Refusal, refusal

# E/CN.7/2024/CRP.4, E/CN.7/2024/2/Add.1, UNODC/CND/2024/1, A/RES/74/178
SYMBOL = re.compile(r"[A-Z]{1,8}(/[A-Z0-9][A-Za-z0-9.()-]*)+", re.ASCII)
SYMBOL_LENGTH = 60
SECURE = re.compile(r"https://[^\s<>\"/?#]+\.[^\s<>\"]+")
LANGUAGE = re.compile(r"[a-z]{2,3}")
OFFICIAL = ("ar", "zh", "en", "fr", "ru", "es")


class DocumentKind(StrEnum):
    """What a document is for."""

    BACKGROUND_NOTE = "background_note"
    DISCUSSION_GUIDE = "discussion_guide"
    PROVISIONAL_AGENDA = "provisional_agenda"
    PROGRAMME = "programme"
    CONFERENCE_ROOM_PAPER = "conference_room_paper"
    PRESENTATION = "presentation"
    CHAIRS_SUMMARY = "chairs_summary"
    REPORT = "report"
    OTHER = "other"


class DocumentState(StrEnum):
    """Whether the public may read a document: not yet, now, or no longer."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is said of a document; without sittings and challenge it is one of the whole meeting."""

    kind: DocumentKind
    title: str | None = None
    symbol: str | None = None
    dated: date | None = None
    challenge: str | None = None
    sittings: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Text:
    """A document in one language: a link, or a file of a media type and size; `edition` counts its changes."""

    language: str
    link: str | None = None
    media_type: str | None = None
    size: int | None = None
    edition: int = 1


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document, known in its meeting by a number that stays; `edition` counts the changes of its facts."""

    number: int
    facts: Facts
    state: DocumentState = DocumentState.DRAFT
    edition: int = 1
    texts: tuple[Text, ...] = field(default=())

    def text(self, language: str) -> Text | None:
        """The text in a language."""
        return next((text for text in self.texts if text.language == language), None)


def is_symbol(text: str) -> bool:
    """Whether this has the shape of a document's symbol."""
    return len(text) <= SYMBOL_LENGTH and SYMBOL.fullmatch(text) is not None


def why_not_say(facts: Facts, symbols: Mapping[str, int], number: int | None, known: Collection[int]) -> Refusal | None:
    """Whether this can be said of the document of a number; `symbols` are those taken in the meeting, by document."""
    if facts.symbol and not is_symbol(facts.symbol):
        return refusal("meetings.not_a_symbol", symbol=facts.symbol[:SYMBOL_LENGTH])
    if facts.symbol and symbols.get(facts.symbol, number) != number:
        return refusal("meetings.symbol_taken", symbol=facts.symbol)
    if facts.kind == DocumentKind.OTHER and not facts.title:
        return refusal("meetings.document_without_title")
    unknown = [sitting for sitting in facts.sittings if sitting not in known]
    return refusal("meetings.no_such_sitting", number=unknown[0]) if unknown else None


def why_not_a_text(language: str, link: str | None, has_file: bool) -> Refusal | None:
    """A text is in a language, and either a link or a file."""
    if not LANGUAGE.fullmatch(language):
        return refusal("meetings.no_such_language", language=language[:20])
    if bool(link) == has_file:
        return refusal("meetings.link_or_file")
    return refusal("meetings.link_not_secure") if link and not SECURE.fullmatch(link) else None


def why_not_publish(document: Document) -> Refusal | None:
    """A document is published once it can be read in some language."""
    if document.state == DocumentState.PUBLISHED:
        return refusal("meetings.document_published_already")
    return None if document.texts else refusal("meetings.document_without_text")


def why_not_withdraw(document: Document) -> Refusal | None:
    """Only what is public is taken back."""
    return None if document.state == DocumentState.PUBLISHED else refusal("meetings.document_not_public")


def why_not_remove(document: Document) -> Refusal | None:
    """What was public once is taken back and not removed: its number and its symbol are known outside."""
    return None if document.state == DocumentState.DRAFT else refusal("meetings.document_was_public")


def why_not_remove_text(document: Document, language: str) -> Refusal | None:
    """What is public can be read in some language."""
    if document.text(language) is None:
        return refusal("meetings.no_such_text")
    is_last = len(document.texts) == 1
    return refusal("meetings.last_text") if is_last and document.state == DocumentState.PUBLISHED else None


def differing(typed: Facts, now: Facts) -> tuple[str, ...]:
    """The names of the facts that two people say differently."""
    return tuple(one.name for one in fields(Facts) if getattr(typed, one.name) != getattr(now, one.name))


def swapped(order: Sequence[int], number: int, neighbour: int) -> tuple[int, ...] | Refusal:
    """The order of a meeting's documents with two that stand side by side exchanged."""
    places = [order.index(one) for one in (number, neighbour) if one in order]
    if len(places) != 2 or abs(places[0] - places[1]) != 1:
        return refusal("meetings.documents_reordered")
    exchanged = {number: neighbour, neighbour: number}
    return tuple(exchanged.get(one, one) for one in order)


def in_order(texts: Collection[Text]) -> tuple[Text, ...]:
    """The official languages in their usual order, then the others by their codes."""
    by_language = {text.language: text for text in texts}
    return tuple(by_language[language] for language in in_usual_order(by_language))


def in_usual_order(languages: Iterable[str]) -> list[str]:
    """The codes of some languages, the official ones first."""
    return sorted(languages, key=lambda language: (_rank(language), language))


def _rank(language: str) -> int:
    return OFFICIAL.index(language) if language in OFFICIAL else len(OFFICIAL)


@dataclass(frozen=True, kw_only=True)
class PackedText:
    """A text as a package has it: a link, that of our own page where it is a file of ours."""

    language: str
    link: str
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PackedDocument:
    """A public document as a package has it."""

    number: int
    kind: DocumentKind
    title: str | None = None
    symbol: str | None = None
    dated: date | None = None
    challenge: str | None = None
    sittings: tuple[int, ...] = ()
    texts: tuple[PackedText, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """What is said of it."""
        return Facts(
            kind=self.kind,
            title=self.title,
            symbol=self.symbol,
            dated=self.dated,
            challenge=self.challenge,
            sittings=self.sittings,
        )


def in_normal_form(document: PackedDocument) -> PackedDocument:
    """The same with its sittings and languages in their order."""
    texts = {text.language: text for text in document.texts}
    in_order = tuple(texts[language] for language in in_usual_order(texts))
    return replace(document, sittings=tuple(sorted(document.sittings)), texts=in_order)


def belongs_to(facts: Facts, number: int, challenges: Collection[str]) -> bool:
    """Whether a document is one of a sitting: named for it, or for a challenge that it treats."""
    return number in facts.sittings or (facts.challenge is not None and facts.challenge in challenges)
