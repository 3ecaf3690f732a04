"""Documents as lists and pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.core.moments import date_words, in_words
from app.meetings.phrases import sitting_name
from app.meetings.phrases.documents import KINDS, document_name, language_name, own_name, text_form
from app.meetings.queries.documents import Shelf
from app.meetings.rules.documents import Document, DocumentState, Facts, Text, differing
from app.meetings.rules.programme import Sitting
from app.workplan.models import Challenge

LOOKS = {DocumentState.DRAFT: "draft", DocumentState.PUBLISHED: "published", DocumentState.WITHDRAWN: "closed"}


@dataclass(frozen=True, kw_only=True)
class ShownText:
    """A text in a list: the language's own name and the reader's, its code, the address, and in which form it is."""

    name: str
    here: str
    language: str
    href: str
    form: str


def show_texts(address: str, document: Document, ending: str = "") -> tuple[ShownText, ...]:
    """The texts of a document; files are below the address of the document."""
    return tuple(
        ShownText(
            name=own_name(text.language),
            here=language_name(text.language),
            language=text.language,
            href=text.link or f"{address}/{text.language}{ending}",
            form=text_form(text),
        )
        for text in document.texts
    )


def show_about(facts: Facts, sittings: Mapping[int, Sitting], challenges: Mapping[str, Challenge]) -> str:
    """What a list says of a document beside its name: its kind, its date, and what it is about."""
    about = [sitting_name(sittings[number]) for number in facts.sittings if number in sittings]
    challenge = challenges.get(facts.challenge or "")
    return ", ".join(
        part
        for part in (
            str(KINDS[facts.kind]) if facts.title else None,
            date_words(facts.dated) if facts.dated else None,
            _("for %(what)s", what=in_words(about)) if about else None,
            _("on “%(challenge)s”", challenge=challenge.short_title) if challenge else None,
        )
        if part
    )


@dataclass(frozen=True)
class ShownClash:
    """A fact that somebody else changed meanwhile: what it is, what it says now, what was typed."""

    what: str
    theirs: str
    mine: str


def show_clashes(typed: Facts, shelf: Shelf, challenges: Mapping[str, Challenge]) -> list[ShownClash]:
    """What was typed beside what stands there now."""
    assert shelf.document is not None
    names = {
        "kind": _("Kind"),
        "title": _("Title"),
        "symbol": _("Symbol"),
        "dated": _("Date"),
        "challenge": _("Challenge"),
        "sittings": _("Sittings"),
    }
    now, nothing = shelf.document.facts, _("nothing")
    return [
        ShownClash(names[name], _said(now, name, shelf, challenges) or nothing,
                   _said(typed, name, shelf, challenges) or nothing)
        for name in differing(typed, now)
    ]  # fmt: skip


def _said(facts: Facts, name: str, shelf: Shelf, challenges: Mapping[str, Challenge]) -> str | None:
    if name == "kind":
        return str(KINDS[facts.kind])
    if name == "dated":
        return date_words(facts.dated) if facts.dated else None
    if name == "challenge":
        return challenges[facts.challenge].short_title if facts.challenge in challenges else facts.challenge
    if name == "sittings":
        return in_words(sitting_name(one) for one in shelf.sittings if one.number in facts.sittings)
    return getattr(facts, name)


def texts_said(texts: tuple[Text, ...]) -> str:
    """In which languages a document is there."""
    return in_words(language_name(text.language) for text in texts) if texts else _("no text yet")


def name_of(document: Document) -> str:
    """What a document is called in a list."""
    return document_name(document.facts)
