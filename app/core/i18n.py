"""Languages: the six official ones, those that are there, and the reader's choice among them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from babel import Locale
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, force_locale, get_locale
from flask_babel import lazy_gettext as _l

OFFICIAL = ("ar", "zh", "en", "fr", "ru", "es")
AVAILABLE = ("en",)
RIGHT_TO_LEFT = ("ar",)
NAMES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский", "es": "Español"}
NAMES_HERE = {
    "ar": _l("Arabic"),
    "zh": _l("Chinese"),
    "en": _l("English"),
    "fr": _l("French"),
    "ru": _l("Russian"),
    "es": _l("Spanish"),
}

babel = Babel()
# people registers where a signed-in reader's choice is kept.
chosen: list[Callable[[], str | None]] = []


def choose_locale() -> str:
    """`?lang=`, else the reader's choice, else what the browser asks for; English where that is not there yet."""
    if not has_request_context():
        return "en"
    asked = request.args.get("lang")
    if asked in OFFICIAL:
        return asked if asked in AVAILABLE else "en"
    kept = next((language for choose in chosen if (language := choose())), None)
    return kept if kept in AVAILABLE else request.accept_languages.best_match(AVAILABLE) or "en"


def missing_language() -> str | None:
    """The official language that was asked for and is not there yet."""
    asked = request.args.get("lang")
    return asked if asked in OFFICIAL and asked not in AVAILABLE else None


def locale_code() -> str:
    """The language of this answer, as in `<html lang>`."""
    if "locale_code" not in g:
        g.locale_code = str(get_locale() or Locale("en"))
    return g.locale_code


def direction() -> str:
    """Which way this answer is read."""
    return "rtl" if locale_code() in RIGHT_TO_LEFT else "ltr"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """For the length of a mail: in the recipient's language, English where that is not there yet."""
    before = g.pop("locale_code", None)
    try:
        with force_locale(language if language in AVAILABLE else "en"):
            yield
    finally:
        g.pop("locale_code", None)
        if before is not None:
            g.locale_code = before


def speak(app: Flask) -> None:
    """Give the application its languages."""
    babel.init_app(app, locale_selector=choose_locale, default_translation_directories="app/translations")
