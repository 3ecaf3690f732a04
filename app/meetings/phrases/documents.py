"""Words of documents."""

from babel import Locale, UnknownLocaleError
from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.core.files.kinds import DOCX, MEGABYTE, PDF
from app.core.i18n import NAMES, NAMES_HERE, OFFICIAL
from app.core.moments import spoken_locale
from app.core.phrases import phrase_refusals
from app.meetings.rules.documents import DocumentKind, DocumentState, Facts, Text

KINDS: dict[str, LazyString] = {
    DocumentKind.BACKGROUND_NOTE: _l("Background note"),
    DocumentKind.DISCUSSION_GUIDE: _l("Discussion guide"),
    DocumentKind.PROVISIONAL_AGENDA: _l("Provisional agenda"),
    DocumentKind.PROGRAMME: _l("Programme"),
    DocumentKind.CONFERENCE_ROOM_PAPER: _l("Conference room paper"),
    DocumentKind.PRESENTATION: _l("Presentation"),
    DocumentKind.CHAIRS_SUMMARY: _l("Chair's summary"),
    DocumentKind.REPORT: _l("Report"),
    DocumentKind.OTHER: _l("Other document"),
}
STATES: dict[str, LazyString] = {
    DocumentState.DRAFT: _l("Draft"),
    DocumentState.PUBLISHED: _l("Published"),
    DocumentState.WITHDRAWN: _l("Taken back"),
}
FORMATS = {PDF: "PDF", DOCX: "Word"}

phrase_refusals(
    {
        "meetings.no_such_document": _l("This document is not there any more; somebody may have removed it."),
        "meetings.not_a_symbol": _l(
            "“%(symbol)s” is not the symbol of a document. Write it as it is printed, such as E/CN.7/2024/CRP.4."
        ),
        "meetings.symbol_taken": _l(
            "Another document of this meeting has the symbol %(symbol)s. Correct one of the two."
        ),
        "meetings.document_without_title": _l("What kind of document this is says nothing: give it a title."),
        "meetings.document_changed": _l(
            "Somebody else changed this document while this page was open. Nothing was saved yet."
        ),
        "meetings.text_changed": _l(
            "Somebody else gave or took away the text in this language while this page was open. Look at it, and give "
            "yours again if it is still needed."
        ),
        "meetings.no_such_language": _l("“%(language)s” is not the code of a language. Choose one from the list."),
        "meetings.link_or_file": _l("Give either a link or a file: one of the two, not both."),
        "meetings.link_not_secure": _l("This is not a whole address. Give one that begins with https://."),
        "meetings.document_published_already": _l("This document is published already."),
        "meetings.document_without_text": _l("There is nothing to read yet. Give a text in one language first."),
        "meetings.document_not_public": _l("This document is not public, or no longer: nothing is to be taken back."),
        "meetings.document_was_public": _l(
            "This document was public, and others may refer to it. Take it back instead of removing it."
        ),
        "meetings.no_such_text": _l("There is no text in this language, or no longer."),
        "meetings.last_text": _l(
            "This is the only text of a document that is public. Give another first, or take the document back."
        ),
        "meetings.documents_reordered": _l(
            "Somebody else changed the order while this page was open. Look at it as it is now, and move again."
        ),
    }
)


def document_name(facts: Facts) -> str:
    """What a document is called: its title, else its kind."""
    return facts.title or str(KINDS[facts.kind])


def text_form(text: Text) -> str:
    """In which form a text is there: PDF, 240 KB; or a link."""
    if text.media_type is None or text.size is None:
        return _("link")
    return f"{FORMATS.get(text.media_type, text.media_type)}, {size_words(text.size)}"


def size_words(size: int) -> str:
    """A size as people say it."""
    if size < MEGABYTE:
        return _("%(size)s KB", size=format_decimal(max(1, round(size / 1024))))
    return _("%(size)s MB", size=format_decimal(round(size / MEGABYTE, 1)))


def own_name(language: str) -> str:
    """A language as those who speak it call it: Français."""
    return NAMES.get(language) or _name_in(language, language) or language


def language_name(language: str) -> str:
    """A language as the reader calls it: French."""
    return str(NAMES_HERE.get(language) or spoken_locale().languages.get(language) or language)


def language_choices() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The official languages and the others, each with its code."""
    named = spoken_locale().languages
    others = sorted((name, code) for code, name in named.items() if code.isalpha() and len(code) == 2)
    official = [(code, language_name(code)) for code in OFFICIAL]
    return official, [(code, name) for name, code in others if code not in OFFICIAL]


def _name_in(language: str, other: str) -> str | None:
    try:
        name = Locale.parse(other).languages.get(language)
    except (UnknownLocaleError, ValueError):
        return None
    return name and name[0].upper() + name[1:]
